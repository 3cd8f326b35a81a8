"""Y1: was walking away rational, and by whose account?

Each act that the case tells of is held against each rule that the case states for acts of its kind.
A rule that gives a necessary condition can exclude, never entail.  Where somebody walked away from
the same party before, a hold-out model asks whether it gains less now: what holding out gains rises
with the other side's cost of waiting and falls with one's own (Abreu and Gul 2000).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from demarche.case.proposition import (
    And,
    Arithmetic,
    Comparison,
    Constraint,
    Coupling,
    Implies,
    Level,
    Not,
    Or,
    Quantity,
    Rule,
    RuleOf,
    Term,
    quantities,
)
from demarche.questions.question import Asked, Question, cited
from demarche.questions.subject import WALK_OUT, Act, Subject
from demarche.questions.walkout_box import findings
from demarche.worlds.goal import Goal

_LENS: dict[Rule, Literal["both", "necessary", "sufficient"]] = {
    "only if": "necessary",
    "if": "sufficient",
    "if and only if": "both",
}


def asks(subject: Subject) -> Iterator[Asked]:
    """Ask of each act whether a stated rule allows it, and of repeated ones what they gain."""
    for said in subject.said:
        rule = said.proposition
        if not isinstance(rule, RuleOf) or not said.hedge:
            continue
        for act in subject.acts(rule.verdict.act):
            if act.event.by and act.event.to:
                condition = at_act(rule, act)
                yield Asked(
                    f"Was it rational of {subject.names(act.event.by)} to walk away on {act.when}?",
                    Goal(
                        condition,
                        frozenset(
                            q for q in quantities(condition) if set(q.of) & set(act.event.to)
                        ),
                        _LENS[rule.kind],
                    ),
                    f"{subject.names(subject.holders[said.id])}'s rule: "
                    f"rational {rule.kind} {rule.condition}",
                    (*cited(said), *act.told_by),
                )
    yield from gains(subject)


def gains(subject: Subject) -> Iterator[Asked]:
    """Ask whether holding out gained less at each walk-out than at the one before."""
    for before, now in subject.repeated(WALK_OUT):
        (actor, *_), (other, *_) = now.event.by, now.event.to
        for name in subject.measuring("waiting cost"):
            gain = Quantity("gain of holding out", (actor, other))
            theirs, ours = Quantity(name, (other,)), Quantity(name, (actor,))
            yield Asked(
                f"Does {subject.name(actor)} gain less by holding out in {now.at} than in "
                f"{before.at}?",
                Goal(
                    Comparison(Level(gain, now.at), "<", Level(gain, before.at)),
                    frozenset([theirs]),
                    model=(Coupling(theirs, "raises", gain), Coupling(ours, "lowers", gain)),
                ),
                "hold-out model, by its signs: the gain rises with the other side's cost of "
                "waiting and falls with one's own (Abreu and Gul 2000)",
                (*before.told_by, *now.told_by),
            )


def at_act(rule: RuleOf, act: Act) -> Constraint:
    """Return a rule's condition for the parties of an act, at its time."""
    parties = {rule.verdict.actor: act.event.by[0], rule.verdict.target: act.event.to[0]}

    def term(given: Term) -> Term:
        match given:
            case Level(Quantity(name, of), at):
                return Level(Quantity(name, tuple(parties.get(p, p) for p in of)), at or act.at)
            case Arithmetic(left, sign, right):
                return Arithmetic(term(left), sign, term(right))
            case number:
                return number

    def bound(given: Constraint) -> Constraint:
        match given:
            case Comparison(left, sign, right):
                return Comparison(term(left), sign, term(right))
            case Not(part):
                return Not(bound(part))
            case And(parts):
                return And(tuple(map(bound, parts)))
            case Or(parts):
                return Or(tuple(map(bound, parts)))
            case Implies(condition, consequence):
                return Implies(bound(condition), bound(consequence))
            case coupling:
                return coupling

    return bound(rule.condition)


QUESTION = Question(
    "Y1",
    "Was walking away rational?",
    asks,
    findings,
    "an event of kind walk_out with 'by' and 'to', a statement that it is realised on a date, and "
    "a statement with a rule, such as 'walk_out(a, b) is rational only if …'",
)
