"""What can be agreed, by utilities and from comparisons, in words and as data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from demarche.app.cli import INTERRUPTED, PROBLEMS_FOUND, UNUSABLE, run
from demarche.app.commands import packages
from demarche.app.packages import numbers
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
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(numbers, "find_points", interrupted)
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
    findings = json.loads(told([str(case.parent), "--json"], capsys))["findings"]
    trades = findings[0]["rows"]
    assert trades[0]["footnotes"] == ["port-bears-shifts", "union-wants-shifts"]


def test_a_case_with_problems_is_refused_with_their_list(case: Path, capsys: Capture) -> None:
    case.write_text(case.read_text().replace("port prefers shifts=old", "port prefers shifts=odd"))
    assert run(["packages", str(case)]) == PROBLEMS_FOUND
    out, err = capsys.readouterr()
    assert out.startswith(f"{case}:")
    assert err == "nothing was answered: mend these first\n"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--reservation", "port=1"], "'--reservation' is for profiles with numbers"),
        (["--needed", "2"], "'--needed' is for profiles with numbers"),
        (["--account", "nobody"], "'nobody' has no account in this view"),
        (["--status-quo", "shifts"], "'shifts' is no package"),
        (["--status-quo", "tides=high"], "there is no issue 'tides'"),
        (["--status-quo", "shifts=odd"], "issue 'shifts' has no option 'odd'"),
        (["--proposal", "tides=high"], "no negotiation has stated preferences over all of tides"),
        (["--plot", "ladder.svg"], "there is no exchange to draw in this view"),
        (["--plot", "ladder.png"], "a plot is an .svg drawing"),
        (["--as-of", "soon"], "'soon'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_asked_of_a_case(
    more: list[str], message: str, case: Path, capsys: Capture
) -> None:
    assert run(["packages", str(case), *more]) == UNUSABLE
    assert message in capsys.readouterr().err


def test_what_is_for_a_case_is_refused_with_profiles(files: list[str], capsys: Capture) -> None:
    assert run(["packages", *files, "--account", "me"]) == UNUSABLE
    assert "'--account' is for a case" in capsys.readouterr().err


def test_only_the_view_asked_for_counts(case: Path, capsys: Capture) -> None:
    assert "union-wants-shifts" in told([str(case)], capsys)
    without = told([str(case), "--without", "union-wants-shifts"], capsys)
    assert "union-wants-shifts" not in without
    assert "0 of " in without


def test_there_must_be_something_to_withdraw(case: Path, capsys: Capture) -> None:
    assert run(["packages", str(case), "--without", "union-wants-shift"]) == UNUSABLE
    assert "'union-wants-shift' is no statement" in capsys.readouterr().err


def test_a_proposal_is_told_by_party(case: Path, capsys: Capture) -> None:
    text = told([str(case), "--proposal", "shifts=old"], capsys)
    assert text.count("prefers it to the status quo: yes, in every world") == 2
    assert "because: union-wants-shifts" in text


def test_another_status_quo_turns_a_preference_round(case: Path, capsys: Capture) -> None:
    found = json.loads(told([str(case), "--status-quo", "shifts=old", "--json"], capsys))
    trades = [row["cells"][0] for row in found["findings"][0]["rows"]]
    assert not any("shifts" in row.lower() for row in trades)


def test_the_exchange_of_the_example_is_drawn(tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "ladder.html"
    example = str(ROOT / "examples/us-north-korea-2018")
    assert run(["packages", example, "--coding", "generous", "--plot", str(page)]) == 0
    drawn = page.read_text("utf-8")
    assert "<svg" in drawn
    assert "? open" in drawn
    out = capsys.readouterr().out
    assert "IN WHICH ORDER TO EXCHANGE" in out
    assert "THE SMALLEST FIRST STEPS" in out


def test_a_proposal_by_numbers_agrees_with_brute_force(files: list[str], capsys: Capture) -> None:
    proposal = ["--proposal", "price=low, delivery=later"]
    found = json.loads(told([*files, *proposal, "--json"], capsys))["proposal"]
    worth = np.array([np.add.outer(*columns).ravel() for columns in WORTH.values()])
    own = worth[:, SPACE.index({"price": "low", "delivery": "later"})]
    assert found["utilities"] == pytest.approx(own.tolist())
    assert found["accepts"] == {"buyer": True, "seller": True}
    assert found["agreed"]
    beating = (worth >= own[:, None]).all(axis=0) & (worth > own[:, None]).any(axis=0)
    assert len(found["beaten_by"]) == beating.sum()
    total = np.sum([effect["gains"] for effect in found["by_issue"]], axis=0)
    points = json.loads(told([*files, "--json"], capsys))["points"]
    (nash,) = (point for point in points if point["name"] == "nash")
    assert total == pytest.approx(np.subtract(own, nash["utilities"]))


def test_what_a_refused_proposal_lacks_is_told(files: list[str], capsys: Capture) -> None:
    text = told([*files, "--proposal", "price=low, delivery=now"], capsys)
    assert "It is not agreed. Who must move: seller." in text
    assert "The nearest that is agreed changes one issue:" in text
    assert "The smallest side payment: 0.25 to seller, -0.25" not in text
    assert "0.25 to seller, 0.25 from buyer." in text


def test_rules_and_weights_change_what_is_agreed(files: list[str], capsys: Capture) -> None:
    one = json.loads(told([*files, "--needed", "1", "--json"], capsys))
    all_ = json.loads(told([*files, "--json"], capsys))
    veto = json.loads(told([*files, "--needed", "1", "--veto", "seller", "--json"], capsys))
    assert one["agreed"] == 6
    assert all_["agreed"] == 4
    assert all_["agreed"] <= veto["agreed"] < one["agreed"]
    weighted = told([*files, "--weight", "buyer=3"], capsys)
    assert "asymmetric nash" in weighted


def test_a_status_quo_sets_what_no_agreement_is_worth(files: list[str], capsys: Capture) -> None:
    quo = ["--status-quo", "price=middle, delivery=later"]
    found = json.loads(told([*files, *quo, "--json"], capsys))
    assert [side["reservation"] for side in found["parties"]] == pytest.approx([0.3, 0.8])


@pytest.mark.parametrize("which", ["numbers", "sentences"])
def test_data_follows_the_published_schema(
    which: str, files: list[str], case: Path, capsys: Capture
) -> None:
    asked = [*files, "--proposal", "price=low, delivery=now"] if which == "numbers" else [str(case)]
    text = told([*asked, "--json"], capsys)
    read = packages.ANSWER.validate_json(text)
    assert packages.ANSWER.dump_python(read, mode="json") == json.loads(text)


def test_the_published_schema_is_the_one_that_is_printed(capsys: Capture) -> None:
    published = (ROOT / "docs/reference/packages.schema.json").read_text("utf-8")
    assert told(["--schema"], capsys) == published


def test_a_case_without_preferences_says_what_it_takes(tmp_path: Path, capsys: Capture) -> None:
    path = write_scaffold(tmp_path / "talks")
    says, without = "union prefers shifts=old to pay=higher", "event(walk-out) is realised"
    path.write_text(path.read_text().replace(says, without))
    assert run(["packages", str(path)]) == UNUSABLE
    err = capsys.readouterr().err
    assert "no negotiation has issues on which a party's preference is stated" in err
    assert "hint: it takes issues of a negotiation" in err
