"""Score attribution on Universal Dependencies: clauses that a verb of saying governs.

The treebanks annotate no quotations. What they do annotate is which clause (``ccomp``, or the
sentence around a ``parataxis``) a verb governs and what its subject is; a finding is right if
its words hold the head of the clause, its cue is the verb and its speaker holds the head of the
subject.
"""

import lzma
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading.floor import said
from benchmarks.reading.score import Count
from demarche.reading.speech import quotations
from demarche.reading.speech.cue import lemmas


@dataclass
class Told:
    """A verb of saying with the heads of its subject and its clause, as code-point offsets."""

    verb: int
    subject: int
    clause: int


def sentences(file: Path):
    """Yield the text of each sentence and what it reports."""
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        text, rows = "", []
        for line in lines:
            if line.startswith("# text = "):
                text = line[9:].rstrip("\n")
            elif line.strip() and line[0] != "#":
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip():
                yield text, _reports(text, [r for r in rows if r[0].isdigit()])
                rows = []


def _reports(text: str, rows: list[list[str]]) -> list[Told]:
    at, offsets = 0, {}
    for row in rows:
        found = text.find(row[1], at)
        offsets[row[0]] = found if found >= 0 else at
        at = max(at, found + len(row[1]) if found >= 0 else at)
    told = []
    for row in rows:
        if row[3] != "VERB" or row[2].lower() not in set(lemmas().values()):
            continue
        below = [r for r in rows if r[6] == row[0]]
        subject = next((r for r in below if r[7] == "nsubj"), None)
        clause = next((r for r in below if r[7] == "ccomp"), None)
        if clause is None and row[7] == "parataxis":
            clause = next(r for r in rows if r[0] == row[6])
        if subject is not None and clause is not None:
            told.append(Told(offsets[row[0]], offsets[subject[0]], offsets[clause[0]]))
    return told


def attribution(file: Path) -> Count:
    """Score clause, verb and speaker together; each sentence read by itself."""
    count = Count()
    for text, gold in sentences(file):
        ours = [q for q in quotations(text) if q.attribution and q.attribution.verb in _VERBS]
        count.ours += len(ours)
        count.gold += len(gold)
        for told in gold:
            same = [q for q in ours if q.attribution.cue[0] == told.verb]
            count.found += bool(same)
            count.right += any(_is_right(q, told) for q in same)
    return count


_VERBS = frozenset(lemmas().values())


def _is_right(quotation, told: Told) -> bool:
    speaker = quotation.attribution.speaker
    says = any(a <= told.clause < b for a, b in quotation.parts)
    return says and speaker is not None and speaker[0] <= told.subject < speaker[1]


def said_only(file: Path) -> Count:
    """The floor: "X said" gives the word before and the rest of the sentence."""
    count = Count()
    for text, gold in sentences(file):
        ours = said(text)
        count.ours += len(ours)
        count.gold += len(gold)
        for told in gold:
            count.right += any(
                verb == told.verb and a <= told.subject < b and c <= told.clause < d
                for verb, (a, b), (c, d) in ours
            )
    return count
