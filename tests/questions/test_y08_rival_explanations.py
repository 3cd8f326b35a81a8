"""Y8 on the bundled case: rivals side by side, none the winner."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.bargaining.direction import named
from demarche.case.nouns import Case, Coding
from demarche.questions.matrix import Item, Matrix, matrices
from demarche.questions.question import Result, Row, put
from demarche.questions.subject import Subject
from demarche.questions.y08_rival_explanations import QUESTION, times
from demarche.worlds.account import View

from .asking import bundled, found, rows

WHY = "Why: Trump calls off Pompeo's fourth trip"
LETTER = frozenset({"wapo-letter", "dispatch-letter"})


@lru_cache
def with_letter() -> Result:
    return put(QUESTION, Subject(bundled(), View(enabled=LETTER)))


def without(*gone: str, coding: Coding = "generous") -> Result:
    return put(QUESTION, Subject(bundled(), View(coding=coding, withdrawn=frozenset(gone))))


def matrix(view: View) -> Matrix:
    (only,) = matrices(Subject(bundled(), view))
    return only


# -- who holds what -----------------------------------------------------------------------------


@pytest.mark.parametrize("coding", ["strict", "generous"])
def test_at_least_eight_rivals(coding: Coding) -> None:
    rivals = rows(found(coding)["Y8"], WHY)
    assert len(rivals) >= 8
    assert len({row.cells[0] for row in rivals}) == len(rivals)
    assert all(row.footnotes for row in rivals)


def test_no_winner_is_declared() -> None:
    for finding in found("strict")["Y8"].findings:
        if finding.title.startswith(("Why:", "How much speaks")):
            assert finding.note.startswith("No winner")
    assert not found("strict")["Y8"].responses


def test_a_later_letter_moves_it() -> None:
    assert len(rows(with_letter(), WHY)) == len(rows(found("strict")["Y8"], WHY)) + 1


# -- what weighs on them --------------------------------------------------------------------------


def test_the_matrix_is_its_owners_and_goes_with_the_bands() -> None:
    boxed = [f for f in found("generous")["Y8"].findings if f.box]
    assert {f.box for f in boxed} == {"the analyst"}
    gone = without(*(name for name in bundled().assumptions if name.startswith("weigh-")))
    assert not any(f.box for f in gone.findings)


def test_several_are_least_spoken_against() -> None:
    assert len(matrix(View()).least_burdened()) > 1


def test_the_letter_speaks_for_the_ground_that_was_given_and_against_whim() -> None:
    before, after = matrix(View()).against(), matrix(View(enabled=LETTER)).against()
    for kept in ("cold-feet", "no-progress"):
        assert after[kept] == before[kept]
    for worse in ("pique", "diversion", "uncoordinated"):
        assert after[worse] == before[worse] + 1
    (change,) = (f for f in with_letter().findings if f.title.startswith("What a later source"))
    assert "Washington Post" in change.title
    assert {r.cells[3] for r in change.rows if r.cells[0] == "Sheer pique"} == {"stays"}
    assert "falls back" in {r.cells[3] for r in change.rows}


def test_switched_off_or_on_the_letter_moves_the_same() -> None:
    off = rows(found("strict")["Y8"], "What a later source")
    assert off == rows(with_letter(), "What a later source")


def test_one_item_that_were_false_flips_the_order() -> None:
    told = {r.cells[0]: r.cells[4] for r in rows(found("generous")["Y8"], "What speaks for")}
    flips = {item for item, change in told.items() if "joins" in change}
    assert flips == {
        "Pompeo makes a fourth trip for the next week known",
        "Trump sends Kim his warmest regards and looks forward to seeing him",
    }
    full = matrix(View(coding="generous"))
    for item in full.items:
        moved = full.without(item).least_burdened() != full.least_burdened()
        assert (item.title in flips) == moved


def test_an_item_nobody_tells_of_weighs_nothing() -> None:
    full = matrix(View())
    item = next(i for i in full.items if i.event == "warm-regards")
    less = matrix(View(withdrawn=frozenset(item.told_by)))
    assert less == full.without(item)


bands = st.tuples(st.floats(0.01, 1), st.floats(0.01, 1)).map(lambda b: (min(b), max(b)))


@given(bands, st.lists(st.tuples(bands, bands), max_size=4))
def test_an_item_as_likely_under_all_moves_nothing(
    same: tuple[float, float], others: list[tuple[tuple[float, float], tuple[float, float]]]
) -> None:
    items = tuple(Item(f"e{n}", "", "", (), {"a": a, "b": b}) for n, (a, b) in enumerate(others))
    alike = Item("alike", "", "", (), {"a": (same[0], same[0]), "b": (same[0], same[0])})
    before, after = (Matrix("me", "act", ("a", "b"), i) for i in (items, (*items, alike)))
    assert after.ratio("a", "b") == pytest.approx(before.ratio("a", "b"))
    assert after.least_burdened() == before.least_burdened()
    assert alike.apart()[2] <= 1


@given(bands, bands)
def test_a_ratio_and_its_reverse_are_reciprocal(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    pair = Matrix("me", "act", ("a", "b"), (Item("e", "", "", (), {"a": one, "b": other}),))
    low, high = pair.ratio("a", "b")
    assert pair.ratio("b", "a") == pytest.approx((1 / high, 1 / low))
    assert low <= high


def test_a_ratio_reads_in_words() -> None:
    assert times((0.0021, 104.0)) == "0.0021 to 104 times"


# -- theories, and what they predict --------------------------------------------------------------


def appeals(result: Result) -> dict[str, Row]:
    return {row.cells[0]: row for row in rows(result, "What the explanations appeal to")}


def test_each_theory_goes_with_its_explanation() -> None:
    fear = "Fear that North Korea would not deliver the breakthrough"
    assert appeals(found("strict")["Y8"])[fear].footnotes == ("why-cold-feet",)
    assert fear not in appeals(without("why-cold-feet"))


def test_news_that_makes_delivery_less_likely_calls_the_trip_off_at_the_break_even() -> None:
    threshold = named("summit_threshold")
    bar = threshold(gain=2.0, loss=1.0, cost=0.1, stalemate=0.0)
    assert 0 < bar < 1
    assert threshold(gain=1.0, loss=1.0, cost=0.1, stalemate=0.0) > bar, "less to gain"
    assert threshold(gain=2.0, loss=2.0, cost=0.1, stalemate=0.0) > bar, "dearer empty hands"


def noisy(likelihood: list[list[float]], noise: float) -> float:
    mixed = (1 - noise) * np.array(likelihood) + noise * 0.5
    return float(named("diagnosticity")(mixed)[0])


@given(st.floats(0.05, 0.95), st.floats(0.05, 0.95), st.floats(0, 1), st.floats(0, 1))
def test_the_more_is_noise_the_less_an_act_tells(a: float, b: float, x: float, y: float) -> None:
    less, more = sorted((x, y))
    assert noisy([[a, b]], more) <= noisy([[a, b]], less) + 1e-12
    assert noisy([[a, b]], 1.0) == pytest.approx(0)


def before(result: Result, what: str) -> set[tuple[str, str]]:
    title = f"What came before: {what}"
    return {(row.cells[1], row.cells[2]) for row in rows(result, title)}


def test_a_slight_the_same_morning_is_what_anger_would_need() -> None:
    trip = "Trump calls off Pompeo's fourth trip"
    assert ("from North Korea", "0 days") in before(with_letter(), trip)
    assert ("from North Korea", "0 days") not in before(found("strict")["Y8"], trip)


def test_how_soon_it_was_taken_back_is_told_once_it_is_known() -> None:
    trip = "What came after: Trump calls off Pompeo's fourth trip"
    assert not rows(found("strict")["Y8"], trip)
    known = View(enabled=frozenset({"later-record", "dispatch-later"}))
    (row,) = rows(put(QUESTION, Subject(bundled(), known)), trip)
    assert row.cells[1:] == ("takes it back", "44 days")
    may = rows(found("strict")["Y8"], "What came after: Trump calls off the Singapore summit")
    assert [row.cells[0] for row in may] == ["Trump declares the summit on again"]


def test_trouble_at_home_is_put_before_the_act_only_if_told_so() -> None:
    trip = "Trump calls off Pompeo's fourth trip"
    assert ("at home", "not told whether before") in before(found("strict")["Y8"], trip)
    told = bundled().statements["cases"]
    sooner = told.model_copy(
        update={"says": type(told.says)(**{**_parts(told.says), "relation": "on", "when": DAY})}
    )
    case: Case = bundled().model_copy(
        update={"statements": {**bundled().statements, "cases": sooner}}
    )
    assert ("at home", "3 days") in before(put(QUESTION, Subject(case, View())), trip)


DAY = "2018-08-21"


def _parts(status: object) -> dict[str, object]:
    return {name: getattr(status, name) for name in ("kind", "item", "word", "relation", "when")}


# -- one observation, several readings ------------------------------------------------------------


def readings(result: Result) -> dict[str, Row]:
    return {row.cells[0]: row for row in rows(result, "One observation, several readings")}


def test_what_is_called_equally_plausible_tells_nothing() -> None:
    tours = readings(found("strict")["Y8"])["Kim tours economic rather than military sites"]
    assert tours.cells[3] == "it tells nothing (ratio 1)"
    assert set(tours.footnotes) == {"why-tours-mounting", "why-tours-intent", "why-tours-mislead"}


def test_the_same_observation_used_as_proof_elsewhere_is_told() -> None:
    tours = readings(found("generous")["Y8"])["Kim tours economic rather than military sites"]
    assert "elsewhere the same source takes it for: Economic pressure" in tours.cells[3]
    assert "why-tours-pressure" in tours.footnotes
    alone = readings(without("why-tours-intent", "why-tours-mislead"))
    assert "Kim tours economic rather than military sites" not in alone


@pytest.mark.parametrize(
    "bands, wrong",
    [
        ({"erratic": (0.1, 0.3)}, "no hypothesis of this case: erratic"),
        ({"pique": (0.1, 1.3)}, "no chances from 0 to 1: pique [0.1, 1.3]"),
        ({"pique": (-0.1, 0.3)}, "no chances from 0 to 1: pique [-0.1, 0.3]"),
    ],
)
def test_faulty_bands_are_told_and_weigh_nothing(
    bands: dict[str, tuple[float, float]], wrong: str
) -> None:
    case = bundled()
    whole = matrix(View())
    item = whole.items[0]
    box = case.assumptions[item.box]
    broken = box.model_copy(update={"ranges": {**box.ranges, **bands}})
    subject = Subject(
        case.model_copy(update={"assumptions": {**case.assumptions, item.box: broken}}), View()
    )
    (row,) = rows(put(QUESTION, subject), "Why an item is not weighed")
    assert row == Row((wrong,), (item.box,))
    (left,) = matrices(subject)
    assert left == whole.without(item)
