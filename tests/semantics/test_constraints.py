"""What orders, figures, conditionals and sums entail, exclude and leave open."""

from __future__ import annotations

import pytest

from .small_case import ask, grounds, small

CHAINS = [
    # Each line: what is said, the goal, the word, and the one reason, if there is one.
    # Transitivity over three statements.
    (("x > y", "y > z"), "x > z", "entailed", {"s0", "s1"}),
    (("x > y", "y > z"), "z > x", "excluded", {"s0", "s1"}),
    (("x > y", "y > z", "z > w"), "x > w", "entailed", {"s0", "s1", "s2"}),
    # One strict link makes the chain strict; none leaves it weak.
    (("x >= y", "y > z"), "x > z", "entailed", {"s0", "s1"}),
    (("x >= y", "y >= z"), "x > z", "undetermined", None),
    (("x >= y", "y >= z"), "x >= z", "entailed", {"s0", "s1"}),
    (("x >= y", "y >= z"), "x < z", "excluded", {"s0", "s1"}),
    (("x > y",), "x >= y", "entailed", {"s0"}),
    (("x >= y",), "x > y", "undetermined", None),
    # Equality is passed on, and is what two weak orders make.
    (("x = y", "y = z"), "x = z", "entailed", {"s0", "s1"}),
    (("x = y", "y > z"), "x > z", "entailed", {"s0", "s1"}),
    (("x = y",), "x > y", "excluded", {"s0"}),
    (("x >= y", "y >= x"), "x = y", "entailed", {"s0", "s1"}),
    (("x >= y", "x != y"), "x > y", "entailed", {"s0", "s1"}),
    (("x != y",), "x > y", "undetermined", None),
    (("x != y", "x <= y"), "x = y", "excluded", {"s0"}),
    # The numbers are real ones: an order says nothing of a distance, and there is room between.
    (("x > y",), "x > y + 1", "undetermined", None),
    (("0 < x", "x < 1"), "x = 1/2", "undetermined", None),
    # A fork is no chain.
    (("x > z", "y > z"), "x > y", "undetermined", None),
    (("x > y", "x > z"), "y > z", "undetermined", None),
]


@pytest.mark.parametrize(("says", "goal", "word", "reason"), CHAINS)
def test_orders_make_chains_across_statements(
    says: tuple[str, ...], goal: str, word: str, reason: set[str] | None
) -> None:
    case = small({f"s{i}": text for i, text in enumerate(says)}, also=goal)
    answer = ask(case, goal)
    assert answer.word == word
    assert grounds(answer) == ({frozenset(reason)} if reason else set())


FIGURES = [
    # Intervals: 0.2 <= x <= 0.4 lies on one side of 0.5, and on both of 0.3.
    (("x >= 20 %", "x <= 40 %"), "x < 1/2", "entailed"),
    (("x >= 20 %", "x <= 40 %"), "x < 40 %", "undetermined"),
    (("x >= 20 %", "x <= 40 %"), "x <= 40 %", "entailed"),
    (("x >= 20 %", "x <= 40 %"), "x > 40 %", "excluded"),
    (("x >= 20 %", "x <= 40 %"), "x < 30 %", "undetermined"),
    # Closed ends that meet leave one number; open ones none in common with it.
    (("x >= 20 %", "x <= 20 %"), "x = 1/5", "entailed"),
    # 'Over 50 %' is a bound and not a value, and it is strict.
    (("share > 50 %",), "share > 40 %", "entailed"),
    (("share > 50 %",), "share > 60 %", "undetermined"),
    (("share > 50 %",), "share = 1/2", "excluded"),
    (("share > 50 %",), "share > 1/2", "entailed"),
    # 'Down 88 %', rounded: from 87.5 to 88.5 per cent down.
    (("-88.5 % <= flow <= -87.5 %",), "flow < -87 %", "entailed"),
    (("-88.5 % <= flow <= -87.5 %",), "flow = -88 %", "undetermined"),
    (("-88.5 % <= flow <= -87.5 %",), "flow > -87 %", "excluded"),
    # 'Some, not all': strictly between nothing and everything.
    (("0 < leak < 1",), "leak > 0", "entailed"),
    (("0 < leak < 1",), "leak = 1", "excluded"),
    (("0 < leak < 1",), "leak = 0", "excluded"),
    (("0 < leak < 1",), "leak > 1/2", "undetermined"),
    # 88 s + 39 (1 - s) > 50 is 49 s > 11: the bound 11/49 is exact, and strict.
    (("88 * s + 39 * (1 - s) > 50",), "s > 11/49", "entailed"),
    (("88 * s + 39 * (1 - s) > 50",), "s > 12/49", "undetermined"),
    (("88 * s + 39 * (1 - s) > 50",), "s = 11/49", "excluded"),
    (("88 * s + 39 * (1 - s) > 50",), "s > 225/1000", "undetermined"),
    (("88 * s + 39 * (1 - s) > 50",), "s > 2244/10000", "entailed"),
    # 1/3 three times is one, exactly.
    (("x = 1/3", "y = x + x + x"), "y = 1", "entailed"),
    (("10 * x = 1", "10 * y = 2"), "x + y = 3/10", "entailed"),
    # Very close is not equal.
    (("x > 1/1000000000000000000000",), "x > 0", "entailed"),
    (("x > 0",), "x > 1/1000000000000000000000", "undetermined"),
    (("x >= 100000000000000000001 / 100000000000000000000",), "x > 1", "entailed"),
]


@pytest.mark.parametrize(("says", "goal", "word"), FIGURES)
def test_figures_are_exact_and_as_vague_as_they_are(
    says: tuple[str, ...], goal: str, word: str
) -> None:
    case = small({f"s{i}": text for i, text in enumerate(says)}, also=goal)
    assert ask(case, goal).word == word


CONDITIONALS = [
    # Modus ponens and its contrapositive.
    (("p > 0 => q > 0", "p > 0"), "q > 0", "entailed", [{"s0", "s1"}]),
    (("p > 0 => q > 0", "q <= 0"), "p > 0", "excluded", [{"s0", "s1"}]),
    # Affirming the consequent and denying the antecedent settle nothing.
    (("p > 0 => q > 0", "q > 0"), "p > 0", "undetermined", []),
    (("p > 0 => q > 0", "p <= 0"), "q > 0", "undetermined", []),
    (("p > 0 => q > 0",), "q > 0", "undetermined", []),
    # A chain of conditionals.
    (("p > 0 => q > 0", "q > 0 => r > 0", "p > 0"), "r > 0", "entailed", [{"s0", "s1", "s2"}]),
    # Proof by cases.
    (("p > 0 or q > 0", "p > 0 => r > 0", "q > 0 => r > 0"), "r > 0", "entailed",
     [{"s0", "s1", "s2"}]),
    # A disjunction and the denial of one part.
    (("p > 0 or q > 0", "not p > 0"), "q > 0", "entailed", [{"s0", "s1"}]),
    (("p > 0 or q > 0",), "q > 0", "undetermined", []),
    # The condition is met by an order that follows, and not by one that may hold.
    (("x > y and y > z => q > 0", "x > y", "y > z"), "q > 0", "entailed", [{"s0", "s1", "s2"}]),
    (("x > z => q > 0", "x >= y", "y >= z"), "q > 0", "undetermined", []),
    # Denials turn strict orders into weak ones.
    (("not x > y",), "x <= y", "entailed", [{"s0"}]),
    (("not x > y",), "x < y", "undetermined", []),
    (("not x != y",), "x = y", "entailed", [{"s0"}]),
    (("not (x > 0 and y > 0)", "x > 0"), "y > 0", "excluded", [{"s0", "s1"}]),
    # Clavius: what follows from its own denial holds.
    (("x <= 0 => x > 0",), "x > 0", "entailed", [{"s0"}]),
    # A nested conditional needs both conditions.
    (("p > 0 => q > 0 => r > 0", "p > 0"), "r > 0", "undetermined", []),
    (("p > 0 => q > 0 => r > 0", "p > 0", "q > 0"), "r > 0", "entailed", [{"s0", "s1", "s2"}]),
]  # fmt: skip


@pytest.mark.parametrize(("says", "goal", "word", "reasons"), CONDITIONALS)
def test_conditionals_hold_both_ways_round_and_no_further(
    says: tuple[str, ...], goal: str, word: str, reasons: list[set[str]]
) -> None:
    case = small({f"s{i}": text for i, text in enumerate(says)}, also=goal)
    answer = ask(case, goal)
    assert answer.word == word
    assert grounds(answer) == set(map(frozenset, reasons))


SUMS = [
    # x + y > 3 with x < 1 leaves more than 2 for y.
    (("x + y > 3", "x < 1"), "y > 2", "entailed"),
    (("x + y > 3", "x < 1"), "y > 5/2", "undetermined"),
    # Two falls add up; a fall against a rise of unknown size does not.
    (("x at aug < x at may", "y at aug >= y at may"),
     "x at aug - y at aug < x at may - y at may", "entailed"),
    (("x at aug < x at may", "y at aug <= y at may"),
     "x at aug - y at aug < x at may - y at may", "undetermined"),
    # Differences of changes: x fell by more than y did, and y fell.
    (("x at may - x at aug > y at may - y at aug", "y at may > y at aug"),
     "x at aug < x at may", "entailed"),
    # Shares that make up a whole.
    (("s + t + u = 1", "s > 1/2", "t >= 0", "u >= 0"), "t < 1/2", "entailed"),
    (("s + t + u = 1", "s > 1/2", "t >= 0"), "t < 1/2", "undetermined"),
    # An average lies between its two parts: z = (x + y) / 2 and x < y.
    (("z = (x + y) / 2", "x < y"), "x < z", "entailed"),
    (("z = (x + y) / 2", "x < y"), "z > y", "excluded"),
    # Adding the two: 2x = 4.
    (("x + y = 3", "x - y = 1"), "x = 2", "entailed"),
    (("x + y = 3", "x - y = 1"), "y = 1", "entailed"),
]  # fmt: skip


@pytest.mark.parametrize(("says", "goal", "word"), SUMS)
def test_sums_and_differences_are_added_up(says: tuple[str, ...], goal: str, word: str) -> None:
    case = small({f"s{i}": text for i, text in enumerate(says)}, also=goal)
    assert ask(case, goal).word == word


PRODUCTS = [
    # The right word, beside which only 'undecided' is no wrong answer.
    # A part of a positive whole is less than the whole.
    (("part = share * whole", "0 < share < 1", "whole > 0"), "part < whole", "entailed"),
    (("part = share * whole", "0 < share < 1", "whole > 0"), "part > 0", "entailed"),
    (("part = share * whole", "0 < share < 1"), "part < whole", "undetermined"),
    # Revenue rose though the volume fell: the price rose.
    (("r at may = p at may * v at may", "r at aug = p at aug * v at aug", "v at aug < v at may",
      "v at aug > 0", "p at may > 0", "r at aug > r at may"), "p at aug > p at may", "entailed"),
    # Both factors positive, at most one half and one third.
    (("0 < x <= 1/2", "0 < y <= 1/3", "z = x * y"), "z <= 1/6", "entailed"),
    (("0 < x <= 1/2", "0 < y <= 1/3", "z = x * y"), "z < 1/6", "undetermined"),
    # The root of two is no fraction: 1.4142 < root < 1.4143.
    (("x * x = 2", "x > 0"), "x > 14142/10000", "entailed"),
    (("x * x = 2", "x > 0"), "x < 14143/10000", "entailed"),
    (("x * x = 2", "x > 0"), "x < 14142/10000", "excluded"),
    (("x * x = 2",), "x > 0", "undetermined"),
    (("x * x = 2", "y * y = 3", "x > 0", "y > 0"), "x < y", "entailed"),
    # Squares: none is negative, one alone is nought.
    (("x * x > 0",), "x > 0", "undetermined"),
    (("x * x <= 0",), "x = 0", "entailed"),
    (("y = x * x",), "y >= 0", "entailed"),
    (("y = x * x",), "y > 0", "undetermined"),
    # A quotient over a positive number keeps the order, over a negative one it turns it.
    (("x / y > 1", "y > 0"), "x > y", "entailed"),
    (("x / y > 1", "y < 0"), "x < y", "entailed"),
    (("x / y > 1", "y != 0"), "x > y", "undetermined"),
    (("x * y > 0", "x > 0"), "y > 0", "entailed"),
    (("x * y > 0", "x < 0"), "y > 0", "excluded"),
    (("x * y = 0", "x != 0"), "y = 0", "entailed"),
    # The root of a quintic that no radicals write: x^5 = x + 1 lies between 1.1 and 1.2.
    (("x * x * x * x * x = x + 1",), "x > 11/10", "entailed"),
]  # fmt: skip


@pytest.mark.parametrize(("says", "goal", "right"), PRODUCTS)
def test_products_never_give_a_wrong_answer(says: tuple[str, ...], goal: str, right: str) -> None:
    case = small({f"s{i}": text for i, text in enumerate(says)}, also=goal)
    assert ask(case, goal).word in {right, "undecided"}


def test_accounting_identities_are_decided() -> None:
    # part = share * whole with 0 < share < 1 and whole > 0: a part is less than the whole.
    case = small({"a": "part = share * whole", "b": "0 < share < 1", "c": "whole > 0"})
    answer = ask(case, "part < whole")
    assert answer.word == "entailed"
    assert grounds(answer) == {frozenset("abc")}


def test_nothing_persists_between_named_times_unless_stated() -> None:
    # x was above 0 in May; August is another number.
    goal = "x at aug > 0"
    case = small({"s": "x at may > 0"}, also=goal)
    assert ask(case, goal).word == "undetermined"
    told = small({"s": "x at may > 0", "t": "x at aug = x at may"}, also=goal)
    assert grounds(ask(told, goal)) == {frozenset({"s", "t"})}


def test_two_times_that_share_a_day_are_two_levels() -> None:
    goal = "x at 2018-08-24 > 0"
    case = small({"s": "x at 2018-08 > 0"}, also=goal)
    assert ask(case, goal).word == "undetermined"


def test_no_time_makes_a_constant() -> None:
    # A date, a threshold or a share without a time is one number, whoever compares it with what.
    case = small({"s": "x at may > bar", "t": "x at aug < bar"})
    assert ask(case, "x at aug < x at may").word == "entailed"


def test_there_is_no_natural_zero() -> None:
    # Without a declared range a quantity may be negative; with one it may not.
    says = {"s": "x at aug != 0"}
    assert ask(small(says), "x at aug > 0").word == "undetermined"
    bounded = small(says, bounds={"x": {"at_least": 0}})
    assert ask(bounded, "x at aug > 0").word == "entailed"
    assert ask(bounded, "x at aug < 0").word == "excluded"


def test_between_parties_there_is_no_common_scale() -> None:
    # Each party's own change says nothing of one against the other; a comparison of them does.
    says = {"s": "wish(a) at aug < wish(a) at may", "t": "wish(b) at aug > wish(b) at may"}
    goal = "wish(a) at aug < wish(b) at aug"
    assert ask(small(says), goal).word == "undetermined"
    answer = ask(small(says | {"u": "wish(a) at may <= wish(b) at may"}), goal)
    assert grounds(answer) == {frozenset("stu")}


def test_courses_of_action_are_compared_like_times() -> None:
    case = small({"s": "x at cancel <= x at go", "t": "y at go > y at cancel"})
    assert ask(case, "x at cancel > x at go").word == "excluded"
    assert ask(case, "y at cancel < y at go").word == "entailed"


def test_of_two_parties_in_the_other_order_nothing_is_said() -> None:
    # hostility(a, b) and hostility(b, a) are two quantities.
    goal = "hostility(b, a) at aug > 0"
    case = small({"s": "hostility(a, b) at aug > 0"}, also=goal)
    assert ask(case, goal).word == "silent"
