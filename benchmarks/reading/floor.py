"""The least that a reader could do: what every score is printed beside."""

import re

_SAID = re.compile(r"(?P<speaker>\w+) (?P<verb>said|says)\b(?: that)?(?P<content>[^.!?]*)")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FULL_DATE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d{1,2}, \d{4}\b|\b(?:19|20)\d\d\b"
)


def said(text: str) -> list[tuple[int, tuple[int, int], tuple[int, int]]]:
    """Return verb, speaker and words of each "X said": the word before, and the rest."""
    return [(m.start("verb"), m.span("speaker"), m.span("content")) for m in _SAID.finditer(text)]


def numbers(text: str) -> list[tuple[int, int, float]]:
    """Return every run of digits as a figure."""
    return [(*m.span(), float(m[0].replace(",", ""))) for m in _NUMBER.finditer(text)]


def years(text: str) -> list[tuple[int, int, str]]:
    """Return full dates and years as they stand."""
    return [(*m.span(), m[0][-4:]) for m in _FULL_DATE.finditer(text)]
