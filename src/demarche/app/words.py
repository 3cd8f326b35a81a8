"""A case in plain English: its quantities, times, propositions and assumptions, by its own names.

Nothing is added and nothing is rounded: each form of :mod:`demarche.case.proposition` has one
wording, and what a quantity means stays with the case (``meaning:``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from demarche.case.grammar import parse
from demarche.case.nouns import Case
from demarche.case.period import Period, period
from demarche.case.proposition import (
    And,
    Arithmetic,
    Blames,
    Comparator,
    Comparison,
    Coupling,
    Explains,
    Implies,
    Level,
    Not,
    Number,
    Or,
    Prefers,
    Proposition,
    Quantity,
    RuleOf,
    Status,
    Term,
    quantities,
)
from demarche.errors import InputError
from demarche.worlds.theory import Assumed

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

_THAN: dict[Comparator, str] = {
    ">": "higher than",
    "<": "lower than",
    ">=": "no lower than",
    "<=": "no higher than",
    "=": "the same as",
    "!=": "different from",
}
_BOUND: dict[Comparator, str] = {
    ">": "above",
    "<": "below",
    ">=": "at least",
    "<=": "at most",
    "=": "",
    "!=": "other than",
}
_DATED: dict[Comparator, str] = {
    ">": "comes after",
    "<": "comes before",
    ">=": "comes no earlier than",
    "<=": "comes no later than",
    "=": "is the same as",
    "!=": "is not",
}
_DENIED: dict[Comparator, Comparator] = {
    ">": "<=",
    "<": ">=",
    ">=": "<",
    "<=": ">",
    "=": "!=",
    "!=": "=",
}
_SIGNS = {"+": "plus", "-": "minus", "*": "times", "/": "divided by"}
_DATE = r"\d{4}-\d{2}(?:-\d{2})?"
_DATES = re.compile(
    rf"(?:\b(on|in|by|during|since) )?((?:\b{_DATE})?\.\.{_DATE}|\b{_DATE}(?:\.\.)?)"
)
_COMPARED = re.compile(r" (<=|>=|!=|<|>|=) ")

_ROUNDED = re.compile(r"-?\d+(?:/\d+)? = (-?[\d.]+) ?%")
"""An exact number with its rounded share."""

_BEARS = {"pressure": "on", "firmness": "towards"}
"""Measures of what a party undergoes rather than has, each with its preposition."""

POOLS = {"sources": "All sources together", "everyone": "Everybody together"}
"""What the standing pools are called."""

LONG_NAME = 3
"""Names of more words than this stand after "of", never with an apostrophe."""


@dataclass(frozen=True)
class Words:
    """What the things of a case are called.

    Parameters
    ----------
    case : Case
    names : mapping of str to str, optional
        Other names for some parties, such as the variables of a rule.
    """

    case: Case
    names: Mapping[str, str] = field(default_factory=dict)

    # -- names --------------------------------------------------------------------------------

    def name(self, identifier: str) -> str:
        """Return the name of a party, person, source or pool."""
        case = self.case
        if identifier in self.names:
            return self.names[identifier]
        if identifier in case.parties:
            return case.parties[identifier].in_a_sentence
        if identifier in case.people:
            return case.people[identifier].name
        if identifier in case.sources:
            source = case.sources[identifier]
            return source.publisher or source.title
        return POOLS.get(identifier, identifier)

    def short(self, identifier: str) -> str:
        """Return a name as it stands among several: a source's as far as its comma."""
        name = self.name(identifier)
        if name in POOLS.values():
            return name.removesuffix(" together")
        return name.split(",")[0] if identifier in self.case.sources else name

    def joined(self, identifiers: Iterable[str]) -> str:
        """Return several names as one phrase."""
        return listed([self.short(i) for i in identifiers])

    # -- times --------------------------------------------------------------------------------

    def at(self, at: str) -> str:
        """Return a time or course as it stands in a sentence: "in May 2018", "if he leaves"."""
        if at in self.case.courses:
            return f"if {lowered(self.case.courses[at].meaning)}"
        when = self.period_of(at)
        return f"“{at.replace('_', ' ')}”" if when is None else placed(when)

    def period_of(self, at: str) -> Period | None:
        """Return the days of a written or named time, where it has any."""
        return self.case.when(at)

    # -- quantities ---------------------------------------------------------------------------

    def quantity(self, quantity: Quantity) -> str:
        """Return a quantity of some parties.

        One whose meaning tells the first party from the second has a direction.
        """
        called = quantity.name.replace("_", " ")
        parties = [self.name(party) for party in quantity.of]
        match parties:
            case []:
                return f"“{called}”"
            case [party] if self._measure(quantity.name) in _BEARS:
                return f"the {called} {_BEARS[self._measure(quantity.name)]} {party}"
            case [party] if len(party.split()) <= LONG_NAME:
                return f"{owning(party)} {called}"
            case [party]:
                return f"the {called} of {party}"
            case [first, *rest] if self._directed(quantity.name):
                return f"the {called} of {first} towards {listed(rest)}"
        return f"the {called} between {listed(parties)}"

    def _measure(self, name: str) -> str:
        kind = self.case.quantities.get(name)
        return kind.measures if kind else ""

    def _directed(self, name: str) -> bool:
        kind = self.case.quantities.get(name)
        return kind is None or "first" in kind.meaning or "second" in kind.meaning

    def term(self, term: Term) -> str:
        """Return a term with its time."""
        match term:
            case Level(quantity, ""):
                return self.quantity(quantity)
            case Level(quantity, at):
                return f"{self.quantity(quantity)} {self.at(at)}"
            case Number(value):
                return number(value)
            case Arithmetic(left, sign, right):
                chained = isinstance(left, Arithmetic) and left.operator == sign
                first = self.term(left) if chained else self._part(left)
                return f"{first} {_SIGNS[sign]} {self._part(right)}"

    def _part(self, term: Term) -> str:
        """Return a part of a sum or product; one that is itself made of parts in brackets."""
        return f"({self.term(term)})" if isinstance(term, Arithmetic) else self.term(term)

    # -- propositions -------------------------------------------------------------------------

    def sentence(self, proposition: Proposition) -> str:
        """Return a proposition as a sentence, with a capital and a stop."""
        return capital(self.clause(proposition)) + "."

    def clause(self, proposition: Proposition) -> str:
        """Return a proposition as a clause."""
        match proposition:
            case Comparison(left, sign, right):
                return self._comparison(left, sign, right)
            case Not(Comparison(left, sign, right)):
                return self._comparison(left, _DENIED[sign], right)
            case Not(part):
                return f"it is not so that {self.clause(part)}"
            case And(parts):
                return listed([self.clause(p) for p in parts])
            case Or(parts):
                return "either " + listed([self.clause(p) for p in parts], "or")
            case Implies(condition, consequence):
                return f"if {self.clause(condition)}, then {self.clause(consequence)}"
            case Coupling(source, effect, target):
                return f"{self.quantity(source)} {effect} {self.quantity(target)}"
            case RuleOf(verdict, kind, condition):
                sides = {verdict.actor: "the one that acts", verdict.target: "the other side"}
                clause = Words(self.case, {**self.names, **sides}).clause(condition)
                return f"{verdict.act.replace('_', ' ')} is rational {kind} {clause}"
            case Status():
                return self._status(proposition)
            case Explains(hypothesis, event, denied):
                verb = "does not explain" if denied else "explains"
                cause = self.case.hypotheses[hypothesis].title
                return f"“{cause}” {verb} “{self.case.events[event].title}”"
            case Blames(speaker, blamed, outcome, denied):
                verb = "does not blame" if denied else "blames"
                what = lowered(self.case.outcomes[outcome].title)
                return f"{self.name(speaker)} {verb} {self.name(blamed)} for {what}"
            case Prefers(party, better, worse):
                return (
                    f"{self.name(party)} prefers {self._package(better)} to {self._package(worse)}"
                )

    def _comparison(self, left: Term, sign: Comparator, right: Term) -> str:
        match left, right:
            case Level(a, s), Level(b, t) if a == b and s and t:
                than = _THAN[sign].rsplit(" ", 1)
                return f"{self.quantity(a)} {_verb(self, s)} {than[0]} {self.at(s)} " + (
                    f"{than[1]} {self.at(t)}"
                )
            case Level(a, s), _ if self._is_date(a):
                return f"{self.term(left)} {_DATED[sign]} {self.term(right)}"
            case Level(a, s), Level(b, t) if s == t or not t:
                when = f" {self.at(s)}" if s else ""
                return f"{self.quantity(a)} {_verb(self, s)} {_THAN[sign]} {self._like(a, b)}{when}"
            case Level(a, s), Number(value):
                when = f" {self.at(s)}" if s else ""
                return f"{self.quantity(a)} {_verb(self, s)} {self.bound(a, sign, value)}{when}"
        return f"{self.term(left)} is {_THAN[sign]} {self.term(right)}"

    def _like(self, one: Quantity, other: Quantity) -> str:
        """Return the other quantity, as "that of …" where it is the same of somebody else."""
        if one.name == other.name and len(other.of) == 1:
            return f"that of {self.name(other.of[0])}"
        return self.quantity(other)

    def ends(self, quantity: Quantity) -> tuple[str, str]:
        """Return what more and less of a quantity is called."""
        return ("later", "earlier") if self._is_date(quantity) else ("higher", "lower")

    def _is_date(self, quantity: Quantity) -> bool:
        kind = self.case.quantities.get(quantity.name)
        return kind is not None and kind.unit == "date"

    def bound(self, quantity: Quantity, sign: Comparator, value: Fraction) -> str:
        """Return where a level stands: "above zero", "at least 20 %"."""
        return f"{_BOUND[sign]} {self._measured(quantity, value)}".strip()

    def _measured(self, quantity: Quantity, value: Fraction) -> str:
        kind = self.case.quantities.get(quantity.name)
        unit = kind.unit if kind else "ordinal"
        if unit == "share" and value:
            return f"{number(value * 100)} %"
        return number(value) if unit in ("ordinal", "date", "share") else f"{number(value)} {unit}"

    def _status(self, status: Status) -> str:
        case = self.case
        titles: dict[str, Mapping[str, object]] = {
            "event": case.events,
            "pledge": case.pledges,
            "forecast": case.forecasts,
            "utterance": case.utterances,
        }
        item = titles.get(status.kind, {}).get(status.item[-1])
        title = getattr(item, "title", status.item[-1])
        if not status.when:
            return f"“{title}”: {status.word}"
        when = self.period_of(status.when)
        return f"“{title}”: {status.word} {related(status.relation, when) if when else status.when}"

    def _package(self, package: tuple[tuple[str, str], ...]) -> str:
        if not package:
            return "the status quo"
        issues = self.case.issues
        return " with ".join(
            f"“{issues[issue].title}: {issues[issue].options[option]}”" for issue, option in package
        )

    # -- assumptions --------------------------------------------------------------------------

    def assumption(self, assumed: Assumed) -> str:
        """Return an assumption as it is used in a reason, and what it covers."""
        if assumed.quantity is None:
            says = self.case.assumptions[assumed.id].says
            return self.clause(says) if says is not None else assumed.name
        quantity = self.quantity(assumed.quantity)
        over = listed(list(dict.fromkeys(self.over(pair) for pair in assumed.pairs)))
        if assumed.kind == "frame":
            return f"{quantity} did not {assumed.direction} {over}"
        moved = "raised" if assumed.direction == "rise" else "lowered"
        besides = listed([self.quantity(q) for q in assumed.counted])
        but = f" but {besides}" if besides else ""
        return f"nothing{but} {moved} {quantity} {over}"

    def over(self, pair: tuple[str, str]) -> str:
        """Return the span between two times, or the choice of a course over another."""
        if pair[1] in self.case.courses:
            return f"{self.at(pair[1])}, rather than {self.at(pair[0])}"
        before, after = (self.period_of(at) for at in pair)
        if before is None or after is None:
            return f"from {pair[0]} to {pair[1]}"
        return f"from {spelled(before)} to {spelled(after)}"

    # -- text ---------------------------------------------------------------------------------

    def readable(self, text: str) -> str:
        """Return a text with the quantities and dates in it put into words."""
        proposition = self._written(text)
        if proposition is not None:
            return self.clause(proposition)
        text = _ROUNDED.sub(r"about \1 %", text)
        found = self._levels.sub(self._spoken, text)
        if found != text:
            found = _COMPARED.sub(lambda m: f" is {_THAN[m[1]]} ", found)  # type: ignore[index]
        return _DATES.sub(_worded, found)

    def _written(self, text: str) -> Comparison | None:
        """Return the comparison of the case's quantities that a text is, where it is one."""
        if not _COMPARED.search(text):
            return None
        try:
            proposition = parse(text)
        except InputError:
            return None
        if not isinstance(proposition, Comparison):
            return None
        named = {quantity.name for quantity in quantities(proposition)}
        return proposition if named and named <= set(self.case.quantities) else None

    @cached_property
    def _levels(self) -> re.Pattern[str]:
        names = sorted(self.case.quantities, key=len, reverse=True)
        bare = [n for n in names if "_" in n and not self.case.quantities[n].of]
        of = "|".join(map(re.escape, names)) or "(?!)"
        alone = "|".join(map(re.escape, bare)) or "(?!)"
        return re.compile(rf"\b(?:({of})\(([\w, -]*)\)|({alone})\b)(?: at ([\w.-]*\w))?")

    def _spoken(self, match: re.Match[str]) -> str:
        parties = tuple(p.strip() for p in (match[2] or "").split(",") if p.strip())
        quantity = Quantity(match[1] or match[3], parties)
        return self.term(Level(quantity, match[4] or ""))


def _verb(words: Words, at: str) -> str:
    if at in words.case.courses:
        return "would be"
    return "was" if at else "is"


def _worded(match: re.Match[str]) -> str:
    relation, text = match[1], match[2]
    try:
        when = period(text)
    except InputError:
        return match[0]
    return related(relation, when) if relation else spelled(when)


# -- days ---------------------------------------------------------------------------------------


def spelled(when: Period) -> str:
    """Return a period in words, exactly as vague as it is.

    Examples
    --------
    >>> spelled(period("2018-08")), spelled(period("2018-08-20..2018-08-24"))
    ('August 2018', '20 to 24 August 2018')
    """
    start, end = when.start, when.end
    if start == dt.date.min:
        return "any time" if end == dt.date.max else f"up to {_ending(end)}"
    if end == dt.date.max:
        return f"from {day(start)} on"
    if start == end:
        return day(start)
    whole = start.day == 1 and (end + dt.timedelta(1)).day == 1
    if whole and (start.month, end.month) == (1, 12):
        years = f"{start.year}", f"{end.year}"
        return years[0] if start.year == end.year else " to ".join(years)
    if whole:
        return _span(f"{_MONTHS[start.month - 1]}", f"{_MONTHS[end.month - 1]}", start, end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day(end)}"
    return _span(day(start, year=False), day(end, year=False), start, end)


def _span(first: str, last: str, start: dt.date, end: dt.date) -> str:
    if start.year != end.year:
        return f"{first} {start.year} to {last} {end.year}"
    return f"{first} {end.year}" if first == last else f"{first} to {last} {end.year}"


def _ending(end: dt.date) -> str:
    """Return a last day, as its month where it ends one."""
    if (end + dt.timedelta(1)).day == 1:
        return f"{_MONTHS[end.month - 1]} {end.year}"
    return day(end)


def day(date: dt.date, *, year: bool = True) -> str:
    """Return a day in words."""
    return f"{date.day} {_MONTHS[date.month - 1]}" + (f" {date.year}" if year else "")


def placed(when: Period) -> str:
    """Return a period with its preposition: "in May 2018", "between 20 and 24 August 2018"."""
    if when.start == dt.date.min or when.end == dt.date.max:
        return spelled(when)
    words = spelled(when)
    if " to " in words:
        return f"between {words.replace(' to ', ' and ')}"
    return f"{'on' if when.days == 1 else 'in'} {words}"


def bounded(when: Period) -> tuple[str, str]:
    """Return the first and last day of a period as figures, each empty where it is open."""
    start = "" if when.start == dt.date.min else str(when.start)
    return start, "" if when.end == dt.date.max else str(when.end)


def related(relation: str, when: Period) -> str:
    """Return a period after the word that relates a state to it."""
    if relation in ("by", "since"):
        return f"{relation} {spelled(when).removeprefix('up to ')}"
    return placed(when)


# -- numbers and names --------------------------------------------------------------------------

_SMALL = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def number(value: Fraction) -> str:
    """Return an exact number, as a decimal where that is exact and short."""
    decimal = f"{float(value):.6g}"
    exact = "e" not in decimal and Fraction(decimal) == value
    return "zero" if value == 0 else decimal if exact else str(value)


def counted(how_many: int, noun: str, plural: str = "") -> str:
    """Return a number of things: "one assumption", "13 accounts"."""
    return f"{figure(how_many)} {noun if how_many == 1 else plural or f'{noun}s'}"


def figure(how_many: int) -> str:
    """Return a number as a word where it is small."""
    return _SMALL[how_many] if how_many < len(_SMALL) else str(how_many)


def listed(parts: list[str], joiner: str = "and") -> str:
    """Return parts as one phrase: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {joiner} {parts[-1]}"


def owning(name: str) -> str:
    """Return a name as an owner."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def capital(text: str) -> str:
    """Return a text with a capital first letter, also behind a quotation mark."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Return a text without the capital of a leading article."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first in ("The", "A", "An") else text
