"""Score merging on the annotated articles: B-cubed over the supports of events that both tell."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.reading.gold import PUBLICATION, Gold
from demarche.reading.item import Kind
from demarche.reading.reader import OwnReader
from demarche.record.folder import read_folder
from demarche.record.store import Query, Store

Row = tuple[str, str, str, str, str]
Support = tuple[str, int, int]


def rows(shared: Path) -> Iterator[Row]:
    gold = Gold(shared / "gold")
    if not gold.folder.is_dir():
        yield "annotated articles", "merging", "not at hand", "", ""
        return
    wanted = _annotated(gold)
    ours = _clusters(gold, list(wanted))
    apart = {support: number for number, support in enumerate(wanted)}
    found = sum(1 for support in wanted if ours[support] >= 0)
    read = {support: cluster for support, cluster in ours.items() if cluster >= 0}
    yield "annotated articles", "merging: supports read", f"{found} of {len(wanted)}", "", ""
    for name, supports in (("all supports", wanted), ("supports read", read)):
        within = {support: wanted[support] for support in supports}
        alone = {support: apart[support] for support in supports}
        told = {s: ours[s] if ours[s] >= 0 else -1 - apart[s] for s in supports}
        yield (
            "annotated articles",
            f"merging: B-cubed, {name}",
            _told(b_cubed(told, within)),
            _told(b_cubed(alone, within)),
            "",
        )


def _told(score: tuple[float, float, float]) -> str:
    return "P {:.2f} R {:.2f} F1 {:.2f}".format(*score)


def _annotated(gold: Gold) -> dict[Support, str]:
    files = gold.files()
    return {
        (support["file"], support["start"], support["end"]): item["id"]
        for item in gold.items("events")
        if len({s["file"] for s in item["supports"] if s["file"] in files}) > 1
        for support in item["supports"]
        if support["file"] in files
    }


def _clusters(gold: Gold, supports: Sequence[Support]) -> dict[Support, int]:
    """Return the merged event that overlaps each support most; -1 where none does."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "articles"
        folder.mkdir()
        for file in gold.files():
            shutil.copyfile(gold.folder.parent / "seeds" / file, folder / file)
        with Store(Path(scratch) / "record.sqlite") as store:
            read_folder(folder, store, OwnReader(), published=PUBLICATION)
            told = [
                (report.document.path, report.item.spans, number)
                for number, one in enumerate(store.happenings(Query(kinds=(Kind.EVENT,))))
                for report in one.reports
            ]
    found = {}
    for support in supports:
        file, start, end = support
        over = [
            (sum(max(0, min(b, end) - max(a, start)) for a, b in spans), number)
            for path, spans, number in told
            if path == file
        ]
        shared, number = max(over, default=(0, -1))
        found[support] = number if shared else -1
    return found


def b_cubed(ours: Mapping, wanted: Mapping) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a clustering of the same things.

    References
    ----------
    A. Bagga and B. Baldwin, "Entity-based cross-document coreferencing using the vector space
    model", COLING-ACL 1998, section 4.
    """
    mine, theirs = 0.0, 0.0
    for one in wanted:
        same = {other for other in wanted if ours[other] == ours[one]}
        meant = {other for other in wanted if wanted[other] == wanted[one]}
        right = len(same & meant)
        mine += right / len(same)
        theirs += right / len(meant)
    precision, recall = mine / max(1, len(wanted)), theirs / max(1, len(wanted))
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
