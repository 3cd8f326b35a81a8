"""What told conditions do to a deal, a meeting or a channel, by theory: directions only."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.case.proposition import Comparison, Coupling, Level, Quantity
from demarche.questions.question import Row, cited
from demarche.questions.subject import Subject
from demarche.questions.theory import moves
from demarche.record.ledger import Entry
from demarche.worlds.account import Said

CONDITIONAL = ("conditional", "unconditional")
"""What may be said of whether a promise depends on what the other side does."""


def of_a_deal(subject: Subject) -> Iterator[Row]:
    """Yield what narrows the room for a deal, or makes a meeting riskier, by whoever tells it."""
    for said in (said for said in subject.said if said.hedge):
        for quantity in above_nothing(subject, said, "suspicion"):
            what = f"{subject.names(quantity.of)} is suspected of hiding something"
            because = "the other side must have more before it can accept"
            outcome = moves("win_set_overlap", "least_1", 1)
            yield Row((what, subject.by(said), because, outcome), cited(said))
        if short(subject, said, "preparation"):
            because = "who prepares less knows less of what the other will accept"
            outcome = moves("risk_return_breakdown", "doubt", 1)
            cells = (subject.case.statements[said.id].paraphrase, subject.by(said))
            yield Row((*cells, because, outcome), cited(said))


def of_a_channel(subject: Subject, party: str) -> Iterator[Row]:
    """Yield what a stall does to a go-between whom two sides pull."""
    between = [n for n in subject.case.negotiations.values() if n.roles.get(party) == "go-between"]
    heard = [said for said in subject.said if said.hedge]
    for sides in (set(negotiation.parties) for negotiation in between):
        stalls = [
            said
            for said in heard
            if short(subject, said, "progress")
            and {p for level in compared(said) for p in level.quantity.of} <= sides
        ]
        for said in heard if stalls else ():
            if torn(said, party, sides):
                because = "the longer talks stand still, the more each side asks of its course"
                outcome = moves("win_set_overlap", "least_1", 1)
                yield Row((subject.quoted(said), because, outcome), cited(said, *stalls))


def torn(said: Said, party: str, sides: set[str]) -> bool:
    """Say whether a coupling runs between what a party does with one side and with the other."""
    match said.proposition:
        case Coupling(source, _, target):
            met = [set(quantity.of) & sides for quantity in (source, target)]
            both = party in source.of and party in target.of
            return both and all(met) and met[0] != met[1]
    return False


def of_promises(subject: Subject, party: str) -> Iterator[Row]:
    """Yield what each promise of a party buys: nothing where it is given anyway."""
    for entry in subject.ledger:
        status = entry.status()
        if entry.by == party and status is not None:
            told = [t.statement for t in status.tellings]
            told += [q.statement for q in entry.qualities if q.word in CONDITIONAL]
            yield Row((entry.title, buys(entry)), tuple(dict.fromkeys(told)))


def buys(entry: Entry) -> str:
    """Return what a promise buys, by whether anybody says that it depends on something."""
    words = {quality.word for quality in entry.qualities} & set(CONDITIONAL)
    if entry.condition or words == {"conditional"}:
        return moves("inducement", "reward", 1)
    if words == {"unconditional"}:
        return "nothing: it is given anyway"
    return "not told: nobody says whether it is conditional"


def above_nothing(subject: Subject, said: Said, measure: str) -> Iterator[Quantity]:
    """Yield the quantity of a measure that a statement puts above zero."""
    match said.proposition:
        case Comparison(Level(quantity, _), ">", right) if str(right) == "0":
            if subject.case.quantities[quantity.name].measures == measure:
                yield quantity


def short(subject: Subject, said: Said, measure: str) -> bool:
    """Say whether a statement puts a quantity of a measure below what it would have to be."""
    match said.proposition:
        case Comparison(Level(quantity, _), "<", Level(needed, _)) if quantity != needed:
            return subject.case.quantities[quantity.name].measures == measure
    return False


def compared(said: Said) -> tuple[Level, ...]:
    """Return the levels that a comparison of two levels compares."""
    match said.proposition:
        case Comparison(Level() as left, _, Level() as right):
            return left, right
    return ()
