"""Hypothesis strategies of small cases that give most questions something to say."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from demarche.case.nouns import Case

PARTIES = ("ash", "birch", "cedar")
TIMES = ("2020-01", "2020-06")
LEVELS = ["cost(ash)", "cost(birch)", "force(birch)", "reach(ash, birch)", "mood"]

_parties = st.sampled_from(PARTIES[:2])
_levels = st.sampled_from(LEVELS)
_dated = st.builds("{} at {}".format, _levels, st.sampled_from(TIMES))
_signs = st.sampled_from(["<", "<=", "=", ">=", ">"])
_orders = st.builds("{} {} {}".format, _dated, _signs, _dated | st.just("0"))
_changes = st.builds(
    "{0} at 2020-06 {1} {0} at 2020-01".format, _levels, st.sampled_from(["<", ">", "="])
)
_couplings = st.builds(
    "{} {} {}".format, _levels, st.sampled_from(["raises", "lowers"]), _levels
).filter(lambda text: text.split(" ")[0] != text.rsplit(" ", 1)[-1])
_constraints = _changes | _orders | _couplings
_preferences = st.builds(
    "{} prefers {} to {}".format,
    _parties,
    st.sampled_from(["pay=more", "hours=fewer", "pay=more + hours=fewer"]),
    st.just("status quo"),
) | st.builds(
    "{} prefers status quo to {}".format, _parties, st.sampled_from(["pay=more", "hours=fewer"])
)
_record = st.sampled_from(
    [
        "event(first) is realised on 2020-01-10",
        "event(second) is realised on 2020-06-10",
        "pledge(ash, pay) is pledged on 2020-01-02",
        "pledge(ash, pay) is stalled since 2020-06",
        "pledge(ash, pay) is symbolic",
        "hypothesis(anger) explains event(second)",
        "hypothesis(plan) explains event(second)",
        "hypothesis(plan) does not explain event(second)",
        "forecast(strike) is expected",
        "utterance(yes) is said on 2020-06-01",
        "utterance(no) is said on 2020-06-02",
        "ash blames birch for delay",
        "ash does not blame birch for delay",
        "walk_out(a, b) is rational only if cost(b) > cost(a)",
    ]
)
_propositions = _constraints | _constraints | _preferences | _record

SKELETON: dict[str, Any] = {
    "demarche": 1,
    "case": {"title": "Small"},
    "parties": {name: {"name": name.title()} for name in PARTIES},
    "people": {"dora": {"name": "Dora Elm", "of": "ash"}, "eve": {"name": "Eve Fir"}},
    "negotiations": {
        "wages": {
            "title": "Wages",
            "parties": ["ash", "birch"],
            "roles": {"cedar": "go-between"},
        }
    },
    "issues": {
        "pay": {
            "title": "Pay",
            "negotiation": "wages",
            "options": {"same": "the same", "more": "more"},
            "status_quo": "same",
        },
        "hours": {
            "title": "Hours",
            "negotiation": "wages",
            "options": {"same": "the same", "fewer": "fewer"},
            "status_quo": "same",
        },
    },
    "quantities": {
        "cost": {"meaning": "cost of waiting", "measures": "waiting cost", "of": 1, "at_least": 0},
        "force": {"meaning": "pressure felt", "measures": "pressure", "of": 1, "at_least": 0},
        "reach": {"meaning": "what leaving achieves", "measures": "potency", "of": 2},
        "mood": {"meaning": "how strong the hand is", "measures": "position"},
    },
    "sources": {
        "paper": {"title": "Paper", "published": "2020-07-01"},
        "radio": {"title": "Radio", "published": "2020-07-02"},
    },
    "events": {
        "first": {"title": "First", "kind": "walk_out", "by": ["ash"], "to": ["birch"]},
        "second": {"title": "Second", "kind": "walk_out", "by": ["ash"], "to": ["birch"]},
    },
    "pledges": {"pay": {"title": "More pay", "by": "ash"}},
    "hypotheses": {
        "anger": {"title": "Anger", "of": "second"},
        "plan": {"title": "A plan", "of": "second"},
    },
    "forecasts": {"strike": {"title": "A strike", "resolver": "a strike", "by": "2020-12"}},
    "utterances": {
        "yes": {"title": "Yes", "by": "dora", "topic": "pay", "side": "for"},
        "no": {"title": "No", "by": "ash", "topic": "pay", "side": "against"},
    },
    "outcomes": {"delay": {"title": "The delay"}},
}

_evidence = st.builds(
    lambda source, stance: {"source": source, "at": "L1.1", "stance": stance},
    st.sampled_from(["paper", "radio"]),
    st.sampled_from(["asserted", "asserted", "endorsed", "reported"]),
)
_statements = st.builds(
    lambda says, holder, hedge, evidence: {
        "says": says,
        "holder": holder,
        "hedge": hedge,
        "paraphrase": says,
        "evidence": [evidence],
    },
    _propositions,
    st.sampled_from(["author", "author", "eve"]),
    st.sampled_from(["open", "weak", "moderate", "strong", "certain"]),
    _evidence,
)
_owned = {"owner": "an analyst", "reason": "to see"}


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a case of three parties, two sources and a dozen statements."""
    said = draw(st.lists(_statements, min_size=8, max_size=12))
    bridges = draw(st.lists(_couplings, min_size=1, max_size=3, unique=True))
    acts = [
        {
            "says": says,
            "hedge": "certain",
            "paraphrase": says,
            "evidence": [{"source": "paper", "at": "L1.1"}],
        }
        for says in (
            "event(first) is realised on 2020-01-10",
            "event(second) is realised on 2020-06-10",
        )
    ]
    assumptions: dict[str, Any] = {
        f"bridge{number}": {"kind": "bridge", "says": says, **_owned}
        for number, says in enumerate(bridges)
    }
    assumptions["closed"] = {"kind": "closure", "of": "each", **_owned}
    assumptions["still"] = {"kind": "frame", "of": "each", **_owned}
    return Case.model_validate(
        {
            **SKELETON,
            "statements": {f"s{number}": one for number, one in enumerate([*acts, *said])},
            "assumptions": assumptions,
        }
    )
