"""Parsing: a text to sentences of words that form a tree."""

from __future__ import annotations

from demarche.reading.parse.sentence import Sentence, Word

__all__ = ["Sentence", "Word"]
