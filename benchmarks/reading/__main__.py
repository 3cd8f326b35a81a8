"""Print one table: our readers, a floor and published baselines, on each set that is at hand.

``python -m benchmarks.reading [--tempeval FOLDER]``. Sets that are not at hand are named as such.
"""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.reading import claims, figures, floor, gold, merging, pledges, speech, whole
from benchmarks.reading import times as dates
from benchmarks.reading.score import Count
from demarche.reading import figures as read_figures
from demarche.reading import quotations, times

SHARED = Path(__file__).parents[2].parent / "shared"
EVENTS = SHARED / "data" / "events"
Row = tuple[str, str, str, str, str]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--tempeval", type=Path, help="folder with AQUAINT/ and TimeBank/")
    chosen = arguments.parse_args()
    rows: list[Row] = [("set", "measure", "ours", "floor", "published")]
    rows += _tempeval(chosen.tempeval)
    for part in (_recognizers, _attribution, _gold, _speed):
        rows += part()
    for measured in (claims, pledges, merging, whole):
        rows += measured.rows(SHARED)
    widths = [max(len(row[i]) for row in rows) for i in range(5)]
    for row in rows:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )


def _told(count: Count) -> str:
    return f"P {count.precision:.3f} R {count.recall:.3f} F1 {count.f1:.3f}"


def _tempeval(folder: Path | None) -> Iterator[Row]:
    published = "dateparser .347, 100 rules .739, HeidelTime .776 (another part of TempEval)"
    if folder is None or not folder.is_dir():
        yield "TempEval-3 news", "value-F1", "not at hand", "", published
        return
    least = Count()
    for file in sorted(folder.glob("*/[!.]*.tml")):
        text, _, wanted = dates.timeml(file)
        found = floor.years(text)
        least.ours += len(found)
        least.gold += len(wanted)
        least.right += sum(
            any(a < end and start < b and value == year for a, b, year in found)
            for start, end, _, value in wanted
        )
    for name, step in (("looked at while developing", 0), ("not looked at", 1)):
        files = sorted(folder.glob("*/[!.]*.tml"))[step::2]
        count = Count()
        for file in files:
            text, publication, wanted = dates.timeml(file)
            dates.score(count, list(times(text, publication=publication)), wanted)
        yield (
            f"TempEval-3 news, half {name}",
            "value",
            _told(count),
            f"F1 {least.f1:.3f}",
            published,
        )


def _recognizers() -> Iterator[Row]:
    file = EVENTS / "temporal" / "recognizers_DateTimeModel.json"
    if not file.is_file():
        yield "Recognizers", "", "not at hand", "", ""
        return
    count = dates.recognizers(file)
    yield (
        "Recognizers dates and periods",
        "days right",
        f"{count.recall:.3f} of {count.gold}",
        "",
        "",
    )
    for name in ("Percent", "Currency", "Dimension", "Age", "Number"):
        count = figures.recognizers(EVENTS / "figures" / f"recognizers_{name}Model.json")
        least = figures.digits_only(EVENTS / "figures" / f"recognizers_{name}Model.json")
        told = f"{count.recall:.3f} of {count.gold}"
        yield f"Recognizers {name.lower()}", "value right", told, f"{least.recall:.3f}", ""


def _attribution() -> Iterator[Row]:
    for name in ("en_pud-ud-test", "en_gum-ud-test", "en_ewt-ud-test"):
        file = EVENTS / "ud" / f"{name}.conllu.xz"
        if not file.is_file():
            yield name, "", "not at hand", "", ""
            continue
        count, least = speech.attribution(file), speech.said_only(file)
        yield name, "words, verb, speaker", _told(count), f"F1 {least.f1:.3f}", ""


def _gold() -> Iterator[Row]:
    annotated = gold.Gold(SHARED / "gold")
    if not annotated.folder.is_dir():
        yield "annotated articles", "", "not at hand", "", ""
        return
    words, spoken = gold.quotes(annotated)
    amounts, traps = gold.amounts(annotated)
    found = gold.dates(annotated)
    yield "annotated articles", "quotations, exact words", _told(words), "", ""
    yield "annotated articles", "quotations with speaker", _told(spoken), "", ""
    yield "annotated articles", "figures: value, direction", f"R {amounts.recall:.3f}", "", ""
    yield "annotated articles", "figures: traps passed", f"{traps.right} of {traps.gold}", "", ""
    yield "annotated articles", "dates of events", f"{found.right} of {found.gold}", "", ""


def _speed() -> Iterator[Row]:
    file = EVENTS / "ud" / "en_gum-ud-test.conllu.xz"
    if not file.is_file():
        return
    text = "\n".join(sentence for sentence, _ in speech.sentences(file))
    words = len(text.split())
    for name, reader in (("times", times), ("quotations", quotations), ("figures", read_figures)):
        begun = time.process_time()
        reader(text)
        rate = words / (time.process_time() - begun)
        yield f"speed of {name}", "words a second a core", f"{rate:,.0f}", "", ""


if __name__ == "__main__":
    main()
