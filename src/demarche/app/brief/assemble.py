"""A case to a brief: every question put in every coding asked for."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from demarche import __version__
from demarche.app.brief.answers import Chapters, numbered, riskiest, tally
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
from demarche.app.brief.ladders import ladders
from demarche.app.brief.leverage import tendencies
from demarche.app.brief.links import circles, influences
from demarche.app.brief.pledges import ledger
from demarche.app.brief.record import (
    Brief,
    Chapter,
    Difference,
    Heading,
    Reading,
    Supposition,
)
from demarche.app.brief.slices import slices
from demarche.app.brief.surprises import surprises
from demarche.app.brief.trials import trials
from demarche.app.words import Words, capital, day
from demarche.case.account import origin
from demarche.case.nouns import CODINGS, Case, Coding
from demarche.case.read import case_path, read_case
from demarche.case.texts import texts
from demarche.errors import CaseError
from demarche.questions.catalogue import QUESTIONS
from demarche.questions.question import Question, Response, put
from demarche.questions.subject import Subject
from demarche.questions.y03_leverage import QUESTION as LEVERAGE
from demarche.worlds.account import View

MEANINGS: dict[Coding, str] = {
    "strict": "what each sentence says, read alone",
    "generous": "also what it implies: contrasts, rhetorical questions, grounds given in passing",
}
"""What each coding takes from a sentence."""


NOT_ASKED = "not asked"
"""What stands for an answer to a goal that a coding does not put."""


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
        slices(subjects[0]),
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
    responses: dict[str, Response] = {}
    for number, question in enumerate(QUESTIONS, 1):
        progress(f"{coding} coding, question {number} of {len(QUESTIONS)}: {question.title}")
        result = put(question, subject)
        responses |= numbered(result)
        chapters.append(writer.chapter(result))
    progress(f"{coding} coding: trying moves")
    goals = {name: response.asked.goal for name, response in responses.items()}
    return Reading(
        coding,
        MEANINGS[coding],
        tally(chapters),
        riskiest(chapters),
        tuple(chapters),
        surprises(subject, goals, words),
        tendencies(subject, _of(LEVERAGE, responses), words),
        ledger(subject, words),
        ladders(writer),
        trials(subject, words),
    )


def _of(question: Question, responses: Mapping[str, Response]) -> dict[str, Response]:
    """Return what came of the goals of one question."""
    prefix = f"{question.id.lower()}-"
    return {name: found for name, found in responses.items() if name.startswith(prefix)}


def _differences(readings: Sequence[Reading]) -> Iterator[Difference]:
    """Yield the answers that are not the same in both codings.

    Goals are matched by question, text and lens; one that only one coding puts differs wholly.
    """
    if len(readings) < 2:
        return
    strict, generous = map(_by_goal, readings)
    for key in dict.fromkeys([*strict, *generous]):
        _, text, lens, account = key
        one, other = (of.get(key, _Put("", NOT_ASKED, twin=False)) for of in (strict, generous))
        if one.answer != other.answer:
            yield Difference(
                one.asking,
                other.asking,
                text,
                lens,
                one.twin or other.twin,
                account,
                one.answer,
                other.answer,
            )


@dataclass(frozen=True, slots=True)
class _Put:
    """A goal as one coding puts it to an account: its id, the answer, whether it has a twin."""

    asking: str
    answer: str
    twin: bool


def _by_goal(reading: Reading) -> dict[tuple[str, str, str, str], _Put]:
    """Return each goal and account by question, text and lens."""
    return {
        (chapter.id, asking.text, asking.lens, reply.account): _Put(
            asking.id, reply.phrase, asking.twin
        )
        for chapter in reading.chapters
        for asking in chapter.askings
        for reply in asking.replies
    }


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
        else ("What chance the words of a forecast mean")
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
