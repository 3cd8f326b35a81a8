"""The brief for a terminal: plain text, 80 columns, bottom lines first."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.app.brief.record import (
    Asking,
    Brief,
    Chapter,
    Reading,
    Reply,
    SourceNote,
    Table,
)
from demarche.app.printable import cut
from demarche.app.terminal import underlined, wrapped
from demarche.app.verdicts import KINDS
from demarche.app.words import counted, listed

SHOWN = 3
"""Most entries of a table that a summary shows; the page shows all."""

DIFFERING = 12
"""Most answers that differ between codings that a summary shows."""


def summary(brief: Brief) -> str:
    """Return a brief as plain text, no line wider than 80 columns but for a long word."""
    return "\n".join(line.rstrip() for line in _lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield from _heading(brief)
    first, *others = brief.readings
    yield from _assumed(first)
    for chapter in first.chapters:
        if not chapter.silent:
            yield from _chapter(chapter, brief)
    yield from _silent(first)
    for other in others:
        yield from _other_coding(brief, other)


def _heading(brief: Brief) -> Iterator[str]:
    heading = brief.heading
    yield from wrapped(heading.title.upper())
    if heading.stake:
        yield from wrapped(f"At stake: {heading.stake}")
    own = [source for source in brief.sources if not source.restates]
    counting = [source for source in own if not source.left_out]
    facts = [f"As of {heading.as_of_words}"] if heading.as_of_words else []
    facts.append(
        f"{counted(len(brief.sentences), 'statement')} of {counted(len(counting), 'source')}"
    )
    facts.append(f"{brief.readings[0].coding} coding")
    yield from wrapped("; ".join(facts) + ".")
    if heading.coded_by:
        yield from wrapped(f"Coded by {heading.coded_by}.")
    left_out = [f"{s.publisher or s.title} ({_why_not(s, brief)})" for s in own if s.left_out]
    if left_out:
        yield from wrapped(f"Left out: {'; '.join(left_out)}.")


def _why_not(source: SourceNote, brief: Brief) -> str:
    """Return why a source does not count, and which restatements of it do not either."""
    copies = [s.title for s in brief.sources if s.restates_id == source.id and s.left_out]
    noun = "restatement" if len(copies) == 1 else "restatements"
    return f"{source.left_out}, with its {noun} {listed(copies)}" if copies else source.left_out


def _assumed(reading: Reading) -> Iterator[str]:
    yield from ("", *underlined("WHAT MUST YOU ASSUME?"))
    yield from wrapped(shares(reading))
    counts = reading.tally.counts
    told = {kind: meaning for kind, meaning in KINDS.items() if counts[kind]}
    yield from [""] if told else []
    for kind, meaning in told.items():
        yield from wrapped(f"{counts[kind]:>4}  {kind:<13}  {meaning}", hang=21)


def shares(reading: Reading) -> str:
    """Return in a sentence or two how much of the answers rests on what."""
    tally = reading.tally
    if not tally.total:
        return "Nothing could be asked yet: the case lacks what the questions take."
    speaking = tally.total - tally.counts["silent"]
    if not speaking:
        silent = counted(tally.total, "answer is", "answers are")
        return f"Nothing that is said bears on a question: {silent} silent."
    rests = counted(tally.firm, "rests", "rest") if tally.firm else "none rests"
    parts = [
        counted(tally.counts[kind], *verb)  # type: ignore[index]
        for kind, verb in (
            ("priced", ("takes assumptions", "take assumptions")),
            ("assumed", ("is assumed outright", "are assumed outright")),
            ("undetermined", ("stays open", "stay open")),
            ("contradictory", ("is contradictory", "are contradictory")),
            ("undecided", ("is undecided", "are undecided")),
        )
        if tally.counts[kind]  # type: ignore[index]
    ]
    answers = listed([f"{rests} on sentences alone", *parts])
    return f"Of {counted(speaking, 'answer')} on which an account speaks, {answers}."


def _chapter(chapter: Chapter, brief: Brief) -> Iterator[str]:
    yield from ("", *underlined(f"{chapter.id}  {chapter.title}"))
    for number, asking in enumerate(chapter.askings):
        yield from [""] if number else []
        yield from _asking(asking)
    for number, table in enumerate(chapter.tables):
        yield from [""] if number or chapter.askings else []
        yield from _table(table)


def _asking(asking: Asking) -> Iterator[str]:
    yield from wrapped(f"{asking.text} ({asking.lens})" if asking.twin else asking.text)
    yield from wrapped(f"→ {asking.bottom_line}", indent=2, hang=4)
    speaking = [reply for reply in asking.replies if reply.kind != "silent"]
    for reply in speaking:
        yield from wrapped(f"{cut(reply.name, 30):<30}  {_told(reply)}", indent=4, hang=36)


def _told(reply: Reply) -> str:
    return reply.phrase + (f" ({reply.level})" if reply.level else "")


def _table(table: Table) -> Iterator[str]:
    yield from wrapped(f"{table.title}: {counted(len(table.lines), 'entry', 'entries')}.")
    for line in table.lines[:SHOWN]:
        yield from wrapped("– " + "; ".join(line.cells), indent=4, hang=6)
    if len(table.lines) > SHOWN:
        yield f"      and {len(table.lines) - SHOWN} more"


def _silent(reading: Reading) -> Iterator[str]:
    silent = [chapter for chapter in reading.chapters if chapter.silent]
    if silent:
        yield from ("", *underlined("SILENT, AND WHAT TO ADD"))
        for chapter in silent:
            yield from wrapped(f"{chapter.id}  {chapter.title} Add {chapter.wants}.", hang=4)


def _other_coding(brief: Brief, reading: Reading) -> Iterator[str]:
    yield from ("", *underlined(f"READ IN THE {reading.coding.upper()} CODING"))
    yield from wrapped(f"That is: {reading.meaning}. {shares(reading)}")
    names = {voice.id: voice.name for voice in brief.voices}
    goal = ""
    for difference in brief.differences[:DIFFERING]:
        text = f"{difference.text} ({difference.lens})" if difference.twin else difference.text
        if text != goal:
            goal = text
            yield from ("", *wrapped(goal))
        told = f"{difference.strict} → {difference.generous}"
        name = cut(names.get(difference.account, difference.account), 30)
        yield from wrapped(f"{name:<30}  {told}", indent=4, hang=36)
    if not brief.differences:
        yield "No answer differs."
    elif len(brief.differences) > DIFFERING:
        yield f"    and {counted(len(brief.differences) - DIFFERING, 'answer')} more"
