"""Y1: was walking away rational, and by whose account?

Each act that the case tells of is held against each rule that the case states for acts of its kind.
A rule that gives a necessary condition can exclude, never entail.  Where somebody walked away from
the same party before, a hold-out model asks whether it gains less now: what holding out gains rises
with the other side's cost of waiting and falls with one's own (Abreu and Gul 2000).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from demarche.bargaining.direction import named
from demarche.case.account import speakers
from demarche.case.proposition import (
    Comparison,
    Constraint,
    Coupling,
    Level,
    Quantity,
    Rule,
    RuleOf,
    is_constraint,
    levels,
    quantities,
)
from demarche.questions.question import Asked, Finding, Question, Row, cited
from demarche.questions.subject import WALK_OUT, Act, Subject
from demarche.questions.walkout_box import findings
from demarche.worlds.account import Said
from demarche.worlds.goal import Goal
from demarche.worlds.relevel import relevelled

_LENS: dict[Rule, Literal["both", "necessary", "sufficient"]] = {
    "only if": "necessary",
    "if": "sufficient",
    "if and only if": "both",
}


def asks(subject: Subject) -> Iterator[Asked]:
    """Ask of each act whether a stated rule allows it, and of repeated ones what they gain."""
    for said, rule in rules(subject):
        holder = subject.names(subject.holders[said.id])
        several = len(ruling(subject, rule.verdict.act)) > 1
        for act in judged(subject, rule):
            condition = at_act(rule, act)
            yield Asked(
                f"Was it rational of {subject.names(act.event.by)} to walk away on {act.when}"
                f"{f', by the rule of {holder}' if several else ''}?",
                Goal(
                    condition,
                    frozenset(q for q in quantities(condition) if set(q.of) & set(act.event.to)),
                    _LENS[rule.kind],
                ),
                f"{holder}'s rule: rational {rule.kind} {rule.condition}",
                (*cited(said), *act.told_by),
            )
    yield from gains(subject)


def rules(subject: Subject) -> Iterator[tuple[Said, RuleOf]]:
    """Yield the rules that anybody states."""
    for said in subject.said:
        if isinstance(said.proposition, RuleOf) and said.hedge:
            yield said, said.proposition


def ruling(subject: Subject, act: str) -> set[tuple[str, ...]]:
    """Return who states a rule for acts of a kind, in whatever view of the case."""
    return {
        speakers(statement, subject.case)
        for statement in subject.case.statements.values()
        if isinstance(statement.says, RuleOf) and statement.says.verdict.act == act
    }


def judged(subject: Subject, rule: RuleOf) -> Iterator[Act]:
    """Yield the acts that a rule judges: those of its kind by somebody towards somebody."""
    for act in subject.acts(rule.verdict.act):
        if act.event.by and act.event.to:
            yield act


def finds(subject: Subject) -> Iterator[Finding]:
    """Find who tells what each rule asks for, and what holding out gains in an owned box."""
    for said, rule in rules(subject):
        for act in judged(subject, rule):
            yield premises(subject, said, at_act(rule, act), act)
    yield from findings(subject)


def premises(subject: Subject, rule: Said, condition: Constraint, act: Act) -> Finding:
    """Return which account tells each level that a rule asks for, and which are missing."""
    asked = tuple(dict.fromkeys(levels(condition)))
    rows = []
    for account in subject.accounts.values():
        told = [[s for s in account.said if s.hedge and bears(s, level)] for level in asked]
        if any(told) or account.name in subject.holders[rule.id]:
            cells = (premise(said, level) for said, level in zip(told, asked, strict=True))
            footnotes = cited(rule, *(s for said in told for s in said))
            rows.append(
                Row(
                    (subject.name(account.name), *cells),
                    tuple(dict.fromkeys((*footnotes, *act.told_by))),
                )
            )
    return Finding(
        f"What the rule of {subject.names(subject.holders[rule.id])} asks for on {act.when}, by "
        "account",
        ("account", *map(str, asked)),
        tuple(rows),
        "A level told settles no comparison by itself. An influence or another time tells no "
        "level. Accounts left out tell nothing of any of these.",
    )


def bears(said: Said, level: Level) -> bool:
    """Say whether something said is a constraint that speaks of a level's quantity."""
    return is_constraint(said.proposition) and level.quantity in quantities(said.proposition)


def premise(told: list[Said], level: Level) -> str:
    """Return in a word what statements of a quantity tell of one level of it."""
    if any(level in levels(said.proposition) for said in told):
        return "told"
    if any(True for said in told for _ in levels(said.proposition)):
        return "missing: told for another time only"
    return "missing: only what moves it or what it moves" if told else "missing"


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
                    model=(effect(theirs, "pain_2", gain), effect(ours, "cost_1", gain)),
                ),
                "hold-out model, by its signs: the gain rises with the other side's cost of "
                "waiting and falls with one's own (Abreu and Gul 2000)",
                (*before.told_by, *now.told_by),
            )


def effect(quantity: Quantity, argument: str, gain: Quantity) -> Coupling:
    """Return which way a quantity moves the gain, by the sign that the hold-out model declares."""
    sign = named("hold_out_gain").direction(argument)
    if not sign:
        raise ValueError(f"the hold-out model declares no sign for {argument}")
    return Coupling(quantity, "raises" if sign > 0 else "lowers", gain)


def at_act(rule: RuleOf, act: Act) -> Constraint:
    """Return a rule's condition for the parties of an act, at its time."""
    parties = {rule.verdict.actor: act.event.by[0], rule.verdict.target: act.event.to[0]}

    def told(level: Level) -> Level:
        of = tuple(parties.get(party, party) for party in level.quantity.of)
        return Level(Quantity(level.quantity.name, of), level.at or act.at)

    return relevelled(rule.condition, told)


QUESTION = Question(
    "Y1",
    "Was walking away rational?",
    asks,
    finds,
    "an event of kind walk_out with 'by' and 'to', a statement that it is realised on a date, and "
    "a statement with a rule, such as 'walk_out(a, b) is rational only if …'",
)
