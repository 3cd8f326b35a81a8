"""Answers against the enumeration of all worlds, for small cases of orders alone.

Four levels take values in {0, 1, 2, 3}: every weak order of four numbers is one of these worlds,
and a case of comparisons tells no more worlds apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.case.grammar import parse
from demarche.case.hedge import LEVELS, Hedge
from demarche.case.proposition import And, Comparison, Constraint, Implies, Level, Not, Or, Term

from .small_case import ask, bridge, clashes, dropped, members, said, small

NAMES = "wxyz"
WORLDS = tuple(dict(zip(NAMES, values, strict=True)) for values in product(range(4), repeat=4))

Worlds = frozenset[int]
EVERY: Worlds = frozenset(range(len(WORLDS)))


def value(term: Term, world: dict[str, int]) -> int:
    assert isinstance(term, Level)
    return world[term.quantity.name]


def holds(form: Constraint, world: dict[str, int]) -> bool:
    match form:
        case Comparison(left, sign, right):
            a, b = value(left, world), value(right, world)
            return {
                "<": a < b, "<=": a <= b, "=": a == b, "!=": a != b, ">=": a >= b, ">": a > b,
            }[sign]  # fmt: skip
        case Not(part):
            return not holds(part, world)
        case And(parts):
            return all(holds(part, world) for part in parts)
        case Or(parts):
            return any(holds(part, world) for part in parts)
        case Implies(condition, consequence):
            return not holds(condition, world) or holds(consequence, world)
    raise AssertionError(form)


def worlds_of(text: str) -> Worlds:
    form = parse(text)
    return frozenset(i for i in EVERY if holds(form, WORLDS[i]))  # type: ignore[arg-type]


def common(sets: Iterable[Worlds]) -> Worlds:
    return EVERY.intersection(*sets)


def verdict(admitted: Worlds, goal: Worlds) -> str:
    if admitted <= goal:
        return "entailed"
    return "undetermined" if admitted & goal else "excluded"


def subsets(names: Iterable[str]) -> list[frozenset[str]]:
    """Return all sets of names, small ones first."""
    listed = sorted(names)
    return [frozenset(s) for n in range(len(listed) + 1) for s in combinations(listed, n)]


def minimal(sets: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    found: set[frozenset[str]] = set()
    for candidate in sorted(sets, key=len):
        if not any(smaller <= candidate for smaller in found):
            found.add(candidate)
    return found


def maximal(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    listed = list(sets)
    return [a for a in listed if not any(a < b for b in listed)]


class Enumerated:
    """What every world says of a small account and a goal."""

    def __init__(self, meaning: dict[str, Worlds], goal: Worlds) -> None:
        self.meaning, self.goal = meaning, goal
        self.consistent = [s for s in subsets(meaning) if self.admitted(s)]

    def admitted(self, statements: Iterable[str]) -> Worlds:
        return common(self.meaning[s] for s in statements)

    def word(self) -> str:
        verdicts = {verdict(self.admitted(s), self.goal) for s in maximal(self.consistent)}
        return verdicts.pop() if len(verdicts) == 1 else "contradictory"

    def reasons(self, word: str) -> set[frozenset[str]]:
        return minimal(s for s in self.consistent if verdict(self.admitted(s), self.goal) == word)

    def conflicts(self) -> set[frozenset[str]]:
        return minimal(s for s in subsets(self.meaning) if not self.admitted(s))


SIGNS = ("<", "<=", "=", "!=", ">=", ">")

comparisons = st.builds(
    lambda pair, sign: f"{pair[0]} {sign} {pair[1]}",
    st.permutations(NAMES).map(lambda p: p[:2]),
    st.sampled_from(SIGNS),
)
conditionals = st.one_of(
    st.builds(lambda a, b: f"{a} => {b}", comparisons, comparisons),
    st.builds(lambda a, b: f"{a} or {b}", comparisons, comparisons),
    st.builds(lambda a, b: f"not ({a} and {b})", comparisons, comparisons),
    st.builds(lambda a, b, c: f"{a} and {b} => {c}", comparisons, comparisons, comparisons),
)
propositions = st.one_of(comparisons, comparisons, conditionals)


def told_apart(texts: list[str]) -> dict[str, str]:
    """Name the propositions, of those with the same worlds one only, and none that all satisfy."""
    kept: dict[Worlds, str] = {}
    for text in texts:
        kept.setdefault(worlds_of(text), text)
    kept.pop(EVERY, None)
    return {f"s{i}": text for i, text in enumerate(kept.values())}


@given(st.lists(propositions, min_size=1, max_size=6), comparisons)
@settings(max_examples=300)
def test_words_and_reasons_are_those_of_all_worlds(texts: list[str], goal: str) -> None:
    says = told_apart(texts)
    if not says:
        return
    pivotal = " ".join(NAMES)
    answer = ask(small(says, also="w + x + y + z = 0"), goal, pivotal=pivotal)
    expected = Enumerated({name: worlds_of(text) for name, text in says.items()}, worlds_of(goal))
    assert answer.word == expected.word()
    assert answer.given == answer.word
    if answer.word in {"entailed", "excluded"}:
        found = {members(reason) for reason in answer.reasons}
        assert found == expected.reasons(answer.word)
    if answer.word == "undetermined" and not expected.conflicts():
        assert answer.reasons == ()
    for reason in answer.reasons:
        assert members(reason) in expected.reasons(reason.forces)
    assert clashes(answer) <= expected.conflicts()
    if answer.word == "contradictory":
        assert clashes(answer)


hedged = st.lists(st.tuples(propositions, st.sampled_from(Hedge)), min_size=1, max_size=6)


@given(hedged, comparisons)
@settings(max_examples=150)
def test_levels_are_those_of_possibilistic_logic(
    pieces: list[tuple[str, Hedge]], goal: str
) -> None:
    says = told_apart([text for text, _ in pieces])
    hedges = dict(pieces)
    by_name = {name: hedges[text] for name, text in says.items()}
    entries = {name: said(text, hedge=str(by_name[name])) for name, text in says.items()}
    case = small(entries or {"s": said("w > 0")}, also="w + x + y + z = 0")
    for level in LEVELS:
        kept = {n: worlds_of(t) for n, t in says.items() if by_name[n] >= level}
        if not kept:
            continue
        answer = ask(case, goal, pivotal=" ".join(NAMES), hedge=level)
        expected = Enumerated(kept, worlds_of(goal))
        assert answer.word == expected.word()
        if answer.word in {"entailed", "excluded"}:
            forced = expected.reasons(answer.word)
            assert answer.level == max(min(by_name[s] for s in reason) for reason in forced)


@given(
    st.lists(comparisons, min_size=1, max_size=4),
    st.lists(propositions, min_size=1, max_size=3),
    comparisons,
)
@settings(max_examples=300)
def test_prices_are_those_of_the_fewest_bridges(
    texts: list[str], bridges: list[str], goal: str
) -> None:
    both = told_apart(texts + bridges)
    says = {n: t for n, t in both.items() if t in texts}
    supposed = {n.replace("s", "B"): t for n, t in both.items() if t not in texts}
    meaning = {n: worlds_of(t) for n, t in (says | supposed).items()}
    if not says or not common(meaning.values()):
        return
    case = small(says, {n: bridge(t) for n, t in supposed.items()}, also="w + x + y + z = 0")
    answer = ask(case, goal, pivotal=" ".join(NAMES))
    expected = Enumerated(meaning, worlds_of(goal))
    told = Enumerated({n: meaning[n] for n in says}, worlds_of(goal))
    assert answer.word == told.word()
    assert answer.given == expected.word()
    if answer.given in {"entailed", "excluded"}:
        forced = expected.reasons(answer.given)
        found = [members(reason) for reason in answer.reasons]
        assert set(found) <= forced
        if answer.word == "undetermined":
            assert set(found) == forced
        prices = [len(reason & set(supposed)) for reason in found]
        assert prices == sorted(prices)
        assert prices[0] == min(len(reason & set(supposed)) for reason in forced)
        assert (answer.price or 0) == prices[0]


@given(
    st.lists(comparisons, min_size=1, max_size=4),
    st.lists(comparisons, min_size=1, max_size=2),
    comparisons,
)
@settings(max_examples=300)
def test_a_bridge_that_the_account_refutes_forces_nothing(
    texts: list[str], bridges: list[str], goal: str
) -> None:
    both = told_apart(texts + bridges)
    says = {n: t for n, t in both.items() if t in texts}
    supposed = {n.replace("s", "B"): t for n, t in both.items() if t not in texts}
    meaning = {n: worlds_of(t) for n, t in (says | supposed).items()}
    told = common(meaning[n] for n in says)
    refuted = {n for n in supposed if not told & meaning[n]}
    kept = {n: m for n, m in meaning.items() if n not in refuted}
    if not says or not told or not common(kept.values()):
        return
    case = small(says, {n: bridge(t) for n, t in supposed.items()}, also="w + x + y + z = 0")
    answer = ask(case, goal, pivotal=" ".join(NAMES))
    assert answer.given == Enumerated(kept, worlds_of(goal)).word()
    for clash in dropped(answer):
        assert clash & refuted
        assert not common(meaning[n] for n in clash)
    for reason in answer.reasons:
        assert not members(reason) & refuted


@given(st.lists(propositions, min_size=1, max_size=5), comparisons, st.permutations(NAMES))
@settings(max_examples=100)
def test_renaming_and_reordering_changes_nothing_but_names(
    texts: list[str], goal: str, order: list[str]
) -> None:
    renamed = str.maketrans(dict(zip(NAMES, order, strict=True)))
    says = told_apart(texts)
    if not says:
        return

    def turned(text: str) -> str:
        return " ".join(
            w.translate(renamed) if len(w.strip("()")) == 1 else w for w in text.split()
        )

    mirrored = {name: turned(text) for name, text in reversed(says.items())}
    everything, pivotal = "w + x + y + z = 0", " ".join(NAMES)
    before = ask(small(says, also=everything), goal, pivotal=pivotal)
    after = ask(small(mirrored, also=everything), turned(goal), pivotal=pivotal)
    assert (before.word, before.given, before.level) == (after.word, after.given, after.level)
    assert {members(r) for r in before.reasons} == {members(r) for r in after.reasons}


@given(hedged, comparisons)
@settings(max_examples=100)
def test_duplicating_a_source_gains_no_reason_and_no_hedge_level(
    pieces: list[tuple[str, Hedge]], goal: str
) -> None:
    says = told_apart([text for text, _ in pieces])
    hedges = {text: str(hedge) for text, hedge in pieces}
    entries = {n: said(t, hedge=hedges[t]) for n, t in says.items()}
    copies = {f"{n}b": said(t, hedge=hedges[t], source="two") for n, t in says.items()}
    everything, pivotal = "w + x + y + z = 0", " ".join(NAMES)
    if not entries:
        return
    twice = small(entries | copies, also=everything, sources={"two": {"restates": "one"}})
    before = ask(small(entries, also=everything), goal, pivotal=pivotal)
    after = ask(twice, goal, pivotal=pivotal)
    assert (before.word, before.given, before.level) == (after.word, after.given, after.level)
    assert len(before.reasons) == len(after.reasons)
    assert len(before.conflicts) == len(after.conflicts)
