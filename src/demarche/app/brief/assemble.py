"""A case to a brief: every question put in every coding asked for."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from demarche import __version__
from demarche.app.brief.answers import Chapters, tally
from demarche.app.brief.background import (
    glossary,
    happenings,
    others,
    sentences,
    sides,
    sources,
    talks,
    voices,
)
from demarche.app.brief.links import circles, influences
from demarche.app.brief.record import (
    Brief,
    Chapter,
    Difference,
    Heading,
    Reading,
    Supposition,
)
from demarche.app.brief.surprises import surprises
from demarche.app.words import Words, capital, day
from demarche.case.account import origin
from demarche.case.nouns import CODINGS, Case, Coding
from demarche.case.read import case_path, read_case
from demarche.case.texts import texts
from demarche.errors import CaseError
from demarche.questions.catalogue import QUESTIONS
from demarche.questions.question import put
from demarche.questions.subject import Subject
from demarche.worlds.account import View

MEANINGS: dict[Coding, str] = {
    "strict": "what each sentence says, read alone",
    "generous": "also what it implies: contrasts, rhetorical questions, grounds given in passing",
}
"""What each coding takes from a sentence."""


def _quietly(_: str) -> None:
    """Tell nobody how far it has come."""


def assemble(
    given: Path,
    *,
    codings: Sequence[Coding] = CODINGS,
    as_of: dt.date | None = None,
    without: Iterable[str] = (),
    also: Iterable[str] = (),
    progress: Callable[[str], None] = _quietly,
) -> Brief:
    """Put every question to a case and return all that is to be shown.

    Parameters
    ----------
    given : Path
        A case file or its folder; it must have passed the check.
    codings : sequence of {"strict", "generous"}
    as_of : datetime.date, optional
        By default the date that the case gives, else that of its last source that counts.
    without : iterable of str
        Ids of statements, sources, holders or assumptions to withdraw.
    also : iterable of str
        Ids of sources that the case switches off and that shall count.
    progress : callable
        Is told what is being done.

    Raises
    ------
    CaseError
        If the shape of the case is wrong, or an id is unknown.
    """
    case = read_case(given)
    enabled = frozenset(_with_copies(case, also))
    withdrawn = frozenset(without)
    _known(case, withdrawn, enabled)
    case = _without_assumptions(case, withdrawn)
    view = View(as_of=as_of or _last_day(case, enabled), withdrawn=withdrawn, enabled=enabled)
    words = Words(case)
    subjects = [Subject(case, _in_coding(view, coding)) for coding in codings]
    readings = tuple(_reading(subject, words, progress) for subject in subjects)
    progress("laying out")
    seen = {s.id for subject in subjects for s in subject.statements}
    statements = [s for s in case.statements.values() if s.id in seen]
    singles = dict.fromkeys(name for subject in subjects for name in subject.accounts)
    pools = dict.fromkeys(name for subject in subjects for name in subject.pools)
    at_hand = texts(case_path(given).parent, case)
    return Brief(
        1,
        __version__,
        _heading(case, view, case_path(given)),
        sides(case, words),
        others(case, words),
        talks(case, words),
        happenings(case, statements, words),
        tuple(sources(case, view, at_hand, words)),
        voices(case, singles, pools, words),
        readings,
        tuple(_differences(readings)),
        sentences(case, statements, view, at_hand, words),
        _suppositions(case, readings, words),
        influences(case, statements, words),
        circles(case, statements, words),
        glossary(case),
    )


def _with_copies(case: Case, also: Iterable[str]) -> Iterator[str]:
    """Yield sources with those that restate them, and with what they restate."""
    for name in also:
        yield name
        if name in case.sources:
            first = origin(case, name)
            yield from (s for s in case.sources if origin(case, s) == first)


def _known(case: Case, withdrawn: Iterable[str], enabled: Iterable[str]) -> None:
    """Refuse ids that a view cannot withdraw or switch on."""
    for name in enabled:
        if name not in case.sources:
            raise CaseError(
                f"'{name}' is no source of this case", hint=f"one of: {', '.join(case.sources)}"
            )
    sections = (case.statements, case.sources, case.people, case.parties, case.assumptions)
    for name in withdrawn:
        if not any(name in section for section in sections):
            raise CaseError(
                f"'{name}' is no statement, source, holder or assumption of this case",
                hint="ids are the keys of its entries",
            )


def _without_assumptions(case: Case, withdrawn: frozenset[str]) -> Case:
    """Return the case with the assumptions that are withdrawn switched off."""
    off = {
        name: noun.model_copy(update={"enabled": False})
        for name, noun in case.assumptions.items()
        if name in withdrawn
    }
    return case.model_copy(update={"assumptions": case.assumptions | off})


def _last_day(case: Case, enabled: Iterable[str]) -> dt.date | None:
    """Return the day that the case gives, or that of the last source where that is later."""
    days = [case.sources[name].published.end for name in enabled]
    if case.case.as_of is not None:
        days.append(case.case.as_of.end)
    else:
        days += [source.published.end for source in case.sources.values() if source.enabled]
    return max(days, default=None)


def _in_coding(view: View, coding: Coding) -> View:
    return View(coding, view.as_of, view.hedge, view.withdrawn, view.enabled)


def _heading(case: Case, view: View, file: Path) -> Heading:
    noun = case.case
    return Heading(
        noun.title,
        noun.stake,
        noun.summary,
        noun.coded_by,
        noun.note,
        str(view.as_of) if view.as_of else "",
        day(view.as_of) if view.as_of else "",
        tuple(sorted(view.withdrawn)),
        hashlib.sha256(file.read_bytes()).hexdigest(),
    )


def _reading(subject: Subject, words: Words, progress: Callable[[str], None]) -> Reading:
    coding = subject.view.coding
    writer = Chapters(subject, words)
    chapters: list[Chapter] = []
    results = []
    for number, question in enumerate(QUESTIONS, 1):
        progress(f"{coding} coding, question {number} of {len(QUESTIONS)}: {question.title}")
        result = put(question, subject)
        results.append(result)
        chapters.append(writer.chapter(result))
    goals = {
        asking.id: response.asked.goal
        for chapter, result in zip(chapters, results, strict=True)
        for asking, response in zip(chapter.askings, result.responses, strict=True)
    }
    return Reading(
        coding,
        MEANINGS[coding],
        tally(chapters),
        tuple(chapters),
        surprises(subject, goals, words),
    )


def _differences(readings: Sequence[Reading]) -> Iterator[Difference]:
    """Yield the answers that are not the same in both codings."""
    if len(readings) < 2:
        return
    strict, generous = (
        {
            (asking.text, reply.account): (asking.id, reply)
            for chapter in reading.chapters
            for asking in chapter.askings
            for reply in asking.replies
        }
        for reading in readings
    )
    for (text, account), (name, reply) in strict.items():
        _, other = generous.get((text, account), (name, reply))
        if other.phrase != reply.phrase:
            yield Difference(name, text, account, reply.phrase, other.phrase)


def _suppositions(case: Case, readings: Sequence[Reading], words: Words) -> tuple[Supposition, ...]:
    """Return the assumptions that may be used, with the number of answers that use each."""
    used: dict[str, set[tuple[str, str, str]]] = {name: set() for name in case.assumptions}
    for reading in readings:
        for chapter in reading.chapters:
            for asking in chapter.askings:
                for reply in asking.replies:
                    for reason in reply.reasons:
                        for use in reason.assumptions:
                            used[use.id].add((reading.coding, asking.id, reply.account))
    return tuple(
        Supposition(
            name,
            noun.kind,
            _supposed(case, name, words),
            noun.owner,
            noun.reason,
            len(used[name]),
        )
        for name, noun in case.assumptions.items()
        if noun.enabled
    )


def _rated(case: Case, of: str) -> str:
    """Return in words what several ranges of one assumption are about."""
    return (
        f"How likely under each explanation: {case.events[of].title}"
        if of in case.events
        else ("What chance each word means")
    )


def _supposed(case: Case, name: str, words: Words) -> str:
    """Return an assumption as the case offers it."""
    noun = case.assumptions[name]
    if noun.says is not None:
        return words.sentence(noun.says)
    of = noun.of or ""
    if noun.range is not None:
        low, high = noun.range
        return f"{capital(of.replace('_', ' '))} from {low:g} to {high:g}."
    if noun.ranges:
        told = (f"{key}: {low:g} to {high:g}" for key, (low, high) in noun.ranges.items())
        return f"{_rated(case, of)}: {', '.join(told)}."
    what = "any one quantity" if of == "each" else words.readable(of)
    ways = {"rise": ("raised", "rise"), "fall": ("lowered", "fall")}
    moved, move = ways.get(noun.direction, ("raised, or nothing else lowered,", "rise, or fall"))
    if noun.kind == "closure":
        return f"Nothing else {moved} {what}."
    return f"{capital(what)}, where nobody speaks of it, did not {move}."
