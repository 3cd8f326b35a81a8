"""Pledges of made-up articles: who, what, on what condition, and where it stands."""

from __future__ import annotations

import pytest

from demarche.case.proposition import QUALITIES, STATUS_WORDS
from demarche.errors import InputError
from demarche.reading import quotations
from demarche.reading.actors import actors
from demarche.reading.claims.wordlist import under_headings
from demarche.reading.events import events
from demarche.reading.parse import parse
from demarche.reading.pledges import Pledge, Progress, pledges
from tests.reading.pledges.articles import ARTICLES, Article, Wanted


def read(text: str) -> tuple[Pledge, ...]:
    trees, quoted = parse(text), quotations(text)
    who = actors(text, trees, quotations=quoted)
    return pledges(text, trees, events(text, trees, actors=who), who, quoted)


def words(text: str, span: tuple[int, int] | None) -> str:
    return text[slice(*span)] if span else ""


def history(one: Pledge) -> list[str]:
    return [stage.progress.value for stage in one.history]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_the_pledges_of_an_article(article: Article) -> None:
    found = read(article.text)
    for wanted in article.wanted:
        _is_found(article.text, wanted, found)
    for absent in article.absent:
        assert not any(absent in words(article.text, one.object) for one in found)


def _is_found(text: str, wanted: Wanted, found: tuple[Pledge, ...]) -> None:
    same = [one for one in found if wanted.words in words(text, one.object)]
    assert len(same) == 1, (wanted, [words(text, one.object) for one in found])
    (one,) = same
    assert any(part in " ".join(one.party) for part in wanted.party.split("|"))
    assert history(one) == wanted.history.split()
    assert one.kind == wanted.kind
    assert wanted.addressee in one.addressee or not wanted.addressee
    assert words(text, one.condition).startswith(wanted.condition)
    assert bool(one.condition) == bool(wanted.condition)
    assert not wanted.quality or wanted.quality in [named for named, _ in one.qualities]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_every_span_holds_the_words_that_say_it(article: Article) -> None:
    for one in read(article.text):
        for start, end in one.spans:
            held = article.text[start:end]
            assert held
            assert held == held.strip()
        for _, (start, end) in one.qualities:
            assert article.text[start:end].isalpha()


BEFORE = "Norway and Iceland met in Oslo on Monday. "


@pytest.mark.parametrize(
    ("sentence", "stages"),
    [
        ("Norway pledged to open its ports.", ["pledged"]),
        ("Norway vowed that it would open its ports.", ["pledged"]),
        ("Norway did not pledge to open its ports.", None),
        ("Norway refused to promise to open its ports.", None),
        ("Norway may pledge to open its ports.", ["proposed"]),
        ("Iceland urged Norway to open its ports.", ["proposed"]),
        ("Iceland proposed that Norway open its ports.", ["proposed"]),
        ("Norway honoured its pledge to open its ports.", ["pledged", "done"]),
        ("Norway partly honoured its pledge to open its ports.", ["pledged", "partial"]),
        ("Norway has failed to honour its pledge to open its ports.", ["pledged", "stalled"]),
        ("Norway has begun to honour its pledge to open its ports.", ["pledged", "begun"]),
        ("Norway made good on its pledge to open its ports.", ["pledged", "done"]),
        ("Norway went back on its pledge to open its ports.", ["pledged", "abandoned"]),
        ("Norway suspended its pledge to open its ports.", ["pledged", "suspended"]),
        ("Norway's pledge to open its ports has stalled.", ["pledged", "stalled"]),
    ],
)
def test_words_say_how_far_a_pledge_has_come(sentence: str, stages: list[str] | None) -> None:
    text = BEFORE + sentence
    found = [one for one in read(text) if "open its ports" in words(text, one.object)]
    assert [history(one) for one in found] == ([stages] if stages else [])


@pytest.mark.parametrize(
    ("later", "stages"),
    [
        ("In June it opened its ports.", ["pledged", "done"]),
        ("In June it began opening its ports.", ["pledged", "begun"]),
        ("In June it kept the promise.", ["pledged", "done"]),
        ("In June it abandoned the pledge.", ["pledged", "abandoned"]),
        ("In June it had not opened its ports.", ["pledged"]),
        ("In June Iceland opened its harbours.", ["pledged"]),
        ("In May it began opening its ports. In June the opening stalled.",
         ["pledged", "begun", "stalled"]),
        ("In June it opened its ports. It had pledged to open its ports in May.",
         ["pledged", "done"]),
    ],
)  # fmt: skip
def test_later_sentences_tell_what_became_of_it(later: str, stages: list[str]) -> None:
    text = f"{BEFORE}Norway pledged to open its ports. {later}"
    one, *_ = (one for one in read(text) if "open its ports" in words(text, one.object))
    assert history(one) == stages


@pytest.mark.parametrize(
    ("sentence", "quality"),
    [
        ("The step was symbolic.", "symbolic"),
        ("The offer was reversible.", "reversible"),
        ("The pledge was not reversible.", "irreversible"),
    ],
)
def test_words_judge_the_promise_before_them(sentence: str, quality: str) -> None:
    found = read(f"{BEFORE}Norway pledged to open its ports. {sentence}")
    assert [named for named, _ in found[0].qualities] == [quality]


@pytest.mark.parametrize("kind", ["might", "could", "should", "was urged to", "was asked to"])
def test_what_is_only_put_forward_never_becomes_a_pledge(kind: str) -> None:
    found = read(f"{BEFORE}Norway {kind} promise to open its ports.")
    assert all(one.progress is Progress.PROPOSED for one in found)


def test_what_a_colon_lists_is_on_the_table_and_judged_with_the_whole() -> None:
    text = (
        f"{BEFORE}Iceland has put two modest and reversible things on the table: the opening of a"
        " port; a cut of its quota."
    )
    found = read(text)
    assert [words(text, one.object) for one in found] == ["the opening of a port",
                                                          "a cut of its quota"]  # fmt: skip
    assert all([named for named, _ in one.qualities] == ["limited", "reversible"] for one in found)


def test_a_meeting_that_was_announced_and_is_called_off_is_abandoned() -> None:
    text = "Minister Kari Dahl will visit Iceland on Friday. On Tuesday Dahl cancelled the visit."
    (one,) = read(text)
    assert history(one) == ["pledged", "abandoned"]


def test_what_is_not_to_be_done_is_promised_as_such() -> None:
    text = f"{BEFORE}Norway agreed not to close its ports."
    (one,) = read(text)
    assert words(text, one.object) == "not to close its ports"


def test_an_offer_that_is_withdrawn_is_no_vow_and_nobody_elses() -> None:
    text = f"{BEFORE}Norway vowed to open its ports. Iceland withdrew the offer."
    assert [history(one) for one in read(text)] == [["pledged"]]


def test_a_vow_to_harm_is_a_threat() -> None:
    text = "Tarvonia vowed to attack Belmora."
    assert [one.kind for one in read(text)] == ["threat"]


@pytest.mark.parametrize("party", ["The port", "The liberals", "Norhaven"])
def test_whoever_promises_is_a_party_though_nobody_says_who_it_is(party: str) -> None:
    (one,) = read(f"{party} promised a new canteen.")
    assert one.party
    assert one.progress is Progress.PLEDGED


@pytest.mark.parametrize("thing", ["The plan", "It", "The accord", "This proposal"])
def test_things_promise_nothing(thing: str) -> None:
    assert read(f"{thing} promised a new canteen.") == ()


def test_words_of_the_case_file() -> None:
    told = set(STATUS_WORDS["pledge"])
    assert {progress.value for progress in Progress} == told - QUALITIES
    package = "demarche.reading.pledges"
    assert set(under_headings("qualities.txt", package=package).values()) - {"partly"} == QUALITIES
    verbs = set(under_headings("verbs.txt", package=package).values())
    assert verbs == {progress.value for progress in Progress} - {"partial"}


def test_a_pledge_needs_words_and_a_stage() -> None:
    with pytest.raises(InputError, match="needs words and a stage"):
        Pledge("pledge", (), None, (), None, (3, 3), None, (), (), (0, 1), "")
