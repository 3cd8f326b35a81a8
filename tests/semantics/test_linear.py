"""Sums of three quantities against Fourier-Motzkin elimination in exact fractions."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from .small_case import ask, members, small

NAMES = "xyz"


@dataclass(frozen=True)
class Row:
    """``by . (x, y, z) + plus`` is at least 0, or above it."""

    by: tuple[Fraction, ...]
    plus: Fraction
    strict: bool

    def denied(self) -> Row:
        return Row(tuple(-a for a in self.by), -self.plus, not self.strict)

    def __str__(self) -> str:
        terms = [f"({a}) * {name}" for a, name in zip(self.by, NAMES, strict=True)]
        return f"{' + '.join(terms)} + ({self.plus}) {'>' if self.strict else '>='} 0"


def feasible(rows: list[Row]) -> bool:
    """Eliminate one quantity after the other (Fourier 1826; Motzkin 1936)."""
    for i in range(len(NAMES)):
        lower = [row for row in rows if row.by[i] > 0]
        upper = [row for row in rows if row.by[i] < 0]
        rows = [row for row in rows if row.by[i] == 0] + [
            Row(
                tuple(a / low.by[i] - b / up.by[i] for a, b in zip(low.by, up.by, strict=True)),
                low.plus / low.by[i] - up.plus / up.by[i],
                low.strict or up.strict,
            )
            for low in lower
            for up in upper
        ]
    return all(row.plus > 0 or (row.plus == 0 and not row.strict) for row in rows)


def verdict(rows: list[Row], goal: Row) -> str:
    if not feasible([*rows, goal.denied()]):
        return "entailed"
    return "undetermined" if feasible([*rows, goal]) else "excluded"


small_numbers = st.integers(-2, 2).map(Fraction)
fractions = st.builds(Fraction, st.integers(-3, 3), st.integers(1, 3))
found = st.builds(Row, st.tuples(*[small_numbers] * 3), fractions, st.booleans())


@given(st.lists(found.filter(lambda row: any(row.by)), min_size=1, max_size=6, unique=True), found)
@settings(max_examples=200)
def test_sums_are_decided_exactly_and_for_minimal_reasons(rows: list[Row], goal: Row) -> None:
    if not feasible(rows):
        return
    says = {f"s{i}": str(row) for i, row in enumerate(rows)}
    answer = ask(small(says, also="x + y + z = 0"), str(goal), pivotal="x y z")
    assert answer.word == verdict(rows, goal)
    for reason in answer.reasons:
        chosen = [rows[int(name[1:])] for name in sorted(members(reason))]
        assert verdict(chosen, goal) == answer.word
        for spare in chosen:
            assert verdict([row for row in chosen if row != spare], goal) == "undetermined"
