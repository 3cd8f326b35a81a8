"""Every error that demarche raises on purpose, in one tree.

::

    DemarcheError
    ├── InputError      something that a user wrote or gave cannot be used
    │   ├── CaseError       a case file, with all its problems at once
    │   │   └── DocumentError   YAML that cannot be read (in demarche.case.document)
    │   ├── PropositionError  a proposition, with the position in it
    │   ├── SourceError     a source text: missing, unreadable, too large
    │   └── ScenarioError   a negotiation scenario or conflict file
    └── LimitReached    a stated limit was hit before an answer was found

A message says what, where, what was found and what is allowed; ``hint`` says how to mend it.
"""

from __future__ import annotations


class DemarcheError(Exception):
    """Base of all errors raised on purpose.

    Parameters
    ----------
    what : str
        One sentence: what is wrong, with the values of this call.
    hint : str, optional
        What to do about it.
    """

    def __init__(self, what: str, *, hint: str = "") -> None:
        """Keep the two parts of the message apart."""
        super().__init__(what)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        """Return the message, with the hint on a line of its own."""
        return f"{self.what}\nhint: {self.hint}" if self.hint else self.what


class InputError(DemarcheError):
    """Something that a user wrote or gave cannot be used."""


class CaseError(InputError):
    """A case file cannot be used; ``what`` lists every problem found."""


class PropositionError(InputError):
    """A proposition cannot be read; ``position`` is the 0-based offset of the fault in it."""

    def __init__(self, what: str, *, position: int = 0, hint: str = "") -> None:
        """Keep the position besides."""
        super().__init__(what, hint=hint)
        self.position = position


class SourceError(InputError):
    """A source text is missing, unreadable, too large or not text."""


class ScenarioError(InputError):
    """A negotiation scenario or conflict file cannot be read."""


class LimitReached(DemarcheError):  # noqa: N818
    """A stated limit (time, size, number of cases) was hit before an answer was found."""
