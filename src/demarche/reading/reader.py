"""One text to all that it says.

What reads texts some other way, such as a language model, is a `Reader` too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Protocol

from demarche.case.nouns import Case
from demarche.case.period import Period
from demarche.case.read import case_path, read_case
from demarche.reading.actors import actors
from demarche.reading.as_items import AsItems
from demarche.reading.claims import claims
from demarche.reading.events import events
from demarche.reading.figure import figures
from demarche.reading.item import Item
from demarche.reading.metadata import Metadata
from demarche.reading.parse import load, parse
from demarche.reading.pledges import pledges
from demarche.reading.speech import quotations
from demarche.reading.when import times

VERSION = "3"
"""Version of this reader: a new one when its items change."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, where it comes from, and what it says.

    Parameters
    ----------
    text : str
        As stored: what every span counts in.
    sha256 : str
        Of the text in UTF-8, hexadecimal.
    metadata : Metadata
    items : tuple of Item
        In the order of their words.
    warnings : tuple of str
        What a reader of the text should know, such as that it may be cut.
    """

    text: str
    sha256: str
    metadata: Metadata
    items: tuple[Item, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader finds in a text, in the order of its words, and what it warns of."""

    items: tuple[Item, ...]
    warnings: tuple[str, ...] = ()


class Reader(Protocol):
    """What takes a text to items."""

    @property
    def name(self) -> str:
        """Name and version: a text is read anew when it changes."""

    def __call__(self, text: str, *, publication: Period | None) -> Found:
        """Return what a text says."""


@dataclass(frozen=True, slots=True)
class OwnReader:
    """The reader that comes with the package: rules over a parse, no network.

    Parameters
    ----------
    parser : str, optional
        An installed spaCy pipeline to parse with, such as ``en_core_web_trf``; by default the
        parser that comes with the package.
    case : Path, optional
        A case whose parties and people are looked for first, under their identifiers there.

    Examples
    --------
    >>> found = OwnReader()("Exports fell by 12 percent in May.", publication=None)
    >>> [(item.kind.value, item.type) for item in found.items if item.kind in ("figure", "time")]
    [('figure', 'percent'), ('time', 'date')]
    """

    parser: str | None = None
    case: Path | None = None

    @property
    def name(self) -> str:
        """Version, parser, and the case as it is now."""
        case = f", case {_sha256(case_path(self.case))[:12]}" if self.case else ""
        return f"demarche {VERSION}, parser {load(self.parser).name}{case}"

    def __call__(self, text: str, *, publication: Period | None) -> Found:
        """Return what a text says, in the order of its words."""
        sentences = parse(text, parser=load(self.parser))
        quoted = quotations(text)
        who = actors(text, sentences, quotations=quoted, case=_case(self.case))
        told = events(text, sentences, publication=publication, actors=who)
        items = AsItems(text, who)
        return Found(
            _in_order(
                chain(
                    items.of_actors(),
                    map(items.of_event, told),
                    map(items.of_quotation, quoted),
                    map(items.of_figure, figures(text, publication=publication)),
                    map(items.of_time, times(text, publication=publication)),
                    map(items.of_pledge, pledges(text, sentences, told, who, quoted)),
                    map(items.of_claim, claims(sentences, who, quoted)),
                )
            )
        )


@lru_cache(maxsize=2)
def _case(path: Path | None) -> Case | None:
    return read_case(path) if path else None


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class Together:
    """Several readers of the same texts; each item says by its rule who found it."""

    readers: tuple[Reader, ...]

    @property
    def name(self) -> str:
        """The names of all."""
        return " and ".join(reader.name for reader in self.readers)

    def __call__(self, text: str, *, publication: Period | None) -> Found:
        """Return what each of them finds."""
        found = [reader(text, publication=publication) for reader in self.readers]
        return Found(
            _in_order(chain.from_iterable(one.items for one in found)),
            tuple(chain.from_iterable(one.warnings for one in found)),
        )


def _in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (item.spans[0], item.kind)))
