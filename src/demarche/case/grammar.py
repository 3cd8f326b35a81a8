"""The expression language of propositions: text to form, safely, with positions in errors.

::

    proposition = rule | claim | constraint
    rule        = NAME "(" NAME "," NAME ")" "is rational" bearing constraint
    bearing     = "if and only if" | "only if" | "if"
    constraint  = disjunction [("implies" | "=>") constraint]
    disjunction = conjunction {"or" conjunction}
    conjunction = denial {"and" denial}
    denial      = "not" denial | "(" constraint ")" | coupling | comparison
    coupling    = quantity ("raises" | "lowers" | "does not reach") quantity
    comparison  = sum (("<" | "<=" | "=" | "!=" | ">=" | ">") sum) {…}        0 < x < 1 is a chain
    sum         = product {("+" | "-") product}
    product     = factor {("*" | "/") factor}
    factor      = "-" factor | NUMBER ["%"] | "(" sum ")" | quantity ["at" TIME]
    quantity    = NAME ["(" NAME {"," NAME} ")"]

    claim       = KIND "(" NAME {"," NAME} ")" "is" WORD [("on"|"since"|"by"|"during") TIME]
                | "hypothesis" "(" NAME ")" ("explains" | "does not explain") "event" "(" NAME ")"
                | NAME ("blames" | "does not blame") NAME "for" NAME
                | NAME "prefers" package "to" package
    package     = "status quo" | NAME "=" NAME {"+" NAME "=" NAME}

A name may hold hyphens, so a minus between names needs a space before it.  ``and`` binds closer
than ``or``, ``or`` closer than ``implies``.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NoReturn, cast

from demarche.case.proposition import (
    STATUS_WORDS,
    And,
    Arithmetic,
    Blames,
    Comparator,
    Comparison,
    Constraint,
    Coupling,
    Effect,
    Explains,
    Implies,
    Level,
    Not,
    Number,
    Operator,
    Or,
    Prefers,
    Proposition,
    Quantity,
    Rule,
    RuleOf,
    Status,
    Term,
    Verdict,
)
from demarche.errors import PropositionError

MAX_LENGTH = 2_000
"""Longest proposition that is read, in characters."""

MAX_DEPTH = 40
"""Deepest form that is read; a bracket, a denial and an operator each add one."""

_SPACE = re.compile(r"\s*")
_NAME = re.compile(r"[A-Za-z_]\w*(?:-\w+)*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TIME = re.compile(r"[A-Za-z_][\w-]*|\.\.\d[\w-]*|\d[\w-]*(?:\.\.(?:\d[\w-]*)?)?")
_COMPARATOR = re.compile(r"<=|>=|!=|=(?!>)|<|>|≤|≥|≠")
_PROPOSITIONAL = re.compile(
    r"[<>=≤≥≠]|(?<![\w-])(?:raises|lowers|does not reach|not|and|or|implies)(?![\w-])"
)
_IN_A_NAME = re.compile(r"\w|-\w")
_SPELLED = {"≤": "<=", "≥": ">=", "≠": "!="}
_RULES: tuple[Rule, ...] = ("if and only if", "only if", "if")
_EFFECTS: tuple[Effect, ...] = ("raises", "lowers", "does not reach")
_RESERVED = frozenset(
    [
        "and",
        "or",
        "not",
        "implies",
        "at",
        "is",
        "raises",
        "lowers",
        "does",
        "prefers",
        "blames",
        "explains",
        "if",
        "only",
    ]
)
_KINDS = frozenset([*STATUS_WORDS, "hypothesis"])


@lru_cache(maxsize=65536)
def parse(text: str) -> Proposition:
    """Read a proposition.

    Parameters
    ----------
    text : str
        At most :data:`MAX_LENGTH` characters of the language above.

    Returns
    -------
    Proposition
        Its form; ``parse(str(form)) == form`` where ``str(form)`` keeps to the limits.

    Raises
    ------
    PropositionError
        With the position of the first character that cannot be read and what is allowed there.

    Examples
    --------
    >>> str(parse("pressure(b) at 2018-05 > pressure(b) at 2018-08"))
    'pressure(b) at 2018-05 > pressure(b) at 2018-08'
    >>> parse("hostility(a, c) lowers enforcement(c)").effect
    'lowers'
    """
    if len(text) > MAX_LENGTH:
        raise PropositionError(
            f"the proposition has {len(text)} characters, more than {MAX_LENGTH}",
            position=MAX_LENGTH,
            hint="split it into several statements",
        )
    return _Reader(text).proposition()


def readable_name(name: str) -> bool:
    """Say whether a proposition can mention a name."""
    return name not in _RESERVED and name not in _KINDS and _NAME.fullmatch(name) is not None


class _Reader:
    """A position in a text and what can be read from there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = _SPACE.match(text).end()  # type: ignore[union-attr]
        self.depth = 0

    # -- words ------------------------------------------------------------------------------

    def match(self, pattern: re.Pattern[str]) -> str | None:
        found = pattern.match(self.text, self.at)
        if found is None:
            return None
        self.at = _SPACE.match(self.text, found.end()).end()  # type: ignore[union-attr]
        return found.group()

    def word(self, phrase: str) -> bool:
        """Read a phrase if it stands here as whole words or signs."""
        start = self.at
        for part in phrase.split():
            end = self.at + len(part)
            whole = not part[-1].isalnum() or not _IN_A_NAME.match(self.text, end)
            if not (self.text.startswith(part, self.at) and whole):
                self.at = start
                return False
            self.at = _SPACE.match(self.text, end).end()  # type: ignore[union-attr]
        return True

    def need(self, phrase: str) -> None:
        if not self.word(phrase):
            self.fail(f"'{phrase}' is missing")

    def name(self, what: str) -> str:
        start = self.at
        found = self.match(_NAME)
        if found is None or found in _RESERVED:
            self.at = start
            self.fail(f"{what} is missing")
        return found

    def names(self, what: str) -> tuple[str, ...]:
        self.need("(")
        found = [self.name(what)]
        while self.word(","):
            found.append(self.name(what))
        self.need(")")
        return tuple(found)

    def time(self) -> str:
        start = self.at
        found = self.match(_TIME)
        if found is None or found in _RESERVED:
            self.at = start
            self.fail("a time is missing", hint="write a period such as 2018-05, or a named time")
        return found

    def fail(self, what: str, *, hint: str = "") -> NoReturn:
        here = self.text[self.at : self.at + 20]
        found = f"found '{here}'" if here else "found the end"
        raise PropositionError(
            f"at character {self.at + 1} of '{self.text}': {what}, {found}",
            position=self.at,
            hint=hint or "see the reference of the expression language",
        )

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail(
                f"the proposition nests deeper than {MAX_DEPTH}",
                hint="split it into several statements",
            )

    # -- propositions -------------------------------------------------------------------------

    def proposition(self) -> Proposition:
        found = self.rule() or self.claim() or self.constraint()
        if self.at < len(self.text):
            self.fail("the proposition should end here")
        return found

    def rule(self) -> RuleOf | None:
        start = self.at
        act = self.match(_NAME)
        if act is None or act in _RESERVED or not self.text.startswith("(", self.at):
            self.at = start
            return None
        parties = self.names("a party")
        if not self.word("is rational"):
            self.at = start
            return None
        if len(parties) != 2:
            self.fail("a verdict names who acts and towards whom")
        kind = next(filter(self.word, _RULES), None)
        if kind is None:
            self.fail("a verdict may stand only as the head of a rule: 'if', 'only if' is missing")
        return RuleOf(Verdict(act, *parties), kind, self.constraint())

    def claim(self) -> Proposition | None:
        start = self.at
        first = self.match(_NAME)
        if first == "hypothesis" and self.word("("):
            return self.explanation()
        if first in STATUS_WORDS and self.word("("):
            self.at = start
            return self.status()
        if first is not None and first not in _RESERVED:
            for phrase, denied in (("blames", False), ("does not blame", True)):
                if self.word(phrase):
                    blamed = self.name("who is blamed")
                    self.need("for")
                    return Blames(first, blamed, self.name("an outcome"), denied)
            if self.word("prefers"):
                better = self.package()
                self.need("to")
                return Prefers(first, better, self.package())
        self.at = start
        return None

    def explanation(self) -> Explains:
        hypothesis = self.name("a hypothesis")
        self.need(")")
        denied = self.word("does not explain")
        if not denied:
            self.need("explains")
        self.need("event")
        (event,) = self.names("an event")
        return Explains(hypothesis, event, denied)

    def status(self) -> Status:
        kind = self.name("a kind")
        item = self.names("an item")
        self.need("is")
        start = self.at
        word = self.name("a state")
        if word not in STATUS_WORDS[kind]:
            self.at = start
            allowed = ", ".join(STATUS_WORDS[kind])
            self.fail(f"'{word}' is no state of a {kind}", hint=f"one of: {allowed}")
        for relation in ("on", "since", "by", "during"):
            if self.word(relation):
                return Status(kind, item, word, relation, self.time())
        return Status(kind, item, word)

    def package(self) -> tuple[tuple[str, str], ...]:
        if self.word("status quo"):
            return ()
        chosen = []
        while True:
            issue = self.name("an issue")
            self.need("=")
            chosen.append((issue, self.name("an option")))
            if not self.word("+"):
                return tuple(chosen)

    # -- constraints ----------------------------------------------------------------------------

    def constraint(self) -> Constraint:
        condition = self.disjunction()
        if self.word("implies") or self.word("=>"):
            self.deeper()
            condition = Implies(condition, self.constraint())
            self.depth -= 1
        return condition

    def disjunction(self) -> Constraint:
        parts = [self.conjunction()]
        while self.word("or"):
            parts.append(self.conjunction())
        return Or(tuple(parts)) if len(parts) > 1 else parts[0]

    def conjunction(self) -> Constraint:
        parts = [self.denial()]
        while self.word("and"):
            parts.append(self.denial())
        return And(tuple(parts)) if len(parts) > 1 else parts[0]

    def denial(self) -> Constraint:
        if self.word("not"):
            self.deeper()
            denied = Not(self.denial())
            self.depth -= 1
            return denied
        return self.grouped() or self.coupling() or self.comparison()

    def grouped(self) -> Constraint | None:
        """Read a bracketed constraint; a bracket that holds only a sum is left unread."""
        if not _PROPOSITIONAL.search(self.bracketed()):
            return None
        self.need("(")
        self.deeper()
        inner = self.constraint()
        self.need(")")
        self.depth -= 1
        return inner

    def bracketed(self) -> str:
        """Return the text between a bracket that opens here and its match, or nothing."""
        depth = 0
        if not self.text.startswith("(", self.at):
            return ""
        for end in range(self.at, len(self.text)):
            depth += {"(": 1, ")": -1}.get(self.text[end], 0)
            if depth == 0:
                return self.text[self.at : end]
        return ""

    def coupling(self) -> Coupling | None:
        start = self.at
        if not _NAME.match(self.text, self.at):
            return None
        source = self.quantity()
        for effect in _EFFECTS:
            if self.word(effect):
                return Coupling(source, effect, self.quantity())
        self.at = start
        return None

    def comparison(self) -> Constraint:
        parts: list[Constraint] = []
        left = self.sum()
        while sign := self.match(_COMPARATOR):
            right = self.sum()
            parts.append(Comparison(left, cast(Comparator, _SPELLED.get(sign, sign)), right))
            left = right
        if not parts:
            self.fail("a comparison is missing", hint="one of: < <= = != >= >, raises, lowers")
        return And(tuple(parts)) if len(parts) > 1 else parts[0]

    def sum(self) -> Term:
        found, outside = self.product(), self.depth
        while operator := self.operator("+", "-"):
            found = Arithmetic(found, operator, self.product())
        self.depth = outside
        return found

    def product(self) -> Term:
        found, outside = self.factor(), self.depth
        while operator := self.operator("*", "/"):
            right = self.factor()
            divided = operator == "/"
            found = self.quotient(found, right) if divided else Arithmetic(found, operator, right)
        self.depth = outside
        return found

    def operator(self, *allowed: Operator) -> Operator | None:
        """Read one of the allowed operators, each of which nests what stands before it."""
        found = next(filter(self.word, allowed), None)
        if found is not None:
            self.deeper()
        return found

    def quotient(self, left: Term, right: Term) -> Term:
        """Divide; a quotient of two numbers is the fraction itself."""
        if isinstance(right, Number) and right.value == 0:
            self.fail("a division by zero")
        if isinstance(left, Number) and isinstance(right, Number):
            return Number(left.value / right.value)
        return Arithmetic(left, "/", right)

    def factor(self) -> Term:
        if self.word("-"):
            self.deeper()
            denied = self.factor()
            self.depth -= 1
            if isinstance(denied, Number):
                return Number(-denied.value)
            return Arithmetic(Number(Fraction(0)), "-", denied)
        if self.word("("):
            self.deeper()
            inner = self.sum()
            self.need(")")
            self.depth -= 1
            return inner
        digits = self.match(_NUMBER)
        if digits is not None:
            value = Fraction(digits)
            return Number(value / 100 if self.word("%") else value)
        quantity = self.quantity()
        return Level(quantity, self.time() if self.word("at") else "")

    def quantity(self) -> Quantity:
        name = self.name("a quantity")
        return Quantity(name, self.names("a party") if self.text.startswith("(", self.at) else ())
