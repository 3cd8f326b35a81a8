"""A first case file out of a record: proposals, each with its evidence, for a person to review.

Nothing in it is a person's reading yet: every statement is marked as proposed, with the rule that
proposed it. What somebody keeps, they put into their own words.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from demarche.case.grammar import readable_name
from demarche.case.hedge import Hedge
from demarche.case.nouns import FORMAT
from demarche.case.period import Period
from demarche.case.read import FILE_NAME
from demarche.case.texts import attached_path
from demarche.case.writing import write_whole
from demarche.errors import CaseError
from demarche.reading.item import Item, Kind, Span
from demarche.record.store import Document, Entry, Happening, Query, Store
from demarche.sources import make_anchor

MOST = 300
"""Events that are proposed, and pledges: those that most texts tell; more nobody reviews."""
MOST_WORDS = 6
"""Words of a text that stand in a title: no more than name the thing."""
UNKNOWN = ".."
"""The period of which nothing is known."""

_HEAD = """\
# A draft, made by 'demarche draft' out of a record. Everything below is a PROPOSAL: a program read
# the texts, and may have misread them. Look at the words of each statement, keep what is right and
# say it in your own words, throw out the rest. What no program reads off a text stays for you:
# quantities, issues, assumptions.
"""
_PARTIES = frozenset({"country", "organisation", "group"})

Section = dict[str, dict[str, Any]]


def write_draft(store: Store, folder: Path, *, title: str) -> Path:
    """Write a draft of a case with its texts attached, and return its case file.

    Parameters
    ----------
    store : Store
    folder : Path
        A new or empty folder. The texts go into ``attached/`` in it, to be kept out of version
        control if they may not be passed on.
    title : str
        Of the case.

    Raises
    ------
    CaseError
        The folder holds anything already, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseError(
            f"{folder} exists and is not an empty folder",
            hint="name a folder that is not there yet",
        )
    draft = Draft(store)
    case = {
        "demarche": FORMAT,
        "case": {"title": title, "coded_by": "demarche draft: proposals to review"},
        "parties": draft.parties,
        "people": draft.people,
        "sources": draft.sources,
        "events": draft.events,
        "pledges": draft.pledges,
        "statements": draft.statements,
    }
    written = yaml.safe_dump(case, sort_keys=False, allow_unicode=True, width=98)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for document, name in draft.source_of.items():
            path = attached_path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, store.text(document))
        write_whole(folder / FILE_NAME, _HEAD + written)
    except OSError as error:
        raise CaseError(f"{folder} cannot be written: {error.strerror}") from error
    return folder / FILE_NAME


@dataclass(frozen=True)
class Draft:
    """The sections of a case that a record proposes."""

    store: Store

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """The events that most texts tell, in order of time."""
        found = [one for one in self.store.happenings() if one.by or one.to]
        told = sorted(found, key=lambda one: (-one.origins, -len(one.reports)))[:MOST]
        chosen = {one.key for one in told}
        return tuple(one for one in found if one.key in chosen)

    @cached_property
    def source_of(self) -> dict[Document, str]:
        """The name of each document that gave a text."""
        names = Names()
        return {
            document: names.new(Path(document.path).stem)
            for document in self.store.documents()
            if not document.refused
        }

    @cached_property
    def sources(self) -> Section:
        """The documents; a copy names the first of them."""
        by_path = {document.path: name for document, name in self.source_of.items()}
        found = {}
        for document, name in self.source_of.items():
            entry = {
                "title": document.path,
                "publisher": document.publisher or "",
                "author": document.author or "",
                "published": str(document.published) if document.published else UNKNOWN,
                "url": document.url or "",
                "sha256": document.sha256,
            }
            if document.origin != document.path:
                entry["restates"] = by_path[document.origin]
            if not document.published:
                entry["note"] = "no text says when it was published: write it here"
            found[name] = {key: value for key, value in entry.items() if value}
        return found

    @cached_property
    def known(self) -> dict[str, Item]:
        """The actors of the record, each as the text that speaks of it most has it."""
        found: dict[str, Item] = {}
        for entry in self.store.entries(Query(kinds=(Kind.ACTOR,))):
            (actor,) = entry.item.by
            if actor not in found or len(found[actor].spans) < len(entry.item.spans):
                found[actor] = entry.item
        return found

    @cached_property
    def name_of(self) -> dict[str, str]:
        """The name of each actor that takes part in an event; those who act most come first."""
        acting = Counter(actor for one in self.happenings for actor in (*one.by, *one.to))
        promising = dict.fromkeys(told[0].item.by[0] for told in self.told_pledges)
        names = Names(self.source_of.values())
        acts = (*acting, *promising)
        countries = [self._country(actor) for actor in acts if self._country(actor)]
        order = [actor for actor, _ in acting.most_common() if actor in self.known]
        order += promising
        return {actor: names.new(actor) for actor in dict.fromkeys([*order, *countries])}

    @cached_property
    def parties(self) -> Section:
        """The countries, organisations and groups that act or are acted upon."""
        return {
            name: {"name": self._called(actor), "kind": self._type(actor)}
            for actor, name in self.name_of.items()
            if self._type(actor) in _PARTIES
        }

    @cached_property
    def people(self) -> Section:
        """The people who act, with the country that the text gives them."""
        found: Section = {}
        for actor, name in self.name_of.items():
            if self._type(actor) not in _PARTIES:
                of = self.name_of.get(self._country(actor), "")
                roles = self.known[actor].details.get("roles")
                office = roles[0] if isinstance(roles, list) and roles else ""
                entry = {"name": self._called(actor), "of": of, "office": office}
                found[name] = {key: value for key, value in entry.items() if value}
        return found

    @cached_property
    def told_pledges(self) -> tuple[tuple[Entry, ...], ...]:
        """What each party promises, with every text that says so, in the order of the texts.

        Texts tell of one pledge if they name the same party and the same words of what it gives.
        """
        found: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.store.entries(Query(kinds=(Kind.PLEDGE,))):
            if entry.item.by:
                found.setdefault((entry.item.by[0], entry.quotes[0].casefold()), []).append(entry)
        most = set(sorted(found, key=lambda key: -len(found[key]))[:MOST])
        return tuple(tuple(told) for key, told in found.items() if key in most)

    @cached_property
    def _pledges(self) -> dict[str, tuple[Entry, ...]]:
        names = Names([*self.source_of.values(), *self.name_of.values(), *self._events])
        return {
            names.new("-".join([told[0].item.by[0], *told[0].quotes[0].split()[:4]])): told
            for told in self.told_pledges
        }

    @cached_property
    def pledges(self) -> Section:
        """What is promised or put forward, each once."""
        found: Section = {}
        for name, (first, *_) in self._pledges.items():
            entry = {
                "title": _opening(first.quotes[0]),
                "by": self.name_of[first.item.by[0]],
                "to": self._names(first.item.to),
                "kind": first.item.type,
                "condition": _opening(str(first.item.details["condition"] or "")),
                "note": "proposed",
            }
            found[name] = {key: value for key, value in entry.items() if value}
        return found

    @cached_property
    def _events(self) -> dict[str, Happening]:
        names = Names([*self.source_of.values(), *self.name_of.values()])
        return {
            names.new("-".join([one.type, *islice((*one.by, *one.to), 2)])): one
            for one in self.happenings
        }

    @cached_property
    def events(self) -> Section:
        """The merged events."""
        return {
            name: {
                "title": self._title(one),
                "kind": one.type.casefold(),
                "by": self._names(one.by),
                "to": self._names(one.to),
                "note": f"proposed; told by {one.origins} independent texts",
            }
            for name, one in self._events.items()
        }

    @cached_property
    def statements(self) -> Section:
        """What each report says of its event: whether it is so, and when."""
        names = Names()
        found: Section = {}
        for event, one in self._events.items():
            for report in one.reports:
                found[names.new(f"{event}-{report.item.status}")] = self._statement(
                    event, one, report
                )
        for pledge, told in self._pledges.items():
            for entry in told:
                for word, start, end in _stages(entry.item):
                    found[names.new(f"{pledge}-{word}")] = self._of_pledge(
                        pledge, entry, word, (start, end)
                    )
        return found

    def _of_pledge(self, pledge: str, entry: Entry, word: str, at: Span) -> dict[str, Any]:
        """Return that a pledge has come so far, or is judged so, in which words."""
        by = self.name_of[entry.item.by[0]]
        title = _opening(entry.quotes[0])
        return {
            "says": f"pledge({by}, {pledge}) is {word}",
            "hedge": str(Hedge.CERTAIN),
            "paraphrase": f"{self._called(entry.item.by[0])}, “{title}”: {word}.",
            "evidence": {
                "source": self.source_of[entry.document],
                "at": str(make_anchor(self.store.text(entry.document), *at)),
            },
            "note": f"proposed by the rule {entry.item.rule}; review",
        }

    def _statement(self, event: str, one: Happening, report: Entry) -> dict[str, Any]:
        item = report.item
        start, end = item.spans[0][0], max(end for _, end in item.spans)
        text = self.store.text(report.document)
        return {
            "says": f"event({event}) is {item.status}{_dated(item.when)}",
            "hedge": item.certainty or str(Hedge.CERTAIN),
            "paraphrase": f"{self._title(one)}: {item.status}.",
            "evidence": {
                "source": self.source_of[report.document],
                "at": str(make_anchor(text, start, end)),
            },
            "note": f"proposed by the rule {item.rule}; review",
        }

    def _title(self, one: Happening) -> str:
        by, to = (", ".join(map(self._called, side)) for side in (one.by, one.to))
        mode = one.reports[0].item.details.get("mode")
        kind = f"{one.type.casefold()} ({mode})" if mode else one.type.casefold()
        return " ".join(filter(None, (by, kind, to and f"to {to}")))

    def _names(self, actors: Sequence[str]) -> list[str]:
        return [self.name_of[actor] for actor in actors if actor in self.name_of]

    def _called(self, actor: str) -> str:
        return str(self.known[actor].details["name"]) if actor in self.known else _opening(actor)

    def _type(self, actor: str) -> str:
        """Return what an actor is; one that the text only describes is a group."""
        if actor in self.known:
            return self.known[actor].type
        return "country" if actor in self._countries else "group"

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(map(self._country, self.known))

    def _country(self, actor: str) -> str:
        return str(self.known[actor].details["country"]) if actor in self.known else ""


def _stages(item: Item) -> Iterator[tuple[str, int, int]]:
    """Yield how far a pledge has come, stage by stage, and what it is judged, with the spans.

    Where it is given, the words of what is promised are evidence too.
    """
    start, end = item.spans[0]
    for key, named in (("history", "status"), ("qualities", "quality")):
        told = item.details[key]
        for at, one in enumerate(told if isinstance(told, list) else ()):
            if isinstance(one, dict):
                first, last = int(str(one["start"])), int(str(one["end"]))
                whole = key == "history" and at == 0
                span = (min(start, first), max(end, last)) if whole else (first, last)
                yield str(one[named]), *span


class Names:
    """Names that a case file takes, each given once."""

    def __init__(self, taken: Sequence[str] | Any = ()) -> None:
        """Start with names that are given already."""
        self._taken = set(taken)

    def new(self, wanted: str) -> str:
        """Return a name made of these words that was not given before."""
        signs = (sign if sign.isascii() and sign.isalnum() else "-" for sign in wanted.casefold())
        base = "-".join(filter(None, "".join(signs).split("-"))) or "x"
        base = base if readable_name(base) else f"x-{base}"
        name = next(one for one in _numbered(base) if one not in self._taken)
        self._taken.add(name)
        return name


def _numbered(base: str) -> Iterator[str]:
    yield base
    count = 2
    while True:
        yield f"{base}-{count}"
        count += 1


def _opening(words: str) -> str:
    """Return the first of somebody's words, few enough to be no copy of theirs."""
    first = words.split()
    return " ".join(first[:MOST_WORDS]) + (" …" if len(first) > MOST_WORDS else "")


def _dated(when: Period | None) -> str:
    """Return a date as a proposition has it; nothing where an end is open."""
    if when is None or when.start == dt.date.min or when.end == dt.date.max:
        return ""
    return f" on {when}" if when.days == 1 else f" during {when}"
