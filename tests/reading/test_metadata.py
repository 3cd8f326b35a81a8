"""Where a text comes from: what says it, and nothing where nothing does."""

from pathlib import Path

import pytest

from demarche.case.period import period
from demarche.reading import Given, KnownBy, metadata, metadata_of
from demarche.sources import read

BODY = "The envoys met. They agreed on a date, and on a place by the lake for all of them."
PAGE = """<html><head><title>Talks</title>
<meta property="og:site_name" content="The Lake Post">
<meta property="article:published_time" content="2021-06-09T10:00:00Z">
<link rel="canonical" href="https://example.org/2021/06/08/talks">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
 "datePublished": "2021-06-09", "author": [{"name": "Ann Lee"}, {"name": "Omar Haddad"}],
 "publisher": {"name": "Lake Post Group"}}]}</script></head><body><p>%s</p></body></html>"""


def test_nothing_is_known_of_bare_text() -> None:
    known = metadata(BODY)
    assert (known.publisher, known.date, known.author, known.url) == (None,) * 4


def test_a_page_says_all_four_and_what_disagrees_is_a_doubt() -> None:
    known = metadata(BODY, page=PAGE % BODY)
    assert (known.author.value, known.author.known_by) == ("Ann Lee, Omar Haddad", KnownBy.JSON_LD)
    assert known.publisher.value == "Lake Post Group"
    assert known.url.value == "https://example.org/2021/06/08/talks"
    assert (known.date.value, known.date.known_by) == (period("2021-06-09"), KnownBy.JSON_LD)
    assert known.doubts == (
        "the JSON-LD says published 2021-06-09, the date in the address says 2021-06-08",
    )


def test_the_user_comes_first() -> None:
    given = Given(date=period("2021-06-01..2021-06-30"), publisher="Mine")
    known = metadata(BODY, page=PAGE % BODY, given=given)
    assert (known.publisher.value, known.date.value) == ("Mine", given.date)
    assert known.date.known_by is KnownBy.USER


@pytest.mark.parametrize(
    "text, day",
    [
        (f"LAKESIDE, March 3, 2021 (LNA) — {BODY}", "2021-03-03"),
        (f"Talks resume\nPublished 3 March 2021\n{BODY}", "2021-03-03"),
    ],
)
def test_a_date_in_the_text_has_its_span(text: str, day: str) -> None:
    known = metadata(text)
    assert known.date.value == period(day)
    assert text[slice(*known.date.span)] == known.date.words


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\nMinisters shake hands, Friday, June 1, 2018. Photo: Agency/Jane Roe",
        f"{BODY} It was signed on June 1, 2018.",
        f"LAKESIDE, March 3 (LNA) — {BODY}",
        f"Talks resume\nUpdated 3 March 2021\n{BODY}",
    ],
)
def test_dates_that_are_not_of_publication(text: str) -> None:
    assert metadata(text).date is None


def test_a_byline_names_the_author() -> None:
    text = f"Talks resume by the lake\nBy Ann Lee\n{BODY}"
    known = metadata(text)
    assert known.author.value == "Ann Lee" == text[slice(*known.author.span)]


@pytest.mark.parametrize(
    "broken",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>',
        '<script type="application/ld+json">' + "[" * 5000 + "</script>",
        '<meta name="date" content="2021-13-45"><meta property="og:url" content="javascript:x">',
        "<meta name=author content='https://example.org/x'><link rel=canonical href='/talks'>",
    ],
)
def test_a_broken_page_says_nothing(broken: str) -> None:
    known = metadata(BODY, page=f"<html><head>{broken}</head></html>")
    assert (known.publisher, known.date, known.author, known.url) == (None,) * 4


def test_a_file_of_html_is_looked_into(tmp_path: Path) -> None:
    file = tmp_path / "talks.html"
    file.write_text(PAGE % BODY, encoding="utf-8")
    assert metadata_of(file, read(file)).publisher.value == "Lake Post Group"
