"""Questions read through rules, suppositions, definitions and models."""

from __future__ import annotations

import pytest

from demarche.case.hedge import Hedge

from .small_case import ask, bridge, frame, grounds, small

LENSES = [
    ("x > y", "necessary", "undetermined"),
    ("x > y", "sufficient", "entailed"),
    ("x > y", "both", "entailed"),
    ("x <= y", "necessary", "excluded"),
    ("x <= y", "sufficient", "undetermined"),
    ("x <= y", "both", "excluded"),
    ("x >= y", "necessary", "undetermined"),
    ("x >= y", "sufficient", "undetermined"),
    ("x >= y", "both", "undetermined"),
    # Equality fails the strict rule.
    ("x = y", "necessary", "excluded"),
]


@pytest.mark.parametrize(("says", "lens", "word"), LENSES)
def test_a_necessary_condition_can_exclude_never_entail(says: str, lens: str, word: str) -> None:
    answer = ask(small({"s": says}), "x > y", lens=lens)
    assert answer.word == word
    assert grounds(answer) == (set() if word == "undetermined" else {frozenset("s")})


def test_a_necessary_condition_can_exclude_never_entail_given_assumptions_either() -> None:
    # y rests on a bridge: x > z (said), z = y (bridge). So x > y, which a necessary rule ignores.
    case = small({"s": "x > z"}, {"B": bridge("z = y")})
    assert ask(case, "x > y", pivotal="x").given == "entailed"
    assert ask(case, "x > y", pivotal="x", lens="necessary").given == "undetermined"


def test_a_question_may_suppose_a_premise() -> None:
    # Without the supposition that he comes nothing follows; with it both conditions are met.
    case = small({"s": "lowfail > 0 and comes > 0 => summit > 0", "t": "lowfail > 0"})
    assert ask(case, "summit > 0").word == "undetermined"
    answer = ask(case, "summit > 0", supposing=("comes > 0",))
    assert answer.word == "entailed"
    assert grounds(answer) == {frozenset("st")}


def test_a_question_may_suppose_and_have_its_lens_defined() -> None:
    # Y11: a summit helps exactly if there is a deal at the top and none below.
    says = {
        "s09": "comes > 0 => brings > 0",
        "s10": "comes > 0 => ponders > 0",
        "s11": "lowfail > 0",
    }
    bridges = {
        "B10": bridge("lowfail > 0 => zlow <= 0"),
        "B11": bridge("brings > 0 and concedes > 0 => ztop > 0"),
        "B13": bridge("ponders > 0 => concedes > 0"),
    }
    goal = "sumhelp > 0"
    case = small(says, bridges, also=goal)
    answer = ask(
        case,
        goal,
        pivotal="ztop zlow",
        supposing=("comes > 0",),
        defining=(
            "ztop > 0 and zlow <= 0 => sumhelp > 0",
            "sumhelp > 0 => ztop > 0 and zlow <= 0",
        ),
    )
    assert (answer.word, answer.given, answer.price) == ("silent", "entailed", 3)
    assert grounds(answer) == {frozenset(says) | frozenset(bridges)}


GAINS = [
    # The gain rises with one's cost of waiting and falls with the other's, and nothing else
    # moves it.
    (("w(a) at aug < w(a) at may", "w(b) at aug >= w(b) at may"), "entailed"),
    (("w(a) at aug <= w(a) at may", "w(b) at aug > w(b) at may"), "entailed"),
    (("w(a) at aug = w(a) at may", "w(b) at aug = w(b) at may"), "excluded"),
    (("w(a) at aug >= w(a) at may", "w(b) at aug <= w(b) at may"), "excluded"),
    (("w(a) at aug < w(a) at may", "w(b) at aug < w(b) at may"), "undetermined"),
    (("w(a) at aug < w(a) at may",), "undetermined"),
    (("w(a) at aug <= w(a) at may", "w(b) at aug >= w(b) at may"), "undetermined"),
]


@pytest.mark.parametrize(("says", "word"), GAINS)
def test_a_model_yields_comparative_statics_by_its_declared_signs(
    says: tuple[str, ...], word: str
) -> None:
    goal = "gain at aug < gain at may"
    case = small({f"s{i}": text for i, text in enumerate(says)}, also=f"{goal} or w(b) at may > 0")
    model = ("w(a) raises gain", "w(b) lowers gain")
    answer = ask(case, goal, pivotal="w(a)", model=model)
    assert answer.word == word
    everything = frozenset(f"s{i}" for i in range(len(says)))
    assert grounds(answer) == (set() if word == "undetermined" else {everything})


def test_a_model_needs_no_closure_but_its_inputs_may_need_frames() -> None:
    # The other's cost of waiting is not spoken of: a frame holds it, and is what the answer costs.
    goal = "gain at aug < gain at may"
    case = small(
        {"s": "w(a) at aug < w(a) at may"}, {"f": frame()}, also=f"{goal} or w(b) at may > 0"
    )
    answer = ask(case, goal, pivotal="w(a)", model=("w(a) raises gain", "w(b) lowers gain"))
    assert (answer.word, answer.given, answer.price) == ("undetermined", "entailed", 1)
    assert grounds(answer) == {frozenset({"s", "w(b) did not fall"})}
    assert answer.level == Hedge.MODERATE
