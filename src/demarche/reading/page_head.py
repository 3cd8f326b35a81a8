"""What the head of an HTML page says of itself: meta elements, JSON-LD, the canonical link."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

MOST_CHARACTERS = 1_000_000
"""A head, with its scripts, ends long before so many characters."""


@dataclass(slots=True)
class PageHead:
    """Meta elements by lower-case name, JSON-LD objects, canonical link, times in the page."""

    meta: dict[str, str] = field(default_factory=dict)
    linked: list[dict[str, object]] = field(default_factory=list)
    canonical: str = ""
    times: list[str] = field(default_factory=list)


def page_head(page: str) -> PageHead:
    """Return what a page says of itself; whatever is broken in it is left out.

    Examples
    --------
    >>> head = page_head('<meta property="og:site_name" content="The Lake Post">')
    >>> head.meta
    {'og:site_name': 'The Lake Post'}
    """
    reader = _Reader()
    reader.feed(page[:MOST_CHARACTERS])
    return reader.head


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.head = PageHead()
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = told.get("property") or told.get("name") or told.get("itemprop") or ""
            if name and told.get("content", "").strip():
                self.head.meta.setdefault(name.casefold(), told["content"].strip())
        elif tag == "link" and told.get("rel", "").casefold() == "canonical":
            self.head.canonical = self.head.canonical or told.get("href", "").strip()
        elif tag == "time" and told.get("datetime"):
            self.head.times.append(told["datetime"].strip())
        elif tag == "script" and told.get("type", "").casefold() == "application/ld+json":
            self._script = []

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self.head.linked.extend(_objects("".join(self._script)))
            self._script = None


def _objects(script: str) -> list[dict[str, object]]:
    try:
        return list(_flat(json.loads(script)))
    except (ValueError, RecursionError):
        return []


def _flat(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for item in value:
            yield from _flat(item)
    elif isinstance(value, dict):
        yield value
        yield from _flat(value.get("@graph", []))
