"""What a brief holds.  Ids refer within it: statements, assumptions and accounts by theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from demarche.app.verdicts import Kind
from demarche.case.nouns import Coding


@dataclass(frozen=True, slots=True)
class Heading:
    """What the case is, who coded it, and as of when it is read."""

    title: str
    stake: str
    summary: str
    coded_by: str
    note: str
    as_of: str
    as_of_words: str
    withdrawn: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person: name, office, and what part the person has."""

    id: str
    name: str
    office: str
    part: str


@dataclass(frozen=True, slots=True)
class Side:
    """A party with those who stand for it."""

    id: str
    name: str
    kind: str
    people: tuple[Somebody, ...]


@dataclass(frozen=True, slots=True)
class Talks:
    """A negotiation: who with whom, who else has a part, over what."""

    id: str
    title: str
    parties: tuple[str, ...]
    roles: tuple[str, ...]
    stake: str


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in one state; ``start`` and ``end`` bound its days, empty where open or undated."""

    title: str
    state: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    when: str
    start: str
    end: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source, and whether it counts; ``left_out`` says why it does not.

    ``restates`` names the source that it restates, ``restates_id`` is its id.
    """

    id: str
    title: str
    publisher: str
    kind: str
    published: str
    published_note: str
    note: str
    restates: str
    restates_id: str
    left_out: str
    text: Literal["at hand", "not at hand", "unusable"]
    fault: str


@dataclass(frozen=True, slots=True)
class Voice:
    """An account: a source, a person or party that is quoted, or a pool of several."""

    id: str
    name: str
    short: str
    kind: Literal["source", "person", "party", "pool"]


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a source says it; ``words`` only where its text is at hand and the anchor holds."""

    source: str
    publisher: str
    locator: str
    stance: str
    words: str
    restated: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement: our paraphrase, what it comes to as a proposition, whose it is, where it is."""

    id: str
    paraphrase: str
    claim: str
    formal: str
    holder: str
    hedge: str
    coding: str
    about: str
    known: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Supposition:
    """An assumption of the analyst's, with owner and reason; ``used`` counts the answers on it."""

    id: str
    kind: str
    words: str
    owner: str
    reason: str
    used: int


@dataclass(frozen=True, slots=True)
class Use:
    """An assumption as a reason uses it: the entry that offers it, and what it says here."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Because:
    """A minimal set of statements and assumptions that forces an answer."""

    forces: Literal["entailed", "excluded"]
    statements: tuple[str, ...]
    assumptions: tuple[Use, ...]
    level: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A minimal set that admits no world."""

    statements: tuple[str, ...]
    assumptions: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Hinge:
    """What would change an answer; ``outcomes`` pairs each way it may turn out with the effect.

    A *lynchpin* is a statement or assumption that every reason needs; what *decides* is a
    comparison, quantity or assumption that would settle what is open.
    """

    kind: Literal["lynchpin", "decides", "flips"]
    what: str
    id: str
    outcomes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two worlds of an account on both sides of a question, as little apart as can be.

    ``levels`` holds each quantity with its value where the answer is yes and where it is no.
    """

    because: str
    levels: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer of one account to one goal.

    ``levels`` pairs each strength of wording, from which up sentences are counted, with the answer
    there; it is empty where all answers are the same.  ``speaking`` are the statements that speak
    of what the question turns on, and ``missing`` what it turns on and none speaks of; an open
    answer has ``apart``.
    """

    account: str
    name: str
    pooled: bool
    kind: Kind
    short: str
    phrase: str
    word: str
    given: str
    price: int | None
    level: str
    levels: tuple[tuple[str, str], ...]
    reasons: tuple[Because, ...]
    reasons_found: int
    speaking: tuple[str, ...]
    missing: tuple[str, ...]
    apart: Apart | None
    conflicts: tuple[Clash, ...]
    refuted: tuple[Clash, ...]
    hinges: tuple[Hinge, ...]
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """One goal put to every account, bottom line first.

    ``gist`` is the bottom line in a few words; ``twin`` says that another goal of the question
    has the same text, so that only the lens tells the two apart.
    """

    id: str
    text: str
    claim: str
    lens: str
    twin: bool
    limits: str
    statements: tuple[str, ...]
    gist: str
    bottom_line: str
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, with the statements and assumptions that say it."""

    cells: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Something found in the record, or, where ``boxed``, in an analyst's ranges of inputs."""

    title: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str
    boxed: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """What came of one question, in a line and at length.

    ``wants`` says what to add where it is silent.
    """

    id: str
    title: str
    gist: str
    silent: bool
    wants: str
    askings: tuple[Asking, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Surprise:
    """A place where accounts part, a pool gains or loses, or one link turns an answer round.

    Where these are few, the answers that take fewest assumptions join them: kind ``cheapest``.
    """

    kind: str
    asking: str
    account: str
    text: str
    turns_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """The assumption that most answers of single accounts need in all their reasons.

    ``falls`` of them have no reason left without it, of ``forced`` that are yes or no.
    """

    id: str
    falls: int
    forced: int


@dataclass(frozen=True, slots=True)
class Tendency:
    """What an account tells of a quantity of leverage, or what its answer comes to.

    ``way`` of a change is rose, fell or held; of a level it is the bound in words.  ``price`` is
    empty for what is told, and the number of assumptions for an answer.
    """

    account: str
    quantity: str
    kind: Literal["level", "change", "answer"]
    way: str
    start: str
    end: str
    when: str
    hedge: str
    price: int | None
    asking: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A status that a pledge is said to have reached, within some days, and whether it fell back.

    ``start`` and ``end`` are empty where open.
    """

    word: str
    when: str
    start: str
    end: str
    back: bool
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A pledge with its stages in order, and what somebody judges it to be."""

    title: str
    by: str
    to: tuple[str, ...]
    kind: str
    condition: str
    stages: tuple[Stage, ...]
    judged: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of an exchange, and whether its giver would keep to it: holds, open or breaks."""

    giver: str
    what: str
    holds: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """A trade given in some order, who moves first, and where and why it is first in doubt."""

    package: str
    first: str
    rungs: tuple[Rung, ...]
    breaks: str


@dataclass(frozen=True, slots=True)
class Slice:
    """Where holding out pays along two inputs of an analyst's box, all others at its middle.

    Each row is a value of the input that runs upward, with the spans of the other input in which
    holding out pays, and those in which the other side is more anxious.
    """

    owner: str
    across: str
    up: str
    across_range: tuple[float, float]
    up_range: tuple[float, float]
    rows: tuple[tuple[float, tuple[tuple[float, float], ...], tuple[tuple[float, float], ...]], ...]


@dataclass(frozen=True, slots=True)
class Footing:
    """Why an arrow stands: a statement, an assumption, the nature of a move, or a model."""

    kind: Literal["statement", "assumption", "definition", "model"]
    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """A step of a path, with why it stands."""

    source: str
    effect: str
    target: str
    footings: tuple[Footing, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move does to a quantity, by the accounts that agree on it.

    ``stated`` says that it takes no assumption.  One path is shown, or two that pull opposite
    ways.
    """

    target: str
    sign: Literal["+", "-", "?", "0"]
    stated: bool
    accounts: tuple[str, ...]
    paths: tuple[tuple[Arrow, ...], ...]
    disputed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A best reply of the other side, by the accounts that tell of it."""

    what: str
    standing: str
    accounts: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turning:
    """A loop through a move: what it does comes back to what it pays."""

    kind: str
    closed_by: str
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A move, tried: what it does by what it is, what follows by account, what it touches."""

    name: str
    meaning: str
    mover: str
    talks: str
    direct: tuple[Moved, ...]
    effects: tuple[Moved, ...]
    replies: tuple[Answered, ...]
    loops: tuple[Turning, ...]
    touched: tuple[Table, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers of single accounts are of each kind."""

    counts: dict[Kind, int]

    @property
    def total(self) -> int:
        """All answers."""
        return sum(self.counts.values())

    @property
    def forced(self) -> int:
        """Answers that are yes or no."""
        return sum(self.counts[kind] for kind in ("stated", "sentences", "priced", "assumed"))

    @property
    def firm(self) -> int:
        """Answers that take no assumption."""
        return self.counts["stated"] + self.counts["sentences"]


@dataclass(frozen=True, slots=True)
class Reading:
    """All answers in one coding."""

    coding: Coding
    meaning: str
    tally: Tally
    riskiest: Risk | None
    chapters: tuple[Chapter, ...]
    surprises: tuple[Surprise, ...]
    tendencies: tuple[Tendency, ...]
    ledger: tuple[Item, ...]
    ladders: tuple[Ladder, ...]
    trials: tuple[Trial, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer that differs between the codings.

    ``asking`` and ``other`` are the ids of the goal in each; empty where it is not put there.
    """

    asking: str
    other: str
    text: str
    lens: str
    twin: bool
    account: str
    strict: str
    generous: str


@dataclass(frozen=True, slots=True)
class Influence:
    """A coupling, with the statements that say it or the assumption that supposes it."""

    source: str
    effect: str
    target: str
    statements: tuple[str, ...]
    assumptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """A loop of couplings; a reinforcing one feeds itself, a balancing one dampens itself."""

    kind: Literal["reinforcing", "balancing"]
    arrows: tuple[Influence, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class Meaning:
    """A quantity of the case and what it measures."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A case, ready to be shown."""

    format: Literal[1]
    demarche: str
    heading: Heading
    sides: tuple[Side, ...]
    others: tuple[Somebody, ...]
    talks: tuple[Talks, ...]
    happenings: tuple[Happening, ...]
    sources: tuple[SourceNote, ...]
    voices: tuple[Voice, ...]
    readings: tuple[Reading, ...]
    differences: tuple[Difference, ...]
    sentences: tuple[Sentence, ...]
    suppositions: tuple[Supposition, ...]
    influences: tuple[Influence, ...]
    circles: tuple[Circle, ...]
    slices: tuple[Slice, ...]
    glossary: tuple[Meaning, ...]
