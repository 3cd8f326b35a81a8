from __future__ import annotations

import pytest

from demarche.app.verdicts import KINDS, bottom_line, gist, kind_of, phrase
from demarche.app.words import Words
from demarche.case.hedge import Hedge
from demarche.case.nouns import Case
from demarche.case.proposition import Quantity
from demarche.worlds.account import Said
from demarche.worlds.answer import Answer, Reason
from demarche.worlds.theory import Assumed

WORDS = Words(
    Case.model_validate(
        {
            "demarche": 1,
            "case": {"title": "Small"},
            "parties": {"n": {"name": "Norland"}},
            "people": {name.lower(): {"name": name} for name in ("Ann", "Bo", "Cy", "Di", "Ed")},
            "quantities": {"waiting_cost": {"meaning": "what it loses", "of": 1}},
        }
    )
)
SAID = [
    Said(f"s{i}", None, "ann", Hedge.STRONG, frozenset())  # type: ignore[arg-type]
    for i in range(3)
]
COST = Quantity("waiting_cost", ("n",))


def answer(account: str, given: str, sentences: int = 1, price: int = 0) -> Answer:
    """Make an answer that rests on some sentences and assumptions."""
    if given not in ("entailed", "excluded"):
        return Answer(account, given, given)  # type: ignore[arg-type]
    supposed = tuple(Assumed(f"a{i}", "frame", "ann", COST, "rise") for i in range(price))
    reason = Reason(given, tuple(SAID[:sentences]), supposed)  # type: ignore[arg-type]
    word = "undetermined" if price else given
    return Answer(account, word, given, (reason,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "sentences", "price", "kind", "words"),
    [
        ("entailed", 1, 0, "stated", "entailed by one sentence"),
        ("excluded", 2, 0, "sentences", "excluded by its sentences alone"),
        ("excluded", 1, 1, "priced", "excluded, given one assumption"),
        ("entailed", 2, 3, "priced", "entailed, given three assumptions"),
        ("entailed", 0, 2, "assumed", "entailed by assumptions alone"),
        ("undetermined", 0, 0, "undetermined", "undetermined"),
        ("silent", 0, 0, "silent", "silent"),
        ("contradictory", 0, 0, "contradictory", "contradictory"),
    ],
)
def test_each_kind_of_answer(given: str, sentences: int, price: int, kind: str, words: str) -> None:
    found = answer("ann", given, sentences, price)
    assert (kind_of(found), phrase(found, WORDS)) == (kind, words)
    assert kind in KINDS


def test_an_open_answer_names_what_is_missing_and_a_limit_is_told() -> None:
    missing = Answer("ann", "undetermined", "undetermined", missing=("waiting_cost(n)",))
    assert phrase(missing, WORDS) == "undetermined: nothing said of Norland’s waiting cost"
    limited = Answer("ann", "undecided", "undecided", caveats=("the solver gave up",))
    assert phrase(limited, WORDS) == "undecided: the solver gave up"


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ([("ann", "silent")], "Every account is silent on it."),
        (
            [("ann", "excluded", 1, 1), ("bo", "silent")],
            "No account settles it by its sentences alone; with assumptions it is excluded by Ann "
            "(one). One account is silent.",
        ),
        (
            [("ann", "entailed"), ("bo", "excluded", 2), ("cy", "undetermined")],
            "By sentences alone it is entailed by Ann and excluded by Bo. It stays open for Cy.",
        ),
        (
            [("ann", "entailed", 1, 3), ("bo", "entailed", 1, 1), ("cy", "excluded", 1, 2)],
            "No account settles it by its sentences alone; with assumptions it is entailed by Bo "
            "(one) and Ann (three) and excluded by Cy (two).",
        ),
        (
            [(name, "entailed", 1, i + 1) for i, name in enumerate(("ann", "bo", "cy", "di"))],
            "No account settles it by its sentences alone; with assumptions it is entailed by four "
            "accounts (one to four).",
        ),
        (
            [("ann", "entailed", 0, 2), ("bo", "contradictory"), ("cy", "silent")],
            "No account settles it by its sentences alone. For Ann it is answered by assumptions "
            "alone; the sentences of Bo contradict each other on it; one account is silent.",
        ),
    ],
)
def test_the_bottom_line(answers: list[tuple[str, ...]], line: str) -> None:
    assert bottom_line([answer(*given) for given in answers], WORDS) == line  # type: ignore[arg-type]


def test_a_gist_names_each_side_with_its_price() -> None:
    found = [
        answer("ann", "entailed"),
        answer("bo", "entailed", price=2),
        answer("cy", "excluded", price=1),
        answer("di", "undetermined"),
        answer("ed", "silent"),
    ]
    assert gist(found, WORDS) == "Yes: Ann and Bo +2; No: Cy +1; Open: Di"
    assert gist(found[-1:], WORDS) == "every account is silent"
    many = [answer(name, "entailed") for name in ("ann", "bo", "cy", "di")]
    assert gist(many, WORDS) == "Yes: four accounts"
