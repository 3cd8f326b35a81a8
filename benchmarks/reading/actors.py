"""Score the names of actors: GUM, wikigold, re3d, annotated articles; and spans of sources and targets.

``python -m benchmarks.reading.actors [--parser NAME]`` prints one table. Floor: every run of capitalised
words that does not open a sentence is a name of an actor.
"""

import argparse
import json
import lzma
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

from benchmarks.reading.score import Count
from demarche.reading.actors import Actors, Kind, actors
from demarche.reading.actors.evidence import KINDS, THING
from demarche.reading.actors.identity import evidence_of
from demarche.reading.actors.read import _FLAT, _uses
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
    labels: dict[int, str] = field(default_factory=dict)
    heads: dict[int, int] = field(default_factory=dict)


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
                Word(
                    start,
                    start + len(row[1]),
                    row[1],
                    row[2],
                    row[3],
                    row[4],
                    features,
                    int(row[6]) - 1,
                    row[7],
                )
            )
        sentences.append(Sentence(tuple(words)))
        text = text.rstrip(" ") + "\n"
        _entities(s, rows, open_, found)
    document = Document(text, tuple(sentences))
    for s, a, b, kind, _ in sorted(found, key=lambda entity: entity[1] - entity[2]):
        words = sentences[s].words
        inside = range(a, b + 1)
        head = next((i for i in inside if words[i].head not in inside), b)
        if words[head].upos != "PROPN":
            continue
        kind = kind.replace("z", "s")
        for i in _named(words, inside, head):
            document.labels[words[i].start] = kind if kind in KINDS else THING
            document.heads[words[i].start] = words[head].start
    for at in set(document.heads.values()):
        kind = document.labels[at]
        if kind in ("person", "organisation"):
            document.wanted[at] = kind
        elif kind == "place":
            document.free.add(at)
    return document


_WITHIN_NAME = ("flat", "compound", "nmod:desc", "amod", "nmod:unmarked")


def _named(words: list[Word], inside: range, head: int) -> Iterator[int]:
    """Yield the words of a name: its head, and the proper nouns that hang on it as parts."""
    for i in inside:
        at = i
        while at != head and at in inside and words[at].relation.startswith(_WITHIN_NAME):
            at = words[at].head
        if at == head and words[i].upos == "PROPN":
            yield i


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
            inside = [
                i for i, w in enumerate(sentence.words) if w.start < span[1] and span[0] < w.end
            ]
            outside = [i for i in inside if sentence.words[i].head not in inside]
            told = [
                document.heads[at]
                for i in reversed(inside)
                if (at := sentence.words[i].start) in document.heads
            ]
            return told[0] if told else sentence.words[outside[0] if outside else inside[0]].start
    return span[0]


def labelled(document: Document, labels: dict[int, str]) -> Iterator[tuple[dict[str, int], str]]:
    """Yield for each name that no gazetteer knows its evidence and what it names."""
    uses = [
        use for held in _uses(document.text.translate(_FLAT), document.sentences) for use in held
    ]
    named = [use for use in uses if use.name.begin < use.name.stop and use.name.entry is None]
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for use in named:
        told[use.name.key][labels.get(_head(document, (use.name.start, use.name.end)), THING)] += 1
    for key, found in evidence_of(named).items():
        yield dict(found), told[key].most_common(1)[0][0]


def fit(rows: list[tuple[dict[str, int], str]], *, penalty: float = 1.0) -> dict[str, list[float]]:
    """Return the weights of a multinomial logistic regression on log(1 + count)."""
    names = ["always", *sorted({name for found, _ in rows for name in found})]
    x = np.zeros((len(rows), len(names)))
    x[:, 0] = 1
    for i, (found, _) in enumerate(rows):
        for name, count in found.items():
            x[i, names.index(name)] = np.log1p(count)
    y = np.eye(len(KINDS))[[KINDS.index(kind) for _, kind in rows]]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(len(names), len(KINDS))
        scores = x @ w
        logs = scores - logsumexp(scores, axis=1, keepdims=True)
        slope = x.T @ (np.exp(logs) - y) + penalty * w
        return float(-(y * logs).sum() + penalty / 2 * (w**2).sum()), slope.ravel()

    best = minimize(loss, np.zeros(len(names) * len(KINDS)), jac=True, method="L-BFGS-B")
    return dict(zip(names, best.x.reshape(len(names), len(KINDS)).round(2).tolist(), strict=True))


def spans_of(told: Actors) -> dict[Span, str]:
    """Return the spans of the names of people and organisations."""
    return {m.name: m.kind.value for m in told.mentions if m.name is not None and m.kind in NAMED}


def score_spans(
    ours: dict[Span, str], wanted: dict[Span, str], free: set[Span], count: Count
) -> None:
    """Count names that overlap an annotated one of the same kind; each annotated one once."""
    left = dict(wanted)
    for span, kind in ours.items():
        if any(a < span[1] and span[0] < b for a, b in free):
            continue
        same = [w for w, k in left.items() if w[0] < span[1] and span[0] < w[1] and k == kind]
        count.ours += 1
        if same:
            count.right += 1
            del left[same[0]]
    count.gold += len(wanted)


_WIKIGOLD = {"PER": "person", "ORG": "organisation"}


def wikigold(file: Path, parser: Parser) -> Count:
    """Score the names of people and organisations; names of places are free."""
    count = Count()
    for document in file.read_text(encoding="utf-8").split("-DOCSTART-"):
        text, wanted, free = _tagged(document)
        if text.strip():
            score_spans(spans_of(actors(text, parse(text, parser=parser))), wanted, free, count)
    return count


def _tagged(document: str) -> tuple[str, dict[Span, str], set[Span]]:
    text, wanted, free = "", {}, set()
    begun: tuple[int, str] | None = None
    for line in [*document.splitlines(), ""]:
        word, _, tag = line.partition(" ")
        kind = tag[2:] if tag[1:2] == "-" else ""
        if begun and kind != begun[1]:
            span = (begun[0], len(text.rstrip()))
            if begun[1] in _WIKIGOLD:
                wanted[span] = _WIKIGOLD[begun[1]]
            elif begun[1] == "LOC":
                free.add(span)
            begun = None
        if kind and begun is None:
            begun = (len(text), kind)
        text += "\n" if not line.strip() else word + " "
    return text, wanted, free


_NAME_LIKE = re.compile(r"^(?!(?:He|She|It|They|We|I|His|Her|This|That|Some|Our|Its)\b).*\b[A-Z][\w.’'-]*$")


def re3d(folder: Path, parser: Parser) -> Count:
    """Score names of people and organisations with a capital in them; places are free."""
    count = Count()
    for part in sorted(p for p in folder.iterdir() if p.is_dir()):
        held: dict[str, list[dict]] = defaultdict(list)
        for line in (part / "entities.json").read_text(encoding="utf-8").splitlines():
            entity = json.loads(line)
            held[entity["documentId"]].append(entity)
        for line in (part / "documents.json").read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            text, entities = document["text"], held[document["_id"]]
            wanted = {
                (e["begin"], e["end"]): e["type"].casefold()
                for e in entities
                if e["type"] in ("Person", "Organisation") and _NAME_LIKE.search(e["value"])
            }
            free = {
                (e["begin"], e["end"]) for e in entities if e["type"] in ("Location", "Nationality")
            }
            score_spans(spans_of(actors(text, parse(text, parser=parser))), wanted, free, count)
    return count


def annotated(folder: Path, parser: Parser) -> Count:
    """Score who acts in the annotated articles, by any of the names that each article uses."""
    count = Count()
    held = json.loads((folder / "actors.json").read_text(encoding="utf-8"))
    for file in sorted({s["file"] for item in held["items"] for s in item["supports"]}):
        text = (folder.parent / "seeds" / file).read_text(encoding="utf-8")
        told = actors(text, parse(text, parser=parser))
        wanted = [
            {_plain(alias) for alias in item["aliases_in_texts"]}
            for item in held["items"]
            if any(s["file"] == file for s in item["supports"])
            and item["aliases_in_texts"]
            and any(
                alias[:1].isupper() or alias.startswith("the ")
                for alias in item["aliases_in_texts"]
            )
        ]
        ours = [{_plain(n) for n in (a.name, *a.names)} for a in told.actors if a.names]
        count.ours += len(ours)
        count.gold += len(wanted)
        count.right += sum(any(names & mine for mine in ours) for names in wanted)
    return count


def _plain(name: str) -> str:
    return re.sub(r"^(?:the|a) ", "", name.replace("’", "'")).replace("-", " ").casefold()
