"""The nouns of a case: who negotiates, over what, what was said, and what is assumed.

Each class is a section entry of the case file; its fields are the keys that the entry may have.
All are frozen.  Names of parties, people and places live in case files only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from demarche.case import grammar, proposition
from demarche.case.hedge import Hedge
from demarche.case.period import Period, period
from demarche.errors import InputError

FORMAT = 1
"""Version of the case-file format."""

OWN_FAULTS = frozenset({"hedge", "period", "proposition", "kind", "range"})
"""Types of the validation errors that are raised here, whose message says all: what; hint."""

Coding = Literal["strict", "generous"]
AnyCoding = Literal["strict", "generous", "both"]
CODINGS: tuple[Coding, ...] = ("strict", "generous")

Stance = Literal["asserted", "endorsed", "conceded", "reported", "rejected"]
OWN_STANCES = frozenset({"asserted", "endorsed", "conceded"})
"""Stances that make what is said the carrier's own."""


def _to_text(value: Any) -> Any:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _to_hedge(value: Any) -> Hedge:
    if isinstance(value, Hedge):
        return value
    try:
        return Hedge[str(value).upper()]
    except KeyError:
        allowed = ", ".join(str(level) for level in Hedge)
        raise PydanticCustomError("hedge", f"'{value}' is no hedge; one of: {allowed}") from None


def _to_period(value: Any) -> Period:
    try:
        return value if isinstance(value, Period) else period(str(value))
    except InputError as error:
        raise PydanticCustomError("period", f"{error.what}; {error.hint}") from None


def _to_proposition(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return grammar.parse(value)
    except InputError as error:
        raise PydanticCustomError("proposition", f"{error.what}; {error.hint}") from None


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, Mapping) else value


Text = Annotated[str, BeforeValidator(_to_text)]
Name = Annotated[str, BeforeValidator(_to_text), Field(pattern=r"^[A-Za-z0-9_][\w-]*$")]
When = Annotated[
    Period,
    PlainValidator(_to_period),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "description": "2018, 2018-05, 2018-05-24, 2018-05..2018-08",
        }
    ),
]
HedgeWord = Annotated[
    Hedge,
    PlainValidator(_to_hedge),
    PlainSerializer(str),
    WithJsonSchema({"enum": [str(level) for level in Hedge]}),
]
Says = Annotated[
    proposition.Proposition,
    PlainValidator(_to_proposition),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "description": "a proposition of the expression language"}),
]


class Noun(BaseModel):
    """What every entry shares: frozen, no unknown keys, an optional remark of its coder."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = ""
    note: str = ""


class Heading(Noun):
    """The case as a whole: its title, what is at stake, and who coded it how."""

    title: str
    stake: str = ""
    summary: str = ""
    coded_by: str = ""
    as_of: When | None = None


class Party(Noun):
    """A party: a state, company, union, person or body that can agree or refuse.

    ``called`` is its name inside a sentence where that differs, such as with an article.
    """

    name: str
    called: str = ""
    kind: str = ""

    @property
    def in_a_sentence(self) -> str:
        """The name as it stands inside a sentence."""
        return self.called or self.name


class Person(Noun):
    """A person, by name and office.

    ``of`` is the party for which the person stands; ``agent_of`` the principal on whose behalf an
    agent acts.  Somebody who stands for no party (an analyst who is quoted) has neither.
    """

    name: str
    of: Name | None = None
    office: str = ""
    role: Literal["principal", "agent", "adviser", "observer"] = "observer"
    agent_of: Name | None = None


class Negotiation(Noun):
    """One negotiation: its parties and the roles of others around it.

    A case holds several; ``waits_for`` names a negotiation on which a party has made this one wait.
    """

    title: str
    parties: tuple[Name, ...] = Field(min_length=2)
    roles: dict[Name, Literal["go-between", "enforcer", "ally", "observer"]] = Field(
        default_factory=dict
    )
    stake: str = ""


class Issue(Noun):
    """Something to settle; of its options ``status_quo`` is the one that holds without a deal."""

    title: str
    negotiation: Name | None = None
    options: dict[Name, str] = Field(min_length=2)
    status_quo: Name
    decided_by: tuple[Name, ...] = ()
    reversible: bool | None = None


class QuantityKind(Noun):
    """A quantity: what it measures, of whom, and whether it varies by time or by course of action.

    ``measures`` is a word of the vocabulary by which questions find their inputs.
    """

    meaning: str
    measures: str = ""
    of: int = Field(default=0, ge=0, le=4)
    varies: Literal["by time", "by course", "not"] = "by time"
    at_least: float | None = None
    at_most: float | None = None
    unit: str = "ordinal"


class NamedTime(Noun):
    """A time that has a name and no place in the calendar, or one that deserves a name."""

    meaning: str
    period: When | None = None


class Course(Noun):
    """A course of action that quantities can be compared under; ``instead_of`` names its foil."""

    meaning: str
    act: Name | None = None
    instead_of: Name | None = None


class Source(Noun):
    """A source of statements.

    ``restates`` names the source of which this is a copy, a reprint or a paraphrase: it adds no
    corroboration.  ``enabled: false`` keeps a source in the file but out of every answer.
    """

    title: str
    publisher: str = ""
    author: str = ""
    kind: str = ""
    published: When
    published_note: str = ""
    file: str | None = None
    sha256: str | None = None
    url: str = ""
    restates: Name | None = None
    enabled: bool = True


class Event(Noun):
    """Something done or to be done; when and whether is for statements to say."""

    title: str
    kind: str = ""
    by: tuple[Name, ...] = ()
    to: tuple[Name, ...] = ()
    negotiation: Name | None = None
    reverses: Name | None = None


class Pledge(Noun):
    """Something given, promised or proposed; how far it has come is for statements to say."""

    title: str
    by: Name
    to: tuple[Name, ...] = ()
    kind: Literal["pledge", "concession", "proposal", "expectation", "threat"] = "pledge"
    negotiation: Name | None = None
    condition: str = ""


class Hypothesis(Noun):
    """A rival explanation of an event.

    ``model`` names the theory to which it appeals, ``presses`` whom the event was meant to press.
    """

    title: str
    of: Name
    model: Name | None = None
    presses: Name | None = None


class Forecast(Noun):
    """A forecast with what would settle it.

    ``comes_with`` names the event that makes it true if it happens by the day, and after the event
    ``after`` where one is named; ``fails_with`` the event that makes it false.  Without the event
    ``given`` it says nothing; with the event ``helped_by`` it is said to be likelier.
    """

    title: str
    condition: str = ""
    resolver: str = ""
    by: When | None = None
    comes_with: Name | None = None
    fails_with: Name | None = None
    after: Name | None = None
    given: Name | None = None
    helped_by: Name | None = None


class Utterance(Noun):
    """Words that somebody used; by ``topic`` and ``side`` utterances are held against others.

    ``variant_of`` names the fuller quotation of the same words, ``hedge`` how sure they are put.
    """

    title: str
    by: Name
    topic: str = ""
    side: Literal["for", "against", ""] = ""
    medium: str = ""
    variant_of: Name | None = None
    hedge: HedgeWord | None = None


class Outcome(Noun):
    """An outcome for which somebody may be blamed."""

    title: str


class Evidence(Noun):
    """Where a source says it: an anchor into its text, and the carrier's stance to it there."""

    source: Name
    at: Text
    stance: Stance = "asserted"
    coding: AnyCoding = "both"


class Game(Noun):
    """A negotiation of two parties as a game: which nouns of the case its states are made of.

    ``pressure`` and ``shock`` are quantities, ``linked`` is another negotiation, ``concessions``
    are issues that one of the two decides, ``envoys`` are agents of theirs, ``mediator`` is a
    go-between.  What is left out is no part of the game.  It holds no number: ranges stand in boxes
    ``of`` it.
    """

    negotiation: Name
    owner: str = Field(min_length=1)
    reason: str = Field(min_length=1)
    pressure: Name | None = None
    linked: Name | None = None
    shock: Name | None = None
    concessions: tuple[Name, ...] = ()
    envoys: tuple[Name, ...] = ()
    mediator: Name | None = None


OneOrMany = Evidence | tuple[Evidence, ...]
"""Evidence as it may be written: one piece needs no list."""


class Statement(Noun):
    """What somebody says, as one proposition, with the words that say it.

    ``holder`` is whose statement it is: ``author`` for the source's own voice, else a person, a
    party or another source.  ``about`` is when it speaks of, ``known`` from when it was known
    (the day its source appeared unless given).  ``coding`` says in which reading of the text the
    statement stands.
    """

    says: Says
    holder: Name = "author"
    hedge: HedgeWord
    about: When | None = None
    known: When | None = None
    coding: AnyCoding = "both"
    paraphrase: str
    evidence: Annotated[
        tuple[Evidence, ...], BeforeValidator(_one_or_many, json_schema_input_type=OneOrMany)
    ] = Field(min_length=1)
    enabled: bool = True

    @property
    def proposition(self) -> proposition.Proposition:
        """The parsed proposition."""
        return self.says


class Assumption(Noun):
    """Something nobody said that an analyst supposes, with owner and reason.

    - *bridge*: a proposition (``says``) that no source states;
    - *closure*: nothing else raised, or lowered, the quantity ``of``;
    - *frame*: the unspoken quantity ``of`` did not rise, or did not fall;
    - *box*: a ``range`` for an input ``of`` a model, or ``ranges`` for several: how likely the
      event ``of`` the record is under each hypothesis, what chance each hedge word means, or
      what the inputs of a game are.

    ``of: each`` offers a closure or frame for every quantity that allows one, each an object of
    its own; ``direction`` defaults to both.
    """

    kind: Literal["bridge", "closure", "frame", "box"]
    owner: str = Field(min_length=1)
    reason: str = Field(min_length=1)
    says: Says | None = None
    of: Text | None = None
    direction: Literal["rise", "fall", "both"] = "both"
    range: tuple[float, float] | None = None
    ranges: dict[Name, tuple[float, float]] = Field(default_factory=dict)
    enabled: bool = True

    @field_validator("range")
    @classmethod
    def _in_order(cls, given: tuple[float, float] | None) -> tuple[float, float] | None:
        return None if given is None else _ordered(given)

    @field_validator("ranges")
    @classmethod
    def _all_in_order(cls, given: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
        return {name: _ordered(limits) for name, limits in given.items()}

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Assumption:
        wanted = {"bridge": "says", "closure": "of", "frame": "of", "box": "range"}[self.kind]
        if getattr(self, wanted) is None and not (self.kind == "box" and self.ranges):
            what = f"a {self.kind} needs '{wanted}:'; add '{wanted}:'"
            raise PydanticCustomError("kind", what)
        return self


def _ordered(limits: tuple[float, float]) -> tuple[float, float]:
    """Refuse a range whose lower end is above its upper."""
    low, high = limits
    if not low <= high:
        what = f"the range [{low:g}, {high:g}] is empty; write the lower number first"
        raise PydanticCustomError("range", what)
    return limits


class Case(BaseModel):
    """A case: everything that a case file holds, by section and name.

    Examples
    --------
    A case is read with :func:`demarche.case.read.read_case`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    demarche: Literal[1]
    case: Heading
    parties: dict[Name, Party] = Field(default_factory=dict)
    people: dict[Name, Person] = Field(default_factory=dict)
    negotiations: dict[Name, Negotiation] = Field(default_factory=dict)
    issues: dict[Name, Issue] = Field(default_factory=dict)
    quantities: dict[Name, QuantityKind] = Field(default_factory=dict)
    times: dict[Name, NamedTime] = Field(default_factory=dict)
    courses: dict[Name, Course] = Field(default_factory=dict)
    sources: dict[Name, Source] = Field(default_factory=dict)
    events: dict[Name, Event] = Field(default_factory=dict)
    pledges: dict[Name, Pledge] = Field(default_factory=dict)
    hypotheses: dict[Name, Hypothesis] = Field(default_factory=dict)
    forecasts: dict[Name, Forecast] = Field(default_factory=dict)
    utterances: dict[Name, Utterance] = Field(default_factory=dict)
    outcomes: dict[Name, Outcome] = Field(default_factory=dict)
    games: dict[Name, Game] = Field(default_factory=dict)
    statements: dict[Name, Statement] = Field(default_factory=dict)
    assumptions: dict[Name, Assumption] = Field(default_factory=dict)

    def when(self, at: str) -> Period | None:
        """Return the period of a written or named time; a course and an undated time have none."""
        if at in self.times:
            return self.times[at].period
        try:
            return period(at) if at else None
        except InputError:
            return None

    @model_validator(mode="before")
    @classmethod
    def _entries_know_their_names(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {section: _named(entries) for section, entries in data.items()}


def _named(entries: Any) -> Any:
    """Give each entry of a section its own key as ``id``; leave other values alone."""
    if entries is None:
        return {}
    if not isinstance(entries, dict) or not all(isinstance(e, dict) for e in entries.values()):
        return entries
    return {name: {**entry, "id": name} for name, entry in entries.items()}
