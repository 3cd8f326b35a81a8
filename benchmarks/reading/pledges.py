"""Score pledges on the annotated articles: found at all, party, where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading.gold import PUBLICATION, Gold
from demarche.case.read import read_case
from demarche.reading.actors import actors
from demarche.reading.as_items import AsItems
from demarche.reading.events import events
from demarche.reading.item import Item
from demarche.reading.parse import parse
from demarche.reading.pledges import pledges
from demarche.reading.speech import quotations

Row = tuple[str, str, str, str, str]
CASE = Path(__file__).parents[2] / "examples" / "us-north-korea-2018" / "case.yaml"
_GIVES = re.compile(r"\b(pledg|promis|vow|commit|agree|offer|announc)\w*")


@dataclass(frozen=True)
class Ours:
    """A pledge as some reader tells it: the words, who by country, where it stands."""

    spans: tuple[tuple[int, int], ...]
    countries: frozenset[str]
    status: str


@dataclass
class Score:
    """How many are annotated, ours, found, with the party, with the status; and what is worst."""

    gold: int = 0
    ours: int = 0
    found: int = 0
    party: int = 0
    status: int = 0
    overstated: int = 0

    def __str__(self) -> str:
        return (
            f"of {self.gold}: {self.found} found, {self.party} party, {self.status} status;"
            f" {self.ours} told"
        )


def rows(shared: Path) -> Iterator[Row]:
    gold = Gold(shared / "gold")
    if not gold.folder.is_dir():
        yield "annotated articles", "pledges", "not at hand", "", ""
        return
    floor = score(gold, _floor)
    for name, case in (("alone", None), ("with the case's parties", read_case(CASE))):
        ours = score(gold, lambda text, case=case: _ours(text, case))
        name = f"annotated articles, {name}"
        yield name, "pledges", str(ours), str(floor), ""
        yield name, "proposed told as given", str(ours.overstated), str(floor.overstated), ""


def score(gold: Gold, read) -> Score:
    """Score a reader from text to `Ours`; overlap of any span with any support finds an item."""
    found = Score()
    for file in gold.files():
        told = read(gold.text(file))
        found.ours += len(told)
        for item in gold.items("commitments"):
            supports = [s for s in item["supports"] if s["file"] == file]
            if not supports:
                continue
            found.gold += 1
            over = [one for one in told if _overlap(one, supports)]
            same = [one for one in over if item["party"].split(".")[0] in one.countries]
            found.found += bool(over)
            found.party += bool(same)
            found.status += any(one.status == item["status"] for one in same or over)
            proposed = item["status"] == "proposed"
            found.overstated += proposed and any(one.status != "proposed" for one in over)
    return found


def _overlap(one: Ours, supports: list[dict]) -> bool:
    return any(a < s["end"] and s["start"] < b for a, b in one.spans for s in supports)


def _ours(text: str, case) -> list[Ours]:
    trees, quoted = parse(text), quotations(text)
    who = actors(text, trees, quotations=quoted, case=case)
    told = events(text, trees, publication=PUBLICATION, actors=who)
    items = map(AsItems(text, who).of_pledge, pledges(text, trees, told, who, quoted))
    return [Ours(item.spans[:1], _countries(item, who, case), item.status) for item in items]


def _countries(item: Item, who, case) -> frozenset[str]:
    found = set()
    for name in item.by:
        actor = who.by_id.get(name)
        of = case.people[name].of if case and name in case.people else name
        found |= {name, (of or "").upper(), actor.country if actor else ""}
    return frozenset(found - {""})


def _floor(text: str) -> list[Ours]:
    """The floor: each sentence with a word of promising is a pledge, of nobody, given."""
    return [
        Ours((match.span(),), frozenset(), "pledged")
        for match in re.finditer(r"[^.!?\n]+[.!?\n]", text)
        if _GIVES.search(match[0])
    ]
