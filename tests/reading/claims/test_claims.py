"""Claims: who holds them, how sure, bearing on what; and what is no claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.case.hedge import LEVELS, Hedge
from demarche.errors import InputError
from demarche.reading import quotations
from demarche.reading.actors import AUTHOR, actors
from demarche.reading.claims import Bearing, Claim, Stance, claims
from demarche.reading.claims.wordlist import matches, under_headings
from demarche.reading.parse import parse

BEFORE = "The ferry company and the union of its crews met in Oslo on Monday. "


def read(sentence: str) -> tuple[Claim, ...]:
    text = BEFORE + sentence
    sentences, quoted = parse(text), quotations(text)
    found = claims(sentences, actors(text, sentences, quotations=quoted), quoted)
    return tuple(claim for claim in found if claim.start >= len(BEFORE))


def one(sentence: str) -> Claim:
    found = read(sentence)
    assert found, sentence
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "hedge"),
    [
        ("It is unclear whether the offer was serious.", Hedge.OPEN),
        ("The offer might be serious.", Hedge.WEAK),
        ("The offer could well be serious.", Hedge.MODERATE),
        ("The offer seems serious.", Hedge.MODERATE),
        ("The offer is probably serious.", Hedge.MODERATE),
        ("The offer is almost certainly serious.", Hedge.STRONG),
        ("The offer is serious.", Hedge.CERTAIN),
        ("The offer is clearly serious.", Hedge.CERTAIN),
        ("The strike will end soon.", Hedge.STRONG),
    ],
)
def test_words_say_how_sure_a_claim_is(sentence: str, hedge: Hedge) -> None:
    assert one(sentence).hedge is hedge


def test_the_month_of_may_hedges_nothing() -> None:
    assert one("The talks in May were useful.").hedge is Hedge.CERTAIN


@pytest.mark.parametrize(
    ("sentence", "bearing"),
    [
        ("If you cannot wait, it is rational to settle.", Bearing.RULE),
        ("A bad deal is better than a strike.", Bearing.ORDER),
        ("The pressure is mounting.", Bearing.CHANGE),
        ("The delay weakened the union.", Bearing.EFFECT),
        ("The strike will end before winter.", Bearing.FORECAST),
        ("The refusal reflects old grievances.", Bearing.EXPLANATION),
        ("The company should publish its accounts.", Bearing.ADVICE),
        ("The offer was generous.", Bearing.JUDGEMENT),
    ],
)
def test_words_say_what_a_claim_bears_on(sentence: str, bearing: Bearing) -> None:
    assert one(sentence).bearing is bearing


@pytest.mark.parametrize(
    "sentence",
    [
        "The union signed the contract on Friday.",
        "The minister visited the harbour.",
        "The crews returned to work.",
    ],
)
def test_a_plain_report_of_an_act_is_no_claim(sentence: str) -> None:
    assert read(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The offer was not generous.", Stance.DENIED),
        ("It is true that the offer was generous.", Stance.CONCEDED),
        ("Would a strike be better than this?", Stance.ASKED),
        ("The offer was generous.", Stance.ASSERTED),
    ],
)
def test_words_say_how_a_claim_is_put_forward(sentence: str, stance: Stance) -> None:
    assert one(sentence).stance is stance


def test_what_is_quoted_is_its_speakers_and_the_rest_the_authors() -> None:
    spoken = one("“The offer is an insult and should be withdrawn,” said Maria Lund.")
    assert spoken.holder not in ("", AUTHOR)
    assert one("The offer is an insult.").holder == AUTHOR


def test_a_condition_is_told_and_makes_a_claim_no_more_than_moderate() -> None:
    claim = one("If the union agrees, the ferries will sail again.")
    assert claim.conditional
    assert claim.hedge <= Hedge.MODERATE


@given(st.sampled_from([level for level in LEVELS if level < Hedge.CERTAIN]), st.data())
def test_a_weaker_word_never_makes_a_claim_surer(level: Hedge, data: st.DataObject) -> None:
    modal = {Hedge.WEAK: "might", Hedge.MODERATE: "would probably", Hedge.STRONG: "should surely"}
    subject = data.draw(st.sampled_from(["The offer", "Such a truce", "The new schedule"]))
    hedged = one(f"{subject} {modal[level]} be useful.")
    assert hedged.hedge <= one(f"{subject} is useful.").hedge
    assert hedged.hedge <= level


def test_every_word_of_the_lists_has_a_known_heading() -> None:
    assert set(under_headings("hedges.txt").values()) - {"plain"} == {str(level) for level in Hedge}
    told = {heading.split()[0] for heading in under_headings("bearings.txt").values()}
    assert told <= {bearing.value for bearing in Bearing}


def test_the_longest_phrase_is_taken_and_no_word_twice() -> None:
    words = {"a": "one", "a_b": "two", "b": "three"}
    assert list(matches(words, ["a", "b", "b", "a"])) == [
        (0, 2, "two"),
        (2, 3, "three"),
        (3, 4, "one"),
    ]


def test_a_claim_needs_words() -> None:
    with pytest.raises(InputError, match="a claim needs words"):
        Claim(3, 3, AUTHOR, Hedge.WEAK, (), Bearing.ORDER, Stance.ASSERTED, False, (3, 3))
