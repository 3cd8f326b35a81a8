"""Option forms: states, labels, patterns, reachable lists, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from demarche.bargaining.stability import Option, OptionForm, total_order
from demarche.bargaining.stability.preference import partial_order, ranked
from demarche.errors import LimitReached, ScenarioError

from .drawn import draw_form
from .literal import Literal

AB = ("A", "B")


def test_reachable_lists_are_those_of_comparing_states_option_by_option() -> None:
    rng = np.random.default_rng(41)
    for _ in range(200):
        form = draw_form(rng)
        literal = Literal(form, lambda i, x, y: False)
        for i, party in enumerate(form.parties):
            for s in range(form.size):
                assert sorted(form.reachable(party, s)) == literal.reach[i, s]


def test_a_party_without_options_never_moves() -> None:
    form = OptionForm(AB, (Option("a", "A"),))
    assert form.reachable("B", 0) == ()
    assert form.reachable("A", 0) == (1,)


def test_an_issue_of_a_package_moves_in_its_sequence() -> None:
    pay = Option("pay", "B", values=("none", "half", "full"), moves="forward")
    form = OptionForm(AB, (Option("strike", "A"), pay))
    assert form.labels[0] == "N none"
    half = form.state({"strike": "N", "pay": "half"})
    assert [form.label(t) for t in form.reachable("B", half)] == ["N full"]


@pytest.mark.parametrize(
    "make, error, message",
    [
        (lambda: OptionForm(("A",), ()), ScenarioError, "two parties or more"),
        (lambda: OptionForm(("A", "A"), ()), ScenarioError, "party names are 'A'"),
        (lambda: OptionForm(AB, (Option("a", "C"),)), ScenarioError, "belongs to 'C'"),
        (lambda: Option("a", "A", values=("N",)), ScenarioError, "two or more, all different"),
        (
            lambda: OptionForm(AB, (Option("a", "A"),), infeasible=("-",)),
            ScenarioError,
            "every combination of options is infeasible",
        ),
        (
            lambda: OptionForm(AB, (Option("a", "A"),), infeasible=("YY",)),
            ScenarioError,
            "has 2 characters; there are 1 options",
        ),
        (
            lambda: OptionForm(AB, tuple(Option(f"o{k}", "A") for k in range(23))),
            LimitReached,
            "make 8,388,608 combinations; at most 4,194,304",
        ),
        (
            lambda: OptionForm(AB, (Option("a", "A"),)).state("-"),
            ScenarioError,
            "must name one feasible state; 2 agree",
        ),
        (
            lambda: ranked(OptionForm(AB, (Option("a", "A"),)), ["Y"]),
            ScenarioError,
            "state N has no place in the order",
        ),
        (lambda: total_order([1.0, float("nan")]), ScenarioError, "one finite number a state"),
        (
            lambda: partial_order(np.array([[False, True], [True, False]])),
            ScenarioError,
            "better than itself",
        ),
    ],
)
def test_what_cannot_be_is_refused(make, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        make()
