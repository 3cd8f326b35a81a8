from __future__ import annotations

import random
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.case import grammar
from demarche.case.grammar import MAX_DEPTH, MAX_LENGTH, parse
from demarche.case.proposition import (
    And,
    Coupling,
    Implies,
    Number,
    Prefers,
    Proposition,
    Quantity,
    RuleOf,
    Status,
    numbers,
)
from demarche.errors import PropositionError

from .strategies import propositions


@given(propositions)
def test_what_is_printed_reads_back(form: Proposition) -> None:
    assert parse(str(form)) == form


@pytest.mark.parametrize(
    "text",
    [
        "x + y * 1/2 > (1/2) * y",
        "a - (b - c) > a - b - c",
        "-x < -1/2",
        "88*x + 39*(1-x) > 50",
        "0 < leak at 2018-08 < 1",
        "a = 1 => b = 1 => c = 1",
        "(a = 1 => b = 1) => c = 1",
        "not not a > 1",
        "not-x > 1 and (or-else + 1) >= 2",
    ],
)
def test_the_printed_form_means_the_same(text: str) -> None:
    assert parse(str(parse(text))) == parse(text)


def test_precedence() -> None:
    assert str(parse("a = 1 or b = 1 and c = 1")) == "a = 1 or (b = 1 and c = 1)"
    assert isinstance(parse("a = 1 or b = 1 implies c = 1"), Implies)
    assert parse("1 - 2 - x > 0") != parse("1 - (2 - x) > 0")


def test_a_chain_is_a_conjunction() -> None:
    assert parse("0 < x <= 1") == And((parse("0 < x"), parse("x <= 1")))  # type: ignore[arg-type]


@pytest.mark.parametrize("text, value", [("50 %", "1/2"), ("1/3", "1/3"), ("0.25", "1/4")])
def test_numbers_are_exact(text: str, value: str) -> None:
    (number,) = numbers(parse(f"x > {text}"))
    assert isinstance(number, Number)
    assert str(number) == value


def test_the_forms() -> None:
    assert parse("hostility(a, c) lowers help(c)") == Coupling(
        Quantity("hostility", ("a", "c")), "lowers", Quantity("help", ("c",))
    )
    assert parse("pledge(b, site) is stalled since 2018-08") == Status(
        "pledge", ("b", "site"), "stalled", "since", "2018-08"
    )
    assert parse("a prefers wage=low + hours=long to status quo") == Prefers(
        "a", (("wage", "low"), ("hours", "long")), ()
    )
    assert isinstance(parse("leave(i, j) is rational only if wait(j) > wait(i)"), RuleOf)


@pytest.mark.parametrize(
    "text, position, words",
    [
        ("", 0, "found the end"),
        ("x >", 3, "a quantity is missing"),
        ("x", 1, "a comparison is missing"),
        ("x > 1 y", 6, "should end here"),
        ("leave(i, j) is rational", 23, "only as the head of a rule"),
        ("pledge(b, site) is finished", 19, "no state of a pledge"),
        ("x at implies > 1", 5, "a time is missing"),
        ("x / 0 > 1", 6, "division by zero"),
        ("x > 1 and", 9, "found the end"),
    ],
)
def test_errors_say_where(text: str, position: int, words: str) -> None:
    with pytest.raises(PropositionError, match=words) as caught:
        parse(text)
    assert caught.value.position == position


@pytest.mark.parametrize(
    "text",
    [
        "(" * 900 + "x > 1" + ")" * 900,
        "not " * 400 + "x > 1",
        "-" * 1500 + "x > 1",
        "+".join("x" * 900) + " > 1",
        "=>".join(["a=1"] * 390),
        "x > 1" * 1000,
    ],
)
def test_limits_are_errors(text: str) -> None:
    assert len(text) > MAX_LENGTH or MAX_DEPTH < 400
    with pytest.raises(PropositionError):
        parse(text)


_PIECES = [
    *"()<>=+-*/%,. ",
    "not ",
    " and ",
    " or ",
    "=>",
    "x",
    "1",
    " at ",
    "2018",
    " is ",
    "event",
]
_PIECES += [" raises ", " prefers ", " to ", "hypothesis(", "status quo", "pledge(b, c)", "é", "\0"]


@given(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join) | st.text(max_size=200))
def test_any_text_is_a_proposition_or_a_proposition_error(text: str) -> None:
    try:
        form = parse(text)
    except PropositionError as error:
        position = error.position
    else:
        position = 0
        assert parse(str(form)) == form
    assert 0 <= position <= len(text)


def test_reading_takes_steps_in_proportion_to_length_and_depth() -> None:
    """Counts calls, not seconds: brackets that look like either kind must not branch."""

    def steps(text: str) -> int:
        count = 0

        def tick(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(tick)
        try:
            grammar.parse.__wrapped__(text)
        except PropositionError:
            pass
        finally:
            sys.setprofile(None)
        return count

    for depth in (10, 20, MAX_DEPTH - 2):
        nested = "(" * depth + "x" + ")" * depth
        for text in (f"{nested} > 1", f"{nested} ", nested.replace("x", "x > 1")):
            assert steps(text) < 400 * (depth + 1)
    rng = random.Random(0)
    worst = max(
        steps("".join(rng.choice(_PIECES) for _ in range(300))[:MAX_LENGTH]) for _ in range(50)
    )
    assert worst < 100 * MAX_LENGTH
