"""Stable in all, some or no admitted rankings, and the comparisons that decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from demarche.bargaining.stability.conceivable import decided
from demarche.bargaining.stability.concepts import Concept, known
from demarche.bargaining.stability.conflict import Conflict, State
from demarche.bargaining.stability.verdict import Comparison, Formula, Rankings

Verdict = Literal["all", "some", "none"]
Answers = dict[tuple[int, int, int], bool]


@dataclass(frozen=True)
class Decisive:
    """An open comparison of which an answer settles the verdict.

    Parameters
    ----------
    comparison : Comparison
        Asked as: does the party find the first state better?
    if_so, if_not : {"all", "some", "none"}
        The verdict under each answer.
    """

    comparison: Comparison
    if_so: Verdict
    if_not: Verdict


@dataclass(frozen=True)
class Admitted:
    """In which admitted rankings a state is stable.

    Parameters
    ----------
    state : str
    concept : str
    parties : tuple of (party, verdict)
        "all", "some" or "none" of the admitted rankings, for each party alone.
    equilibrium : {"all", "some", "none"}
        The same for all parties together.
    decisive : tuple of Decisive
        Where the equilibrium depends on the ranking: each comparison that settles it alone.
    secured_by, broken_by : tuple of Comparison
        Where it depends: answers that make it an equilibrium in all rankings still admitted, and
        answers that make it one in none.  A single answer where one will do; otherwise several, of
        which none can be left out.
    """

    state: str
    concept: Concept
    parties: tuple[tuple[str, Verdict], ...]
    equilibrium: Verdict
    decisive: tuple[Decisive, ...]
    secured_by: tuple[Comparison, ...]
    broken_by: tuple[Comparison, ...]


def admitted(
    conflict: Conflict, state: State | None = None, *, concept: Concept = "seq"
) -> Admitted:
    """Return in which admitted rankings a state is stable, and what decides.

    Parameters
    ----------
    conflict : Conflict
    state : int or Pattern, optional
        By default the status quo.
    concept : {"nash", "gmr", "smr", "seq", "sim"}

    Raises
    ------
    LimitReached
        More than 2,048 states, or no answer within 60 s.

    Examples
    --------
    >>> from demarche.bargaining.stability import Option, OptionForm, compared, ranked
    >>> form = OptionForm(("A", "B"), (Option("a", "A"), Option("b", "B")))
    >>> conflict = Conflict(form, {
    ...     "A": ranked(form, ["NY", "YY", "NN", "YN"]),
    ...     "B": compared(form, [("YN", "YY"), ("YY", "NN"), ("YY", "NY")]),
    ... })
    >>> found = admitted(conflict, "YY")
    >>> found.parties, found.equilibrium
    ((('A', 'some'), ('B', 'all')), 'some')
    >>> [str(comparison) for comparison in found.secured_by]
    ['B finds NN better than NY']
    """
    s = conflict.state(state)
    rankings = Rankings(conflict)
    stable = [decided(rankings, known(concept), i, s) for i in range(len(conflict.parties))]
    together = rankings.both(stable)
    verdict = _verdict(rankings, together)
    depends = verdict == "some"
    return Admitted(
        conflict.form.label(s),
        concept,
        tuple(
            (name, _verdict(rankings, formula))
            for name, formula in zip(conflict.parties, stable, strict=True)
        ),
        verdict,
        _decisive(rankings, together) if depends else (),
        _forcing(rankings, together) if depends else (),
        _forcing(rankings, rankings.no(together)) if depends else (),
    )


def _verdict(rankings: Rankings, formula: Formula, *given: Formula) -> Verdict:
    if not _possible(rankings, formula, *given):
        return "none"
    return "some" if _possible(rankings, rankings.no(formula), *given) else "all"


def _possible(rankings: Rankings, *formulas: Formula) -> bool:
    together = rankings.both(formulas)
    if isinstance(together, bool):
        return together
    rankings.solver.push()
    rankings.solver.add(together)
    found = rankings.satisfiable()
    rankings.solver.pop()
    return found


def _decisive(rankings: Rankings, formula: Formula) -> tuple[Decisive, ...]:
    """Return the comparisons that settle a formula, or its negation, by one of their answers."""
    keys = {
        key
        for side in (formula, rankings.no(formula))
        for single in _singles(rankings, side)
        for key in single
    }
    return tuple(
        Decisive(
            rankings.comparison(key, True),
            _verdict(rankings, formula, rankings.asked[key]),
            _verdict(rankings, formula, rankings.no(rankings.asked[key])),
        )
        for key in sorted(keys)
    )


def _forcing(rankings: Rankings, formula: Formula) -> tuple[Comparison, ...]:
    """Return answers, none of them idle, that make a formula true that is true of some rankings."""
    singles = _singles(rankings, rankings.no(formula))
    answers = singles[0] if singles else _irredundant(rankings, rankings.no(formula))
    return tuple(sorted(rankings.comparison(key, answer) for key, answer in answers.items()))


def _singles(rankings: Rankings, formula: Formula) -> list[Answers]:
    """Return the single answers under which a formula is true of no rankings.

    An answer given by some rankings of which the formula is true is none; so each such choice of
    rankings strikes out many at once.
    """
    left = {(key, answer) for key in rankings.asked for answer in (True, False)}
    found = []
    rankings.solver.push()
    rankings.solver.add(formula)
    if rankings.satisfiable():
        left -= set(_answers(rankings).items())
    while left:
        key, answer = min(left)
        left.remove((key, answer))
        if rankings.satisfiable(_literal(rankings, key, answer)):
            left -= set(_answers(rankings).items())
        else:
            found.append({key: answer})
    rankings.solver.pop()
    return found


def _irredundant(rankings: Rankings, formula: Formula) -> Answers:
    """Return answers that together leave a formula true of no rankings, none of them idle."""
    kept = _example(rankings, rankings.no(formula))
    rankings.solver.push()
    rankings.solver.add(formula)
    for key in list(kept):
        without = {k: v for k, v in kept.items() if k != key}
        literals = {_literal(rankings, k, v): k for k, v in without.items()}
        if key in kept and not rankings.satisfiable(*literals):
            core = {literals[literal] for literal in rankings.solver.unsat_core()}
            kept = {k: v for k, v in without.items() if k in core}
    rankings.solver.pop()
    return kept


def _example(rankings: Rankings, formula: Formula) -> Answers:
    """Return the answers of some rankings of which a formula is true."""
    rankings.solver.push()
    rankings.solver.add(formula)
    rankings.satisfiable()
    answers = _answers(rankings)
    rankings.solver.pop()
    return answers


def _answers(rankings: Rankings) -> Answers:
    """Return the answers in the model that the solver has just found."""
    model = rankings.solver.model()
    return {
        key: bool(model.eval(asked, model_completion=True)) for key, asked in rankings.asked.items()
    }


def _literal(rankings: Rankings, key: tuple[int, int, int], answer: bool) -> Formula:
    return rankings.asked[key] if answer else rankings.no(rankings.asked[key])
