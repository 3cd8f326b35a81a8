"""What a question returned, as chapters of a brief."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, takewhile

from demarche.app.brief.record import (
    Asking,
    Because,
    Chapter,
    Clash,
    Hinge,
    Line,
    Reply,
    Risk,
    Table,
    Tally,
    Use,
)
from demarche.app.brief.worlds import apart
from demarche.app.printable import cut
from demarche.app.verdicts import KINDS, SHORT, bottom_line, gist, kind_of, phrase
from demarche.app.words import Words, capital, counted, figure, listed
from demarche.case.proposition import RuleOf
from demarche.errors import LimitReached
from demarche.questions.question import Asked, Finding, Response, Result, Row
from demarche.questions.subject import Subject
from demarche.worlds.account import Account
from demarche.worlds.answer import Answer, Conflict, Reason, by_level
from demarche.worlds.decides import Decider, deciders
from demarche.worlds.theory import Assumed, Theory

MAX_REASONS = 6
"""Most reasons of an answer that a brief holds, fewest assumptions first; the rest are counted."""

MAX_DECIDERS = 4
"""Most things that would decide an open answer that a brief holds, most decisive first."""

STATES = ("now", "is", "state")
"""Columns that say how things stand, by which a line counts the entries of a table."""

LINE = 170
"""Most letters of a line that tells what is on record, but for its first table."""

NAMED = 2
"""Most entries of a table that a line names."""

_LIMITS = {
    "necessary": "A necessary condition: where it fails the answer is no; where it holds, nothing "
    "follows.",
    "sufficient": "A sufficient condition: where it holds the answer is yes; where it fails, "
    "nothing follows.",
    "both": "",
}


@dataclass(frozen=True)
class Chapters:
    """Writes chapters about a case in a view.

    Parameters
    ----------
    subject : Subject
    words : Words
    """

    subject: Subject
    words: Words

    def chapter(self, result: Result) -> Chapter:
        """Return a question with all that came of it."""
        question = result.question
        texts = Counter(response.asked.text for response in result.responses)
        askings = tuple(
            self.asking(name, response, twin=texts[response.asked.text] > 1)
            for name, response in numbered(result).items()
        )
        tables = tuple(self.table(finding) for finding in result.findings if finding.rows)
        return Chapter(
            question.id,
            question.title,
            in_a_line(askings, tables, gists=self.gists(result)),
            result.silent,
            question.wants,
            askings,
            tables,
        )

    def gists(self, result: Result) -> list[str]:
        """Return what the findings of a question say that they come to."""
        told = (finding.gist for finding in result.findings if finding.rows)
        return [self.words.readable(gist) for gist in told if gist]

    def table(self, finding: Finding) -> Table:
        """Return a finding with its quantities, dates and ids in words."""
        return Table(
            self.words.readable(finding.title),
            finding.columns,
            tuple(
                Line(
                    tuple(self.cell(cell, row) for cell in row.cells),
                    tuple(dict.fromkeys(row.footnotes)),
                )
                for row in finding.rows
            ),
            finding.note,
            bool(finding.box),
        )

    def cell(self, text: str, row: Row) -> str:
        """Return a cell in words, with what its footnotes say in place of their ids."""
        case = self.subject.case
        for name in sorted(row.footnotes, key=len, reverse=True):
            if name in case.statements:
                said = case.statements[name].paraphrase.rstrip(".")
            elif name in case.assumptions:
                said = f"assumed: {case.assumptions[name].reason.rstrip('.')}"
            else:
                continue
            text = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", lambda _: f"“{said}”", text)  # noqa: B023
        return self.words.readable(text)

    def asking(self, name: str, response: Response, *, twin: bool) -> Asking:
        """Return one goal with the answer of every account."""
        asked = response.asked
        theory = self.subject.theory(asked.goal)
        accounts = {**self.subject.accounts, **self.subject.pools}
        answers = (*response.answers, *response.pooled)
        pooled = {answer.account for answer in response.pooled}
        return Asking(
            name,
            self.words.readable(asked.text),
            self.words.sentence(asked.goal.proposition),
            self.lens(asked),
            twin,
            _LIMITS[asked.goal.lens],
            tuple(dict.fromkeys(asked.footnotes)),
            gist(response.answers, self.words),
            bottom_line(response.answers, self.words),
            tuple(
                self.reply(answer, theory, accounts[answer.account], answer.account in pooled)
                for answer in answers
            ),
        )

    def lens(self, asked: Asked) -> str:
        """Return through what a goal is asked; a rule in its own words."""
        for name in asked.footnotes:
            rule = self.subject.case.statements[name].says
            if isinstance(rule, RuleOf):
                whose, _, _ = asked.lens.partition(":")
                return f"{whose}: {self.words.clause(rule)}"
        return self.words.readable(asked.lens)

    def reply(self, answer: Answer, theory: Theory, account: Account, pooled: bool) -> Reply:
        """Return an answer with its reasons and with what would change it."""
        kind = kind_of(answer)
        reasons = () if kind == "silent" else answer.deciding or answer.reasons
        clashes = () if kind == "silent" else (*answer.conflicts, *answer.refuted)
        return Reply(
            answer.account,
            self.words.name(answer.account),
            pooled,
            kind,
            SHORT[answer.given],
            phrase(answer, self.words),
            answer.word,
            answer.given,
            answer.price,
            str(answer.level) if answer.level is not None else "",
            () if kind == "silent" else self.levels(theory, account),
            tuple(map(self.because, reasons[:MAX_REASONS])),
            len(reasons),
            tuple(said.id for said in answer.speaking),
            tuple(map(self.words.readable, answer.missing)),
            apart(theory, account, self.words) if answer.given == "undetermined" else None,
            tuple(self.clash(c) for c in clashes if not c.assumptions),
            tuple(self.clash(c) for c in clashes if c.assumptions),
            self.hinges(answer, theory, account),
            answer.caveats,
        )

    def because(self, reason: Reason) -> Because:
        """Return a reason."""
        return Because(
            reason.forces,
            tuple(said.id for said in reason.statements),
            tuple(map(self.use, reason.assumptions)),
            str(reason.level) if reason.level is not None else "",
        )

    def clash(self, conflict: Conflict) -> Clash:
        """Return a conflict."""
        return Clash(
            tuple(said.id for said in conflict.statements),
            tuple(map(self.use, conflict.assumptions)),
        )

    def use(self, assumed: Assumed) -> Use:
        """Return an assumption as it is used."""
        return Use(assumed.id, self.words.assumption(assumed))

    def levels(self, theory: Theory, account: Account) -> tuple[tuple[str, str], ...]:
        """Return the answer by strength of wording, where it is not always the same."""
        answers = by_level(theory, account).items()
        told = [
            (" and ".join(str(hedge) for hedge, _ in group), words)
            for words, group in groupby(answers, lambda item: phrase(item[1], self.words))
        ]
        return tuple(told) if len(told) > 1 else ()

    # -- what would change it -------------------------------------------------------------------

    def hinges(self, answer: Answer, theory: Theory, account: Account) -> tuple[Hinge, ...]:
        """Return what would change an answer: what all its reasons need, or what would decide."""
        if answer.given in ("entailed", "excluded"):
            return tuple(self.lynchpins(answer.deciding))
        if answer.given != "undetermined":
            return ()
        try:
            found = deciders(theory, account)
        except LimitReached:
            return ()
        return tuple(map(self.decider, [d for d in found if d.kind != "assumption"]))[:MAX_DECIDERS]

    def lynchpins(self, reasons: Iterable[Reason]) -> list[Hinge]:
        """Return the statements and assumptions that every reason needs."""
        reasons = tuple(reasons)
        shared = frozenset.intersection(*(r.members for r in reasons)) if reasons else frozenset()
        statements = {s.id: "" for r in reasons for s in r.statements if s.id in shared}
        paraphrase = self.subject.case.statements
        found = [Hinge("lynchpin", paraphrase[name].paraphrase, name, ()) for name in statements]
        supposed = {a.name: a for r in reasons for a in r.assumptions if a.name in shared}
        found += [Hinge("lynchpin", self.words.assumption(a), a.id, ()) for a in supposed.values()]
        return found

    def decider(self, decider: Decider) -> Hinge:
        """Return what would settle an open answer."""
        return Hinge(
            "decides" if decider.settles else "flips",
            self.words.readable(decider.what),
            "",
            tuple(
                (self.words.readable(way), SHORT[forces] if forces else "Open")
                for way, forces in decider.outcomes
            ),
        )


def numbered(result: Result) -> dict[str, Response]:
    """Return what came of each goal of a question, by the id that the goal has in a brief."""
    prefix = result.question.id.lower()
    return {f"{prefix}-{number}": found for number, found in enumerate(result.responses, 1)}


def in_a_line(
    askings: Sequence[Asking], tables: Sequence[Table], *, gists: Sequence[str] = ()
) -> str:
    """Return what came of a question in a line: its firmest answer, else what is on record.

    Of goals answered alike, the last one counts: questions ask in order of time.  What findings
    say that they come to goes before what their tables hold.
    """
    spoken = [asking for asking in askings if any(r.kind != "silent" for r in asking.replies)]
    if spoken:
        first = min(reversed(spoken), key=firmness)
        lens = f" ({first.lens})" if first.twin else ""
        return f"{first.text}{lens} {first.gist}."
    if gists:
        return f"{capital(fitting(gists, 'more finding'))}."
    told = [table for table in tables if not table.boxed]
    return recorded(told) if told else ""


def firmness(asking: Asking) -> tuple[int, int]:
    """Return how firmly a goal is answered by a single account, the firmest least."""
    order = [*KINDS]
    singles = [reply for reply in asking.replies if not reply.pooled]
    return min(((order.index(r.kind), r.price or 0) for r in singles), default=(len(order), 0))


def recorded(tables: Sequence[Table]) -> str:
    """Return what some tables hold, the words with which all their titles begin said once."""
    alike = takewhile(_same, zip(*(table.title.split() for table in tables), strict=False))
    shared = "".join(f"{word} " for word, *_ in alike) if len(tables) > 1 else ""
    parts = [on_record(table).removeprefix(shared) for table in tables]
    return f"{shared}{fitting(parts, 'more table')}."


def fitting(parts: Sequence[str], noun: str) -> str:
    """Return as many parts as fit a line, at least one, and how many more there are."""
    fit = sum(end <= LINE for end in accumulate(map(len, parts))) or 1
    more = [counted(len(parts) - fit, noun)] if len(parts) > fit else []
    return "; ".join([*parts[:fit], *more])


def _same(words: tuple[str, ...]) -> bool:
    """Return whether all words are one."""
    return len(set(words)) == 1


def on_record(table: Table) -> str:
    """Return what a table holds: its entries by state, or its first ones by name, or their number.

    Entries go by their first cells where these are all different.
    """
    states = next((n for n, name in enumerate(table.columns) if name in STATES), None)
    names = [line.cells[0] for line in table.lines]
    if states is not None:
        counts = Counter(line.cells[states] for line in table.lines)
        held = ", ".join(f"{n} {state}" for state, n in counts.most_common())
    elif len(names) == len(set(names)) > 1:
        more = [f"{figure(len(names) - NAMED)} more"] if len(names) > NAMED else []
        held = listed([*(f"“{cut(name, 80)}”" for name in names[:NAMED]), *more])
    else:
        held = counted(len(names), "entry", "entries")
    return f"{table.title}: {held}"


def tally(chapters: Iterable[Chapter]) -> Tally:
    """Count the answers of single accounts by kind."""
    counts = Counter(reply.kind for reply in singles(chapters))
    return Tally({kind: counts[kind] for kind in KINDS})


def riskiest(chapters: Iterable[Chapter]) -> Risk | None:
    """Return the assumption without which most answers fall, the first of equals."""
    forced = [r for r in singles(chapters) if r.given in ("entailed", "excluded")]
    needed = Counter(
        name
        for reply in forced
        for name in dict.fromkeys(hinge.id for hinge in reply.hinges if hinge.kind == "lynchpin")
        if any(use.id == name for because in reply.reasons for use in because.assumptions)
    )
    if not needed:
        return None
    name, falls = needed.most_common(1)[0]
    return Risk(name, falls, len(forced))


def singles(chapters: Iterable[Chapter]) -> list[Reply]:
    """Return the answers of single accounts."""
    askings = (asking for chapter in chapters for asking in chapter.askings)
    return [reply for asking in askings for reply in asking.replies if not reply.pooled]
