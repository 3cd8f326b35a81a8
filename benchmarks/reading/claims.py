"""Score claims on the annotated articles: found, holder, how put forward, how sure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.reading.gold import Gold
from demarche.reading.actors import AUTHOR, actors
from demarche.reading.claims import claims
from demarche.reading.parse import parse
from demarche.reading.speech import quotations

Row = tuple[str, str, str, str, str]
LEVELS = 5
_PUT = {
    "rhetorical question": {"asked"},
    "concession": {"conceded"},
    "conceded objection": {"conceded"},
    "reported opposing view": {"reported"},
}
"""The annotation's stance is towards a question of the reader; only how a claim is put forward can
be told from a text."""
_WEAK = re.compile(r"\b(may|might|could|possibl\w+|perhaps)\b")
_MODERATE = re.compile(r"\b(likely|seems?|appears?|probabl\w+|suggests?)\b")


@dataclass(frozen=True)
class Ours:
    """A claim as some reader tells it."""

    span: tuple[int, int]
    holder: str
    put: str
    level: int


def rows(shared: Path) -> Iterator[Row]:
    gold = Gold(shared / "gold")
    if not gold.folder.is_dir():
        yield "annotated articles", "claims", "not at hand", "", ""
        return
    ours, least = (_scores(gold, read) for read in (_ours, _floor))
    for measure in ours:
        yield "annotated articles", f"claims: {measure}", ours[measure], least[measure], ""


def _scores(gold: Gold, read) -> dict[str, str]:
    found, holder, put, told, pairs, wanted = 0, 0, 0, 0, [], 0
    for file in gold.files():
        text = gold.text(file)
        all_ours = read(text)
        told += len(all_ours)
        for item in (item for item in gold.items("claims") if item["file"] == file):
            wanted += 1
            one = max(all_ours, key=lambda one: _shared(one, item), default=None)
            if one is None or not _shared(one, item):
                continue
            found += 1
            holder += _holds(one.holder, item["holder"])
            put += one.put in _PUT.get(item["kind"], {"asserted", "denied"})
            pairs.append((one.level, item["hedge_level"]))
    return {
        "found": f"{found} of {wanted} ({told} told)",
        "holder": f"{holder} of {found}",
        "put forward": f"{put} of {found}",
        "hedge, weighted kappa": f"{kappa(pairs):.2f}",
    }


def _shared(one: Ours, item: dict) -> int:
    """Return how many code points a claim shares with an annotated one."""
    return max(0, min(one.span[1], item["end"]) - max(one.span[0], item["start"]))


def _holds(ours: str, wanted: str) -> bool:
    if wanted.startswith(("AUTH", "CAPTION")):
        return ours == AUTHOR
    return "." in wanted and wanted.split(".")[1].casefold() in ours.casefold()


def kappa(pairs: Sequence[tuple[int, int]]) -> float:
    """Return Cohen's kappa with quadratic weights over pairs of levels from 0 to 4.

    References
    ----------
    J. Cohen, "Weighted kappa", Psychological Bulletin 70, 1968, equation 6.
    """
    table = np.zeros((LEVELS, LEVELS))
    for one, other in pairs:
        table[one, other] += 1
    level = np.arange(LEVELS)
    weights = (level[:, None] - level) ** 2
    chance = np.outer(table.sum(axis=1), table.sum(axis=0)) / max(1, len(pairs))
    expected = float((weights * chance).sum())
    return 1 - float((weights * table).sum()) / expected if expected else 1.0


def _ours(text: str) -> list[Ours]:
    trees, quoted = parse(text), quotations(text)
    found = claims(trees, actors(text, trees, quotations=quoted), quoted)
    return [
        Ours((one.start, one.end), one.holder, one.stance.value, int(one.hedge)) for one in found
    ]


def _floor(text: str) -> list[Ours]:
    """The floor: each sentence is a claim of the author, as sure as its first modal."""
    return [
        Ours(match.span(), AUTHOR, "asserted", _level(match[0]))
        for match in re.finditer(r"[^.!?\n]+[.!?\n]", text)
    ]


def _level(sentence: str) -> int:
    if _WEAK.search(sentence):
        return 1
    return 2 if _MODERATE.search(sentence) else 4
