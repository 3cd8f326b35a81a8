"""What can be agreed, by utilities and from comparisons, in words and as data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from demarche.app.cli import INTERRUPTED, PROBLEMS_FOUND, UNUSABLE, run
from demarche.app.commands import packages
from demarche.bargaining.genius import domain_xml, profile_xml
from demarche.bargaining.packages.negotiation import Party
from demarche.bargaining.packages.space import Issue, Space
from demarche.bargaining.packages.utility import additive
from demarche.case.scaffold import write_scaffold

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]

SPACE = Space((Issue("price", ("low", "middle", "high")), Issue("delivery", ("now", "later"))))
WORTH = {"buyer": [[0.5, 0.3, 0.0], [0.5, 0.0]], "seller": [[0.0, 0.5, 0.7], [0.0, 0.3]]}

WISHES = """\
assumptions:
  union-wants-shifts:
    {kind: bridge, says: union prefers shifts=old to status quo, owner: me, reason: It asks.}
  port-bears-shifts:
    {kind: bridge, says: port prefers shifts=old to status quo, owner: me, reason: It is idle.}
"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Write a small domain and the profiles of its two parties."""
    (tmp_path / "sale.xml").write_text(domain_xml(SPACE))
    for name, columns in WORTH.items():
        party = Party(name, additive(SPACE, columns), 0.25)
        (tmp_path / f"{name}.xml").write_text(profile_xml(party))
    return [str(tmp_path / f"{name}.xml") for name in ("sale", *WORTH)]


def told(arguments: list[str], capsys: Capture) -> str:
    """Return what a packages command prints when all is well."""
    assert run(["packages", *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def shown_in_the_howto() -> str:
    """Return the output that the page shows."""
    page = (ROOT / "docs/howto/packages.md").read_text("utf-8")
    return page.split("$ demarche packages sale.xml buyer.xml seller.xml\n")[1].split("```")[0]


def test_the_answer_is_the_one_that_the_page_shows(files: list[str], capsys: Capture) -> None:
    assert told(files, capsys) == shown_in_the_howto()


def test_points_agree_with_brute_force(files: list[str], capsys: Capture) -> None:
    found: dict[str, Any] = json.loads(told([*files, "--json"], capsys))
    worth = np.array([np.add.outer(*columns).ravel() for columns in WORTH.values()])
    gains = worth - 0.25
    fine = (gains >= 0).all(axis=0)
    dominated = [
        any((rival >= own).all() and (rival > own).any() for rival in worth.T) for own in worth.T
    ]
    assert found["packages"] == 6
    assert len(found["frontier"]) == dominated.count(False)
    points = {point["name"]: point for point in found["points"]}
    criteria = {"nash": gains.prod(axis=0), "welfare": worth.sum(axis=0),
                "egalitarian": gains.min(axis=0)}  # fmt: skip
    for name, criterion in criteria.items():
        assert points[name]["value"] == pytest.approx(criterion[fine].max())
    for point in points.values():
        u = point["utilities"]
        assert point["gains"] == pytest.approx([value - 0.25 for value in u])
        assert worth[:, SPACE.index(point["package"])] == pytest.approx(u)


def test_another_reservation_value_moves_the_points(files: list[str], capsys: Capture) -> None:
    text = told([*files, "--reservation", "seller=0.6"], capsys)
    assert "No agreement is worth 0.25 to buyer and 0.6 to seller." in text
    assert "worth buyer 0.5 (gains 0.25); seller 0.7 (gains 0.1)" in text
    assert "worth buyer 0.8" not in text


def test_where_nothing_can_be_agreed_that_is_said(files: list[str], capsys: Capture) -> None:
    text = told([*files, "--reservation", "seller=0.99", "--reservation", "buyer=0.9"], capsys)
    assert "Nothing can be agreed" in text
    assert "WHO GAINS" not in text


def test_the_frontier_is_written(files: list[str], tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "frontier.html"
    assert run(["packages", *files, "--plot", str(page)]) == 0
    assert capsys.readouterr().err == f"written: {page}\n"
    assert "What buyer and seller can agree" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--reservation", "broker=1"], "error: 'broker=1' names no party\n\nhint: PARTY is one"),
        (["--reservation", "buyer=much"], "error: 'buyer=much' gives no number"),
        (["--reservation", "buyer=nan"], "error: 'buyer' has reservation value nan"),
        (["--plot", "frontier.png"], "error: a plot is an .svg drawing"),
        (["none.xml"], "none.xml: cannot be read"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_used(
    more: list[str], message: str, files: list[str], capsys: Capture
) -> None:
    assert run(["packages", *files, *more]) == UNUSABLE
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err


def test_a_domain_alone_is_not_enough(files: list[str], capsys: Capture) -> None:
    assert run(["packages", files[0]]) == UNUSABLE
    assert "A domain needs a profile for each party" in capsys.readouterr().err


def test_a_space_too_large_to_list_is_refused(
    files: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(packages, "MOST_PACKAGES", 5)
    assert run(["packages", *files]) == UNUSABLE
    assert "sale.xml: 6 packages; at most 5 are listed" in capsys.readouterr().err


def test_interrupted(files: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(packages, "find_points", interrupted)
    assert run(["packages", *files]) == INTERRUPTED
    assert capsys.readouterr().out == ""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Write a case in which both sides want the old shifts."""
    path = write_scaffold(tmp_path / "talks")
    path.write_text(path.read_text().replace("assumptions:\n", WISHES))
    return path


def test_a_trade_is_told_with_what_each_side_gains_it_by(case: Path, capsys: Capture) -> None:
    text = " ".join(told([str(case)], capsys).split())
    assert "TRADES IN: WAGES AND SHIFTS" in text
    assert "by union-wants-shifts" in text
    assert "by port-bears-shifts" in text
    assert "CITED ----- port-bears-shifts: assumed: It is idle. union-wants-shifts:" in text


def test_a_folder_is_a_case_and_data_holds_the_same(case: Path, capsys: Capture) -> None:
    findings = json.loads(told([str(case.parent), "--json"], capsys))
    trades = findings[0]["rows"]
    assert trades[0]["footnotes"] == ["port-bears-shifts", "union-wants-shifts"]


def test_a_case_with_problems_is_refused_with_their_list(case: Path, capsys: Capture) -> None:
    case.write_text(case.read_text().replace("port prefers shifts=old", "port prefers shifts=odd"))
    assert run(["packages", str(case)]) == PROBLEMS_FOUND
    out, err = capsys.readouterr()
    assert out.startswith(f"{case}:")
    assert err == "nothing was answered: mend these first\n"


def test_a_case_has_no_numbers_to_draw(case: Path, capsys: Capture) -> None:
    assert run(["packages", str(case), "--plot", "frontier.svg"]) == UNUSABLE
    assert "are for profiles with numbers" in capsys.readouterr().err


def test_a_case_without_preferences_says_what_it_takes(tmp_path: Path, capsys: Capture) -> None:
    path = write_scaffold(tmp_path / "talks")
    says, without = "union prefers shifts=old to pay=higher", "event(walk-out) is realised"
    path.write_text(path.read_text().replace(says, without))
    assert run(["packages", str(path)]) == UNUSABLE
    err = capsys.readouterr().err
    assert "no negotiation has issues on which a party's preference is stated" in err
    assert "hint: it takes issues of a negotiation" in err
