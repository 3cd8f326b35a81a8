"""One text to all that it says.

What reads texts some other way, such as a language model, is a `Reader` too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from demarche.case.period import Period
from demarche.reading.figure import Figure, figures
from demarche.reading.item import Item, Json, Kind, Span
from demarche.reading.metadata import Metadata
from demarche.reading.speech import Quotation, quotations
from demarche.reading.when import TimeExpression, times

VERSION = "1"
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
    """The reader that comes with the package: rules and small models, no network.

    Examples
    --------
    >>> found = OwnReader()("Exports fell by 12 percent in May.", publication=None)
    >>> [(item.kind.value, item.type) for item in found.items]
    [('figure', 'percent'), ('time', 'date')]
    """

    @property
    def name(self) -> str:
        """Name and version."""
        return f"own {VERSION}"

    def __call__(self, text: str, *, publication: Period | None) -> Found:
        """Return what a text says."""
        found = chain(
            (_of_quotation(text, told) for told in quotations(text)),
            (_of_figure(text, told) for told in figures(text, publication=publication)),
            (_of_time(told) for told in times(text, publication=publication)),
        )
        return Found(_in_order(found))


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


def _of_quotation(text: str, told: Quotation) -> Item:
    details: dict[str, Json] = {"unbalanced": told.unbalanced}
    by = told.attribution
    if by is None:
        return Item(Kind.QUOTATION, told.parts, type=told.form.value, details=details)
    details |= {
        "verb": by.verb,
        "medium": text[slice(*by.medium)] if by.medium else None,
        "floating": by.floating,
    }
    return Item(
        Kind.QUOTATION,
        (*told.parts, by.cue),
        type=told.form.value,
        by=_words(text, by.named or by.speaker),
        to=_words(text, by.addressee),
        details=details,
    )


def _of_figure(text: str, told: Figure) -> Item:
    compared = told.compared_with
    return Item(
        Kind.FIGURE,
        ((told.start, told.end),),
        type=told.kind.value,
        when=told.period.span if told.period else None,
        details={
            "value": _number(told.value.numerator, told.value.denominator),
            "high": _number(told.high.numerator, told.high.denominator),
            "unit": told.unit,
            "comparison": told.comparison.value,
            "direction": told.direction,
            "measures": text[slice(*told.measures)] if told.measures else None,
            "compared with": compared.text if compared else None,
        },
    )


def _of_time(told: TimeExpression) -> Item:
    return Item(
        Kind.TIME,
        ((told.start, told.end),),
        type=told.kind.value,
        when=told.span,
        certainty=told.certainty.value,
        rule=told.rule,
        details={
            "value": told.value,
            "precision": told.precision,
            "basis": told.basis.value,
            "bound": told.bound.value,
        },
    )


def _words(text: str, span: Span | None) -> tuple[str, ...]:
    return (text[slice(*span)],) if span else ()


def _number(numerator: int, denominator: int) -> int | float:
    return numerator if denominator == 1 else numerator / denominator
