"""Leverage, ledger, ladders and trials of a brief, from cases of a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.app.brief import Brief, assemble
from demarche.app.brief.record import Tendency, Trial

PARTS = """
demarche: 1
case: {title: Rent, as_of: 2031-06-01}
parties: {land: {name: the Landlord}, ten: {name: the Tenants}}
negotiations: {rent: {title: The rent, parties: [land, ten]}}
quantities:
  pinch: {meaning: what it loses by waiting, measures: waiting cost, of: 1, at_least: 0}
  talk: {meaning: how far the two have come, measures: progress, of: 2}
sources:
  post: {title: P, publisher: The Post, published: 2031-05-30}
  sun: {title: S, publisher: The Sun, published: 2031-05-31}
events:
  out: {title: He leaves, kind: walk_out, by: [land], to: [ten], negotiation: rent}
pledges: {paint: {title: New paint, by: land, to: [ten]}}
issues:
  heating:
    {title: Heating, options: {a: old, b: new}, status_quo: a,
     decided_by: [land], negotiation: rent}
  notice:
    {title: Notice, options: {a: short, b: long}, status_quo: a,
     decided_by: [ten], negotiation: rent}
statements:
"""

SAID = {
    "left": ("post", "certain", "event(out) is realised on 2031-05-20"),
    "fell": ("post", "strong", "pinch(ten) at 2031-05 < pinch(ten) at 2031-01"),
    "fell-too": ("sun", "weak", "pinch(ten) at 2031-01 > pinch(ten) at 2031-05"),
    "high": ("sun", "moderate", "pinch(land) at 2031-05 >= 3"),
    "vague": ("sun", "strong", "pinch(ten) > pinch(land)"),
    "stall": ("post", "strong", "talk(land, ten) lowers pinch(ten)"),
    "promised": ("post", "certain", "pledge(land, paint) is pledged on 2031-02-01"),
    "begun": ("post", "certain", "pledge(land, paint) is begun by 2031-04-30"),
    "cheap": ("sun", "strong", "pledge(land, paint) is symbolic"),
    "wants": ("post", "strong", "land prefers notice=b to status quo"),
    "minds": ("post", "strong", "land prefers status quo to heating=b"),
    "warm": ("sun", "strong", "ten prefers heating=b to status quo"),
    "tied": ("sun", "strong", "ten prefers status quo to notice=b"),
    "swap": ("post", "strong", "land prefers heating=b + notice=b to status quo"),
    "swap-too": ("sun", "strong", "ten prefers heating=b + notice=b to status quo"),
}

ANCHOR = f"L1.1 0-4 w:1:{'a' * 16} b:0:{'b' * 16} a:0:{'c' * 16}"

CASE = PARTS + "".join(
    f"  {name}:\n    says: {says!r}\n    hedge: {hedge}\n    paraphrase: Of {name}.\n"
    f"    evidence: {{source: {source}, at: {ANCHOR!r}}}\n"
    for name, (source, hedge, says) in SAID.items()
)


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    folder = tmp_path_factory.mktemp("rent")
    (folder / "case.yaml").write_text(CASE, "utf-8")
    return assemble(folder, codings=["strict"])


def told(brief: Brief) -> list[Tendency]:
    return [t for t in brief.readings[0].tendencies if t.kind != "answer"]


def test_a_change_reads_alike_whichever_time_is_named_first(brief: Brief) -> None:
    changes = {t.account: t for t in told(brief) if t.kind == "change"}
    assert set(changes) == {"post", "sun"}
    for change in changes.values():
        assert change.way == "fell"
        assert (change.start, change.end) == ("2031-01-01", "2031-05-31")
    assert (changes["post"].statements, changes["sun"].statements) == (("fell",), ("fell-too",))


def test_a_level_is_no_change_and_what_has_no_date_is_neither(brief: Brief) -> None:
    (level,) = (t for t in told(brief) if t.kind == "level")
    assert (level.account, level.way, level.hedge) == ("sun", "at least 3", "moderate")
    assert not any("vague" in t.statements for t in told(brief))


def test_an_answer_says_how_it_moved_and_at_what_price(brief: Brief) -> None:
    answers = [t for t in brief.readings[0].tendencies if t.kind == "answer"]
    post = next(t for t in answers if t.account == "post")
    assert (post.way, post.price) == ("fell", 0)
    asked = {a.id for c in brief.readings[0].chapters for a in c.askings}
    assert all(t.asking in asked for t in answers)


def test_the_ledger_keeps_stages_apart_from_judgements(brief: Brief) -> None:
    (item,) = brief.readings[0].ledger
    assert [(s.word, s.start, s.end) for s in item.stages] == [
        ("pledged", "2031-02-01", "2031-02-01"),
        ("begun", "", "2031-04-30"),
    ]
    assert item.judged == (("symbolic", "The Sun"),)


def trial(brief: Brief, name: str) -> Trial:
    return next(t for t in brief.readings[0].trials if t.name == name)


def test_a_walk_out_lowers_progress_and_what_follows_has_its_sentence(brief: Brief) -> None:
    found = trial(brief, "suspend")
    assert found.mover == "the Landlord"
    assert ("-", "the talk between the Landlord and the Tenants") in {
        (m.sign, m.target) for m in found.direct
    }
    pinch = next(m for m in found.effects if m.target == "the Tenants’ pinch")
    assert pinch.sign == "+"
    assert pinch.stated
    assert {"post", "sources"} <= set(pinch.accounts)
    ((*_, last),) = pinch.paths
    assert [(f.kind, f.id) for f in last.footings] == [("statement", "stall")]


def test_effects_are_merged_over_accounts_that_agree(brief: Brief) -> None:
    for one in brief.readings[0].trials:
        keys = [(m.target, m.sign, m.stated) for m in one.effects]
        assert len(keys) == len(set(keys))


def test_a_trade_is_a_ladder_for_each_way_to_make_it(brief: Brief) -> None:
    ladders = brief.readings[0].ladders
    assert ladders
    for ladder in ladders:
        assert {rung.holds for rung in ladder.rungs} <= {"holds", "open", "breaks"}
        assert (ladder.breaks == "nowhere") == all(r.holds == "holds" for r in ladder.rungs)
        assert {rung.giver for rung in ladder.rungs} <= {"the Landlord", "the Tenants"}


def test_a_case_without_a_negotiation_has_no_moves(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("{demarche: 1, case: {title: Bare}}\n", "utf-8")
    (reading,) = assemble(tmp_path, codings=["strict"]).readings
    assert (reading.trials, reading.ladders, reading.tendencies, reading.ledger) == ((), (), (), ())
    assert reading.riskiest is None
