from __future__ import annotations

import pytest

from demarche.sources import Kind
from demarche.sources.furniture import credit_start, furniture, is_caption


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to continue reading",
        "Already a subscriber? Log in",
        "Existing member?",
        "You have 2 free articles remaining",
        "You’ve reached your monthly limit of free stories.",
        "This article is for subscribers only.",
        "Start your free trial today",
        "To continue reading this article...",
        "Are you already a subscriber?",
        "Already a subscriber to The Paper?",
        "Get unlimited website access, newsletters and more.",
        "Click to log in!",
        "Jetzt abonnieren und weiterlesen",
        "Cet article est réservé aux abonnés",
        "¿Ya eres suscriptor?",
    ],
)
def test_prompts_to_pay(line: str) -> None:
    assert furniture(line) is Kind.PAYWALL


@pytest.mark.parametrize(
    "line",
    [
        "Related",
        "RELATED STORIES:",
        "Posted at 5:31 AM, Jul 10, 2017",
        "Read more: What the envoys want",
        "Share this article",
        "Home > World > Asia",
        "World | Politics | Opinion",
        "Sign up for our daily newsletter.",
        "5 min read",
        "August 24, 2018",
        "24 Aug 2018, 10:30",
        "2018-08-24",
        "© 2018 The Paper. All rights reserved.",
        "* * *",
        "17",
        "12 comments",
        "View comments (31)",
        "Subscribe to The Paper",
        "https://example.org/a.jpg",
        "Advertisement",
    ],
)
def test_navigation(line: str) -> None:
    assert furniture(line) is Kind.NAVIGATION


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Author",
        "By Ann Author and Ben van Writer",
        "Agency Staff",
        "Reporting by A. B.; editing by C. D.",
    ],
)
def test_bylines(line: str) -> None:
    assert furniture(line) is Kind.CREDIT


@pytest.mark.parametrize(
    "line",
    [
        "Related content was deleted by the ministry.",
        "The ministry asked members to subscribe to the remaining articles of the pact.",
        "By Monday the envoys had left.",
        "Return to the Table",
        "Terms of Surrender",
        "Like It or Not, the Talks Go On",
        "Most of the readers of the letter were members of the club.",
        "He is an existing member of the council.",
        "Share prices fell.",
    ],
)
def test_sentences_and_titles_are_no_furniture(line: str) -> None:
    assert furniture(line) is None


@pytest.mark.parametrize(
    "caption, credit",
    [
        ("The envoys at table ", "| Photo: Ministry"),
        ("The envoys at table. ", "AP Photo/Ann Author"),
        ("The envoys at table ", "(Ann Author/Agency)"),
        ("The envoys at table. ", "Photograph by Ann Author"),
        ("The envoys at table. ", "REUTERS/Ann Author"),
        ("The envoys at table. ", "Ann Author via Getty Images"),
        ("Die Gesandten am See. ", "Foto: Agentur"),
        ("The envoys at table in May ", "(Ann Author/Agency/Getty Images)"),
        ("The envoys at table ", "(Image credit: Mission/Getty Images)"),
        ("", "Main picture: Ann Author, Lake House"),
        ("", "© Ann Author"),
    ],
)
def test_credits_at_the_end_of_a_line(caption: str, credit: str) -> None:
    assert credit_start(caption + credit) == len(caption)


@pytest.mark.parametrize(
    "line",
    [
        "The photo by the lake shows a truck.",
        "The picture is mixed: exports fell.",
        "He met Lee. The two spoke of war and/or peace.",
        "Image by image, analysts followed the work.",
        "A" * 200_000,
        "A " * 100_000,
    ],
)
def test_sentences_end_in_no_credit(line: str) -> None:
    assert credit_start(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "The envoys, left, and their aides at the lake.",
        "The envoys at the lake, Friday, June 1, 2018.",
        "In this undated photo, the envoys meet.",
        "The envoy (L) greets the minister.",
        "The minister (R) listens to the envoy.",
        "The envoy, seen here in May, has left.",
    ],
)
def test_captions_speak_of_pictures(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "On Friday, June 1, 2018, the envoys met at the lake.",
        "The left, and the right, agreed to it.",
        "The move was seen here as a threat.",
        "In this picture the neighbour matters less.",
        "The senator (R) said that it asks for (a) a list, (b) a visit and (c) a date.",
        "In this photo the envoys meet. The author was there and saw it.",
    ],
)
def test_sentences_of_the_body_are_no_captions(line: str) -> None:
    assert not is_caption(line)
