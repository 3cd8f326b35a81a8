"""Score on the annotated articles: quotations, figures, and dates of events."""

import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading.score import Count
from demarche.case.period import Period, period
from demarche.reading import Form, figures, quotations, times
from demarche.sources import sentence_at

PUBLICATION = period("2018-08-24..2018-08-30")
"""The articles do not say; the day that they tell of, and the days after."""


@dataclass
class Gold:
    """The annotations, and the texts that they are of."""

    folder: Path

    def items(self, kind: str) -> list[dict]:
        return json.loads((self.folder / f"{kind}.json").read_text(encoding="utf-8"))["items"]

    def text(self, file: str) -> str:
        return (self.folder.parent / "seeds" / file).read_text(encoding="utf-8")

    def files(self) -> list[str]:
        return sorted({item["file"] for item in self.items("quotes")})


def quotes(gold: Gold) -> tuple[Count, Count]:
    """Return scores for exact words, and for words with the right form of attribution.

    The annotated speaker is an identifier of the case. A speaker counts as right if the phrase
    found stands in the sentence of the words that the annotation names as support, not behind
    them; and if none is found where none is annotated.
    """
    words, spoken = Count(), Count()
    for file in gold.files():
        text = gold.text(file)
        ours = [q for q in quotations(text) if q.form is not Form.INDIRECT]
        items = [item for item in gold.items("quotes") if item["file"] == file]
        for count in (words, spoken):
            count.ours += sum(len(q.parts) for q in ours)
            count.gold += len(items)
        for item in items:
            span = (item["start"], item["end"])
            same = [q for q in ours if span in q.parts]
            words.found += bool(same)
            words.right += bool(same)
            spoken.found += bool(same)
            spoken.right += any(_spoken(text, q, item) for q in same)
    return words, spoken


def _spoken(text: str, quotation, item: dict) -> bool:
    told, support = quotation.attribution, item["attribution_support"]
    if support is None or told is None:
        return support is None and told is None
    if told.speaker is None:
        return False
    # the subject of the sentence may stand before the words that the annotator marked
    here = sentence_at(text, (support["start"], support["end"]))
    same = sentence_at(text, told.speaker) == here
    return same and told.speaker[0] < support["end"] and told.cue[0] < support["end"] + 2


def amounts(gold: Gold) -> tuple[Count, Count]:
    """Return scores for value and direction of figures, and for traps passed."""
    count, traps = Count(), Count()
    for item in gold.items("figures"):
        support = item["support"]
        over = [
            f
            for f in figures(gold.text(support["file"]), publication=PUBLICATION)
            if support["start"] <= f.start < support["end"]
        ]
        if item["trap"]:
            traps.gold += 1
            traps.right += not over
            continue
        count.gold += 1
        value = float(item["value"].lstrip(">"))
        same = [f for f in over if float(f.value) == value]
        wanted = {"up": 1, "down": -1}.get(item["direction"], 0)
        above = item["value"].startswith(">")
        count.found += bool(same)
        count.right += any(
            f.direction == wanted and (f.comparison.value == ">") == above for f in same
        )
    count.ours = sum(len(figures(gold.text(file))) for file in gold.files())
    return count, traps


def dates(gold: Gold) -> Count:
    """Score expressions inside the supports of dated events: the days must overlap."""
    count = Count()
    for item in gold.items("events"):
        told = item["date_text"]
        if not told["start"] or not told["end"]:
            continue
        wanted = period(f"{told['start']}..{told['end']}")
        for support in item["supports"]:
            ours = [
                t
                for t in times(gold.text(support["file"]), publication=PUBLICATION)
                if support["start"] <= t.start < support["end"]
                and t.text.casefold() in told["basis"].casefold()
            ]
            count.gold += bool(ours)
            count.right += any(t.period is not None and _near(t.period, wanted) for t in ours)
    return count


def _near(found: Period, wanted: Period) -> bool:
    return found.overlaps(wanted)
