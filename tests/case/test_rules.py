from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.case.document import parse_document
from demarche.case.figures import figures
from demarche.case.nouns import Case
from demarche.case.rules import games, levels, names, order, settled
from demarche.case.rules.draft import Draft
from demarche.case.texts import Texts

nodes = st.sampled_from("abcdef")


@given(st.dictionaries(nodes, st.none() | nodes))
def test_cycles_are_those_that_walking_finds(pointing: dict[str, str | None]) -> None:
    def returns(start: str) -> bool:
        name = pointing[start]
        for _ in pointing:
            if name is None or name not in pointing or name == start:
                break
            name = pointing[name]
        return name == start

    found = list(order._cycles(pointing))
    assert sorted(name for cycle in found for name in cycle) == sorted(filter(returns, pointing))
    assert all(pointing[a] == b for c in found for a, b in zip(c, (*c[1:], c[0]), strict=True))


@pytest.mark.parametrize(
    "text, mentioned",
    [
        ("off by over 50% from 2017", {"50", "1/2", "2017"}),
        ("exactly 1,200.5 tons", {"2401/2"}),
        ("fell by twenty-five per cent", {"25", "1/4"}),
        ("two hundred ships", {"200"}),
        ("two-thirds of it", {"2/3"}),
        ("most of its trade", {"1/2"}),
        ("the third of May", {"1/3"}),
        ("none", set()),
    ],
)
def test_figures(text: str, mentioned: set[str]) -> None:
    assert mentioned <= set(map(str, figures(text)))
    assert bool(mentioned) == bool(figures(text))


def draft(text: str) -> Draft:
    document = parse_document("demarche: 1\ncase: {title: t}\n" + text, "case.yaml")
    return Draft(Case.model_validate(document.values), document, Texts({}, {}))


QUANTITIES = """\
parties: {a: {name: A}, b: {name: B}}
quantities:
  one: {meaning: m, of: 1}
  act: {meaning: m, of: 1, varies: by course}
  con: {meaning: m, varies: not}
times: {may: {meaning: May, period: 2018-05}, once: {meaning: once}}
courses: {go: {meaning: go}}
statements:
  s: {says: "%s", hedge: weak, paraphrase: p, evidence: {source: nowhere, at: y}}
"""


@pytest.mark.parametrize(
    "says, faults",
    [
        ("one(a) at 2018-05 > one(b) at once", 0),
        ("one(a) > 1", 1),
        ("con > 1", 0),
        ("con at 2018 > 1", 1),
        ("act(a) at go > act(b) at go", 0),
        ("leave(i, j) is rational if one(j) > one(i)", 0),
        ("leave(i, j) is rational if con at 2018 > one(i)", 1),
        ("one(a) raises con", 0),
    ],
)
def test_times_of_levels(says: str, faults: int) -> None:
    assert len(list(levels.times_of_levels(draft(QUANTITIES % says)))) == faults


@pytest.mark.parametrize(
    "says, faults",
    [
        ("one(a) at may > one(a) at 2018-05-03", 1),
        ("one(a) at may > one(b) at 2018-05-03", 0),
        ("one(a) at may > one(a) at 2018-06", 0),
        ("one(a) at once > one(a) at 2018-06", 0),
        ("one(a) at 2018-06 > one(a) at 2018-06", 0),
    ],
)
def test_overlapping_times(says: str, faults: int) -> None:
    found = list(levels.overlapping_times(draft(QUANTITIES % says)))
    assert len(found) == faults
    assert all(problem.note for problem in found)


@pytest.mark.parametrize(
    "says, unknown",
    [
        ("leave(i, j) is rational if one(j) > one(i)", []),
        ("leave(i, j) is rational if one(k) > one(i)", ["k"]),
        ("one(i) at 2018 > 1", ["i"]),
        ("one(a) at june > 1", ["june"]),
        ("two(a) raises con", ["two"]),
        ("a prefers pay=high to status quo", ["pay"]),
        ("c blames a for ruin", ["c", "ruin"]),
        ("event(x) is realised on 2018", ["x"]),
        ("event(x) is realised by may", ["x"]),
    ],
)
def test_unknown_names(says: str, unknown: list[str]) -> None:
    """The source of the evidence, ``nowhere``, is unknown each time."""
    told = [p.what.split("'")[1] for p in names.unknown_names(draft(QUANTITIES % says))]
    assert sorted(told) == sorted([*unknown, "nowhere"])


@pytest.mark.parametrize(
    "of, faults",
    [("each", 0), ("one(a)", 0), ("con", 0), ("one", 1), ("one(a, b)", 1), ("one(c)", 1), ("1", 1)],
)
def test_quantities_of_closures(of: str, faults: int) -> None:
    text = QUANTITIES % "con > 1"
    text += f"assumptions: {{c: {{kind: closure, of: '{of}', owner: o, reason: r}}}}\n"
    assert len(list(settled.quantities_of_closures(draft(text)))) == faults


GAMES = """\
parties: {a: {name: A}, b: {name: B}, c: {name: C}}
people:
  boss: {name: Boss, of: a}
  one: {name: One, of: a, agent_of: boss}
  two: {name: Two, of: a, agent_of: boss}
negotiations:
  talks: {title: t, parties: [a, b], roles: {c: ally}}
  three: {title: t, parties: [a, b, c]}
issues:
  mine: {title: t, options: {x: x, y: y}, status_quo: x, decided_by: [a], reversible: true}
  ours: {title: t, options: {x: x, y: y}, status_quo: x, decided_by: [a, b]}
games:
  g: {owner: me, reason: r, """


@pytest.mark.parametrize(
    "game, said",
    [
        ("negotiation: talks, concessions: [mine], envoys: [one]", []),
        ("negotiation: three", ["has two parties; 'three' has 3"]),
        ("negotiation: talks, linked: talks", ["cannot be linked to itself"]),
        ("negotiation: talks, mediator: c", ["'c' is no go-between in 'talks'"]),
        ("negotiation: talks, concessions: [ours]", ["do not decide it alone", "is not said"]),
        ("negotiation: talks, envoys: [boss]", ["'boss' is no agent"]),
        ("negotiation: talks, envoys: [one, two]", ["'two' is a second envoy of 'a'"]),
    ],
)
def test_parts_of_a_game_are_its_parties(game: str, said: list[str]) -> None:
    found = [problem.what for problem in games.games_of_two(draft(GAMES + game + "}\n"))]
    assert len(found) == len(said)
    assert all(part in what for part, what in zip(said, found, strict=True))
