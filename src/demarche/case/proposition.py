"""What a statement says: the forms of a proposition.

Two families.  *Constraints* on worlds: comparisons of quantities, combinations of them, and
couplings.  *Claims* for the record: what is said of an event, a pledge, an explanation, a forecast,
blame, or of what a party prefers.  A rule is a constraint on a verdict and serves as a lens.

Every form prints as the text that reads back as itself (:mod:`demarche.case.grammar`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Comparator = Literal["<", "<=", "=", "!=", ">=", ">"]
Operator = Literal["+", "-", "*", "/"]
Effect = Literal["raises", "lowers", "does not reach"]
Rule = Literal["only if", "if", "if and only if"]


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """A quantity of some parties, bare: ``waiting_cost(b)``.

    Attributes
    ----------
    name : str
        The quantity as declared in the case.
    of : tuple of str
        The parties that it is a quantity of; empty for one of the situation as a whole.
    """

    name: str
    of: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}({', '.join(self.of)})" if self.of else self.name


@dataclass(frozen=True, slots=True, order=True)
class Level:
    """The level of a quantity at a time or under a course of action.

    Attributes
    ----------
    quantity : Quantity
    at : str
        A period, a named time or a course, as written; empty for a constant.
    """

    quantity: Quantity
    at: str = ""

    def __str__(self) -> str:
        return f"{self.quantity} at {self.at}" if self.at else str(self.quantity)


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number; ``50 %`` is one half."""

    value: Fraction

    def __str__(self) -> str:
        value = self.value
        if value.denominator == 1:
            return str(value.numerator)
        return f"{value.numerator}/{value.denominator}"


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A sum, difference, product or quotient of two terms."""

    left: Term
    operator: Operator
    right: Term

    def __str__(self) -> str:
        left = _operand(self.left, self.operator)
        return f"{left} {self.operator} {_operand(self.right, self.operator, right=True)}"


Term = Level | Number | Arithmetic


@dataclass(frozen=True, slots=True)
class Comparison:
    """One term compared with another."""

    left: Term
    comparator: Comparator
    right: Term

    def __str__(self) -> str:
        return f"{self.left} {self.comparator} {self.right}"


@dataclass(frozen=True, slots=True)
class Not:
    """The denial of a proposition."""

    part: Constraint

    def __str__(self) -> str:
        return f"not ({self.part})"


@dataclass(frozen=True, slots=True)
class And:
    """All of several propositions."""

    parts: tuple[Constraint, ...]

    def __str__(self) -> str:
        return " and ".join(_grouped(p) for p in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of several propositions."""

    parts: tuple[Constraint, ...]

    def __str__(self) -> str:
        return " or ".join(_grouped(p) for p in self.parts)


@dataclass(frozen=True, slots=True)
class Implies:
    """A conditional: where `condition` holds, `consequence` does."""

    condition: Constraint
    consequence: Constraint

    def __str__(self) -> str:
        chained = isinstance(self.consequence, Implies)
        consequence = self.consequence if chained else _grouped(self.consequence)
        return f"{_grouped(self.condition)} implies {consequence}"


@dataclass(frozen=True, slots=True)
class Coupling:
    """One quantity raises, lowers or does not reach another, other things as stated."""

    source: Quantity
    effect: Effect
    target: Quantity

    def __str__(self) -> str:
        return f"{self.source} {self.effect} {self.target}"


Constraint = Comparison | Not | And | Or | Implies | Coupling


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule's head: an act of some kind by one party towards another being rational.

    ``actor`` and ``target`` are variables that the rule's condition uses in place of parties.
    """

    act: str
    actor: str
    target: str

    def __str__(self) -> str:
        return f"{self.act}({self.actor}, {self.target}) is rational"


@dataclass(frozen=True, slots=True)
class RuleOf:
    """A rule: a necessary, sufficient, or necessary and sufficient condition of a verdict.

    Levels in the condition carry no time: they are read at the time of the act.
    """

    verdict: Verdict
    kind: Rule
    condition: Constraint

    def __str__(self) -> str:
        return f"{self.verdict} {self.kind} {self.condition}"


@dataclass(frozen=True, slots=True)
class Status:
    """The state of an item of the record: ``pledge(b, site) is stalled since 2018-08``.

    Attributes
    ----------
    kind : str
        ``event``, ``pledge``, ``forecast`` or ``utterance``.
    item : tuple of str
        Its arguments, e.g. the party and the item of a pledge.
    word : str
        The state, one of :data:`STATUS_WORDS` for the kind.
    when : str
        ``on``, ``since``, ``by`` or ``during`` with a period; empty where nothing is said.
    """

    kind: str
    item: tuple[str, ...]
    word: str
    relation: str = ""
    when: str = ""

    def __str__(self) -> str:
        tail = f" {self.relation} {self.when}" if self.when else ""
        return f"{self.kind}({', '.join(self.item)}) is {self.word}{tail}"


@dataclass(frozen=True, slots=True)
class Explains:
    """A rival explanation of an act: ``hypothesis(pique) explains event(cancellation)``."""

    hypothesis: str
    event: str
    denied: bool = False

    def __str__(self) -> str:
        verb = "does not explain" if self.denied else "explains"
        return f"hypothesis({self.hypothesis}) {verb} event({self.event})"


@dataclass(frozen=True, slots=True)
class Blames:
    """Responsibility given or expressly withheld: ``speaker does not blame b for delay``."""

    speaker: str
    blamed: str
    outcome: str
    denied: bool = False

    def __str__(self) -> str:
        verb = "does not blame" if self.denied else "blames"
        return f"{self.speaker} {verb} {self.blamed} for {self.outcome}"


@dataclass(frozen=True, slots=True)
class Prefers:
    """A preference over packages, other things equal.

    ``a prefers pause=full to status quo``; a package is options joined by ``+``, and the
    empty package is the status quo.
    """

    party: str
    better: tuple[tuple[str, str], ...]
    worse: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.party} prefers {_package(self.better)} to {_package(self.worse)}"


Claim = Status | Explains | Blames | Prefers
Proposition = Constraint | RuleOf | Claim

STATUS_WORDS: dict[str, tuple[str, ...]] = {
    "event": (
        "realised",
        "ongoing",
        "planned",
        "suspended",
        "cancelled",
        "hypothetical",
        "denied",
        "unprecedented",
    ),
    "pledge": (
        "proposed",
        "pledged",
        "begun",
        "partial",
        "stalled",
        "done",
        "suspended",
        "abandoned",
        "symbolic",
        "limited",
        "tangible",
        "reversible",
        "irreversible",
        "conditional",
        "unconditional",
        "vague",
        "precise",
    ),
    "forecast": ("expected", "possible", "unlikely", "open"),
    "utterance": ("said",),
}
"""What may be said of an item of the record, by its kind."""

QUALITIES = frozenset(STATUS_WORDS["pledge"][8:])
"""Words that judge a pledge rather than say how far it has come."""

FIRST = "unprecedented"
"""The word that judges an event rather than say what became of it."""


def walk(proposition: Proposition) -> Iterator[Proposition | Term]:
    """Yield a proposition and all that it is made of, in the order in which it is written."""
    stack: list[Proposition | Term] = [proposition]
    while stack:
        node = stack.pop()
        yield node
        match node:
            case Arithmetic(left, _, right) | Comparison(left, _, right):
                stack += [right, left]
            case Not(part):
                stack.append(part)
            case And(parts) | Or(parts):
                stack += reversed(parts)
            case Implies(condition, consequence):
                stack += [consequence, condition]
            case RuleOf(_, _, condition):
                stack.append(condition)
            case _:
                pass


def levels(proposition: Proposition) -> Iterator[Level]:
    """Yield every level that a proposition mentions, repeats included."""
    return (node for node in walk(proposition) if isinstance(node, Level))


def couplings(proposition: Proposition) -> Iterator[Coupling]:
    """Yield every coupling in a proposition."""
    return (node for node in walk(proposition) if isinstance(node, Coupling))


def numbers(proposition: Proposition) -> Iterator[Number]:
    """Yield every number in a proposition."""
    return (node for node in walk(proposition) if isinstance(node, Number))


def quantities(proposition: Proposition) -> Iterator[Quantity]:
    """Yield every quantity that a proposition mentions, those of couplings included."""
    for node in walk(proposition):
        match node:
            case Level(quantity, _):
                yield quantity
            case Coupling(source, _, target):
                yield source
                yield target
            case _:
                pass


def is_constraint(proposition: Proposition) -> bool:
    """Say whether the proposition excludes worlds, rather than adding to the record."""
    return isinstance(proposition, Comparison | Not | And | Or | Implies | Coupling)


_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


def _operand(term: Term, operator: str, *, right: bool = False) -> str:
    """Print an operand, in brackets where the reader would otherwise group it differently."""
    match term:
        case Arithmetic(_, inner, _):
            grouped = _BINDING[inner] < _BINDING[operator] + right
        case Number(value):
            grouped = value.denominator > 1 and _BINDING[operator] == 2
        case _:
            grouped = False
    return f"({term})" if grouped else str(term)


def _grouped(part: Constraint) -> str:
    return str(part) if isinstance(part, Comparison | Coupling | Not) else f"({part})"


def _package(package: tuple[tuple[str, str], ...]) -> str:
    return " + ".join(f"{issue}={option}" for issue, option in package) or "status quo"
