"""Metamorphic checks: what a change of a case may change in all that is answered and found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from demarche.case.hedge import Hedge
from demarche.case.nouns import Case, Coding, Negotiation, Statement
from demarche.case.proposition import Comparison, Explains, Status, is_constraint
from demarche.questions.question import Result, Row
from demarche.questions.subject import Subject
from demarche.worlds.account import View
from demarche.worlds.answer import Answer, Reason
from demarche.worlds.theory import DENIAL, GOAL, Theory

from .asking import bundled, everything, possible, sets_a_level, subject
from .changed import (
    copied,
    denied,
    hedged,
    renaming,
    reworded,
    rewritten,
    shifting,
    with_statements,
)
from .forms import Place, all_heard, answers, boxed, ground, tables
from .small import cases

few = settings(max_examples=10, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
PARTIAL = (
    "Trades that a comparison decides",
    "In which order to exchange",
    "What has to be verified",
    "The smallest first steps",
    "Small steps that",
    "Where statements disagree: opposed answers",
)
"""Findings that show some of many rows, or of many reasons, so that others move up.

Those in a box compare all that is weighed with all else."""


def asked(case: Case, coding: Coding = "generous", *withdrawn: str) -> dict[str, Result]:
    return everything(Subject(case, View(coding=coding, withdrawn=frozenset(withdrawn))))


@lru_cache
def before(coding: Coding) -> dict[str, Result]:
    return everything(subject(coding))


@lru_cache
def without(coding: Coding, *withdrawn: str) -> dict[str, Result]:
    """Ask the bundled case again with parts withdrawn; what was learnt of its goals is kept."""
    whole = subject(coding)
    return everything(Subject(whole.case, whole.view.without(*withdrawn), whole._theories))


# -- rename, reorder, permute --------------------------------------------------------------------


def same_modulo(change: Callable[[str], str], old: Case, coding: Coding) -> None:
    was, now = asked(old, coding), asked(rewritten(old, change), coding)
    assert reworded(all_heard(was), change) == reworded(all_heard(now), str)
    assert reworded(tables(was), change) == reworded(tables(now), str)


def test_other_names_same_answers() -> None:
    same_modulo(renaming(bundled()), bundled(), "generous")


@few
@given(cases())
def test_other_names_same_answers_in_small_cases(case: Case) -> None:
    same_modulo(renaming(case), case, "strict")


@pytest.mark.parametrize("coding", ["strict", "generous"])
def test_the_order_of_parties_is_nothing(coding: Coding) -> None:
    case = bundled()
    turned = {name: dict(reversed(getattr(case, name).items())) for name in ("parties", "people")}
    now = asked(case.model_copy(update=turned), coding)
    assert all_heard(now) == all_heard(before(coding))
    assert tables(now) == tables(before(coding))


def with_negotiations(case: Case, change: Callable[[Negotiation], dict[str, Any]]) -> Case:
    changed = {name: one.model_copy(update=change(one)) for name, one in case.negotiations.items()}
    return case.model_copy(update={"negotiations": changed})


def test_without_an_enforcer_nobody_is_pressed() -> None:
    alone = asked(with_negotiations(bundled(), lambda _: {"roles": {}}), "strict")
    assert alone["Y6"].silent
    assert alone["Y10"].silent
    kept = {place: told for place, told in all_heard(before("strict")).items() if place[0] != "Y6"}
    assert all_heard(alone) == kept


def test_roles_follow_the_case() -> None:
    def turned(one: Negotiation) -> dict[str, Any]:
        swap = {"kor": "chn", "chn": "kor"}
        return {"roles": {swap.get(party, party): role for party, role in one.roles.items()}}

    swapped = asked(with_negotiations(bundled(), turned), "strict")
    titles = {f.title for f in swapped["Y10"].findings}
    assert {"What is open to China", "What pulls China"} <= titles
    assert not any("South Korea" in title for title in titles)
    assert not any("China" in r.asked.text for r in swapped["Y6"].responses)


def test_it_runs_on_more_negotiations_and_more_sides() -> None:
    case = bundled()
    more = {
        "three": Negotiation(id="three", title="Three", parties=("chn", "kor", "prk")),
        "four": Negotiation(id="four", title="Four", parties=("chn", "kor", "prk", "usa")),
    }
    issues = {
        name: issue.model_copy(update={"negotiation": "four"})
        for name, issue in case.issues.items()
    }
    wider = case.model_copy(
        update={"negotiations": {**case.negotiations, **more}, "issues": issues}
    )
    now = asked(wider)
    assert all_heard(now) == all_heard(before("generous"))
    assert any(finding.title == "Trades in: Four" for finding in now["Y5"].findings)


# -- duplicate -----------------------------------------------------------------------------------


def no_gain(was: dict[str, Result], now: dict[str, Result]) -> None:
    old, new = answers(was), answers(now)
    for place, answer in old.items():
        twin = new[place]
        assert (twin.word, twin.given, twin.level) == (answer.word, answer.given, answer.level)
        assert len(twin.reasons) == len(answer.reasons), place
        assert set(map(ground, twin.reasons)) == set(map(ground, answer.reasons)), place


@pytest.mark.parametrize("source", ["nk-news", "atlantic"])
@pytest.mark.parametrize("apart", [True, False])
def test_a_reprint_adds_nothing(source: str, apart: bool) -> None:
    now = asked(copied(bundled(), source, restates=True, apart=apart))
    no_gain(before("generous"), now)
    assert set(answers(now)) == set(answers(before("generous")))
    for place, rows in tables(before("generous")).items():
        assert {row.cells for row in rows} == {row.cells for row in tables(now)[place]}, place


def test_the_same_file_twice_makes_nothing_stronger() -> None:
    now = asked(copied(bundled(), "examiner", restates=False, apart=False))
    no_gain(before("generous"), now)
    assert {place[3] for place in set(answers(now)) - set(answers(before("generous")))} == {"copy"}


@few
@given(cases())
def test_a_reprint_adds_nothing_to_small_cases(case: Case) -> None:
    for apart in (True, False):
        now = asked(copied(case, "paper", restates=True, apart=apart), "strict")
        no_gain(asked(case, "strict"), now)


# -- withdraw ------------------------------------------------------------------------------------


def only_what_needs_it_changes(
    statement: Statement, was: dict[str, Result], now: dict[str, Result]
) -> None:
    old, new = answers(was), answers(now)
    for place, answer in old.items():
        if place not in new:
            assert place[3] in speakers(statement) or footnoted(statement, was, place), place
        elif not disputed(statement, answer) and not stuck(new[place]):
            left = [reason for reason in answer.reasons if not needs(reason, statement)]
            by_sentences_alone(answer, new[place], left, place)
            by_assumptions(statement, answer, new[place], left, place)
    rows = tables(now)
    for table, told in tables(was).items():
        kept = {what(table, row) for row in told if statement.id not in row.footnotes}
        if table not in rows and isinstance(statement.says, Status | Explains):
            continue  # what happened, who spoke or who explains it is what the table is about
        if not table[1].startswith(PARTIAL) and table not in boxed(was):
            now_told = {what(table, row) for row in rows.get(table, ())}
            assert kept <= now_told, (statement.id, table)


def what(table: tuple[str, str], row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a row without what it says of others: whether a smaller trade lies inside one."""
    cells = (row.cells[0], *row.cells[2:]) if table[0] == "Y5" else row.cells
    return cells, row.footnotes


def needs(reason: Reason, statement: Statement) -> bool:
    return any(said.id == statement.id for said in reason.statements)


def disputed(statement: Statement, answer: Answer) -> bool:
    """Say whether the statement is part of a conflict, or of one with an assumption."""
    return any(
        said.id == statement.id
        for clash in (*answer.conflicts, *answer.refuted)
        for said in clash.statements
    )


def stuck(answer: Answer) -> bool:
    """Say whether statements that bear only through a bridge conflict, which ends the search."""
    return any(not clash.assumptions for clash in answer.refuted)


def test_an_unrelated_conflict_touches_nothing() -> None:
    now = answers(without("generous", "nk02-pressure-matters"))
    assert not any(stuck(answer) for answer in now.values())


def footnoted(statement: Statement, was: dict[str, Result], place: Place) -> bool:
    return any(
        statement.id in response.asked.footnotes
        for response in was[place[0]].responses
        if response.asked.text == place[1]
    )


def speakers(statement: Statement) -> set[str]:
    """Return the accounts and pools that may be gone with what was all that they said."""
    return {statement.holder, *(e.source for e in statement.evidence), "sources", "everyone"}


def by_sentences_alone(answer: Answer, now: Answer, left: list[Reason], place: Place) -> None:
    """Reasons of sentences alone: exactly those that do not need what is withdrawn are left."""
    stay = {ground(reason) for reason in left if not reason.assumptions}
    assert {ground(reason) for reason in now.reasons if not reason.assumptions} == stay, place


def by_assumptions(
    statement: Statement, answer: Answer, now: Answer, left: list[Reason], place: Place
) -> None:
    """Reasons with assumptions: those left still hold; new ones come only of wider closures.

    What an account tells of a change bars closures of it, and the couplings that it states are
    what its closures leave out; so where it says less, they cover more.
    """
    if answer.word not in ("silent", "undetermined"):
        return
    grounds = set(map(ground, now.reasons))
    for reason in left:
        forces, said, assumed = ground(reason)
        assert any(f == forces and s <= said and a <= assumed for f, s, a in grounds), (
            f"{statement.id} withdrawn, lost {sorted(reason.members)} at {place}"
        )
    if sets_a_level(statement.says):
        assert grounds == set(map(ground, left)), (statement.id, place)
    if sets_a_level(statement.says) and len(left) == len(answer.reasons):
        assert now.given == answer.given or now.word == "silent", (statement.id, place)
        assert now.word in (answer.word, "silent"), (statement.id, place)


def samples(coding: Coding) -> Iterator[str]:
    """Yield statements that stand in reasons, and then some that do not."""
    used = {
        said.id: None
        for answer in answers(before(coding)).values()
        for reason in answer.reasons
        for said in reason.statements
        if not said.also
    }
    others = [s.id for s in subject(coding).said if s.id not in used and not s.also]
    yield from list(used)[::4]
    yield from others[:: max(1, len(others) // 4)]


@pytest.mark.parametrize("coding", ["strict", "generous"])
def test_to_withdraw_a_statement_changes_only_what_needs_it(coding: Coding) -> None:
    for name in samples(coding):
        statement = bundled().statements[name]
        only_what_needs_it_changes(statement, before(coding), without(coding, name))


@few
@given(cases())
def test_to_withdraw_a_statement_of_a_small_case(case: Case) -> None:
    was = asked(case, "strict")
    for said in Subject(case, View()).said:
        if not said.also:
            statement = case.statements[said.id]
            only_what_needs_it_changes(statement, was, asked(case, "strict", said.id))


def only_assumed_goes(was: dict[str, Result], now: dict[str, Result], case: Case) -> None:
    new = answers(now)
    for place, answer in answers(was).items():
        assert new[place].word == new[place].given == answer.word, place
        alone = {ground(reason) for reason in answer.reasons if not reason.assumptions}
        assert set(map(ground, new[place].reasons)) == alone, place
        assert new[place].conflicts == answer.conflicts
    rows = tables(now)
    for table, told in tables(was).items():
        if table in boxed(was):
            assert table not in rows
        elif table[0] == "Y5" or table[1].startswith(PARTIAL):
            for row in rows.get(table, ()):
                assert not set(row.footnotes) & set(case.assumptions)
        else:
            assert rows[table] == told, table


@pytest.mark.parametrize("coding", ["strict", "generous"])
def test_to_withdraw_every_assumption(coding: Coding) -> None:
    case = bundled()
    only_assumed_goes(before(coding), without(coding, *case.assumptions), case)


@few
@given(cases())
def test_to_withdraw_every_assumption_of_a_small_case(case: Case) -> None:
    now = asked(case, "strict", *case.assumptions)
    only_assumed_goes(asked(case, "strict"), now, case)


# -- negate, raise, shift ------------------------------------------------------------------------


def turned_round(case: Case, coding: Coding, was: dict[str, Result]) -> int:
    """Negate each comparison that is an answer by itself; return how many answers turned."""
    turned = 0
    sole = {
        reason.statements[0].id: None
        for answer in answers(was).values()
        for reason in answer.reasons
        if len(reason.statements) == 1 and not reason.assumptions and not reason.statements[0].also
    }
    for name in list(sole)[:6]:
        if not isinstance(case.statements[name].says, Comparison):
            continue
        opposite = denied(case.statements[name])
        changed = with_statements(case, [opposite])
        now = asked(changed, coding)
        for result in now.values():
            for response in result.responses:
                theory = Theory(changed, coding, response.asked.goal)
                impossible = {
                    forces
                    for forces, side in (("excluded", GOAL), ("entailed", DENIAL))
                    if name in theory.statements and not possible(theory, [name, side])
                }
                for answer in (*response.answers, *response.pooled):
                    alone = {r.forces for r in answer.reasons if {*r.members} == {name}}
                    assert alone <= impossible
                    if impossible and not answer.conflicts and alone:
                        turned += 1
        for place, answer in answers(was).items():
            lost = {(r.forces, r.members) for r in answer.reasons if name in r.members}
            assert not lost & {(r.forces, r.members) for r in answers(now)[place].reasons}, place
    return turned


def test_a_negated_sentence_turns_its_answers_round() -> None:
    assert turned_round(bundled(), "strict", before("strict")) >= 5


@few
@given(cases())
def test_a_negated_sentence_of_a_small_case(case: Case) -> None:
    turned_round(case, "strict", asked(case, "strict"))


def nothing_weaker(was: dict[str, Result], now: dict[str, Result]) -> None:
    new = answers(now)
    for place, answer in answers(was).items():
        firmer = new[place]
        if answer.word in ("entailed", "excluded") and not firmer.conflicts:
            assert firmer.word == answer.word, place
            assert (firmer.level or 0) >= (answer.level or 0), place


@pytest.mark.parametrize("coding", ["strict", "generous"])
def test_to_raise_a_hedge_weakens_nothing(coding: Coding) -> None:
    for name in list(samples(coding))[::6]:
        raised = hedged(bundled().statements[name], Hedge.CERTAIN)
        nothing_weaker(before(coding), asked(with_statements(bundled(), [raised]), coding))


@few
@given(cases())
def test_to_raise_a_hedge_of_a_small_case(case: Case) -> None:
    was = asked(case, "strict")
    for statement in case.statements.values():
        if is_constraint(statement.says):
            raised = with_statements(case, [hedged(statement, Hedge.CERTAIN)])
            nothing_weaker(was, asked(raised, "strict"))


@pytest.mark.parametrize("weeks", [52, -5])
def test_other_dates_same_answers(weeks: int) -> None:
    same_modulo(shifting(weeks), bundled(), "strict")


@few
@given(cases())
def test_other_dates_same_answers_in_small_cases(case: Case) -> None:
    same_modulo(shifting(30), case, "strict")
