"""Answers about a conflict, in words and as data."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from demarche.app.cli import INTERRUPTED, UNUSABLE, run
from demarche.app.commands import stability
from demarche.bargaining import stability as gmcr
from demarche.bargaining.catalog import catalog, published
from demarche.bargaining.stability import standing
from demarche.errors import LimitReached

Capture = pytest.CaptureFixture[str]

DILEMMA = """\
PRISONER'S DILEMMA
------------------
Luce, R. D. and Raiffa, H. (1957). Games and Decisions. Wiley, sec. 5.4; as a
graph model in Fang, L., Hipel, K. W. and Kilgour, D. M. (1993). Interactive
Decision Making. Wiley.
4 states. The options, in the order of a state's values:
  1. first cooperates: Y (First)
  2. second cooperates: Y (Second)

IS YY STABLE?
-------------
It is an equilibrium under gmr, smr, seq and sim, not under nash.
  nash  unstable for First and Second (nobody answers a move)
  gmr   stable for all (others answer, at any cost to themselves)
  smr   stable for all (likewise, and the mover cannot make up for it)
  seq   stable for all (others answer only by improving for themselves)
  sim   stable for all (others improve at the same moment)

WHICH MOVE BREAKS IT, AND WHO WOULD SANCTION IT?
------------------------------------------------
First drops “first cooperates”, to NY.
  gmr, smr, seq: Second drops “second cooperates”, to NN
  sim: at the same moment Second drops “second cooperates”
Second drops “second cooperates”, to YN.
  gmr, smr, seq: First drops “first cooperates”, to NN
  sim: at the same moment First drops “first cooperates”

DOES A PATH LEAD TO A BETTER EQUILIBRIUM (SEQ)?
-----------------------------------------------
No: moves reach none that is better for somebody and worse for nobody.

WHICH COALITION WOULD LEAVE TOGETHER (SEQ)?
-------------------------------------------
None.

WHOSE RANKING WOULD HAVE TO CHANGE FOR IT TO HOLD (SEQ)?
--------------------------------------------------------
Nobody's: it holds as they rank now.

WHERE COULD IT SETTLE?
----------------------
  nash  NN
  gmr   NN, YY
  smr   NN, YY
  seq   NN, YY
  sim   NN, YY
"""

OPEN = """\
name: An open quarrel
parties: [A, B]
options:
  - {name: a, owner: A}
  - {name: b, owner: B, values: [none, small, large]}
preferences:
  A: {statements: [{b: large}, {a: N}]}
  B: {better: [[{b: none}, {b: large}]]}
status_quo: {a: N, b: none}
"""


QUARREL = """\
name: Braces {0} {x} are but braces
parties: [A, B]
options:
  - {name: a, owner: A}
  - {name: "{0}", owner: B, values: [none, "{}"]}
preferences:
  A: {statements: [{"{0}": none}, {a: Y, "{0}": none}, {a: N}]}
  B: {statements: [{"{0}": "{}"}, {a: N}]}
status_quo: {a: N, "{0}": none}
"""


def told(arguments: list[str], capsys: Capture) -> str:
    """Return what a stability command prints when all is well."""
    assert run(["stability", *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def answered(arguments: list[str], capsys: Capture) -> dict[str, Any]:
    """Return the same as data."""
    found: dict[str, Any] = json.loads(told([*arguments, "--json"], capsys))
    return found


def test_all_answers_about_a_state(capsys: Capture) -> None:
    assert told(["prisoners_dilemma_1957", "--state", "YY"], capsys) == DILEMMA


@pytest.mark.parametrize("name", catalog())
def test_every_published_conflict_is_answered_as_its_functions_say(
    name: str, capsys: Capture
) -> None:
    conflict = published(name)
    found = answered([name], capsys)
    assert found["states"] == conflict.form.size
    if conflict.status_quo is None:
        assert found["standing"] is None
        assert "It has no status quo" in told([name], capsys)
        return
    quo = standing(conflict)
    assert found["standing"]["equilibrium"] == list(quo.equilibrium)
    text = told([name], capsys)
    assert f"IS {quo.state}, THE STATUS QUO, STABLE?" in text
    assert all(line == line.rstrip() and len(line) <= 80 for line in text.splitlines())


def test_a_move_that_breaks_the_status_quo_and_who_would_sanction_it(capsys: Capture) -> None:
    text = told(["elmira_1993"], capsys)
    assert (
        "Local government takes “insist”, to NYNNY.\n"
        "  gmr, smr: Ministry takes “modify the order”, to YYNNY, at its own cost\n"
        "  seq, sim: nobody sanctions it, so it breaks the state\n"
    ) in text
    assert "That of Ministry alone, such that:\n  Ministry finds YYNNY better than NYNNY\n" in text
    assert (
        "TOGETHER (SEQ)?\n-------------------------------------------\nMinistry and Local" in text
    )


def test_moves_that_nobody_sanctions_come_first(tmp_path: Path, capsys: Capture) -> None:
    """Under SEQ a move of the second party breaks what moves of the first do not."""
    case = tmp_path / "quarrel.yaml"
    case.write_text(QUARREL)
    text = told([str(case)], capsys)
    section = text.split("SANCTION IT?\n")[1].split("\n\n")[0]
    moves = [line for line in section.splitlines()[1:] if not line.startswith(" ")]
    assert moves == ["B sets “{0}” to {}, to N {}.", "A takes “a”, to Y none."]


def test_a_path_is_told_with_each_mover(capsys: Capture) -> None:
    text = told(["prisoners_dilemma_1957"], capsys)
    assert "To YY, better for First and Second:\n  1. " in text
    (path,) = answered(["prisoners_dilemma_1957"], capsys)["paths"]
    assert path["end"] == "YY"
    assert [step["mover"] for step in path["steps"]] == ["First", "Second"]
    assert not path["steps"][0]["improves"]


def test_the_concept_of_paths_and_rankings_can_be_chosen(capsys: Capture) -> None:
    found = answered(["prisoners_dilemma_1957", "--state", "YY", "--concept", "nash"], capsys)
    (remedy,) = found["remedies"]
    assert remedy["parties"] == ["First", "Second"]
    assert found["paths"] == []


def test_open_comparisons_are_told_with_what_decides(tmp_path: Path, capsys: Capture) -> None:
    case = tmp_path / "open.yaml"
    case.write_text(OPEN)
    text = told([str(case)], capsys)
    assert "Some comparisons are open; this is what the others settle." in text
    assert "nash  an equilibrium in some of them (A: all, B: some)" in text
    assert "does B find N small better than N none? If so it holds in none" in " ".join(
        text.split()
    )
    assert "Not answered: a preference is a partial order" in text
    assert "None, by the comparisons that are settled." in text
    assert "WHERE COULD IT SETTLE?" not in text
    admitted = answered([str(case)], capsys)["admitted"]
    assert [one["equilibrium"] for one in admitted] == ["some"] * 2 + ["some"] * 3


def test_one_foresight_may_stay_undecided_and_the_others_are_told(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def admitted(conflict: gmcr.Conflict, state: int, *, concept: gmcr.Concept) -> gmcr.Admitted:
        if concept == "smr":
            raise LimitReached("undecided: no answer")
        return ask(conflict, state, concept=concept)

    ask = gmcr.admitted
    monkeypatch.setattr(gmcr, "admitted", admitted)
    case = tmp_path / "open.yaml"
    case.write_text(OPEN)
    text = told([str(case)], capsys)
    assert "smr   not answered: undecided: no answer" in text
    assert "sim   an equilibrium in" in text


@pytest.mark.parametrize(
    "name", ["N small", "a=N, b=small", "b = small,a=N", "- small"], ids=lambda name: name
)
def test_ways_to_name_a_state(name: str, tmp_path: Path, capsys: Capture) -> None:
    case = tmp_path / "open.yaml"
    case.write_text(OPEN.replace("parties: [A", "infeasible: [{a: Y}]\nparties: [A"))
    found = answered([str(case), "--state", name], capsys)
    assert found["standing"]["state"] == "N small"


def test_what_cannot_be_asked_is_left_out_with_its_reason(capsys: Capture) -> None:
    found = answered(["elmira_1993", "--concept", "sim"], capsys)
    assert found["left_out"] == {
        "coalitions": "no coalition concept 'sim'; allowed: nash, gmr, smr, seq"
    }


def test_the_catalog_lists_every_conflict_with_its_source(capsys: Capture) -> None:
    lines = told(["--catalog"], capsys).splitlines()
    assert [line for line in lines if not line.startswith(" ")] == list(catalog())
    assert all(lines[lines.index(name) + 1].startswith("    ") for name in catalog())


def test_control_characters_of_a_file_do_not_reach_the_terminal(
    tmp_path: Path, capsys: Capture
) -> None:
    case = tmp_path / "hostile.yaml"
    case.write_text(OPEN.replace("name: An open quarrel", r'name: "\e[31mred\u202e"'))
    text = told([str(case)], capsys)
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'FILE'"),
        (["nothing"], "error: 'nothing' is neither a file nor a published conflict"),
        (["elmira_1993", "--state", "Y"], "error: pattern 'Y' has 1 characters; there are 5"),
        (["elmira_1993", "--state", "NYNNN", "--plot", "x.png"], "error: a plot is an .svg"),
        (["elmira_1993", "--concept", "mash"], "Invalid value for '--concept'"),
    ],
)
def test_what_cannot_be_used(arguments: list[str], message: str, capsys: Capture) -> None:
    assert run(["stability", *arguments]) == UNUSABLE
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err


def test_a_mistake_in_a_file_is_told_with_its_line(tmp_path: Path, capsys: Capture) -> None:
    case = tmp_path / "wrong.yaml"
    case.write_text(OPEN.replace("owner: B", "owner: C"))
    assert run(["stability", str(case)]) == UNUSABLE
    assert f"error: {case}:4: option 'b' belongs to 'C'" in capsys.readouterr().err


def test_interrupted(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("demarche.app.commands.stability.published", interrupted)
    assert run(["stability", "elmira_1993"]) == INTERRUPTED
    assert capsys.readouterr().out == ""


def test_the_graph_is_written_and_told_on_stderr(tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "graph.html"
    assert run(["stability", "elmira_1993", "--plot", str(page)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("ELMIRA")
    assert err == f"written: {page}\n"
    assert "<table>" in page.read_text("utf-8")


def test_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "demarche", "stability", "chicken_1966"],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stdout.startswith("CHICKEN\n-------\n")


@pytest.mark.parametrize("name", catalog())
def test_data_follows_the_published_schema(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stability", name, "--json"]) == 0
    text = capsys.readouterr().out
    read = stability.RECORD.validate_json(text)
    assert stability.RECORD.dump_python(read, mode="json") == json.loads(text)


def test_the_published_schema_is_the_one_that_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["stability", "--schema"]) == 0
    published = Path(__file__).parents[2] / "docs/reference/stability.schema.json"
    assert capsys.readouterr().out == published.read_text("utf-8")
