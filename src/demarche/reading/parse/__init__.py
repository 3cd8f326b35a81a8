"""Parsing: a text to sentences of words that form a tree.

`parse` reads the body of a text, `parse_all` that of many; `load` returns a `Parser` by name.
"""

from __future__ import annotations

from demarche.reading.parse.parser import Parser, load, parse, parse_all
from demarche.reading.parse.sentence import Sentence, Word

__all__ = ["Parser", "Sentence", "Word", "load", "parse", "parse_all"]
