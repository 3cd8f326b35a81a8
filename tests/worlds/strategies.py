"""Hypothesis strategies of small systems of constraints, and ways to solve them without cunning."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import product

import z3
from hypothesis import strategies as st

from demarche.case import proposition as p
from demarche.worlds.arithmetic import Arithmetics
from demarche.worlds.evaluate import holds

LEVELS = tuple(p.Level(p.Quantity(name)) for name in "abcd")
signs = st.sampled_from(["<", "<=", "=", "!=", ">=", ">"])
levels = st.sampled_from(LEVELS)
numbers = st.sampled_from([p.Number(Fraction(n)) for n in (0, 1, 2)])
between_levels = st.builds(p.Comparison, levels, signs, levels)
with_numbers = st.builds(p.Comparison, levels, signs, levels | numbers)
sums = st.builds(p.Arithmetic, levels, st.sampled_from(["+", "-"]), levels)
linear = st.builds(p.Comparison, sums | levels, signs, sums | levels | numbers)


def _combined(parts: st.SearchStrategy[p.Constraint]) -> st.SearchStrategy[p.Constraint]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return (
        st.builds(p.Not, parts)
        | st.builds(p.And, several)
        | st.builds(p.Or, several)
        | st.builds(p.Implies, parts, parts)
    )


def propositional(atoms: st.SearchStrategy[p.Comparison]) -> st.SearchStrategy[p.Constraint]:
    """Make constraints of some comparisons."""
    return st.recursive(atoms, _combined, max_leaves=4)


orders = propositional(between_levels)
bounded = propositional(with_numbers)
arithmetic = propositional(linear)


def enumerated(constraints: Iterable[p.Constraint]) -> bool:
    """Say by trying every weak order of the levels whether some satisfies the constraints."""
    chosen = list(constraints)
    return any(all(holds(c, world) for c in chosen) for world in WORLDS)


WORLDS = [
    dict(zip(LEVELS, world, strict=True))
    for world in product([Fraction(n) for n in range(len(LEVELS))], repeat=len(LEVELS))
    if set(world) == {Fraction(n) for n in range(len(set(world)))}
]
"""The 75 weak orders of four levels (Fubini number)."""


def naive(constraints: Iterable[p.Constraint]) -> bool:
    """Say by one call of Z3 whether some world satisfies the constraints."""
    translator = Arithmetics([])
    solver = z3.Solver()
    for constraint in constraints:
        solver.add(translator.formula(constraint))
    return bool(solver.check() == z3.sat)
