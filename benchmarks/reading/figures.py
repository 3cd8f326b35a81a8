"""Score the reader of figures on the Recognizers cases: value and unit of percentages and so on."""

import json
from fractions import Fraction
from pathlib import Path

from benchmarks.reading.floor import numbers
from benchmarks.reading.score import Count
from demarche.reading import Figure, figures

FRAME = "They said: "
"""Set before each case: many are no sentence, and would pass for a heading or a menu."""


def recognizers(file: Path) -> Count:
    """A case is right if a figure overlaps the expected words and has the expected value."""
    count = Count()
    for case in json.loads(file.read_text(encoding="utf-8-sig")):
        if "python" in case.get("NotSupported", "").lower():
            continue
        text = FRAME + case["Input"]
        ours = figures(text)
        count.ours += len(ours)
        for result in case["Results"]:
            wanted = _value(result["Resolution"])
            if wanted is None:
                continue
            count.gold += 1
            start = result["Start"] + len(FRAME)
            end = result.get("End", result["Start"]) + len(FRAME)
            over = [f for f in ours if f.start <= end and start < f.end]
            count.found += bool(over)
            count.right += any(_same(f, wanted) for f in over)
    return count


def _value(resolution: dict) -> Fraction | None:
    written = str(resolution.get("value", "")).rstrip("%")
    try:
        return Fraction(written)
    except ValueError:
        return None


def _same(figure: Figure, wanted: Fraction) -> bool:
    return abs(float(figure.value) - float(wanted)) <= 1e-6 * max(1.0, abs(float(wanted)))


def digits_only(file: Path) -> Count:
    """The floor: every run of digits is a figure."""
    count = Count()
    for case in json.loads(file.read_text(encoding="utf-8-sig")):
        if "python" in case.get("NotSupported", "").lower():
            continue
        found = numbers(case["Input"])
        for result in case["Results"]:
            wanted = _value(result["Resolution"])
            if wanted is None:
                continue
            count.gold += 1
            end = result.get("End", result["Start"])
            over = [v for a, b, v in found if a <= end and result["Start"] < b]
            count.right += any(v == float(wanted) for v in over)
    return count
