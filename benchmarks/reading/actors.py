"""Score the names of actors: GUM, wikigold, re3d, annotated articles; and spans of sources and targets.

``python -m benchmarks.reading.actors [--parser NAME]`` prints one table. Floor: every run of capitalised
words that does not open a sentence is a name of an actor.
"""

import argparse
import json
import lzma
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.reading.score import Count
from demarche.reading.actors import Actors, Kind, actors
from demarche.reading.parse import Parser, Sentence, Word, load, parse
from demarche.sources import segments

SHARED = Path(__file__).parents[2].parent / "shared"
EVENTS = SHARED / "data" / "events"
Row = tuple[str, str, str, str]
Span = tuple[int, int]
NAMED = (Kind.PERSON, Kind.ORGANISATION)


@dataclass
class Document:
    """A text, its parse, and the heads of its annotated names with their kinds.

    ``free`` are heads that count neither for nor against.
    """

    text: str
    sentences: tuple[Sentence, ...]
    wanted: dict[int, str] = field(default_factory=dict)
    free: set[int] = field(default_factory=set)


def gum(file: Path) -> Iterator[Document]:
    """Yield the documents of a GUM file with their own trees.

    A mention counts if its head is a proper noun and it is a person or an organisation; names of
    places are free, as GUM does not tell a country that acts from one where something is.
    """
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        block: list[list[list[str]]] = []
        rows: list[list[str]] = []
        for line in lines:
            if line.startswith("# newdoc") and block:
                yield _document(block)
                block = []
            elif line.strip() and line[0] != "#":
                cells = line.rstrip("\n").split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
            elif not line.strip() and rows:
                block.append(rows)
                rows = []
        yield _document(block)


def _document(block: list[list[list[str]]]) -> Document:
    text, sentences = "", []
    open_: dict[str, tuple[int, int, str, str]] = {}
    found: list[tuple[int, int, int, str, str]] = []
    for s, rows in enumerate(block):
        words = []
        for row in rows:
            start = len(text)
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
            features = dict(p.split("=", 1) for p in row[5].split("|")) if row[5] != "_" else {}
            words.append(
                Word(start, start + len(row[1]), row[1], row[2], row[3], row[4], features, int(row[6]) - 1, row[7])
            )
        sentences.append(Sentence(tuple(words)))
        text = text.rstrip(" ") + "\n"
        _entities(s, rows, open_, found)
    document = Document(text, tuple(sentences))
    for s, a, b, kind, span in found:
        words = sentences[s].words
        inside = range(a, b + 1)
        head = next((i for i in inside if words[i].head not in inside), b)
        if words[head].upos != "PROPN":
            continue
        if kind in ("person", "organization"):
            document.wanted[words[head].start] = kind.replace("z", "s")
        elif kind == "place":
            document.free.add(words[head].start)
    return document


_ENTITY = re.compile(r"\(([^()]+)\)?|(\d+)(?:\[[^\]]*\])?\)")


def _entities(s: int, rows: list[list[str]], open_: dict, found: list) -> None:
    for i, row in enumerate(rows):
        told = next((p[7:] for p in row[9].split("|") if p.startswith("Entity=")), "")
        for m in re.finditer(r"\([^()]*\)?|[^()]*\)", told):
            piece = m[0]
            if piece[0] == "(":
                name, kind = piece.strip("()").split("-")[:2]
                if piece[-1] == ")":
                    found.append((s, i, i, kind, name))
                else:
                    open_.setdefault(name, []).append((s, i, kind))
            else:
                name = piece.rstrip(")").split("[")[0]
                if open_.get(name):
                    begun = open_[name].pop()
                    if begun[0] == s:
                        found.append((s, begun[1], i, begun[2], name))


def score(document: Document, told: Actors, count: Count, *, kinds: bool) -> None:
    """Count names by their heads, with their kinds or without."""
    ours: dict[int, str] = {}
    for mention in told.mentions:
        if mention.name is not None and mention.kind in NAMED:
            ours[_head(document, mention.name)] = mention.kind.value
    count.ours += sum(at not in document.free for at in ours)
    count.gold += len(document.wanted)
    for at, kind in document.wanted.items():
        count.found += at in ours
        count.right += ours.get(at) == kind if kinds else at in ours


def _head(document: Document, span: Span) -> int:
    for sentence in document.sentences:
        if sentence.start <= span[0] < sentence.end:
            inside = [i for i, w in enumerate(sentence.words) if w.start < span[1] and span[0] < w.end]
            outside = [i for i in inside if sentence.words[i].head not in inside]
            return sentence.words[outside[0] if outside else inside[0]].start
    return span[0]
