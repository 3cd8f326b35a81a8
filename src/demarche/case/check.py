"""Everything that is wrong with a case file, at once.

A rule is a function from a :class:`~demarche.case.rules.draft.Draft` to problems.  Values whose
shape is wrong are reported and left out; the rules then run on the rest, and say nothing of what
follows from the faulty ones alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from demarche.case.document import DocumentError, Problem
from demarche.case.read import Reading, read, within
from demarche.case.rules import (
    couplings,
    evidence,
    games,
    levels,
    names,
    numbers,
    order,
    settled,
    verdicts,
)
from demarche.case.rules.draft import Draft, draft

Rule = Callable[[Draft], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    names.unknown_names,
    names.unwritable_names,
    names.ambiguous_names,
    names.unused_names,
    levels.numbers_of_parties,
    levels.times_of_levels,
    levels.bounds_in_order,
    couplings.couplings_outright,
    levels.measures_known,
    levels.overlapping_times,
    numbers.numbers_of_statements,
    numbers.numbers_of_assumptions,
    numbers.numbers_of_bounds,
    verdicts.verdicts_in_statements,
    evidence.files_of_sources,
    evidence.texts_at_hand,
    evidence.warnings_of_texts,
    evidence.evidence_in_place,
    evidence.evidence_in_the_coding,
    evidence.paraphrases_in_own_words,
    evidence.known_after_publication,
    evidence.reprints_marked,
    settled.status_quo_is_an_option,
    settled.options_of_packages,
    settled.items_of_the_record,
    settled.bridges_claim_nothing,
    settled.quantities_of_closures,
    games.games_of_two,
    order.cycles,
)
"""Every rule that a case is held to."""


def check(given: Path) -> tuple[Problem, ...]:
    """Return every problem and note of a case file, in order of line.

    Parameters
    ----------
    given : Path
        A case file, or the folder of one.

    Raises
    ------
    CaseError
        If there is no such file, or it cannot be opened.
    """
    try:
        return checked(read(given))
    except DocumentError as error:
        return (error.problem,)


def checked(reading: Reading) -> tuple[Problem, ...]:
    """Return every problem and note of a case that has been read, in order of line."""
    made = draft(reading)
    found = {problem for rule in RULES for problem in rule(made)}
    told = {problem for problem in found if not within(problem.path, reading.faulty)}
    return tuple(sorted(told.union(reading.problems)))
