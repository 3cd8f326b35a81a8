"""Published examples of truth maintenance and of possibilistic logic, as named cases."""

from __future__ import annotations

from demarche.case.hedge import Hedge
from demarche.worlds.answer import by_level, judge
from demarche.worlds.oracle import Oracle
from demarche.worlds.reasons import explore
from demarche.worlds.theory import Theory

from .cases import account_of, ask, case_of, constraint, goal_of, members


def test_de_kleer_1986_environments_of_a_node() -> None:
    """An assumption-based truth maintenance system (de Kleer 1986, section 4.2).

    Node n holds in the environments {A, B} and {B, C, D}; {A, B, E} is no label since it is not
    minimal; once {B, C} is a nogood, {B, C, D} goes.
    """
    atoms = {name: f"{name} > 0" for name in "abcde"}
    rules = (
        "a > 0 and b > 0 implies n > 0",
        "b > 0 and c > 0 and d > 0 implies n > 0",
        "a > 0 and b > 0 and e > 0 implies n > 0",
    )
    justified = tuple(constraint(rule) for rule in rules)
    answer = ask(case_of({"other": "n < m"}, atoms), "n > 0", defining=justified)
    assert members(answer) == [["a", "b"], ["b", "c", "d"]]
    nogood = case_of({"nogood": "not (b > 0 and c > 0)"}, atoms)
    answer = ask(nogood, "n > 0", defining=justified)
    assert members(answer) == [["a", "b"]]
    assert [sorted(c.members) for c in answer.refuted] == [["b", "c", "nogood"]]


def test_de_kleer_and_williams_1987_polybox() -> None:
    """Three multipliers and two adders (de Kleer and Williams 1987, figure 2).

    With A=3, B=2, C=2, D=3, E=3 the outputs should be 12; F is measured 10 and G 12.  The minimal
    conflicts are {A1, M1, M2} and {A1, A2, M1, M3}; the minimal diagnoses {A1}, {M1}, {A2, M2} and
    {M2, M3}.
    """
    parts = {
        "M1": "x = 3 * 2",
        "M2": "y = 2 * 3",
        "M3": "z = 2 * 3",
        "A1": "f = x + y",
        "A2": "g = y + z",
    }
    oracle: Oracle[str] = Oracle([constraint("f = 10 and g = 12")])
    soft = sum(oracle.add(name, constraint(text)) for name, text in parts.items())
    explored = explore(oracle, soft)
    conflicts = {frozenset(oracle.members(core)) for core in explored.cores}
    diagnoses = {frozenset(oracle.members(fix)) for fix in explored.corrections}
    assert conflicts == {frozenset(["A1", "M1", "M2"]), frozenset(["A1", "A2", "M1", "M3"])}
    assert diagnoses == {
        frozenset(["A1"]),
        frozenset(["M1"]),
        frozenset(["A2", "M2"]),
        frozenset(["M2", "M3"]),
    }


def test_doyle_1979_retraction_by_a_contradiction() -> None:
    """A meeting is held at ten or two; an objection to ten leaves two (Doyle 1979, section 3).

    The default "at ten" is an assumption; the account that refutes it is told so, and what rested
    on it is gone.
    """
    said = {"when": "ten > 0 or two > 0", "room-at-ten": "ten > 0 implies upstairs > 0"}
    default = {"at-ten": "ten > 0"}
    assert ask(case_of(said, default), "upstairs > 0").given == "entailed"
    objected = {**said, "objection": "ten <= 0"}
    answer = ask(case_of(objected, default), "upstairs > 0")
    assert answer.given == "undetermined"
    assert [sorted(c.members) for c in answer.refuted] == [["at-ten", "objection"]]
    assert members(ask(case_of(objected, default), "two > 0")) == [["objection", "when"]]


def test_doyle_1979_no_belief_supports_itself() -> None:
    """Circular arguments ground nothing (Doyle 1979, section 2)."""
    circle = {"one": "f > 0 implies g > 0", "two": "g > 0 implies f > 0"}
    assert ask(case_of(circle), "f > 0").word == "undetermined"


def test_dubois_and_prade_weakest_link_and_best_proof() -> None:
    """Possibilistic resolution takes the minimum, entailment the best proof.

    Dubois, Lang and Prade (1994), "Possibilistic logic", section 3.
    """
    said = {
        "r1": {"says": "p > 0 implies q > 0", "hedge": "certain"},
        "r2": {"says": "q > 0 implies r > 0", "hedge": "moderate"},
        "r3": {"says": "p > 0 implies r > 0", "hedge": "weak"},
        "f": {"says": "p > 0", "hedge": "strong"},
    }
    answer = ask(case_of(said), "r > 0")
    assert {frozenset(r.members): r.level for r in answer.reasons} == {
        frozenset(["f", "r1", "r2"]): Hedge.MODERATE,
        frozenset(["f", "r3"]): Hedge.WEAK,
    }
    assert answer.level == Hedge.MODERATE


def test_dubois_and_prade_inconsistency_drowns_only_below_its_level() -> None:
    """Above the level of inconsistency the base is consistent (Dubois, Lang and Prade 1994, 3.5).

    Possibilistic entailment drowns all that lies at the level; here what no conflict touches stays.
    """
    said = {
        "bird": {"says": "bird > 0", "hedge": "certain"},
        "penguin": {"says": "penguin > 0", "hedge": "certain"},
        "flies": {"says": "bird > 0 implies flies > 0", "hedge": "weak"},
        "not": {"says": "penguin > 0 implies flies <= 0", "hedge": "strong"},
        "swims": {"says": "water > 0 and penguin < water", "hedge": "weak"},
    }
    case = case_of(said)
    account = account_of(case)
    answers = by_level(Theory(case, "strict", goal_of("flies > 0")), account)
    assert answers[Hedge.WEAK].word == "contradictory"
    assert answers[Hedge.MODERATE].word == "excluded"
    assert judge(Theory(case, "strict", goal_of("water > 0")), account).word == "entailed"


def test_reiter_1987_all_minimal_hitting_sets() -> None:
    """HS-tree example of Reiter (1987, section 4.2) with the sets of Greiner et al. (1989).

    Conflicts {2,4,5}, {1,2,3}, {1,3,5}, {2,4,6}, {2,4}, {2,3,5}, {1,6} reduce to five minimal ones;
    the minimal hitting sets are {1,2}, {2,3,6}, {2,5,6}, {4,1,3}, {4,1,5}, {4,3,6}.
    """
    conflicts = ["245", "123", "135", "246", "24", "235", "16"]
    always = [
        constraint("not (" + " and ".join(f"x{i} > 0" for i in core) + ")") for core in conflicts
    ]
    oracle: Oracle[str] = Oracle(always)
    soft = sum(oracle.add(i, constraint(f"x{i} > 0")) for i in "123456")
    explored = explore(oracle, soft)
    assert {"".join(oracle.members(c)) for c in explored.cores} == {"123", "135", "24", "235", "16"}
    assert {"".join(oracle.members(c)) for c in explored.corrections} == {
        "12",
        "236",
        "256",
        "134",
        "145",
        "346",
    }
