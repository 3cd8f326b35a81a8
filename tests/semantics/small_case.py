"""Tiny cases written as propositions, and questions asked of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from demarche.case.grammar import parse
from demarche.case.hedge import Hedge
from demarche.case.nouns import Case
from demarche.case.proposition import Coupling, Quantity, levels, quantities
from demarche.worlds.account import Account, View, accounts, pool
from demarche.worlds.answer import Answer, Reason, judge
from demarche.worlds.goal import Goal
from demarche.worlds.theory import Theory

TIMES = {
    "may": {"meaning": "May", "period": "2018-05"},
    "aug": {"meaning": "August", "period": "2018-08"},
    "winter": {"meaning": "the winter before", "period": "2017-12"},
    "spring": {"meaning": "the end of that winter", "period": "2018-02"},
    "once": {"meaning": "some day, nobody says when"},
}
COURSES = {
    "go": {"meaning": "the trip takes place"},
    "cancel": {"meaning": "the trip is cancelled", "instead_of": "go"},
}
PARTIES = {"a": {"name": "A"}, "b": {"name": "B"}, "c": {"name": "C"}}
PEOPLE = {"guest": {"name": "Guest"}, "envoy": {"name": "Envoy"}}


def said(
    says: str, *, source: str = "one", stance: str = "asserted", **more: Any
) -> dict[str, Any]:
    """Return a statement of one source, moderate unless another hedge is given."""
    return {
        "says": says,
        "hedge": "moderate",
        "paraphrase": "-",
        "evidence": {"source": source, "at": "L1", "stance": stance},
        **more,
    }


def bridge(says: str) -> dict[str, Any]:
    """Return a bridge."""
    return {"kind": "bridge", "owner": "analyst", "reason": "-", "says": says}


def closure(of: str = "each", direction: str = "both") -> dict[str, Any]:
    """Return a closure; of every quantity that allows one unless told otherwise."""
    return {"kind": "closure", "owner": "analyst", "reason": "-", "of": of, "direction": direction}


def frame(of: str = "each", direction: str = "both") -> dict[str, Any]:
    """Return a frame; of every quantity that allows one unless told otherwise."""
    return {"kind": "frame", "owner": "analyst", "reason": "-", "of": of, "direction": direction}


def small(
    statements: Mapping[str, Any],
    assumptions: Mapping[str, Any] | None = None,
    *,
    also: str = "",
    bounds: Mapping[str, Any] | None = None,
    sources: Mapping[str, Any] | None = None,
) -> Case:
    """Build a case in which every quantity that is mentioned is declared.

    ``also`` is a proposition that mentions quantities which only the question speaks of.
    """
    entries = {
        name: said(entry) if isinstance(entry, str) else entry for name, entry in statements.items()
    }
    supposed = dict(assumptions or {})
    texts = [entry["says"] for entry in (*entries.values(), *supposed.values()) if "says" in entry]
    forms = [parse(text) for text in (*texts, *filter(None, [also]))]
    declared: dict[str, dict[str, Any]] = {}
    for form in forms:
        for quantity in quantities(form):
            kind = {"meaning": "-", "of": len(quantity.of), "varies": "not"}
            declared.setdefault(quantity.name, kind)
    for form in forms:
        for level in levels(form):
            if level.at:
                varies = "by course" if level.at in COURSES else "by time"
                declared[level.quantity.name]["varies"] = varies
    effects = [form for form in forms if isinstance(form, Coupling)]
    varying = {kind["varies"] for kind in declared.values()} - {"not"}
    for effect in effects:
        for quantity in (effect.source, effect.target):
            if declared[quantity.name]["varies"] == "not":
                only = varying.pop() if len(varying) == 1 else "by time"
                varying.add(only)
                declared[quantity.name]["varies"] = only
    for name, bound in (bounds or {}).items():
        declared[name] |= bound
    carriers = {entry["source"] for e in entries.values() for entry in _evidence(e)}
    published = {name: {"title": name, "published": "2018-08-24"} for name in sorted(carriers)}
    for name, source in (sources or {}).items():
        published[name] = published.get(name, {"title": name, "published": "2018-08-24"}) | source
    return Case.model_validate(
        {
            "demarche": 1,
            "case": {"title": "small"},
            "parties": PARTIES,
            "people": PEOPLE,
            "quantities": declared,
            "times": TIMES,
            "courses": COURSES,
            "sources": published,
            "statements": entries,
            "assumptions": supposed,
        }
    )


def _evidence(entry: dict[str, Any]) -> list[dict[str, Any]]:
    evidence = entry["evidence"]
    return [evidence] if isinstance(evidence, dict) else list(evidence)


def ask(
    case: Case,
    goal: str,
    *,
    pivotal: str = "",
    of: str | tuple[str, ...] = "one",
    coding: Any = "strict",
    as_of: dt.date | None = None,
    hedge: Hedge = Hedge.WEAK,
    without: frozenset[str] = frozenset(),
    switched_off: frozenset[str] = frozenset(),
    lens: Any = "both",
    supposing: tuple[str, ...] = (),
    defining: tuple[str, ...] = (),
    model: tuple[str, ...] = (),
) -> Answer:
    """Ask a question of an account, or of the pool of several.

    ``pivotal`` names quantities, separated by blanks; all those of the goal if left out.
    """

    def read(texts: tuple[str, ...]) -> Any:
        return tuple(parse(text) for text in texts)

    (proposition,) = read((goal,))
    question = Goal(
        proposition,
        frozenset(map(bare, pivotal.split())) or frozenset(quantities(proposition)),
        lens=lens,
        supposing=read(supposing),
        defining=read(defining),
        model=read(model),
    )
    account = held(case, of, coding=coding, as_of=as_of, without=without)
    if hedge > Hedge.WEAK:
        account = account.at_hedge(hedge)
    return judge(Theory(case, coding, question), account, withdrawn=switched_off)


def held(
    case: Case,
    of: str | tuple[str, ...] = "one",
    *,
    coding: Any = "strict",
    as_of: dt.date | None = None,
    without: frozenset[str] = frozenset(),
) -> Account:
    """Return an account, or the pool of several."""
    singles = accounts(case, View(coding=coding, as_of=as_of, withdrawn=without))
    if isinstance(of, str):
        return singles[of]
    return pool("+".join(of), [singles[name] for name in of])


def bare(text: str) -> Quantity:
    """Read a quantity such as ``wish(a,b)``."""
    name, _, parties = text.partition("(")
    return Quantity(name, tuple(filter(None, parties.rstrip(")").split(","))))


def members(reason: Reason) -> frozenset[str]:
    """Return the ids of the statements and the names of the assumptions of a reason."""
    names = {statement.id for statement in reason.statements}
    return frozenset(names | {assumed.name for assumed in reason.assumptions})


def grounds(answer: Answer) -> set[frozenset[str]]:
    """Return the reasons that force what is answered, each as the set of its members."""
    return {members(reason) for reason in answer.reasons if reason.forces == answer.given}


def cheapest(answer: Answer) -> frozenset[str]:
    """Return the first of the reasons that force what is answered."""
    return next(members(reason) for reason in answer.reasons if reason.forces == answer.given)


def clashes(answer: Answer) -> set[frozenset[str]]:
    """Return the conflicts among the statements of an account."""
    return {members(conflict) for conflict in answer.conflicts}  # type: ignore[arg-type]


def dropped(answer: Answer) -> set[frozenset[str]]:
    """Return the conflicts that refute assumptions."""
    return {members(conflict) for conflict in answer.refuted}  # type: ignore[arg-type]
