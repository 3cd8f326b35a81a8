"""Print one table: events, their participants and status, beside a floor and published coders.

``python -m benchmarks.reading.events [--plv FILE] [--spans FILE]``. The PLV sentences
(``PLV_test.tsv`` of snowood1/Zero-Shot-PLOVER) and the source and target spans (``cameo_ner`` of
eventdata/ConfliBERT) are for evaluation only and not at hand by default. Sets that are not at hand
are named as such.
"""

import argparse
import csv
import json
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.reading import events_gold, factuality, petrarch
from benchmarks.reading.score import Count
from demarche.reading.actors import actors
from demarche.reading.events import Event, EventType, events
from demarche.reading.events.clause import depth
from demarche.reading.events.intent import as_coded
from demarche.reading.events.lexeme import lexeme
from demarche.reading.events.participant import phrase, sources, targets
from demarche.reading.events.signature import Signature, signatures
from demarche.reading.parse import Sentence, parse, parse_all
from demarche.reading.when import times

SHARED = Path(__file__).parents[2].parent / "shared"
DATA = SHARED / "data" / "events"
Row = tuple[str, str, str, str, str]

_RENAMED = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
_KEYWORDS = {
    "agree": "AGREE", "promise": "AGREE", "will": "AGREE", "meet": "CONSULT", "met": "CONSULT",
    "visit": "CONSULT", "talks": "CONSULT", "praise": "SUPPORT", "support": "SUPPORT",
    "signed": "SUPPORT", "lift": "CONCEDE", "ease": "CONCEDE", "cooperat": "COOPERATE",
    "aid": "AID", "gave": "AID", "withdr": "RETREAT", "release": "RETREAT", "resign": "RETREAT",
    "urge": "REQUEST", "demand": "REQUEST", "call": "REQUEST", "accuse": "ACCUSE",
    "condemn": "ACCUSE", "criticiz": "ACCUSE", "investigat": "ACCUSE", "reject": "REJECT",
    "refuse": "REJECT", "threat": "THREATEN", "warn": "THREATEN", "protest": "PROTEST",
    "demonstrat": "PROTEST", "strike": "PROTEST", "sanction": "SANCTION", "cancel": "SANCTION",
    "suspend": "SANCTION", "expel": "SANCTION", "troops": "MOBILIZE", "deploy": "MOBILIZE",
    "arrest": "COERCE", "ban": "COERCE", "seize": "COERCE", "kill": "ASSAULT",
    "attack": "ASSAULT", "bomb": "ASSAULT",
}  # fmt: skip
_KEYWORD = re.compile("|".join(rf"\b{word}" for word in _KEYWORDS), re.IGNORECASE)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--plv", type=Path, help="PLV_test.tsv")
    arguments.add_argument("--spans", type=Path, help="test.txt of cameo_ner")
    chosen = arguments.parse_args()
    rows: list[Row] = [("set", "measure", "ours", "floor", "published")]
    rows += _plover()
    rows += _plv(chosen.plv)
    rows += _spans(chosen.spans)
    rows += petrarch.rows(DATA)
    rows += events_gold.rows(SHARED)
    rows += factuality.rows(DATA)
    rows += _speed()
    widths = [max(len(row[i]) for row in rows) for i in range(5)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


def first(sentences: Iterable[Sentence], told: Iterable[Event]) -> Event | None:
    """Return the event that a coder of whole sentences would take: with a source, highest up."""
    trees = list(sentences)

    def rank(event: Event) -> tuple[bool, bool, int, int]:
        tree = next(t for t in trees if t.start <= event.start < t.end)
        i = next(k for k, word in enumerate(tree.words) if word.start == event.start)
        return not event.source, tree.words[i].upos == "NOUN", depth(tree, i), event.start

    return min(told, key=rank, default=None)


def macro_f1(gold: list[str], ours: list[str]) -> float:
    scores = []
    for label in set(gold):
        count = Count(ours.count(label), gold.count(label))
        count.right = sum(a == b == label for a, b in zip(gold, ours, strict=True))
        scores.append(count.f1)
    return sum(scores) / len(scores)


def keyword(text: str) -> str:
    """The floor: the type of the first keyword."""
    found = _KEYWORD.search(text)
    return next((_KEYWORDS[w] for w in _KEYWORDS if found and found[0].lower() == w), "NONE")


def gsr(file: Path) -> list[tuple[str, str, list[str], list[str]]]:
    """Return text, type, sources and targets of the PLOVER gold records."""
    records = json.loads(file.read_text(encoding="utf-8"))[1:]
    return [
        (
            record["text"].strip("{} "),
            _RENAMED.get(record["event"], record["event"]),
            _names(record.get("source")),
            _names(record.get("target")),
        )
        for record in records
    ]


def _names(told: object) -> list[str]:
    actors = [told] if isinstance(told, dict) else told or []
    return [actor["actorText"] for actor in actors if isinstance(actor, dict)]


def _plover() -> Iterator[Row]:
    file = DATA / "plover" / "PLOVER_GSR_CAMEO.json"
    if not file.is_file():
        yield "PLOVER gold", "", "not at hand", "", ""
        return
    records = gsr(file)
    gold, ours, least, both = [], [], [], 0
    for (text, label, by, to), trees in zip(
        records, parse_all(record[0] for record in records), strict=True
    ):
        found = first(trees, events(text, trees))
        gold.append(label)
        ours.append(as_coded(found)[0].value if found else "NONE")
        least.append(keyword(text))
        both += (
            found is not None
            and _all_in(text, by, found.source)
            and _all_in(text, to, found.target)
        )
    right = sum(a == b for a, b in zip(gold, ours, strict=True)) / len(gold)
    name = f"PLOVER gold, {len(gold)} (the lexicon was written with these in view)"
    yield name, "type, macro-F1", f"{macro_f1(gold, ours):.3f}", f"{macro_f1(gold, least):.3f}", ""
    yield name, "type, share right", f"{right:.3f}", "", "UniversalPetrarch .43"
    yield name, "both actors", f"{both / len(gold):.3f}", "", ""


def _all_in(text: str, names: list[str], parts: Iterable) -> bool:
    phrases = [text[p.start : p.end] for p in parts]
    return all(any(name in p or p in name for p in phrases) for name in names)


def _plv(file: Path | None) -> Iterator[Row]:
    published = "dictionary coder .46, GPT-4 zero-shot .615, SVM with parse features .665"
    if file is None or not file.is_file():
        yield "PLV test, clean", "type, macro-F1", "not at hand", "", published
        return
    known = {_plain(record[0]) for record in gsr(DATA / "plover" / "PLOVER_GSR_CAMEO.json")}
    with file.open(encoding="utf-8", newline="") as lines:
        clean = [
            row for row in csv.DictReader(lines, delimiter="\t")
            if _plain(row["sentence"]) not in known
        ]  # fmt: skip
    gold, ours, least = [], [], []
    for row, trees in zip(clean, parse_all(row["sentence"] for row in clean), strict=True):
        told = events(row["sentence"], trees)
        found = first(trees, _about(row, told))
        gold.append(row["gold_root"])
        ours.append(_yield(as_coded(found)[0].value) if found else "NONE")
        least.append(_yield(keyword(row["sentence"])))
    name = f"PLV test, clean {len(clean)}"
    told_none = ours.count("NONE") / len(ours)
    score = f"{macro_f1(gold, ours):.3f} ({told_none:.0%} silent)"
    yield name, "type, macro-F1", score, f"{macro_f1(gold, least):.3f}", published


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _yield(label: str) -> str:
    return "YIELD" if label in ("CONCEDE", "RETREAT") else label


def _about(row: dict[str, str], told: tuple[Event, ...]) -> list[Event] | tuple[Event, ...]:
    """Return the events between the two actors that the set names, else of one, else all."""
    text = row["sentence"]
    by = [e for e in told if _all_in(text, [row["source"]], e.source)]
    to = [e for e in told if _all_in(text, [row["target"]], e.target)]
    return [e for e in by if e in to] or by or to or told


def _spans(file: Path | None) -> Iterator[Row]:
    name, published = "cameo_ner", "subject and object rules: source .62-.70, target .21"
    if file is None or not file.is_file():
        yield name, "source, target exact", "not at hand", "", published
        return
    counts = {"S": Count(), "T": Count()}
    marked = list(_marked(file))
    for (_, wanted), trees in zip(marked, parse_all(text for text, _ in marked), strict=True):
        found = _whom(trees)
        for role, count in counts.items():
            count.ours += len(found[role])
            count.gold += len(wanted[role])
            count.right += len(set(found[role]) & set(wanted[role]))
    for role, told in (("S", "source"), ("T", "target")):
        yield f"{name}, {len(marked)}", f"{told}, exact F1", f"{counts[role].f1:.3f}", "", published


def _whom(trees: Iterable[Sentence]) -> dict[str, list[tuple[int, int]]]:
    """Return the phrases of source and target of the main clause; conjuncts are one phrase."""
    for tree in trees:
        main = _main(tree)
        by = sources(tree, main)
        to = targets(tree, main, barred=by)
        if by or to:
            spans = {"S": [phrase(tree, p) for p in by], "T": [phrase(tree, p) for p in to]}
            return {
                role: [(min(p.start for p in ps), max(p.end for p in ps))] if ps else []
                for role, ps in spans.items()
            }
    return {"S": [], "T": []}


def _main(tree: Sentence) -> int:
    """Return the verb of the main clause; of "it rained, she said" what was said."""
    told = signatures().get(lexeme(tree.words[tree.root])) is Signature.TOLD
    before = (
        k for k in tree.dependents[tree.root] if tree.words[k].relation == "ccomp" and k < tree.root
    )
    return next(before, tree.root) if told else tree.root


def _marked(file: Path) -> Iterator[tuple[str, dict[str, list[tuple[int, int]]]]]:
    for block in file.read_text(encoding="utf-8").strip().split("\n\n"):
        text = ""
        spans: dict[str, list[tuple[int, int]]] = {"S": [], "T": []}
        for line in block.splitlines():
            word, tag = line.rsplit(" ", 1)
            text += " " * bool(text)
            start, text = len(text), text + word
            role = tag[-1]
            if role in spans and tag.startswith("B"):
                spans[role].append((start, len(text)))
            elif spans.get(role):
                spans[role][-1] = (spans[role][-1][0], len(text))
        yield text, spans


def _speed() -> Iterator[Row]:
    file = DATA / "plover" / "PLOVER_GSR_CAMEO.json"
    if not file.is_file():
        return
    text = " ".join(record[0] for record in gsr(file))
    trees = parse(text)
    known = actors(text, trees)
    expressions = times(text)
    events(text, trees, actors=known, expressions=expressions)  # word lists are read once
    begun = time.process_time()
    events(text, trees, actors=known, expressions=expressions)
    rate = sum(len(tree.words) for tree in trees) / (time.process_time() - begun)
    yield "speed of events", "words a second a core, parsed", f"{rate:,.0f}", "20,000 wanted", ""


if __name__ == "__main__":
    assert {*_KEYWORDS.values()} <= {kind.value for kind in EventType}
    main()
