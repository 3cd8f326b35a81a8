"""A coupling is said outright: alone, or together with other things by *and*."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.case.document import Problem
from demarche.case.proposition import And, Coupling, Proposition, couplings
from demarche.case.rules.draft import Draft


def couplings_outright(draft: Draft) -> Iterator[Problem]:
    """Report couplings inside a condition, a denial or an alternative, where they move nothing."""
    for path, proposition in draft.propositions():
        outright = set(_outright(proposition))
        for coupling in dict.fromkeys(couplings(proposition)):
            if coupling not in outright:
                yield draft.problem(
                    path,
                    f"'{coupling}' stands inside a condition, a denial or an alternative",
                    hint="write it as a statement of its own; to deny an effect write "
                    f"'{coupling.source} does not reach {coupling.target}'",
                )


def _outright(proposition: Proposition) -> Iterator[Coupling]:
    match proposition:
        case Coupling():
            yield proposition
        case And(parts):
            for part in parts:
                yield from _outright(part)
