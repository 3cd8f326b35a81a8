"""What must hold of any case: nobody needs to know the right answers to check it."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from demarche.case.hedge import Hedge
from demarche.case.nouns import Case
from demarche.worlds.account import View, accounts, pools
from demarche.worlds.answer import Answer, judge
from demarche.worlds.goal import Goal
from demarche.worlds.theory import Theory

from .cases import CLOSED, STILL, case_of, constraint, quantities_of

SAID: dict[str, dict[str, Any]] = {
    "firmer": {"says": "firm(port) at 2024-05 > firm(port) at 2024-08"},
    "presses": {"says": "firm(port) raises press(union)", "hedge": "moderate"},
    "worn": {"says": "press(union) raises cost(union)", "source": "other"},
    "drifted": {"says": "drift at 2024-05 < drift at 2024-08", "source": "other"},
    "loosens": {"says": "drift lowers firm(port)", "source": "other", "hedge": "weak"},
    "guess": {"says": "press(union) at 2024-05 < press(union) at 2024-08", "hedge": "weak"},
    "equal": {
        "says": "cost(union) at 2024-05 = cost(port) at 2024-05",
        "holder": "ann",
        "stance": "reported",
    },
    "waits": {"says": "visit >= deal", "holder": "ann", "source": "other", "stance": "endorsed"},
    "slow": {"says": "deal > soon"},
    "quick": {"says": "visit <= near", "holder": "bob", "stance": "reported"},
    "gives": {"says": "comes > 0 implies brings > 0"},
    "some": {"says": "leak(port) > 0 and leak(port) < 1"},
}
ASSUMED: dict[str, Any] = {
    "near-is-soon": "near = soon",
    "wished": "wish(union) raises cost(union)",
    "hurts": "press(union) at 2024-08 > 0 implies comes > 0",
    "closed": CLOSED,
    "still": STILL,
}
GOALS = (
    "press(union) at 2024-05 > press(union) at 2024-08",
    "cost(union) at 2024-08 < cost(union) at 2024-05",
    "cost(union) at 2024-05 > cost(port) at 2024-05",
    "visit > soon",
    "firm(port) at 2024-08 < firm(port) at 2024-05",
    "brings > 0",
    "leak(port) < 1",
)


def case(said: dict[str, Any] = SAID, assumed: dict[str, Any] = ASSUMED, **more: Any) -> Case:
    return case_of(said, assumed, **more)


def answers(made: Case, view: View = View(), goals: tuple[str, ...] = GOALS) -> dict[Any, Answer]:  # noqa: B008
    singles = accounts(made, view)
    everyone = {**singles, **pools(made, singles)}
    found = {}
    for text in goals:
        goal = Goal(constraint(text), frozenset(quantities_of(constraint(text))))
        theory = Theory(made, view.coding, goal)
        for name, account in everyone.items():
            found[text, name] = judge(theory, account)
    return found


def shown(found: dict[Any, Answer]) -> dict[Any, Any]:
    """Return what a reader sees of some answers, without the order in which it was found."""
    return {
        key: (
            answer.word,
            answer.given,
            answer.level,
            {(r.forces, r.members) for r in answer.reasons},
            {c.members for c in answer.conflicts},
        )
        for key, answer in found.items()
    }


def reworded(text: str, names: dict[str, str]) -> str:
    return re.sub(r"\w+", lambda match: names.get(match[0], match[0]), text)


BASE = shown(answers(case()))


def test_the_case_is_worth_asking() -> None:
    words = {word for word, *_ in BASE.values()} | {given for _, given, *_ in BASE.values()}
    assert words == {"silent", "undetermined", "entailed", "excluded"}


def test_renaming_and_reordering_the_parties_changes_nothing_but_names() -> None:
    names = {"union": "port", "port": "union"}
    said = {k: {**v, "says": reworded(v["says"], names)} for k, v in SAID.items()}
    assumed = {k: reworded(v, names) if isinstance(v, str) else v for k, v in ASSUMED.items()}
    goals = tuple(reworded(goal, names) for goal in GOALS)
    found = shown(answers(case(said, assumed), goals=goals))

    def renamed(members: frozenset[str]) -> frozenset[str]:
        return frozenset(m if m in SAID else reworded(m, names) for m in members)

    for (goal, name), (word, given, level, reasons, _) in BASE.items():
        expected = {(forces, renamed(members)) for forces, members in reasons}
        assert found[reworded(goal, names), name][:4] == (word, given, level, expected)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_statements_does_not_matter(seed: int) -> None:
    order = list(SAID)
    random.Random(seed).shuffle(order)
    assert shown(answers(case({k: SAID[k] for k in order}))) == BASE


def test_a_reprint_adds_no_reason_and_no_hedge() -> None:
    copies = {f"copy-{k}": {**v, "source": "reprint"} for k, v in SAID.items() if "source" not in v}
    assert shown(answers(case({**SAID, **copies}))) == BASE


@pytest.mark.parametrize("gone", SAID)
def test_withdrawing_a_statement_changes_only_what_it_bears_on(gone: str) -> None:
    found = shown(answers(case(), View().without(gone)))
    for key in found:
        word, _, _, reasons, _ = BASE[key]
        alone = {r for r in reasons if not any("did not" in m or "else" in m for m in r[1])}
        kept = {r for r in alone if gone not in r[1]}
        assert kept <= found[key][3]
        if word in ("entailed", "excluded") and any(r[1] <= SAID.keys() for r in kept):
            assert found[key][0] == word


@pytest.mark.parametrize("turned", ["firmer", "guess", "slow", "waits", "equal"])
def test_negating_a_constraint_takes_its_reasons_away(turned: str) -> None:
    said = {**SAID, turned: {**SAID[turned], "says": f"not ({SAID[turned]['says']})"}}
    found = shown(answers(case(said)))
    for key, (_, _, _, reasons, _) in BASE.items():
        gone = {(f, m) for f, m in reasons if turned in m}
        assert not gone & found[key][3]


def test_the_opposite_of_a_statement_forces_the_opposite() -> None:
    said = {**SAID, "firmer": {"says": "firm(port) at 2024-05 <= firm(port) at 2024-08"}}
    goal = GOALS[4]
    assert BASE[goal, "paper"][0] == "entailed"
    assert shown(answers(case(said)))[goal, "paper"][0] == "excluded"


@pytest.mark.parametrize("raised", ["presses", "loosens", "guess"])
def test_raising_a_hedge_weakens_no_answer_but_by_a_conflict(raised: str) -> None:
    said = {**SAID, raised: {**SAID[raised], "hedge": "certain"}}
    for key, (word, _, level, reasons, conflicts) in shown(answers(case(said))).items():
        if not conflicts:
            assert word == BASE[key][0]
            assert reasons == BASE[key][3]
            assert (level or Hedge.OPEN) >= (BASE[key][2] or Hedge.OPEN)


@pytest.mark.parametrize("hedge", [Hedge.MODERATE, Hedge.STRONG])
def test_a_weak_sentence_never_strengthens_an_answer(hedge: Hedge) -> None:
    """No reason above a level holds a sentence below it."""
    for answer in answers(case(), View(hedge=hedge)).values():
        assert all(s.hedge >= hedge for r in answer.reasons for s in r.statements)


def test_shifting_all_dates_by_the_same_weeks_shifts_dates_only() -> None:
    dates = {"2024-05": "2024-05-13..2024-06-12", "2024-08": "2024-08-12..2024-09-11"}

    def shifted(text: str) -> str:
        for old, new in dates.items():
            text = text.replace(old, new)
        return text

    said = {k: {**v, "says": shifted(v["says"])} for k, v in SAID.items()}
    assumed = {k: shifted(v) if isinstance(v, str) else v for k, v in ASSUMED.items()}
    found = shown(answers(case(said, assumed), goals=tuple(map(shifted, GOALS))))
    for (goal, name), expected in BASE.items():
        assert found[shifted(goal), name] == expected


def test_withdrawing_every_assumption_leaves_the_sentences() -> None:
    made = case()
    bare = shown(answers(case(SAID, {})))
    for key, (word, given, _, reasons, _) in bare.items():
        assert given == word == BASE[key][0]
        assert reasons == {r for r in BASE[key][3] if r[1] <= SAID.keys()}
    view = View().without(*made.assumptions)
    theory = Theory(made, "strict", Goal(constraint(GOALS[0]), frozenset()))
    for account in accounts(made, view).values():
        answer = judge(theory, account, withdrawn=view.withdrawn)
        assert answer.given == answer.word


def test_an_unrelated_conflict_changes_nothing() -> None:
    torn = {**SAID, "up": {"says": "x > y"}, "down": {"says": "x < y"}}
    assert shown(answers(case(torn))) == BASE


def test_a_third_party_without_an_enforcer_joins_the_comparison() -> None:
    parties = {name: {"name": name} for name in ("union", "port", "city")}
    third = {"says": "cost(city) at 2024-05 < cost(port) at 2024-05"}
    said = {**SAID, "third": {**SAID["equal"], **third}}
    made = case(said, parties=parties)
    found = shown(answers(made))
    assert {key: found[key] for key in BASE if key[1] == "ann"} == {
        key: BASE[key] for key in BASE if key[1] == "ann"
    }
    goal = "cost(union) at 2024-05 > cost(city) at 2024-05"
    word, _, _, reasons, _ = shown(answers(made, goals=(goal,)))[goal, "ann"]
    assert (word, reasons) == ("entailed", {("entailed", frozenset(["equal", "third"]))})
