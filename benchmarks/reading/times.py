"""Score the reader of time expressions on TimeML news and on the Recognizers cases."""

import datetime as dt
import json
import re
from pathlib import Path

from benchmarks.reading.score import Count
from demarche.case.period import Period
from demarche.reading.when import TimeExpression, times

FRAME = "They said: "
"""Set before each case: many are no sentence, and would pass for a heading or a menu."""

_TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&apos;": "'", "&quot;": '"'}


def _day(value: str) -> Period | None:
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", value)
    if not found:
        return None
    day = dt.date(*map(int, found.groups()))
    return Period(day, day)


def _plain(markup: str) -> str:
    text = _TAG.sub("", markup)
    for entity, mark in _ENTITIES.items():
        text = text.replace(entity, mark)
    return text


def timeml(file: Path) -> tuple[str, Period | None, list[tuple[int, int, str, str]]]:
    """Return text, publication, and expressions (start, end, type, value) of a TimeML file."""
    page = file.read_text(encoding="utf-8")
    told = re.search(r'<DCT>.*?value="([^"]*)"', page, re.DOTALL)
    body = page.split("<TEXT>")[1].split("</TEXT>")[0]
    text, gold, at = "", [], 0
    for match in _TIMEX.finditer(body):
        text += _plain(body[at : match.start()])
        words = _plain(match[2])
        kind = re.search(r'type="(\w+)"', match[1])[1]
        value = re.search(r'value="([^"]*)"', match[1])[1]
        gold.append((len(text), len(text) + len(words), kind, value))
        text += words
        at = match.end()
    text += _plain(body[at:])
    # lines are wrapped: only a blank line ends a paragraph
    joined = re.sub(r"(?<!\n)\n(?!\s*\n)", " ", text)
    return joined, _day(told[1]) if told else None, gold


def tempeval(folder: Path) -> Count:
    """Value-F1 of TempEval-3: an expression counts if it overlaps and has the same value."""
    count = Count()
    for file in sorted(folder.glob("*/[!.]*.tml")):
        text, publication, gold = timeml(file)
        score(count, list(times(text, publication=publication)), gold)
    return count


def score(count: Count, ours: list[TimeExpression], gold: list[tuple[int, int, str, str]]) -> None:
    count.ours += len(ours)
    count.gold += len(gold)
    for start, end, _, value in gold:
        over = [t for t in ours if t.start < end and start < t.end]
        count.found += bool(over)
        count.right += any(t.value == value for t in over)


def recognizers(file: Path) -> Count:
    """Cases of the Recognizers on dates and periods of whole days: same words found, same days."""
    count = Count()
    for case in json.loads(file.read_text(encoding="utf-8-sig")):
        if "ReferenceDateTime" not in case.get("Context", {}):
            continue
        publication = _day(case["Context"]["ReferenceDateTime"])
        ours = times(FRAME + case["Input"], publication=publication)
        for result in case["Results"]:
            if result.get("TypeName") not in ("datetimeV2.date", "datetimeV2.daterange"):
                continue
            wanted = [_days(value) for value in result["Resolution"]["values"]]
            if not any(wanted):  # open at an end
                continue
            count.gold += 1
            start, end = (result[side] + len(FRAME) for side in ("Start", "End"))
            over = [t for t in ours if t.start <= end and start < t.end]
            count.found += bool(over)
            count.right += any(t.period in wanted for t in over if t.period)
        count.ours += len(ours)
    return count


def _days(value: dict) -> Period | None:
    if "value" in value:
        return _day(value["value"])
    first, after = _day(value.get("start", "")), _day(value.get("end", ""))
    if first is None or after is None:
        return None
    return Period(first.start, after.start - dt.timedelta(days=1))
