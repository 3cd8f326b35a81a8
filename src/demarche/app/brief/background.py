"""What a brief tells before any answer: who, what happened, the sources and their sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from demarche.app.brief.record import (
    Happening,
    Meaning,
    Proof,
    Sentence,
    Side,
    Somebody,
    SourceNote,
    Talks,
    Voice,
)
from demarche.app.words import Words, bounded, day, spelled
from demarche.case.account import known
from demarche.case.nouns import Case, Evidence, Person, Statement
from demarche.case.period import Period
from demarche.case.texts import Texts
from demarche.errors import SourceError
from demarche.record.timeline import Occurrence, timeline
from demarche.sources.anchor import Anchor
from demarche.worlds.account import View


def sides(case: Case, words: Words) -> tuple[Side, ...]:
    """Return the parties, each with those who stand for it."""
    return tuple(
        Side(
            name,
            party.name,
            party.kind,
            tuple(somebody(p, words) for p in case.people.values() if p.of == name),
        )
        for name, party in case.parties.items()
    )


def others(case: Case, words: Words) -> tuple[Somebody, ...]:
    """Return the people who stand for no party."""
    return tuple(somebody(p, words) for p in case.people.values() if p.of is None)


def somebody(person: Person, words: Words) -> Somebody:
    """Return a person with office and part."""
    part: str = "" if person.role == "observer" else person.role
    if person.agent_of:
        part += f" of {words.name(person.agent_of)}"
    return Somebody(person.id, person.name, person.office, part)


def talks(case: Case, words: Words) -> tuple[Talks, ...]:
    """Return the negotiations with the roles around them."""
    return tuple(
        Talks(
            name,
            negotiation.title,
            tuple(map(words.name, negotiation.parties)),
            tuple(f"{words.name(who)} ({role})" for who, role in negotiation.roles.items()),
            negotiation.stake,
        )
        for name, negotiation in case.negotiations.items()
    )


def happenings(case: Case, statements: Iterable[Statement], words: Words) -> tuple[Happening, ...]:
    """Return what happened, in order of time, vague dates kept vague."""
    return tuple(_happening(o, words) for o in timeline(case, statements))


def _happening(occurrence: Occurrence, words: Words) -> Happening:
    when = occurrence.when
    return Happening(
        occurrence.title,
        occurrence.word,
        tuple(map(words.name, occurrence.by)),
        tuple(map(words.name, occurrence.to)),
        spelled(when) if when else "undated",
        *(bounded(when) if when else ("", "")),
        tuple(dict.fromkeys(telling.statement for telling in occurrence.tellings)),
    )


def sources(case: Case, view: View, texts: Texts, words: Words) -> Iterator[SourceNote]:
    """Yield every source, those that do not count with the reason."""
    for name, source in case.sources.items():
        fault = texts.faults.get(name)
        yield SourceNote(
            name,
            source.title,
            source.publisher,
            source.kind,
            spelled(source.published),
            source.published_note,
            source.note,
            words.name(source.restates) if source.restates else "",
            source.restates or "",
            _left_out(case, view, name),
            "unusable" if fault else "at hand" if name in texts.at_hand else "not at hand",
            fault.what if fault else "",
        )


def _left_out(case: Case, view: View, name: str) -> str:
    source = case.sources[name]
    if name in view.withdrawn:
        return "withdrawn"
    if not source.enabled and name not in view.enabled:
        return "switched off in the case"
    if view.as_of is not None and source.published.end > view.as_of:
        return f"later than {day(view.as_of)}"
    return ""


def voices(
    case: Case, singles: Iterable[str], pools: Iterable[str], words: Words
) -> tuple[Voice, ...]:
    """Return the accounts by name, pools last."""
    found = [
        Voice(
            name,
            words.name(name),
            words.short(name),
            "source" if name in case.sources else "party" if name in case.parties else "person",
        )
        for name in singles
    ]
    return (*found, *(Voice(name, words.name(name), words.short(name), "pool") for name in pools))


def sentences(
    case: Case, statements: Iterable[Statement], view: View, texts: Texts, words: Words
) -> tuple[Sentence, ...]:
    """Return the statements with their evidence, in the order of the case."""
    left_out = {name for name in case.sources if _left_out(case, view, name)}
    return tuple(_sentence(case, s, left_out, texts, words) for s in statements)


def _sentence(
    case: Case, statement: Statement, left_out: Collection[str], texts: Texts, words: Words
) -> Sentence:
    own = statement.holder == "author"
    first = statement.evidence[0].source
    return Sentence(
        statement.id,
        statement.paraphrase,
        words.sentence(statement.says),
        str(statement.says),
        words.name(first if own else statement.holder),
        str(statement.hedge),
        statement.coding,
        _about(statement.about) if statement.about else "",
        day(known(statement, case)),
        tuple(
            _proof(case, evidence, texts, words)
            for evidence in statement.evidence
            if evidence.source not in left_out
        ),
    )


def _about(when: Period) -> str:
    """Return the period that a statement speaks of, after "about"."""
    words = spelled(when)
    return f"the time {words}" if words.startswith(("up to", "from")) else words


def _proof(case: Case, evidence: Evidence, texts: Texts, words: Words) -> Proof:
    source = case.sources[evidence.source]
    return Proof(
        evidence.source,
        words.name(source.restates or evidence.source),
        locator(evidence),
        evidence.stance,
        texts.words(evidence) or "",
        source.restates is not None,
    )


def locator(evidence: Evidence) -> str:
    """Return where evidence stands, in words."""
    try:
        anchor = Anchor.parse(evidence.at)
    except SourceError:
        return ""
    return f"line {anchor.line}, sentence {anchor.sentence}"


def glossary(case: Case) -> tuple[Meaning, ...]:
    """Return the quantities with what they measure."""
    return tuple(
        Meaning(name.replace("_", " "), kind.meaning) for name, kind in case.quantities.items()
    )
