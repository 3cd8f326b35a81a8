"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from demarche.case.document import Document, KeyPath, Problem
from demarche.case.nouns import Case
from demarche.case.proposition import Proposition
from demarche.case.read import Reading, within
from demarche.case.texts import Texts, texts


@dataclass(frozen=True, slots=True)
class Draft:
    """A case as it stands in its file, faulty values left out, with the texts at hand.

    Attributes
    ----------
    case : Case
    document : Document
    texts : Texts
    faults : frozenset of tuple
        Paths of the values that are left out, or for which others stand in.
    """

    case: Case
    document: Document
    texts: Texts
    faults: frozenset[KeyPath] = frozenset()

    def faulty(self, *path: str | int) -> bool:
        """Say whether the value at a path is faulty: nothing is to be said of it, or to follow."""
        return within(path, self.faults)

    def problem(self, path: KeyPath, what: str, *, hint: str = "") -> Problem:
        """Make a problem that stands at a path of the file."""
        return self.document.problem(path, what, hint=hint)

    def note(self, path: KeyPath, what: str, *, hint: str = "") -> Problem:
        """Make a note that stands at a path of the file."""
        return self.document.problem(path, what, hint=hint, note=True)

    def names(self, *sections: str) -> frozenset[str]:
        """Return the names that sections declare, those of faulty entries included."""
        found: set[str] = set()
        for section in sections:
            entries = self.document.values.get(section)
            found.update(entries if isinstance(entries, dict) else ())
        return frozenset(found)

    def propositions(self) -> Iterator[tuple[KeyPath, Proposition]]:
        """Yield every proposition of the case with the path where it stands."""
        for name, statement in self.case.statements.items():
            yield ("statements", name, "says"), statement.says
        for name, assumption in self.case.assumptions.items():
            if assumption.says is not None:
                yield ("assumptions", name, "says"), assumption.says


def draft(reading: Reading) -> Draft:
    """Return a case ready for the rules."""
    folder = Path(reading.document.file).parent
    return Draft(reading.sound, reading.document, texts(folder, reading.sound), reading.faulty)
