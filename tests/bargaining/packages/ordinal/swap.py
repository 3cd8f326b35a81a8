"""A case in which statements force one swap among eight issues, and small random cases."""

from __future__ import annotations

from hypothesis import strategies as st

from demarche.bargaining.packages.ordinal.statements import Comparison, OrdinalCase
from demarche.bargaining.packages.space import Issue, Space

ISSUES = ("declaration", "statement", "relief", "site", "exercises", "office", "aid", "visit")
SPACE = Space(tuple(Issue(name, ("no", "yes"), "no") for name in ISSUES))
SWAP = {"declaration": "yes", "statement": "yes"}


def yes(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "yes")


SAID = (
    Comparison("A", yes("declaration"), {}, "A wants the declaration", 3),
    Comparison("A", {}, yes("statement"), "the statement costs A", 2),
    Comparison("A", yes("declaration"), yes("relief"), "A values it above relief", 2),
    Comparison("A", SWAP, {}, "A would pay with the statement", 1),
    Comparison("B", yes("statement"), {}, "B wants the statement", 3),
    Comparison("B", {}, yes("declaration"), "the declaration costs B", 3),
    Comparison("B", SWAP, {}, "B would pay with the declaration", 2),
    *(Comparison("A", {}, yes(n), f"{n} costs A") for n in ("relief", "exercises", "office")),
    *(Comparison("B", {}, yes(n), f"{n} costs B") for n in ("site", "aid", "visit")),
)
CASE = OrdinalCase(SPACE, ("A", "B"), SAID)


SMALL = Space(tuple(Issue(name, ("no", "yes"), "no") for name in "xyz"))
partial = st.dictionaries(st.sampled_from("xyz"), st.sampled_from(["no", "yes"]))
statements = st.lists(st.tuples(st.sampled_from("AB"), partial, partial, st.booleans()), max_size=7)


def small_case(drawn) -> OrdinalCase:  # type: ignore[no-untyped-def]
    """Return the case of drawn comparisons, labelled s0, s1, …"""
    said = tuple(Comparison(p, b, w, f"s{n}", 0, s) for n, (p, b, w, s) in enumerate(drawn))
    return OrdinalCase(SMALL, ("A", "B"), said)
