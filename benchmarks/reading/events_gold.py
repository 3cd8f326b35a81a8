"""Score events on the annotated articles: type, countries of both sides, days, words; status."""

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.reading.gold import PUBLICATION, Gold
from benchmarks.reading.score import Count
from demarche.case.nouns import Case
from demarche.case.period import period
from demarche.case.read import read_case
from demarche.reading.actors import Actors, actors
from demarche.reading.events import Event, events
from demarche.reading.events.participant import Participant
from demarche.reading.parse import parse
from demarche.reading.speech import quotations

Row = tuple[str, str, str, str, str]
CASE = Path(__file__).parents[2] / "examples" / "us-north-korea-2018" / "case.yaml"
_SPELT = {"realized": "realised"}


def rows(shared: Path) -> Iterator[Row]:
    gold = Gold(shared / "gold")
    if not gold.folder.is_dir():
        yield "annotated articles", "events", "not at hand", "", ""
        return
    for name, case in (("alone", None), ("with the case's parties", read_case(CASE))):
        found, status, typed, least = Count(), Count(), Count(), Count()
        for file in gold.files():
            _score(gold, file, case, found, status, typed, least)
        name = f"annotated articles, {name}"
        yield name, "events: type, sides, days, words", _told(found), "0 (no sides)", ""
        yield name, "events: type and words", _told(typed), _told(least), ""
        yield name, "status of matched events", f"{status.right} of {status.gold}", "", ""


def _told(count: Count) -> str:
    return f"P {count.precision:.2f} R {count.recall:.2f} F1 {count.f1:.2f}"


def _score(
    gold: Gold,
    file: str,
    case: Case | None,
    found: Count,
    status: Count,
    typed: Count,
    least: Count,
) -> None:
    text = gold.text(file)
    trees = parse(text)
    known = actors(text, trees, quotations=quotations(text), case=case)
    told = events(text, trees, publication=PUBLICATION, actors=known)
    items = [
        item
        for item in gold.items("events")
        if any(support["file"] == file for support in item["supports"])
    ]
    wanted = [item for item in items if item["plover"]["type"]]
    for count in (found, typed, least):
        count.gold += len(wanted)
    found.ours += len(told)
    typed.ours += len(told)
    for item in wanted:
        near = [e for e in told if _type_fits(e.type.value, item) and _overlaps(e, item, file)]
        typed.right += bool(near)
        full = [e for e in near if _sides_fit(e, item, known, case) and _days_fit(e, item)]
        if full:
            found.right += 1
            status.gold += 1
            status.right += any(
                e.status.value == _SPELT.get(item["status"], item["status"]) for e in full
            )
    _floor(text, file, wanted, least)


def _type_fits(kind: str, item: dict) -> bool:
    told = item["plover"]
    others = {
        alternative.split("/")[0].split()[0] for alternative in told["acceptable_alternatives"]
    }
    return kind == told["type"] or kind in others


def _overlaps(event: Event, item: dict, file: str) -> bool:
    return any(
        support["file"] == file and start < support["end"] and support["start"] < end
        for support in item["supports"]
        for start, end in event.spans
    )


def _sides_fit(event: Event, item: dict, known: Actors, case: Case | None) -> bool:
    """Whether each annotated side meets ours, by country; of a mutual act either side does."""
    by, to = _countries(item["source"]), _countries(item["target"])
    ours_by, ours_to = (_ours(side, known, case) for side in (event.source, event.target))
    if not to:
        return bool(by & (ours_by | ours_to))
    return bool(by & ours_by) and bool(to & ours_to)


def _countries(ids: list[str]) -> set[str]:
    return {name.split(".")[0] for name in ids}


def _ours(side: tuple[Participant, ...], known: Actors, case: Case | None) -> set[str]:
    """Return the countries of a side, as the annotation writes them."""
    found = set()
    for name in (name for part in side for name in part.actors):
        actor = known.by_id.get(name)
        of = case.people[name].of if case and name in case.people else name
        found |= {name, (of or "").upper(), actor.country if actor else ""}
    return found - {""}


def _days_fit(event: Event, item: dict) -> bool:
    """Whether the days overlap; where the text gives an event none, they cannot clash."""
    told = item["date_text"]
    if event.when is None or event.when.span is None or not (told["start"] and told["end"]):
        return True
    return event.when.span.overlaps(period(f"{told['start']}..{told['end']}"))


def _floor(text: str, file: str, wanted: list[dict], least: Count) -> None:
    """The floor: each sentence has the type of its first keyword, sides unknown."""
    from benchmarks.reading.events import keyword

    for match in re.finditer(r"[^.!?\n]+[.!?\n]", text):
        kind = keyword(match[0])
        if kind == "NONE":
            continue
        least.ours += 1
        least.right += any(
            _type_fits(kind, item)
            and any(
                s["file"] == file and s["start"] < match.end() and match.start() < s["end"]
                for s in item["supports"]
            )
            for item in wanted
        )
