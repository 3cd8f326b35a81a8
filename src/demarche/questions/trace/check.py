"""Whether a mechanism works: a mutation test, and what is missing where it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import import_module
from pathlib import Path

from demarche.case.nouns import CODINGS, Case
from demarche.questions.subject import Subject
from demarche.questions.trace.basis import basis
from demarche.questions.trace.display import content
from demarche.questions.trace.mechanism import Mechanism
from demarche.worlds.account import View


@dataclass(frozen=True, slots=True)
class Checked:
    """A mechanism held to its word.

    Attributes
    ----------
    mechanism : Mechanism
    statements : tuple of str
        Those behind it.
    missing : tuple of str
        Why it does not work yet; empty where it works.
    """

    mechanism: Mechanism
    statements: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def works(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True)
class Checker:
    """Holds mechanisms against one case and one folder of tests.

    Parameters
    ----------
    case : Case
    tests : Path
        The folder with the tests.
    """

    case: Case
    tests: Path
    _shown: dict[tuple[str, View], object] = field(default_factory=dict, repr=False)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """The case in each coding, nothing withdrawn."""
        return tuple(Subject(self.case, View(coding=coding)) for coding in CODINGS)

    def check(self, mechanism: Mechanism) -> Checked:
        """Withdraw a mechanism's statements and look whether what is shown changes."""
        statements = basis(mechanism, self.case)
        return Checked(mechanism, statements, tuple(self.missing(mechanism, statements)))

    def missing(self, mechanism: Mechanism, statements: tuple[str, ...]) -> Iterator[str]:
        """Yield what keeps a mechanism from counting as working."""
        if mechanism.lacks:
            yield mechanism.lacks
        if not statements:
            yield "no statement of the case"
        if not mechanism.shown:
            yield "shown nowhere"
        elif statements:
            for display in mechanism.shown:
                if not self.depends(display, statements):
                    yield f"{display} is the same without its statements"
        if not mechanism.tests:
            yield "no test of the direction"
        yield from (f"no test {name}" for name in mechanism.tests if not self.tested(name))
        yield from (f"no function {name}" for name in mechanism.does if not exists(name))

    def depends(self, display: str, statements: tuple[str, ...]) -> bool:
        """Say whether a display changes, in either coding, without some statements."""
        return any(
            self.shown(display, subject)
            != self.shown(display, replace(subject, view=subject.view.without(*statements)))
            for subject in self.subjects
        )

    def shown(self, display: str, subject: Subject) -> object:
        """Return what a display tells, worked out once."""
        key = (display, subject.view)
        if key not in self._shown:
            self._shown[key] = content(display, subject)
        return self._shown[key]

    def tested(self, name: str) -> bool:
        """Say whether there is a test of that name."""
        file, _, function = name.partition("::")
        path = self.tests / file
        return path.is_file() and bool(
            re.search(rf"^def {re.escape(function)}\(", path.read_text("utf-8"), re.MULTILINE)
        )


def exists(name: str) -> bool:
    """Say whether a dotted name below the package leads to something.

    Examples
    --------
    >>> exists("questions.trace.check.exists"), exists("questions.trace.check.nothing")
    (True, False)
    """
    module, _, attribute = name.rpartition(".")
    try:
        return hasattr(import_module(f"demarche.{module}"), attribute)
    except ModuleNotFoundError:
        return False
