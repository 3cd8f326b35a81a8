from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.sources import Kind, SourceText, segments, sentence_at

BODY = "The envoys met at the lake on Monday. After four hours they agreed to meet again."
MORE = "Nobody would say what had been offered, or by whom. A second round is due in the spring."
LAST = "Asked about the inspectors, the minister said that it was far too early to name a date."

LINES = st.sampled_from(
    [
        BODY,
        MORE,
        LAST,
        "Talks at the lake",
        "Photo: Ministry",
        "Two envoys | Picture: A. Nobody",
        "Related",
        "Other talks",
        "it was far too early to name a date",
        "Subscribe to read on",
        "",
        "  ",
        "* * *",
        "By Ann Author",
    ]
)


def kinds(*page: str) -> list[Kind]:
    return [segment.kind for segment in segments("\n".join(page))]


def by_line(source: SourceText) -> dict[int, list[Kind]]:
    found: dict[int, list[Kind]] = {}
    for segment in segments(source.text):
        line = sentence_at(source.text, (segment.start, segment.end)).line
        found.setdefault(line, []).append(segment.kind)
    return found


def test_first_article(seed: Callable[[str], SourceText]) -> None:
    found = by_line(seed("000"))
    furniture = {
        11: [Kind.PULL_QUOTE],
        16: [Kind.CAPTION, Kind.CREDIT],
        21: [Kind.PULL_QUOTE],
        23: [Kind.CAPTION, Kind.CREDIT],
        34: [Kind.CREDIT],
        35: [Kind.PAYWALL],
        36: [Kind.PAYWALL],
        37: [Kind.PAYWALL],
    }
    written = [n for n in range(1, 34) if n not in furniture and n not in (15, 22)]
    assert found == furniture | {n: [Kind.BODY] for n in written}


def test_second_article(seed: Callable[[str], SourceText]) -> None:
    found = by_line(seed("001"))
    assert found == {
        1: [Kind.CAPTION],
        3: [Kind.CAPTION, Kind.CREDIT],
        5: [Kind.TITLE],
        7: [Kind.DEK],
    } | {n: [Kind.BODY] for n in range(9, 26, 2)}


def test_third_article(seed: Callable[[str], SourceText]) -> None:
    found = by_line(seed("004"))
    body = {n: [Kind.BODY] for n in (3, 6, 8, 10, 12, 14)}
    assert found == {1: [Kind.TITLE], 16: [Kind.NAVIGATION]} | body


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=14).map("\n".join))
def test_segments_cover_the_text_without_overlap(text: str) -> None:
    outside, last = "", 0
    for segment in segments(text):
        assert last <= segment.start < segment.end
        assert segment.text == text[segment.start : segment.end]
        assert segment.text == segment.text.strip()
        outside += text[last : segment.start]
        last = segment.end
    assert not (outside + text[last:]).strip()


@given(st.lists(LINES, max_size=12), st.lists(st.sampled_from(["", " ", "\t"]), max_size=3))
def test_blank_lines_change_no_kind(page: list[str], blank: list[str]) -> None:
    assert kinds(*page) == kinds(*blank, *(part for line in page for part in (line, *blank)))


def test_title_dek_byline_body() -> None:
    page = ("Talks at the lake", "A date without a place", "By Ann Author", BODY, MORE, LAST)
    assert kinds(*page) == [Kind.TITLE, Kind.DEK, Kind.CREDIT, Kind.BODY, Kind.BODY, Kind.BODY]


def test_the_lead_under_the_byline_is_no_dek() -> None:
    lead = "A third round may follow."
    assert kinds("Talks at the lake", "By Ann Author", lead, BODY, MORE * 2)[2] is Kind.BODY


def test_a_lead_as_long_as_the_other_paragraphs_is_no_dek() -> None:
    wire = ["The envoys met at the lake on Monday.", "They agreed to meet again in spring.", LAST]
    assert kinds("Talks at the lake", *wire) == [Kind.TITLE, *[Kind.BODY] * 3]


def test_a_text_without_title_has_none() -> None:
    assert kinds(BODY, MORE) == [Kind.BODY, Kind.BODY]


def test_a_rubric_above_the_title_is_navigation() -> None:
    assert kinds("OPINION", "Talks at the lake", BODY, MORE)[:2] == [Kind.NAVIGATION, Kind.TITLE]


def test_a_heading_inside_the_text_is_a_title() -> None:
    assert kinds(BODY, "What comes next", MORE) == [Kind.BODY, Kind.TITLE, Kind.BODY]


@pytest.mark.parametrize(
    "quote",
    [
        "“It was far too early to name a date”",
        "the minister said … it was far too early to name a date",
        "[The envoy’s] minister said that it was far too early to name a date",
        "It was far too early to name a date — The minister",
        "“It was far too early to name a date” –The minister",
        "IT WAS FAR TOO EARLY TO NAME A DATE",
    ],
)
def test_a_pull_quote_before_or_after_its_sentence(quote: str) -> None:
    assert kinds(BODY, quote, LAST) == [Kind.BODY, Kind.PULL_QUOTE, Kind.BODY]
    assert kinds(BODY, LAST, quote, MORE) == [Kind.BODY, Kind.BODY, Kind.PULL_QUOTE, Kind.BODY]


def test_a_pull_quote_of_a_text_in_another_language() -> None:
    body = (
        "Die Gesandten trafen sich am See. Es sei, so der Minister, viel zu früh für einen Termin."
    )
    quote = "Es sei viel zu früh für einen Termin"
    assert kinds(body, quote, "Niemand nannte den Preis.")[1] is Kind.PULL_QUOTE


def test_a_sentence_that_says_another_number_is_no_pull_quote() -> None:
    one = "Trade with the neighbour fell by 39 percent in the first half of the year."
    other = "Trade with the neighbour fell by 88 percent in the first half of the year."
    assert kinds(one, other) == [Kind.BODY, Kind.BODY]


def test_links_after_the_head_of_a_list_are_navigation_until_a_sentence() -> None:
    page = (BODY, "Related content", "Other talks fail", "Will it hold?", MORE)
    assert kinds(*page) == [Kind.BODY, *[Kind.NAVIGATION] * 3, Kind.BODY]


def test_a_menu_above_the_title_is_navigation() -> None:
    menu = ("Contact", "World News", "Sports", "Log in", "Culture")
    assert kinds(*menu, "Talks at the lake resume", BODY)[-3:] == [
        Kind.NAVIGATION,
        Kind.TITLE,
        Kind.BODY,
    ]


def test_a_dateline_is_no_dek() -> None:
    lead = "LAKE CITY (Agency) - The envoys met."
    assert kinds("Talks at the lake", lead, BODY, MORE * 2)[1] is Kind.BODY


def test_running_heads_of_pages_are_navigation() -> None:
    page = (BODY, "The Lake Review 1", MORE, "The Lake Review 2", LAST, "The Lake Review 3")
    assert kinds(*page) == [Kind.BODY, Kind.NAVIGATION] * 3


def test_words_that_stand_in_for_a_picture_are_its_caption() -> None:
    page = (
        "Two envoys shake hands at the lake",
        "",
        "Two envoys shake hands at the lake | Photo: A",
    )
    assert kinds(*page, BODY) == [Kind.CAPTION, Kind.CAPTION, Kind.CREDIT, Kind.BODY]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u00a0"])
def test_a_blank_text_has_no_segments(text: str) -> None:
    assert segments(text) == ()


@pytest.mark.parametrize(
    "hostile",
    [
        "word " * 60_000,
        "word\n" * 20_000,
        (BODY + "\n") * 4000,
        "A/" * 100_000,
        "(" * 300_000,
        "By " + "A " * 100_000,
        "\n".join(f"{BODY} {i} | Photo: A" for i in range(2000)),
        "Subscribe" + " x" * 100_000,
    ],
    ids=["words", "lines", "repeated", "slashes", "brackets", "names", "captions", "prompt"],
)
def test_hostile_text_is_taken_into_passages(hostile: str) -> None:
    assert segments(hostile)
