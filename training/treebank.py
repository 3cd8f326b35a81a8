"""Universal Dependencies treebanks: raw text of each paragraph, with the words that stand in it.

A word of the treebank is a syntactic word; the two of a contraction share a surface token
("don't"). English contractions cut cleanly ("do", "n't"), so each word gets a span of its own.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from demarche.reading.parse.sentence import Sentence, Word


@dataclass(frozen=True)
class Paragraph:
    """The raw text of a paragraph and its sentences; spans are into the text."""

    text: str
    sentences: tuple[Sentence, ...]


def paragraphs(file: Path) -> Iterator[Paragraph]:
    """Yield the paragraphs of a CoNLL-U file compressed with xz."""
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        waiting: list[list[list[str]]] = []
        for starts_paragraph, rows in _sentences(lines):
            if starts_paragraph and waiting:
                yield _paragraph(waiting)
                waiting = []
            waiting.append(rows)
        if waiting:
            yield _paragraph(waiting)


def _sentences(lines: Iterator[str]) -> Iterator[tuple[bool, list[list[str]]]]:
    starts_paragraph, rows = False, []
    for line in lines:
        if line.startswith("#"):
            starts_paragraph |= line.startswith(("# newdoc", "# newpar"))
        elif line.strip():
            rows.append(line.rstrip("\n").split("\t"))
        elif rows:
            yield starts_paragraph, rows
            starts_paragraph, rows = False, []
    if rows:
        yield starts_paragraph, rows


def _paragraph(waiting: list[list[list[str]]]) -> Paragraph:
    text, sentences = "", []
    for rows in waiting:
        words: list[Word] = []
        start = last_inside = 0
        for row in rows:
            if "-" in row[0]:
                start, last_inside = len(text), int(row[0].split("-")[1])
                text += _with_space(row)
            elif "." not in row[0]:
                if int(row[0]) > last_inside:
                    start = len(text)
                    text += _with_space(row)
                words.append(_word(row, start))
                start = words[-1].end
        sentences.append(Sentence(tuple(words)))
    return Paragraph(text.rstrip(" "), tuple(sentences))


def _with_space(row: list[str]) -> str:
    return row[1] + " " * ("SpaceAfter=No" not in row[9].split("|"))


def _word(row: list[str], start: int) -> Word:
    _, form, lemma, upos, xpos, features, head, relation = row[:8]
    return Word(
        start,
        start + len(form),
        form,
        lemma,
        upos,
        xpos,
        dict(pair.split("=") for pair in features.split("|") if pair != "_"),
        int(head) - 1,
        relation,
    )
