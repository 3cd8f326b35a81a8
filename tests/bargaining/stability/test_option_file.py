"""Conflict files: what they say is read, what is wrong is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.bargaining.stability import load_conflict, stability
from demarche.bargaining.stability.preference import PartialOrder
from demarche.errors import ScenarioError

GOOD = """\
name: Strike
parties: [Union, Firm]
options:
  - {name: strike, owner: Union}
  - {name: raise, owner: Firm, values: [none, small, large], moves: forward}
infeasible:
  - {strike: Y, raise: large}
preferences:
  Union:
    order:
      - {strike: N, raise: large}
      - {strike: N, raise: small}
      - [{strike: Y, raise: small}, {strike: Y, raise: none}]
      - {strike: N, raise: none}
  Firm:
    better:
      - [{strike: N}, {strike: Y}]
    equal:
      - [{strike: N, raise: none}, {strike: N, raise: small}]
status_quo: {strike: N, raise: none}
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "strike.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_with_an_issue_and_a_partial_order(tmp_path: Path) -> None:
    conflict = load_conflict(write(tmp_path, GOOD))
    assert conflict.name == "Strike"
    assert conflict.form.labels == ("N none", "Y none", "N small", "Y small", "N large")
    firm = conflict.preferences["Firm"]
    assert isinstance(firm, PartialOrder)
    assert firm.prefers(0, 1) is True
    assert firm.prefers(0, 2) is False
    assert firm.prefers(0, 4) is None
    assert conflict.form.reachable("Firm", 0) == (2, 4)
    assert conflict.form.reachable("Firm", 2) == (4,)


def test_statements_rank_by_priority(tmp_path: Path) -> None:
    text = """\
parties: [A, B]
options: [{name: a, owner: A}, {name: b, owner: B}]
preferences:
  A: {statements: ["-Y", "N-"]}
  B: {statements: [["YY", "NN"], "Y-"]}
"""
    conflict = load_conflict(write(tmp_path, text))
    assert conflict.levels.tolist() == [[1, 0, 3, 2], [2, 1, 0, 3]]
    assert stability(conflict).equilibria("nash") == ("NN",)


@pytest.mark.parametrize(
    "change, line, message",
    [
        (("owner: Union}", "owner: Onion}"), 4, "option 'strike' belongs to 'Onion'"),
        (("moves: forward", "moves: up"), 5, "moves 'up'; allowed: both, forward, backward"),
        (("raise: large}\npref", "raise: huge}\npref"), 7, "option 'raise' has no value 'huge'"),
        (("{strike: Y, raise: none}]", "{strike: N, raise: large}]"), 10, "is placed twice"),
        (("      - {strike: N, raise: none}\n", ""), 10, "state N none has no place"),
        (("equal:", "same:"), 18, "unknown field 'same'; allowed: order, statements, better, equ"),
        (("name: Strike", "name: [Strike"), 2, "not YAML"),
        (("  Firm:", "  Fern:"), 15, "unknown field 'Fern'; allowed: Union, Firm"),
        (
            ("status_quo: {strike: N", "status_quo: {strikes: N"),
            20,
            "no option is called 'strikes'",
        ),
        (
            ("parties: [Union, Firm]", "parties: [Union, Firm, Firm]"),
            4,
            "'Firm'; each must be used",
        ),
        (("name: Strike", "name: Strike\nname: Walkout"), 2, "'name' is given twice"),
        (("- [{strike: N}, {strike: Y}]", "- [{strike: N}]"), 17, "a comparison is a pair"),
        (("{strike: N}, {strike: Y}", "{strike: N}, {strike: N}"), 16, "none better than itself"),
    ],
)
def test_errors_tell_file_and_line(tmp_path: Path, change, line: int, message: str) -> None:
    assert change[0] in GOOD
    path = write(tmp_path, GOOD.replace(*change))
    with pytest.raises(ScenarioError) as caught:
        load_conflict(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert message in str(caught.value)


def test_aliases_are_refused(tmp_path: Path) -> None:
    text = GOOD.replace("parties: [Union, Firm]", "parties: &p [Union, Firm]\nsource: *p")
    with pytest.raises(ScenarioError, match="an alias; write the value out"):
        load_conflict(write(tmp_path, text))


def test_depth_and_size_are_limited(tmp_path: Path) -> None:
    for deep in ("[" * 10 + "]" * 10, "[" * 5000 + "]" * 5000):
        with pytest.raises(ScenarioError, match="nested more than 8 deep"):
            load_conflict(write(tmp_path, deep))
    with pytest.raises(ScenarioError, match="at most 1,000,000 are read"):
        load_conflict(write(tmp_path, "#" * 1_000_001))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"nowhere\.yaml: cannot be read"):
        load_conflict(tmp_path / "nowhere.yaml")
