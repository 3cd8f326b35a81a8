"""Hypothesis strategies that make whole propositions, as the reader would."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from demarche.case import proposition as p

names = st.sampled_from(["a", "b2", "waiting-cost", "firm_ness", "nota", "or-else", "not-x", "aт"])
times = st.sampled_from(
    ["", "2018", "2018-05", "2018-05..2018-08", "..2018-05", "2018-08..", "may"]
)
quantities = st.builds(p.Quantity, names, st.lists(names, max_size=3).map(tuple))
numbers = st.builds(p.Number, st.fractions(-200, 200, max_denominator=100))
levels = st.builds(p.Level, quantities, times)


def _arithmetic(terms: st.SearchStrategy[p.Term]) -> st.SearchStrategy[p.Term]:
    def written(left: p.Term, operator: p.Operator, right: p.Term) -> p.Term:
        if operator != "/":
            return p.Arithmetic(left, operator, right)
        if right == p.Number(Fraction(0)):
            return left
        if isinstance(left, p.Number) and isinstance(right, p.Number):
            return p.Number(left.value / right.value)
        return p.Arithmetic(left, "/", right)

    return st.builds(written, terms, st.sampled_from(["+", "-", "*", "/"]), terms)


terms = st.recursive(numbers | levels, _arithmetic, max_leaves=5)
comparisons = st.builds(
    p.Comparison, terms, st.sampled_from(["<", "<=", "=", "!=", ">=", ">"]), terms
)
couplings = st.builds(
    p.Coupling, quantities, st.sampled_from(["raises", "lowers", "does not reach"]), quantities
)


def _combined(parts: st.SearchStrategy[p.Constraint]) -> st.SearchStrategy[p.Constraint]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return (
        st.builds(p.Not, parts)
        | st.builds(p.And, several)
        | st.builds(p.Or, several)
        | st.builds(p.Implies, parts, parts)
    )


constraints = st.recursive(comparisons | couplings, _combined, max_leaves=6)
rules = st.builds(
    p.RuleOf,
    st.builds(p.Verdict, names, names, names),
    st.sampled_from(["only if", "if", "if and only if"]),
    constraints,
)
packages = st.lists(st.tuples(names, names), max_size=3).map(tuple)


@st.composite
def statuses(draw: st.DrawFn) -> p.Status:
    kind = draw(st.sampled_from(sorted(p.STATUS_WORDS)))
    item = tuple(draw(st.lists(names, min_size=1, max_size=2)))
    word = draw(st.sampled_from(p.STATUS_WORDS[kind]))
    relation = draw(st.sampled_from(["", "on", "since", "by", "during"]))
    when = draw(times.filter(bool)) if relation else ""
    return p.Status(kind, item, word, relation, when)


claims = (
    statuses()
    | st.builds(p.Explains, names, names, st.booleans())
    | st.builds(p.Blames, names, names, names, st.booleans())
    | st.builds(p.Prefers, names, packages, packages)
)
propositions = constraints | rules | claims
