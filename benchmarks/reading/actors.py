"""Score the names of actors: GUM, wikigold, re3d, the annotated articles; measure speed.

``python -m benchmarks.reading.actors [--parser NAME]`` prints one table, ``--fit`` writes the
weights anew. Floor: runs of capitalised words inside sentences.
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
from demarche.reading import quotations
from demarche.reading.actors import Actors, Kind, actors
from demarche.reading.actors.evidence import KINDS, THING
from demarche.reading.actors.identity import evidence_of
from demarche.reading.actors.read import uses_of
from demarche.reading.parse import Parser, Sentence, Word, load, parse

SHARED = Path(__file__).parents[2].parent / "shared"
EVENTS = SHARED / "data" / "events"
Row = tuple[str, str, str, str]
Span = tuple[int, int]
NAMED = (Kind.PERSON, Kind.ORGANISATION)


@dataclass
class Document:
    """A text, its parse, and the heads of its annotated names with their kinds.

    ``free`` are heads that count neither for nor against; ``labels`` what the words of names name,
    ``heads`` the heads of these names. Sets without trees have ``spans`` and ``places`` instead.
    """

    text: str
    sentences: tuple[Sentence, ...]
    wanted: dict[int, str] = field(default_factory=dict)
    free: set[int] = field(default_factory=set)
    labels: dict[int, str] = field(default_factory=dict)
    heads: dict[int, int] = field(default_factory=dict)
    spans: dict[Span, str] = field(default_factory=dict)
    places: set[Span] = field(default_factory=set)


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
    uses = [use for held in uses_of(document.text, document.sentences) for use in held]
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


def score_spans(document: Document, ours: dict[Span, str], count: Count) -> None:
    """Count names that overlap an annotated one of the same kind; each annotated one once."""
    left = dict(document.spans)
    for span, kind in ours.items():
        if any(a < span[1] and span[0] < b for a, b in document.places):
            continue
        same = [w for w, k in left.items() if w[0] < span[1] and span[0] < w[1] and k == kind]
        count.ours += 1
        if same:
            count.right += 1
            del left[same[0]]
    count.gold += len(document.spans)


_CAPITALS = re.compile(r"(?<=[a-z,;] )[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*")


def floor(text: str) -> dict[Span, str]:
    """Return runs of capitalised words inside sentences: of two or more a person, else a body."""
    return {m.span(): "person" if " " in m[0] else "organisation" for m in _CAPITALS.finditer(text)}


_WIKIGOLD = {"PER": "person", "ORG": "organisation"}


def wikigold(file: Path, parser: Parser, *, step: int) -> Iterator[Document]:
    """Yield every other document: from 0 those that weights are fitted on, from 1 the others."""
    for piece in file.read_text(encoding="utf-8").split("-DOCSTART-")[step::2]:
        yield _of_spans(*_tagged(piece), parser)


def _of_spans(text: str, wanted: dict[Span, str], places: set[Span], parser: Parser) -> Document:
    """Return a document parsed, whose words in the spans are labelled."""
    document = Document(text, parse(text, parser=parser), spans=wanted, places=places)
    labels = {**dict.fromkeys(places, "place"), **wanted}
    inside = {at: kind for (a, b), kind in labels.items() for at in range(a, b)}
    starts = [word.start for sentence in document.sentences for word in sentence.words]
    document.labels.update({at: inside[at] for at in starts if at in inside})
    return document


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


_NAME_LIKE = re.compile(
    r"^(?!(?:He|She|It|They|We|I|His|Her|This|That|Some|Our|Its)\b).*\b[A-Z][\w.’'-]*$"
)


FITTED_RE3D = (
    "Australian_Department_of_Foreign_Affairs",
    "CENTCOM",
    "UK_Government",
    "US_State_Department",
)


def re3d(folder: Path, parser: Parser, *, fitted: bool) -> Iterator[Document]:
    """Yield the documents whose source weights are fitted on, or the others.

    A mention counts if it is of a person or organisation, ends in a capitalised word and opens with
    no pronoun; places and nationalities are free.
    """
    for part in sorted(p for p in folder.iterdir() if p.is_dir()):
        if (part.name in FITTED_RE3D) != fitted:
            continue
        held: dict[str, list[dict]] = defaultdict(list)
        for line in (part / "entities.json").read_text(encoding="utf-8").splitlines():
            held[json.loads(line)["documentId"]].append(json.loads(line))
        for line in (part / "documents.json").read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            told = {(e["begin"], e["end"]): (e["type"], e["value"]) for e in held[document["_id"]]}
            wanted = {
                span: kind.casefold()
                for span, (kind, words) in told.items()
                if kind in ("Person", "Organisation") and _NAME_LIKE.search(words)
            }
            places = {s for s, (kind, _) in told.items() if kind in ("Location", "Nationality")}
            yield _of_spans(document["text"], wanted, places, parser)


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


def main() -> None:
    """Print the table, or write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--parser", help="an installed spaCy pipeline; by default our own")
    arguments.add_argument("--fit", action="store_true", help="write the weights anew")
    chosen = arguments.parse_args()
    parser = load(chosen.parser)
    if chosen.fit:
        write_weights(parser)
        return
    rows: list[Row] = [("set", "measure", "ours", "floor"), *_rows(parser)]
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in rows:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )


WEIGHTS = Path(__file__).parents[2] / "src/demarche/reading/actors/weights.tsv"


def write_weights(parser: Parser) -> None:
    """Fit the weights on the documents set apart for it, and write them as a table."""
    rows = [
        row
        for documents in (
            gum(EVENTS / "ud" / "en_gum_free-ud-train.conllu.xz"),
            wikigold(EVENTS / "ner" / "wikigold.conll", parser, step=0),
            re3d(EVENTS / "re3d", parser, fitted=True),
        )
        for document in documents
        for row in labelled(document, document.labels)
    ]
    head = (
        "# How far each piece of evidence speaks for: person, organisation, place, thing.\n"
        "# Fitted by `python -m benchmarks.reading.actors --fit` on names in GUM (free genres),\n"
        "# half of wikigold and re3d's government sources.\n"
    )
    lines = ("\t".join([name, *(f"{w:.2f}" for w in told)]) for name, told in fit(rows).items())
    WEIGHTS.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def _rows(parser: Parser) -> Iterator[Row]:
    yield from _gum_rows()
    for name, documents in (
        ("wikigold, half not fitted on", wikigold(EVENTS / "ner/wikigold.conll", parser, step=1)),
        ("re3d, sources not fitted on", re3d(EVENTS / "re3d", parser, fitted=False)),
    ):
        if not EVENTS.is_dir():
            yield name, "", "not at hand", ""
            continue
        ours, least = Count(), Count()
        for document in documents:
            told = actors(document.text, document.sentences)
            score_spans(document, spans_of(told), ours)
            score_spans(document, floor(document.text), least)
        yield name, "name overlaps, kind", _told(ours), f"F1 {least.f1:.3f}"
    if (SHARED / "gold").is_dir():
        count = annotated(SHARED / "gold", parser)
        yield "annotated articles (two, seen)", "actors by any name", _told(count), ""


def _gum_rows() -> Iterator[Row]:
    file = EVENTS / "ud" / "en_gum-ud-test.conllu.xz"
    if not file.is_file():
        yield "GUM test", "", "not at hand", ""
        return
    kinds, heads, words, spent = Count(), Count(), 0, 0.0
    for document in gum(file):
        quoted = quotations(document.text)
        begun = time.perf_counter()
        told = actors(document.text, document.sentences, quotations=quoted)
        spent += time.perf_counter() - begun
        words += sum(len(sentence.words) for sentence in document.sentences)
        score(document, told, kinds, kinds=True)
        score(document, told, heads, kinds=False)
    yield "GUM test, its own trees", "head of name, kind", _told(kinds), ""
    yield "GUM test, its own trees", "head of name", _told(heads), ""
    yield "speed, given trees", "words a second", f"{words / spent:,.0f}", ""


def _told(count: Count) -> str:
    return f"P {count.precision:.3f} R {count.recall:.3f} F1 {count.f1:.3f}"


if __name__ == "__main__":
    main()
