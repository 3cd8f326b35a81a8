"""The parser that comes with the package."""

from __future__ import annotations

from pathlib import Path

from demarche.reading.parse.parser import Parser
from demarche.reading.parse.spacy_pipeline import SpacyPipeline


def own_parser() -> Parser:
    """Return the parser with the weights that the package carries."""
    return SpacyPipeline.load(str(Path(__file__).parent / "weights"))
