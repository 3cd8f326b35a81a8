"""Who published a text, when, by whom and where: each with how it is known, or unknown.

What the user says comes first, then what the page says of itself (JSON-LD, then meta elements),
then what the text says (dateline, byline, a line that is a date). A file's own date, a caption's
date and a guess are never taken. What is not known is None, with no fallback.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from demarche.case.period import Period
from demarche.reading.dateline import AGENCY, DATELINE
from demarche.reading.page_head import PageHead, page_head
from demarche.reading.when import TimeExpression, TimeKind, times
from demarche.sources import Kind, SourceText, segments
from demarche.sources.decoding import decode

T = TypeVar("T")


class KnownBy(StrEnum):
    """What says a piece of metadata."""

    USER = "user"
    JSON_LD = "JSON-LD"
    META = "meta element"
    LINK = "canonical link"
    URL = "date in the address"
    DATELINE = "dateline"
    BYLINE = "byline"
    DATE_LINE = "line of the page"


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """A value, what says it, and the words as written; their span if they stand in the text."""

    value: T
    known_by: KnownBy
    words: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a text; it comes before what the text says."""

    publisher: str | None = None
    date: Period | None = None
    author: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a text's origin; None where nothing says it.

    ``doubts`` are sentences on sources that disagree.
    """

    publisher: Known[str] | None
    date: Known[Period] | None
    author: Known[str] | None
    url: Known[str] | None
    doubts: tuple[str, ...] = ()


NOTHING_GIVEN = Given()

_DATE_KEYS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
)
_AUTHOR_KEYS = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "parsely-author",
    "twitter:creator",
)
_PUBLISHER_KEYS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "application-name",
    "citation_publisher",
)
_ARTICLE = re.compile(r"(?:article|posting|report|webpage)$", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|[T\s])|(\d{4})(\d\d)(\d\d)(?=$|T)")
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)/(\d{1,2})(?:/(\d{1,2}))?(?=/|$)|/((?:19|20)\d\d)-(\d\d)-(\d\d)"
)
_BYLINE = re.compile(r"^(?:By|BY) (?P<name>[A-Z][^,|·\n]{2,80}?)(?:,| \||$)")
_PUBLISHED = re.compile(r"^(?:first )?(?:published|posted)\b:?\s*(?:on |at )?", re.IGNORECASE)
_MODIFIED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)


def metadata(text: str, *, page: str = "", given: Given = NOTHING_GIVEN) -> Metadata:
    """Return what is known of a text's origin.

    Parameters
    ----------
    text : str
        The text as stored.
    page : str, optional
        The HTML page that the text was taken from.
    given : Given, optional
        What the user says.

    Examples
    --------
    >>> known = metadata("LAKESIDE, March 3, 2021 (LNA) — The envoys met.")
    >>> str(known.date.value), known.date.known_by.value, known.publisher.value
    ('2021-03-03', 'dateline', 'LNA')
    >>> metadata("The envoys met on Friday.").date is None
    True
    """
    head = page_head(page) if page else PageHead()
    urls = list(_urls(head, given))
    dates = [*_dates_of_page(head, given, urls), *_dates_of_text(text)]
    authors = [*_authors_of_page(head, given), *_authors_of_text(text)]
    publishers = [*_publishers_of_page(head, given), *_publishers_of_text(text)]
    return Metadata(
        publisher=next(iter(publishers), None),
        date=_with_year(dates),
        author=next(iter(authors), None),
        url=next(iter(urls), None),
        doubts=tuple(_doubts(dates)),
    )


def _with_year(dates: list[Known[Period]]) -> Known[Period] | None:
    """Return the first date; the day of a later one where that lies in it and is closer."""
    if not dates:
        return None
    first = dates[0]
    closer = [d for d in dates[1:] if d.value in first.value and d.value.days < first.value.days]
    return closer[0] if closer and first.known_by is not KnownBy.USER else first


def _doubts(dates: list[Known[Period]]) -> Iterator[str]:
    for date in dates[1:]:
        if not date.value.overlaps(dates[0].value):
            yield (
                f"the {dates[0].known_by} says published {dates[0].value}, "
                f"the {date.known_by} says {date.value}"
            )


def _urls(head: PageHead, given: Given) -> Iterator[Known[str]]:
    if given.url:
        yield Known(given.url, KnownBy.USER, given.url)
    if head.canonical.startswith(("http://", "https://")):
        yield Known(head.canonical, KnownBy.LINK, head.canonical)
    for url in (head.meta.get("og:url", ""),):
        if url.startswith(("http://", "https://")):
            yield Known(url, KnownBy.META, url)


def _dates_of_page(head: PageHead, given: Given, urls: list[Known[str]]) -> Iterator[Known[Period]]:
    if given.date is not None:
        yield Known(given.date, KnownBy.USER, str(given.date))
    for item in _articles(head):
        written = item.get("datePublished")
        if isinstance(written, str) and (period := _iso(written)):
            yield Known(period, KnownBy.JSON_LD, written)
    for key in _DATE_KEYS:
        if period := _iso(head.meta.get(key, "")):
            yield Known(period, KnownBy.META, head.meta[key])
    for url in urls[:1]:
        if period := _date_in(url.value):
            yield Known(period, KnownBy.URL, url.value)


def _articles(head: PageHead) -> list[dict[str, object]]:
    return [item for item in head.linked if _ARTICLE.search(_name(item.get("@type")))]


def _name(value: object) -> str:
    """Return the name in a JSON-LD value: a string, an object with a name, or a list of them."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return _name(value.get("name", ""))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    return ""


def _iso(written: str) -> Period | None:
    match = _ISO.match(written.strip())
    if not match:
        return None
    year, month, day = (match[i] or match[i + 3] for i in (1, 2, 3))
    return _period(year, month, day)


def _date_in(url: str) -> Period | None:
    match = _URL_DATE.search(url)
    if not match:
        return None
    year, month, day = (match[i] or match[i + 3] for i in (1, 2, 3))
    return _period(year, month, day)


def _period(year: str, month: str | None, day: str | None) -> Period | None:
    """Return a year, a month or a day as a period; None if the calendar has no such day."""
    try:
        first = dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return Period(first, first)
    if month is None:
        return Period(first, dt.date(first.year, 12, 31))
    following = dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return Period(first, following - dt.timedelta(days=1))


def _dates_of_text(text: str) -> Iterator[Known[Period]]:
    """Yield what datelines and lines that are nothing but a date say; a date needs its year."""
    for segment in segments(text):
        line = segment.text
        if dateline := DATELINE.match(line):
            start = segment.start + dateline.start("date")
            yield from _stated(text, (start, start + len(dateline["date"])), KnownBy.DATELINE)
        elif segment.kind in (Kind.NAVIGATION, Kind.CREDIT) and not _MODIFIED.search(line):
            published = _PUBLISHED.match(line)
            start = segment.start + (published.end() if published else 0)
            yield from _stated(text, (start, segment.end), KnownBy.DATE_LINE)


def _stated(text: str, span: tuple[int, int], known_by: KnownBy) -> Iterator[Known[Period]]:
    written = text[slice(*span)]
    found: tuple[TimeExpression, ...] = times(f"It was {written}.")
    for time in found[:1]:
        full = time.kind is TimeKind.DATE and time.period is not None and time.period.days == 1
        if full and time.period is not None and time.start <= len("It was ") + 1:
            yield Known(time.period, known_by, written, span)


def _authors_of_page(head: PageHead, given: Given) -> Iterator[Known[str]]:
    if given.author:
        yield Known(given.author, KnownBy.USER, given.author)
    for item in _articles(head):
        if name := _name(item.get("author")):
            yield Known(name, KnownBy.JSON_LD, name)
    for key in _AUTHOR_KEYS:
        name = head.meta.get(key, "")
        if name and not name.startswith(("http", "@")):
            yield Known(name, KnownBy.META, name)


def _authors_of_text(text: str) -> Iterator[Known[str]]:
    for segment in segments(text):
        byline = _BYLINE.match(segment.text) if segment.kind is Kind.CREDIT else None
        if byline:
            start = segment.start + byline.start("name")
            name = byline["name"].strip()
            yield Known(name, KnownBy.BYLINE, name, (start, start + len(name)))


def _publishers_of_page(head: PageHead, given: Given) -> Iterator[Known[str]]:
    if given.publisher:
        yield Known(given.publisher, KnownBy.USER, given.publisher)
    for item in _articles(head):
        if name := _name(item.get("publisher")):
            yield Known(name, KnownBy.JSON_LD, name)
    for key in _PUBLISHER_KEYS:
        if name := head.meta.get(key, ""):
            yield Known(name, KnownBy.META, name)


def _publishers_of_text(text: str) -> Iterator[Known[str]]:
    """Yield the agency of a dateline: "LAKESIDE (LNA) —"."""
    for segment in segments(text):
        match = DATELINE.match(segment.text) or AGENCY.match(segment.text)
        if match and match["agency"]:
            start = segment.start + match.start("agency")
            span = (start, start + len(match["agency"]))
            yield Known(match["agency"], KnownBy.DATELINE, match["agency"], span)


def metadata_of(path: Path, source: SourceText, *, given: Given = NOTHING_GIVEN) -> Metadata:
    """Return what is known of the origin of a file that `demarche.sources.read` has read.

    Parameters
    ----------
    path : Path
        The file; looked into again if it is HTML.
    source : SourceText
    given : Given, optional
        What the user says.
    """
    page = decode(path.read_bytes()).text if source.media_type == "text/html" else ""
    return metadata(source.text, page=page, given=given)
