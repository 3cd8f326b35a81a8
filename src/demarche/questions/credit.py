"""What words and reversals do to a side's credit, by theory.

Each fact of the record that a theory of bargaining speaks of, with the way in which it then moves
what is at stake: reversals, contradicted agents, wedges, blame, mixed messages, early claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from demarche.case.proposition import Blames
from demarche.questions.moves.precedent import AGAINST, TOWARDS
from demarche.questions.question import Finding, Row, cited
from demarche.questions.subject import WALK_OUT, Act, Subject
from demarche.questions.theory import moves
from demarche.questions.voice import Heard, gap, heard, party


def finds(subject: Subject) -> Iterator[Finding]:
    """Find every fact about words and reversals of which a theory speaks."""
    rows = (
        *reversals(subject),
        *contradicted(subject),
        *wedges(subject),
        *spared(subject),
        *mixed(subject),
        *taken_back(subject),
    )
    if rows:
        yield Finding(
            "What words and reversals do, by theory",
            ("fact", "what was said or done", "because", "so, other things equal"),
            rows,
            "Directions only, as the models declare them; other things may weigh more.",
        )


def reversals(subject: Subject) -> Iterator[Row]:
    """Yield walk-aways that their maker took back: the next one is taken for final less."""
    acts = subject.acts()
    walked = {act.event.id: act for act in acts if act.event.kind == WALK_OUT}
    for act in acts:
        before = walked.get(act.event.reverses or "")
        if before is not None and set(act.event.by) & set(before.event.by):
            what = f"{before.event.title}; then: {act.event.title}"
            told = (*before.told_by, *act.told_by)
            yield fact("a walk-away taken back", what, told)


def contradicted(subject: Subject) -> Iterator[Row]:
    """Yield agents whose words their principal contradicted: they are confirmed less often."""
    for one, other in combinations(heard(subject), 2):
        agent = subject.case.people.get(one.words.by)
        if agent is not None and agent.agent_of == other.words.by and one.opposes(other):
            what = (
                f"{agent.name}: {one.words.title}; {subject.name(other.words.by)}: "
                f"{other.words.title} ({gap(one.when, other.when)} apart)"
            )
            told = cited(one.said, other.said)
            yield fact("an agent contradicted", what, told)


def wedges(subject: Subject) -> Iterator[Row]:
    """Yield sides harsh with an agent whose principal is warm: the top is worth waiting for."""
    for harsh in (act for act in subject.acts() if act.event.kind in AGAINST):
        for name in harsh.event.to:
            person = subject.case.people.get(name)
            if person is None or person.agent_of is None:
                continue
            for warm in (act for act in subject.acts() if act.event.kind in TOWARDS):
                if person.agent_of in warm.event.by and set(harsh.event.by) & set(warm.event.to):
                    what = f"{harsh.event.title}; {warm.event.title}"
                    told = (*harsh.told_by, *warm.told_by)
                    yield fact("harsh with the agent, warm with the principal", what, told)


def spared(subject: Subject) -> Iterator[Row]:
    """Yield who blames the other side, or expressly does not: blame makes it dear to go back."""
    for said in subject.said:
        match said.proposition:
            case Blames(speaker, blamed, outcome, denied) if facing(subject, speaker, blamed):
                verb = "does not blame" if denied else "blames"
                title = subject.case.outcomes[outcome].title
                what = f"{subject.name(speaker)} {verb} {subject.name(blamed)} for: {title}"
                kind = "the other side expressly not blamed" if denied else "the other side blamed"
                yield fact(kind, what, cited(said))


def facing(subject: Subject, one: str, other: str) -> bool:
    """Say whether two stand on different sides of a negotiation at which one walked away."""
    sides = {party(subject, one), party(subject, other)}
    walked = {frozenset((*act.event.by, *act.event.to)) for act in subject.acts(WALK_OUT)}
    return len(sides) == 2 and frozenset(sides) in walked


def mixed(subject: Subject) -> Iterator[Row]:
    """Yield what one side did for and against another at one time, both kept apart."""
    by_place: dict[tuple[object, ...], list[Act]] = {}
    for act in subject.acts():
        if act.event.by and act.event.to:
            place = (act.event.by, act.event.to, act.when)
            by_place.setdefault(place, []).append(act)
    for acts in by_place.values():
        against = [a for a in acts if a.event.kind in AGAINST | {WALK_OUT}]
        towards = [a for a in acts if a.event.kind in TOWARDS]
        if against and towards:
            what = f"against: {titles(against)}; towards: {titles(towards)}"
            told = tuple(n for act in (*against, *towards) for n in act.told_by)
            kind = "threat and courtship at one time"
            yield fact(kind, what, told)
            if any(act.event.kind == "threaten" for act in against):
                kind = "a threat with an assurance beside it"
                yield fact(kind, what, told)


def taken_back(subject: Subject) -> Iterator[Row]:
    """Yield success that its own speaker claimed and then denied: the claim told others to ease."""
    for one, other in combinations(heard(subject), 2):
        if one.words.by == other.words.by and claimed(one, other):
            what = (
                f"{subject.name(one.words.by)}: {one.words.title} ({one.when or 'undated'}), then: "
                f"{other.words.title} ({other.when or 'undated'})"
            )
            told = cited(one.said, other.said)
            kind = "a claim taken back by its speaker"
            yield fact(kind, what, told)


def claimed(one: Heard, other: Heard) -> bool:
    """Say whether the earlier words are for what the later are against."""
    return one.opposes(other) and one.words.side == "for" and one.from_day < other.from_day


def titles(acts: list[Act]) -> str:
    """Return acts by their titles."""
    return ", ".join(act.event.title for act in acts)


def fact(kind: str, what: str, told: tuple[str, ...]) -> Row:
    """Return a fact of a kind with what a model makes of it."""
    because, model, argument, way = READINGS[kind]
    return Row((kind, what, because, moves(model, argument, way)), tuple(dict.fromkeys(told)))


READINGS: dict[str, tuple[str, str, str, int]] = {
    "a walk-away taken back": (
        "who gave way once is taken for immovable less",
        "hold_out_gain",
        "prior_1",
        -1,
    ),
    "an agent contradicted": (
        "what an agent agrees is confirmed less often",
        "override_value",
        "confirmed",
        -1,
    ),
    "harsh with the agent, warm with the principal": (
        "where the principal is softer, more is to be had at the top",
        "linkage_gain",
        "growth",
        1,
    ),
    "the other side blamed": (
        "who has blamed it in public pays for going back",
        "audience_horizon",
        "audience_1",
        1,
    ),
    "the other side expressly not blamed": (
        "who has not blamed it pays less for going back",
        "audience_horizon",
        "audience_1",
        -1,
    ),
    "threat and courtship at one time": (
        "warm words make waiting feel cheaper to who hears them",
        "hold_out_gain",
        "rate_2",
        -1,
    ),
    "a threat with an assurance beside it": (
        "who is assured of being spared saves the whole cost by yielding",
        "threat_bite",
        "cost",
        1,
    ),
    "a claim taken back by its speaker": (
        "while success was claimed, others had less reason to press",
        "partner_pressure",
        "enforcement",
        -1,
    ),
}
"""Each kind of fact: why it pushes an input, of which model, which input, and which way."""
