"""Y13: where do the sources disagree, and in what way?

A level is no change, a report no assertion, and a difference of strength no contradiction: each
relation between two statements has its type.  Conflicts are minimal sets of sentences that admit no
world together; disagreement is never averaged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, product

from demarche.case.nouns import Course
from demarche.case.proposition import (
    FIRST,
    Comparison,
    Coupling,
    Explains,
    Level,
    Proposition,
    Quantity,
    Status,
)
from demarche.questions import (
    y01_walking_away as y01,
)
from demarche.questions import (
    y02_then_and_now as y02,
)
from demarche.questions import (
    y03_leverage as y03,
)
from demarche.questions import (
    y06_pressing as y06,
)
from demarche.questions import (
    y07_resumption as y07,
)
from demarche.questions.conflict import conflicts
from demarche.questions.question import Finding, Question, Row, cited, nothing
from demarche.questions.subject import Subject
from demarche.questions.told import change_told, level_told
from demarche.questions.voice import Heard, heard, party
from demarche.record.contradiction import contradictions
from demarche.worlds.account import Said
from demarche.worlds.answer import Answer, Reason, judge
from demarche.worlds.compare import forced

Relation = Callable[[Subject], Iterator[Row]]
"""What finds the disagreements of a type."""


def finds(subject: Subject) -> Iterator[Finding]:
    """Find every relation of disagreement, each type by itself, the weightiest first."""
    for title, columns, note, relations in TYPES:
        rows = tuple(row for relation in relations for row in relation(subject))
        if rows:
            kind, one, other, *_ = rows[0].cells
            yield Finding(
                f"Where statements disagree: {title}",
                columns,
                rows,
                note,
                gist=f"{kind}: {one} – {other}",
            )


def contradicting(subject: Subject) -> Iterator[Row]:
    """Yield each minimal set of statements that no world satisfies."""
    for clash in conflicts(subject, subject.said):
        first, *others = map(subject.quoted, clash)
        yield Row(("contradiction", first, "; ".join(others)), cited(*clash))


def opposite_influences(subject: Subject) -> Iterator[Row]:
    """Yield pairs of couplings that give one influence different effects."""
    told = [
        (s, s.proposition) for s in subject.said if isinstance(s.proposition, Coupling) and s.hedge
    ]
    for (one, a), (other, b) in combinations(told, 2):
        if (a.source, a.target) == (b.source, b.target) and a.effect != b.effect:
            yield pair(subject, "contradiction", one, other)


def rejected(subject: Subject) -> Iterator[Row]:
    """Yield what a source carries only to reject it."""
    for said in subject.said:
        statement = subject.case.statements[said.id]
        carriers = {
            evidence.source
            for evidence in statement.evidence
            if evidence.stance == "rejected"
            and evidence.coding in ("both", subject.view.coding)
            and evidence.source in subject.accounts
        }
        for carrier in sorted(carriers):
            rebuttal = f"{subject.name(carrier)} rejects it"
            yield Row(("explicit rebuttal", subject.quoted(said), rebuttal), cited(said))


def objections(subject: Subject) -> Iterator[Row]:
    """Yield who explains an act by whom it presses, and who says that it does not press harder."""
    for one in subject.said:
        told = one.proposition
        if not isinstance(told, Explains) or told.denied:
            continue
        pressed = subject.case.hypotheses[told.hypothesis].presses
        for course in subject.case.courses.values():
            for other in subject.said if pressed and course.act == told.event else ():
                spared = not_raised(other.proposition, course)
                if spared and pressed in spared.of and apart(subject, one, other):
                    yield pair(subject, "objection", one, other)


def not_raised(proposition: Proposition, course: Course) -> Quantity | None:
    """Return the quantity that a comparison says to be no higher under a course than otherwise."""
    match proposition:
        case Comparison(Level(quantity, here), "<=" | "<" | "=", Level(same, there)) if (
            quantity == same and (here, there) == (course.id, course.instead_of)
        ):
            return quantity
        case Comparison(Level(quantity, there), ">=" | ">" | "=", Level(same, here)) if (
            quantity == same and (here, there) == (course.id, course.instead_of)
        ):
            return quantity
    return None


def record(subject: Subject) -> Iterator[Row]:
    """Yield tellings of an event or pledge that exclude each other."""
    by_id = {name: said for said in subject.said for name in (said.id, *said.also)}
    for found in contradictions(subject.case, subject.statements):
        one, other = by_id[found.left.statement], by_id[found.right.statement]
        yield pair(subject, f"contradiction of {found.of}", one, other)


def opposed(subject: Subject) -> Iterator[Row]:
    """Yield the questions to which one account has yes and another no, at whatever price."""
    for question in (y01, y02, y03, y06, y07):
        for asked in question.QUESTION.asks(subject):
            theory, withdrawn = subject.theory(asked.goal), subject.view.withdrawn
            answers = [judge(theory, a, withdrawn=withdrawn) for a in subject.accounts.values()]
            yes, no = (
                sorted(
                    (answer for answer in answers if forced(answer) == side and sentences(answer)),
                    key=lambda answer: price(sentences(answer)[0]),
                )
                for side in ("entailed", "excluded")
            )
            if yes and no:
                yield Row(
                    ("opposed answers", asked.text, *(given(subject, side) for side in (yes, no))),
                    tuple(dict.fromkeys(name for answer in (*yes, *no) for name in rests(answer))),
                )


def sentences(answer: Answer) -> tuple[Reason, ...]:
    """Return the reasons for an answer that hold a statement of its account, cheapest first."""
    return tuple(sorted((r for r in answer.deciding if r.statements), key=price))


def price(reason: Reason) -> tuple[int, list[str], list[tuple[str, str]]]:
    """Return how many assumptions a reason takes, then what it rests on, to break ties."""
    assumed = sorted((assumption.id, assumption.name) for assumption in reason.assumptions)
    return len(assumed), sorted(said.id for said in reason.statements), assumed


def given(subject: Subject, answers: list[Answer]) -> str:
    """Return accounts of one answer, each with the sentences and assumptions of its reason."""
    told = []
    for answer in answers:
        reason = sentences(answer)[0]
        spoken = sorted(said.id for said in reason.statements)
        words = [subject.case.statements[name].paraphrase for name in spoken]
        if reason.assumptions:
            words.append(f"assuming: {', '.join(sorted(a.name for a in reason.assumptions))}")
        told.append(f"{subject.name(answer.account)}: {' '.join(words)}")
    return "; ".join(told)


def rests(answer: Answer) -> Iterator[str]:
    """Yield the statements and assumptions of the reason that is shown for an answer."""
    reason = sentences(answer)[0]
    yield from cited(*sorted(reason.statements, key=lambda said: said.id))
    yield from sorted({assumed.id for assumed in reason.assumptions})


def voices(subject: Subject) -> Iterator[Row]:
    """Yield opposite words of one side, or of two on one day, that no time sets apart."""
    for one, other in combinations(heard(subject), 2):
        same_side = party(subject, one.words.by) == party(subject, other.words.by)
        together = (same_side or one.on_the_day_of(other)) and not changed(subject, one, other)
        if one.opposes(other) and together:
            yield pair(subject, "contradiction of voice", one.said, other.said)


def changes_of_words(subject: Subject) -> Iterator[Row]:
    """Yield opposite words that time sets apart: one speaker's, or a word and a later report."""
    for one, other in combinations(heard(subject), 2):
        if one.opposes(other) and changed(subject, one, other):
            yield pair(subject, "change over time", one.said, other.said)


def changed(subject: Subject, one: Heard, other: Heard) -> bool:
    """Say whether the later words are the same speaker's or an outside observer's, not at once."""
    observer = other.words.by not in subject.case.parties and (
        party(subject, other.words.by) == other.words.by
    )
    same = one.words.by == other.words.by
    return (same or observer) and not one.on_the_day_of(other)


def levels_and_changes(subject: Subject) -> Iterator[Row]:
    """Yield a level and a change of one quantity, or of a party's weakness and its position."""
    told = [said for said in subject.said if said.hedge]
    levels = [(s, quantity) for s in told if (quantity := level_told(s.proposition))]
    changes = [(s, quantity) for s in told if (quantity := change_told(s.proposition))]
    for (one, level), (other, change) in product(levels, changes):
        if (level == change or related(subject, level, change)) and apart(subject, one, other):
            yield pair(subject, "level against change", one, other)


def related(subject: Subject, one: Quantity, other: Quantity) -> bool:
    """Say whether two quantities measure how weak a party is and how strong its position."""
    measured = {subject.case.quantities[q.name].measures for q in (one, other)}
    return one.of == other.of and measured == {"weakness", "position"}


def strengths(subject: Subject) -> Iterator[Row]:
    """Yield one proposition worded with different strength."""
    by_text: dict[str, list[Said]] = {}
    for said in subject.said:
        by_text.setdefault(str(said.proposition), []).append(said)
    for group in by_text.values():
        for one, other in combinations(group, 2):
            if one.hedge != other.hedge:
                yield pair(subject, "strength mismatch", one, other)


def rivals(subject: Subject) -> Iterator[Row]:
    """Yield each event of which several holders give different explanations."""
    told: dict[str, list[tuple[Said, Explains]]] = {}
    for said in subject.said:
        if isinstance(said.proposition, Explains) and said.hedge:
            told.setdefault(said.proposition.event, []).append((said, said.proposition))
    for event, group in told.items():
        if any(
            a.hypothesis != b.hypothesis and apart(subject, one, other)
            for (one, a), (other, b) in combinations(group, 2)
        ):
            named = {explains.hypothesis for _, explains in group}
            voices = dict.fromkeys(h for said, _ in group for h in subject.holders[said.id])
            yield Row(
                (
                    "rival explanations",
                    subject.case.events[event].title,
                    f"{len(named)} explanations by {subject.names(tuple(voices))}",
                ),
                cited(*(said for said, _ in group)),
            )


def firsts(subject: Subject) -> Iterator[Row]:
    """Yield claims that an event is the first of its kind, held against the record."""
    for said in subject.said:
        told = said.proposition
        if isinstance(told, Status) and told.word == FIRST:
            event = subject.case.events[told.item[0]]
            about = subject.case.statements[said.id].about
            before = [
                act
                for act in subject.acts(event.kind)
                if act.event.id != event.id
                and (about is None or act.when.precedes(about))
                and set(event.by) <= set(act.event.by)
                and set(event.to) <= set(act.event.to)
            ]
            names = ", ".join(f"{act.event.title} ({act.when})" for act in before)
            verdict = (
                f"contradicted by: {names}"
                if names
                else ("not contradicted by this record, which cannot show that there was none")
            )
            told_by = (*cited(said), *(name for act in before for name in act.told_by))
            yield Row(
                ("claim to be the first", subject.quoted(said), verdict),
                tuple(dict.fromkeys(told_by)),
            )


def apart(subject: Subject, one: Said, other: Said) -> bool:
    """Say whether nobody holds both."""
    return not set(subject.holders[one.id]) & set(subject.holders[other.id])


def pair(subject: Subject, kind: str, one: Said, other: Said) -> Row:
    """Return a relation of two statements as a row."""
    return Row((kind, subject.quoted(one), subject.quoted(other)), cited(one, other))


PAIR = ("kind", "one", "the other")

TYPES: tuple[tuple[str, tuple[str, ...], str, tuple[Relation, ...]], ...] = (
    (
        "contradictions",
        PAIR,
        "Of these both cannot hold.",
        (contradicting, opposite_influences, record),
    ),
    ("rebuttals", PAIR, "A source carries it only to reject it.", (rejected,)),
    (
        "objections",
        PAIR,
        "The one explains an act by whom it presses, the other sees no more pressure come of it.",
        (objections,),
    ),
    (
        "opposed answers",
        ("kind", "question", "yes", "no"),
        "No sentence of these need conflict with another; what each answer assumes is named.",
        (opposed,),
    ),
    (
        "voices",
        PAIR,
        "Opposite words on one topic by one side, or by two on one day.",
        (voices,),
    ),
    (
        "levels against changes",
        PAIR,
        "A level and a change never contradict each other: both can hold.",
        (levels_and_changes,),
    ),
    (
        "changes over time",
        PAIR,
        "Earlier words and later ones, or a word and what was reported of it later: both were "
        "said, and the world may have changed in between.",
        (changes_of_words,),
    ),
    (
        "claims to be the first",
        ("kind", "claim", "the record"),
        "A record tells of what it holds; what it lacks may have been.",
        (firsts,),
    ),
    ("strength", PAIR, "One proposition, worded with different strength.", (strengths,)),
    (
        "rival explanations",
        ("kind", "what happened", "explained by"),
        "Several can be true together; who holds which stands under 'Why was it done?'.",
        (rivals,),
    ),
)
"""The types of disagreement, the weightiest first: title, columns, note and what finds them."""


QUESTION = Question(
    "Y13",
    "Where do the sources disagree?",
    nothing,
    finds,
    "statements of more than one holder about the same quantities, events or topics",
)
