"""The command: what it prints, writes and refuses."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from demarche.app.brief import Brief, assemble, to_json
from demarche.app.brief.answers import in_a_line, recorded
from demarche.app.brief.assemble import NOT_ASKED, _differences
from demarche.app.brief.record import Line, Table
from demarche.app.cli import PROBLEMS_FOUND, UNUSABLE, run
from demarche.app.terminal import WIDTH
from demarche.errors import CaseError

FERRY = Path(__file__).parent / "ferry"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def brief() -> Brief:
    return assemble(FERRY)


def written(folder: Path, case: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "case.yaml").write_text(case, "utf-8")
    return folder


# -- what is printed ---------------------------------------------------------------------------


def test_the_summary(capsys: Capture) -> None:
    """To renew: demarche brief tests/app/ferry > tests/app/ferry/summary.txt."""
    before = sorted(FERRY.rglob("*"))
    assert run(["brief", str(FERRY)]) == 0
    out, err = capsys.readouterr()
    assert out == (FERRY / "summary.txt").read_text("utf-8")
    assert err == ""
    assert sorted(FERRY.rglob("*")) == before
    assert max(map(len, out.splitlines())) <= WIDTH


def test_one_coding_only(capsys: Capture) -> None:
    assert run(["brief", str(FERRY), "--coding", "generous"]) == 0
    out = capsys.readouterr().out
    assert "generous coding" in out
    assert "READ IN THE" not in out
    assert "entailed, given one assumption" in out


def test_json_is_the_brief(brief: Brief, capsys: Capture) -> None:
    assert run(["brief", str(FERRY), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(to_json(brief))


# -- what is written ---------------------------------------------------------------------------


def test_the_page_is_written_whole(tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "deep" / "brief.html"
    assert run(["brief", str(FERRY), "--output", str(page)]) == 0
    out, err = capsys.readouterr()
    assert out == (FERRY / "summary.txt").read_text("utf-8")
    assert err == f"written: {page}\n"
    assert page.read_text("utf-8").rstrip().endswith("</html>")
    assert [file.name for file in page.parent.iterdir()] == ["brief.html"]


def test_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "brief.html"
    page.write_text("the old one")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("demarche.case.writing.os.fsync", fails)
    assert run(["brief", str(FERRY), "--output", str(page)]) == UNUSABLE
    assert page.read_text() == "the old one"
    assert [file.name for file in tmp_path.iterdir()] == ["brief.html"]


def test_where_nothing_can_be_written(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").write_text("")
    assert run(["brief", str(FERRY), "--output", str(tmp_path / "file" / "brief.html")]) == UNUSABLE
    assert "cannot be written" in capsys.readouterr().err


def test_a_terminal_is_told_how_far_it_has_come(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("demarche.app.commands.brief.PATIENCE", 0.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run(["brief", str(FERRY), "--coding", "strict"]) == 0
    err = capsys.readouterr().err
    assert "strict coding, question 1 of" in err
    assert "laying out" in err
    assert err.endswith("\r\033[K")


# -- what is refused ---------------------------------------------------------------------------


def test_a_case_with_problems_is_refused_with_the_lines_of_check(
    tmp_path: Path, capsys: Capture
) -> None:
    case = written(tmp_path, (FERRY / "case.yaml").read_text("utf-8").replace("quay\n", "key\n"))
    assert run(["check", str(case)]) == PROBLEMS_FOUND
    lines = capsys.readouterr().out
    page = tmp_path / "brief.html"
    assert run(["brief", str(case), "--output", str(page)]) == PROBLEMS_FOUND
    out, err = capsys.readouterr()
    assert out == "".join(x for x in lines.splitlines(keepends=True) if ": note: " not in x)
    assert "'key' is unknown" in out
    assert err == "nothing was answered: mend these first\n"
    assert not page.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--without", "nobody"], "'nobody' is no statement, source, holder or assumption"),
        (["--with", "nobody"], "'nobody' is no source of this case"),
        (["--as-of", "soon"], "'soon' is not a period"),
        (["--coding", "loose"], "'loose' is not one of 'strict', 'generous'"),
        (["--output", "."], "is a directory"),
    ],
)
def test_wrong_options(arguments: list[str], said: str, capsys: Capture) -> None:
    assert run(["brief", str(FERRY), *arguments]) == UNUSABLE
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


def test_no_such_case(tmp_path: Path, capsys: Capture) -> None:
    assert run(["brief", str(tmp_path / "none")]) == UNUSABLE
    assert "there is no such file" in capsys.readouterr().err


# -- small cases -------------------------------------------------------------------------------


def test_a_case_of_one_line_is_silent_and_says_what_to_add(tmp_path: Path, capsys: Capture) -> None:
    case = written(tmp_path, "{demarche: 1, case: {title: Bare}}\n")
    page = tmp_path / "brief.html"
    assert run(["brief", str(case), "--output", str(page)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("BARE\n")
    assert "SILENT, AND WHAT TO ADD" in out
    found = assemble(case)
    assert all(chapter.silent and chapter.wants for chapter in found.readings[0].chapters)
    text = page.read_text("utf-8")
    assert all(chapter.title in text for chapter in found.readings[0].chapters)


# -- what a brief holds ------------------------------------------------------------------------


def test_every_reference_leads_somewhere(brief: Brief) -> None:
    statements = {sentence.id for sentence in brief.sentences}
    suppositions = {supposition.id for supposition in brief.suppositions}
    voices = {voice.id for voice in brief.voices}
    for reading in brief.readings:
        for chapter in reading.chapters:
            for asking in chapter.askings:
                assert statements.issuperset(asking.statements)
                for reply in asking.replies:
                    assert reply.account in voices
                    for because in reply.reasons:
                        assert statements.issuperset(because.statements)
                        assert suppositions.issuperset(use.id for use in because.assumptions)
            for table in chapter.tables:
                for line in table.lines:
                    assert len(line.cells) == len(table.columns)
                    assert (statements | suppositions).issuperset(line.notes)


def test_the_tally_counts_every_answer_of_a_single_account(brief: Brief) -> None:
    for reading in brief.readings:
        replies = [
            reply
            for chapter in reading.chapters
            for asking in chapter.askings
            for reply in asking.replies
            if not reply.pooled
        ]
        tally = reading.tally
        assert tally.total == len(replies)
        assert tally.forced == sum(r.given in ("entailed", "excluded") for r in replies)
        assert tally.firm == sum(r.price == 0 for r in replies)


def test_a_source_that_is_switched_off_is_listed_and_can_count(brief: Brief) -> None:
    off = {source.id: source.left_out for source in brief.sources}
    assert off == {"post": "", "herald": "", "radio": "switched off in the case"}
    counted = assemble(FERRY, codings=["strict"], also=["radio"])
    assert not any(source.left_out for source in counted.sources)
    assert counted.heading.as_of == "2031-03-20"


def test_as_of_a_day_nothing_later_is_seen(brief: Brief) -> None:
    early = assemble(FERRY, codings=["strict"], as_of=dt.date(2031, 3, 6))
    assert {s.id for s in brief.sentences} - {s.id for s in early.sentences} >= {
        "island-loses",
        "shops",
    }
    later = {source.id: source.left_out for source in early.sources}
    assert later["herald"] == "later than 6 March 2031"


def test_what_is_withdrawn_is_gone_and_said(brief: Brief) -> None:
    less = assemble(FERRY, codings=["strict"], without=["quay-says", "herald", "nothing-else"])
    assert less.heading.withdrawn == ("herald", "nothing-else", "quay-says")
    assert not {"quay-says", "island-loses"} & {s.id for s in less.sentences}
    assert "nothing-else" not in {s.id for s in less.suppositions}
    assert "withdrawn" in {source.left_out for source in less.sources}
    assert "nothing but" not in to_json(less)


def test_words_stand_only_where_the_text_says_them(brief: Brief, tmp_path: Path) -> None:
    proofs = [proof for sentence in brief.sentences for proof in sentence.proofs]
    assert all(proof.words for proof in proofs)
    case = (FERRY / "case.yaml").read_text("utf-8").replace(", file: sources/post.txt", "")
    (tmp_path / "sources").mkdir()
    herald = (FERRY / "sources/herald.txt").read_text("utf-8")
    (tmp_path / "sources/herald.txt").write_text(herald, "utf-8")
    without = assemble(written(tmp_path, case), codings=["strict"])
    told = {p.source: bool(p.words) for s in without.sentences for p in s.proofs}
    assert told == {"post": False, "herald": True}
    assert {s.id: s.text for s in without.sources}["post"] == "not at hand"


def test_the_codings_are_compared_answer_by_answer(brief: Brief) -> None:
    assert brief.differences
    for difference in brief.differences:
        assert difference.strict != difference.generous
    assert not assemble(FERRY, codings=["generous"]).differences


def test_names_of_unknown_things_are_refused() -> None:
    with pytest.raises(CaseError, match="'nowhere' is no source"):
        assemble(FERRY, also=["nowhere"])


# -- codings and lines --------------------------------------------------------------------------


def test_goals_are_matched_by_question_text_and_lens_over_codings(brief: Brief) -> None:
    strict, generous = brief.readings
    chapter = strict.chapters[0]
    asked, other = chapter.askings[0], generous.chapters[0].askings[0]
    by_one, by_two = (replace(asked, lens=lens, twin=True) for lens in ("by one", "by two"))
    only = replace(chapter, askings=(replace(by_one, id="y1-1"), replace(by_two, id="y1-2")))
    turned = replace(
        generous.chapters[0],
        askings=tuple(
            replace(other, id=name, lens=lens, replies=asked.replies)
            for name, lens in (("y1-1", "by two"), ("y1-2", "by three"))
        ),
    )
    found = list(
        _differences([replace(strict, chapters=(only,)), replace(generous, chapters=(turned,))])
    )
    assert {(d.lens, d.asking, d.other) for d in found} == {
        ("by one", "y1-1", ""),
        ("by three", "", "y1-2"),
    }
    assert {d.strict for d in found if d.lens == "by three"} == {NOT_ASKED}
    assert all(d.twin for d in found if d.lens == "by one")


def table(title: str, columns: tuple[str, ...], *cells: tuple[str, ...]) -> Table:
    return Table(title, columns, tuple(Line(c, ()) for c in cells), "", False)


def test_a_line_says_what_is_on_record() -> None:
    given = table(
        "Given by the Isles", ("item", "now"), ("a", "done"), ("b", "begun"), ("c", "done")
    )
    taken = table("Given by Norland", ("item", "now"), ("d", "stalled"))
    named = table("Reasons", ("reason",), ("pique",), ("policy",), ("error",))
    alike = table("Voices", ("party",), ("Norland",), ("Norland",))
    assert recorded([given, taken]) == "Given by the Isles: 2 done, 1 begun; Norland: 1 stalled."
    assert recorded([named]) == "Reasons: “pique”, “policy” and one more."
    assert recorded([alike]) == "Voices: two entries."
    long = table("A" * 200, ("party",), ("Norland",))
    assert recorded([alike, long, named]) == "Voices: two entries; two more tables."


def test_the_firmest_answer_stands_for_a_question(brief: Brief) -> None:
    chapter = brief.readings[0].chapters[0]
    asking = chapter.askings[0]
    firm = replace(asking, id="firm", text="Firm?", gist="Yes: Ann")
    silent = replace(
        asking, text="Silent?", replies=tuple(replace(r, kind="silent") for r in asking.replies)
    )
    priced = replace(
        asking,
        text="Priced?",
        replies=tuple(replace(r, kind="priced", price=3) for r in asking.replies),
    )
    assert in_a_line([priced, firm, silent], []) == "Firm? Yes: Ann."
    assert in_a_line([firm, replace(firm, text="Later?")], []) == "Later? Yes: Ann."
    assert in_a_line([replace(firm, twin=True, lens="by one")], []) == "Firm? (by one) Yes: Ann."
    assert in_a_line([silent], []) == ""


def test_what_findings_come_to_goes_before_what_their_tables_hold() -> None:
    table = Table("Trades", ("package",), (Line(("a",), ()), Line(("b",), ())), "", boxed=False)
    assert in_a_line([], [table]) == "Trades: “a” and “b”."
    assert in_a_line([], [table], gists=["none of 8 packages", "x"]) == "None of 8 packages; x."
    assert in_a_line([], [table], gists=["first", "y" * 200]) == "First; one more finding."
