"""A brief to a page.

The page loads nothing: its one style and one script stand in it, and its Content-Security-Policy
allows these two by their hashes and nothing else.  Every text of a case is escaped; ids come from
names that the case file restricts to letters, digits, ``_`` and ``-``.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from importlib import resources
from itertools import takewhile

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from demarche.app.brief.record import (
    Asking,
    Because,
    Brief,
    Chapter,
    Clash,
    Difference,
    Ladder,
    Reading,
    Reply,
    Sentence,
)
from demarche.app.page.bar import bar
from demarche.app.page.calendar import calendar
from demarche.app.page.field import field
from demarche.app.page.graph import graph
from demarche.app.page.lanes import courses, stages
from demarche.app.summary import shares
from demarche.app.verdicts import KINDS
from demarche.app.words import capital, counted, listed

CHARTS = {"Y3": "leverage.html", "Y4": "ledger.html", "Y5": "ladders.html"}
"""The chart of a question."""

TOLD_WHOLE = frozenset({"Y3", "Y4"})
"""Questions whose chart tells all that their tables do: it comes first, they are folded."""


def render(brief: Brief) -> str:
    """Return the page of a brief.

    Parameters
    ----------
    brief : Brief

    Returns
    -------
    str
        HTML, complete.
    """
    style, script = _asset("page.css"), _asset("page.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            brief=brief,
            policy=policy(style, script),
            style=Markup(style),
            script=Markup(script),
            calendar=calendar(brief.happenings),
            graph=graph(brief.influences, brief.circles),
            bars={reading.coding: bar(reading.tally) for reading in brief.readings},
            sentence={sentence.id: sentence for sentence in brief.sentences},
            supposition={supposition.id: supposition for supposition in brief.suppositions},
            voice={voice.id: voice for voice in brief.voices},
            speaking={reading.coding: _speaking(brief, reading) for reading in brief.readings},
            differing=_differing(brief),
            by_holder=_by_holder(brief),
            used=_used(brief),
            number=_numbers(brief),
            asked={a.id: a.text for r in brief.readings for c in r.chapters for a in c.askings},
            kinds=KINDS,
            charts=CHARTS,
            told_whole=TOLD_WHOLE,
            shares=shares,
            silences=silences,
            spoken_to=spoken_to,
            repeats=repeats,
            courses=courses,
            stages=stages,
            fields=tuple(map(field, brief.slices)),
            by_quantity=by_quantity,
            by_package=by_package,
            accounts_of=partial(_accounts_of, {voice.id: voice.short for voice in brief.voices}),
        )
    )


def policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy that lets one style and one script run."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _asset(name: str) -> str:
    """Return our own style or script; neither holds any text of a case."""
    return resources.files(__package__).joinpath(name).read_text("utf-8").strip()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("demarche.app.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    environment.filters.update(capital=capital, counted=counted, listed=listed, signed=signed)
    return environment


def _speaking(brief: Brief, reading: Reading) -> list[str]:
    """Return the accounts that are not silent on everything in a reading, in order."""
    heard = {
        reply.account
        for chapter in reading.chapters
        for asking in chapter.askings
        for reply in asking.replies
        if reply.kind != "silent"
    }
    return [voice.id for voice in brief.voices if voice.id in heard]


def _visible(value: object) -> object:
    """Return a text with what would turn the direction of others made visible."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return value.translate(_DIRECTIONS)
    return value


_DIRECTIONS = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
    "\N{REPLACEMENT CHARACTER}",
)
"""Marks, embeddings, overrides and isolates of direction; letters carry their own."""


def _numbers(brief: Brief) -> dict[str, tuple[str, str]]:
    """Return for each statement and assumption the letter of its anchor, and its number."""
    supposed = {s.id: ("a", f"A{n}") for n, s in enumerate(brief.suppositions, 1)}
    return supposed | {s.id: ("s", str(n)) for n, s in enumerate(brief.sentences, 1)}


def _by_holder(brief: Brief) -> dict[str, list[Sentence]]:
    """Return the sentences by whose they are, in the order of the accounts."""
    found: dict[str, list[Sentence]] = {voice.name: [] for voice in brief.voices}
    for sentence in brief.sentences:
        found.setdefault(sentence.holder, []).append(sentence)
    return {holder: group for holder, group in found.items() if group}


def _used(brief: Brief) -> dict[str, dict[str, dict[str, str]]]:
    """Return for each statement and assumption, by question, who uses it, with an anchor."""
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    short = {voice.id: voice.short for voice in brief.voices}
    for reading in brief.readings:
        for chapter in reading.chapters:
            for name, anchor, account in _uses(reading, chapter):
                label = short.get(account, "on record")
                found[name][chapter.id].setdefault(label, anchor)
    return found


def _differing(brief: Brief) -> dict[tuple[str, str, str], Difference]:
    """Return what differs between the codings, by coding, goal and account."""
    found = {("strict", d.asking, d.account): d for d in brief.differences}
    return found | {("generous", d.other, d.account): d for d in brief.differences}


def spoken_to(reading: Reading) -> list[tuple[Chapter, list[Asking]]]:
    """Return the goals on which any account speaks, by question."""
    found = []
    for chapter in reading.chapters:
        spoken = [a for a in chapter.askings if any(r.kind != "silent" for r in a.replies)]
        if spoken:
            found.append((chapter, spoken))
    return found


def repeats(asking: Asking, reply: Reply) -> Reply | None:
    """Return the single account, or the pool before, whose answer and reasons a pool repeats."""
    if not reply.pooled:
        return None
    earlier = takewhile(lambda other: other is not reply, asking.replies)
    return next((other for other in earlier if _grounds(other) == _grounds(reply)), None)


def _grounds(reply: Reply) -> tuple[object, ...]:
    """Return an answer with all that its card says of it."""
    return reply.phrase, reply.level, reply.reasons, reply.speaking, reply.conflicts, reply.refuted


def by_package(reading: Reading) -> dict[str, list[Ladder]]:
    """Return the ladders of each trade."""
    found: dict[str, list[Ladder]] = defaultdict(list)
    for ladder in reading.ladders:
        found[ladder.package].append(ladder)
    return found


def by_quantity(reading: Reading) -> dict[str, dict[str, str]]:
    """Return for each quantity that a move is told to reach the signs of every move, as shown.

    Signs of accounts that differ stand side by side, one that always takes assumptions in brackets.
    """
    found: dict[str, dict[str, dict[str, bool]]] = defaultdict(lambda: defaultdict(dict))
    for trial in reading.trials:
        for moved in (*trial.direct, *trial.effects):
            signs = found[moved.target][trial.name]
            signs[signed(moved.sign)] = moved.stated or signs.get(signed(moved.sign), False)
    return {
        quantity: {
            name: " ".join(sign if stated else f"({sign})" for sign, stated in signs.items())
            for name, signs in of.items()
        }
        for quantity, of in found.items()
    }


def signed(sign: str) -> str:
    """Return a sign with a minus as long as its plus."""
    return sign.replace("-", "−")


def _accounts_of(short: dict[str, str], accounts: Sequence[str]) -> str:
    """Return accounts as one phrase, with a capital."""
    return capital(listed([short.get(account, account) for account in accounts]))


def silences(asking: Asking) -> dict[str, list[str]]:
    """Return what silent single accounts say nothing of, each with the accounts."""
    found: dict[str, list[str]] = defaultdict(list)
    for reply in asking.replies:
        if reply.kind == "silent" and not reply.pooled:
            found[listed(list(reply.missing), "or") or "it"].append(reply.name)
    return found


def _uses(reading: Reading, chapter: Chapter) -> Iterator[tuple[str, str, str]]:
    """Yield what a chapter uses, where, and in whose answer; in nobody's where in a table."""
    for asking in chapter.askings:
        place = f"{reading.coding}-{asking.id}"
        for reply in asking.replies:
            sets: list[Because | Clash] = [*reply.reasons, *reply.conflicts, *reply.refuted]
            for because in sets:
                uses = (use.id for use in because.assumptions)
                for name in (*because.statements, *uses):
                    yield name, f"{place}-{reply.account}", reply.account
            for name in reply.speaking if reply.kind == "undetermined" else ():
                yield name, f"{place}-{reply.account}", reply.account
        for name in asking.statements:
            yield name, place, ""
    for number, table in enumerate(chapter.tables, 1):
        for line in table.lines:
            for name in line.notes:
                yield name, f"{reading.coding}-{chapter.id.lower()}-table-{number}", ""
