from __future__ import annotations

from pathlib import Path

import pytest

from demarche.case import scaffold
from demarche.case.check import RULES, Rule, check
from demarche.case.read import read
from demarche.case.rules.draft import draft
from demarche.errors import CaseError
from demarche.sources.anchor import cite

BROKEN = Path(__file__).with_name("broken")
TEXT = "The cranes stood still all day and the whole night too. Ann counted 30 ships."


def broken_case(folder: Path) -> Path:
    """Write the broken case with the texts that its evidence misses."""
    (folder / "here.txt").write_text(f"A line before.\n{TEXT}\n")
    (folder / "copy.txt").write_bytes(b"Some other words, of no concern to the caf\xe9 here.\n")
    anchors = {
        "@lost": cite("These words are gone.", "words are gone"),
        "@moved": cite(TEXT, "Ann counted 30 ships"),
        "@found": cite((folder / "here.txt").read_text(), "cranes stood still"),
    }
    text = BROKEN.joinpath("case.yaml").read_text()
    for mark, anchor in anchors.items():
        text = text.replace(mark, str(anchor))
    case = folder / "case.yaml"
    case.write_text(text)
    return case


def test_one_broken_file_tells_all_its_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    broken_case(tmp_path)
    messages = "".join(f"{problem}\n" for problem in check(Path("case.yaml")))
    assert messages == BROKEN.joinpath("messages.txt").read_text()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_broken_case_breaks_every_rule(tmp_path: Path, rule: Rule) -> None:
    reading = read(broken_case(tmp_path))
    assert list(rule(draft(reading)))


def test_the_scaffold_has_no_fault_and_no_note(tmp_path: Path) -> None:
    assert check(scaffold.write_scaffold(tmp_path / "mine")) == ()


def test_a_case_of_one_line(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("{demarche: 1, case: {title: Nothing yet}}")
    assert check(tmp_path) == ()


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("= 2\n", "= 3\n", "the number 3 stands nowhere in the words of the evidence"),
        ("fund = -40 %", "fund = -4 %", "the number 1/25 stands nowhere"),
        ("title: Dockers", "restates: gazette\n    title: Dockers", "circle: gazette → gazette"),
        ("strict'", "strict'", ""),
        ("    at_least: 0\n", "    at_least: -5\n", "the bound -5 of 'waiting' has no reason"),
        (
            "file: sources/gazette.txt",
            f"sha256: {'a' * 64}\n    file: sources/gazette.txt",
            "changed",
        ),
        (
            "walk_out(i, j) is rational only if",
            "",
            "'waiting(j)' varies by time and says not which",
        ),
        ("holder: brandt", "holder: brant", "did you mean 'brandt'?"),
    ],
)
def test_one_change_makes_one_fault(tmp_path: Path, old: str, new: str, message: str) -> None:
    case = scaffold.write_scaffold(tmp_path / "mine")
    case.write_text(case.read_text().replace(old, new, 1))
    found = "\n".join(str(problem) for problem in check(case) if not problem.note)
    assert message in found
    assert bool(found) == bool(message)


def test_words_that_are_not_at_hand_are_not_judged(tmp_path: Path) -> None:
    case = scaffold.write_scaffold(tmp_path / "mine")
    (tmp_path / "mine/sources/gazette.txt").unlink()
    case.write_text(
        case.read_text().replace("    file: sources/gazette.txt\n", "").replace("= 9", "= 7")
    )
    found = check(case)
    assert all(problem.note for problem in found)
    told = [problem.what for problem in found]
    assert "the text of 'gazette' is not at hand; 11 anchors were not verified" in told
    assert "not judged, as no text of its evidence is at hand: 7" in told


def test_ten_thousand_statements_are_each_looked_at(tmp_path: Path) -> None:
    head = scaffold.write_scaffold(tmp_path / "mine").read_text().split("assumptions:")[0]
    anchor = head.split("at: ")[1].split("}")[0]
    many = "".join(
        f"  s{n}: {{says: waiting(port) at 2024-09 > waiting(unionn) at 2024-03, hedge: weak,"
        f" paraphrase: p, evidence: {{source: gazette, at: {anchor}}}}}\n"
        for n in range(10_000)
    )
    case = tmp_path / "mine/case.yaml"
    case.write_text(head.rsplit("#", 1)[0] + many)
    assert sum("did you mean 'union'?" in problem.hint for problem in check(case)) == 10_000


@pytest.mark.parametrize(
    "content, line, message, hint",
    [
        (b"\xff\xfec\0a\0", 1, "not UTF-8: byte 0 is 0xff", "it is UTF-16"),
        ("case: x\ntitre: caf\xe9".encode("latin-1"), 2, "not UTF-8: byte 18", "save the file"),
        (b"\xef\xbb\xbfa: 1\nb: \xe9\n", 2, "not UTF-8: byte 11 is 0xe9", "save the file"),
        (b"a: 1\nb: 2\nc: \0\n", 3, "the character U+0000", "remove it"),
        (b"a: [1, 2", 1, "not YAML", "check indentation"),
        (b"a:\n\tb: 1\n", 2, "not YAML", "indented with a tab"),
        (b"- a\n- b\n", 1, "a case is a mapping of sections", "demarche new"),
        (b"", 1, "a case is a mapping of sections", "demarche new"),
        (b"a: &x 1\nb: *x\n", 1, "anchors and aliases", "write the value out"),
        (b"a: 1\n---\nb: 2\n", 2, "a second document begins here", "a file of its own"),
        (b"[" * 5000, 1, "nesting is deeper", "close every bracket"),
    ],
)
def test_what_is_no_case_at_all_is_one_problem(
    tmp_path: Path, content: bytes, line: int, message: str, hint: str
) -> None:
    case = tmp_path / "case.yaml"
    case.write_bytes(content)
    (problem,) = check(case)
    assert (problem.file, problem.line) == (str(case), line)
    assert message in problem.what
    assert hint in problem.hint
    with pytest.raises(CaseError, match=message.split(":")[0].replace("+", ".")):
        read(case)


def test_a_missing_file_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no such file") as caught:
        check(tmp_path / "nowhere.yaml")
    assert "demarche new" in caught.value.hint


def changed_scaffold(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """Return what is told of the first case with some of its text replaced, notes left out."""
    case = scaffold.write_scaffold(folder / "mine")
    text = case.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    case.write_text(text)
    return [problem.what for problem in check(case) if not problem.note]


def test_no_wrong_value_hides_another_of_its_entry(tmp_path: Path) -> None:
    told = changed_scaffold(
        tmp_path,
        ("role: agent, agent_of: port", "role: agnet, agent_of: prot"),
        ("status_quo: present\n    reversible: false", "status_quo: presnt\n    reversible: maybe"),
    )
    assert told == [
        "'agnet' is no role",
        "'prot' is unknown among the parties and people",
        "the status quo 'presnt' is no option of 'pay'",
        "reversible: true or false is needed, got 'maybe'",
    ]


def test_what_follows_from_a_faulty_section_or_value_is_not_named(tmp_path: Path) -> None:
    case = scaffold.write_scaffold(tmp_path / "mine")
    text = case.read_text()
    start, end = text.index("parties:\n"), text.index("# Persons")
    for wrong in ("parties: [union, port, office]\n", text[start:end].replace("part", "prat", 1)):
        case.write_text(text[:start] + wrong + text[end:])
        (problem,) = (problem for problem in check(case) if not problem.note)
        assert problem.what.startswith(("parties: a mapping is needed", "'praties' is no key"))
    case.write_text(text.replace("    of: 1\n", "    of: one\n", 1))
    (problem,) = (problem for problem in check(case) if not problem.note)
    assert problem.what == "of: a whole number is needed, got 'one'"


def test_a_tag_is_told_once(tmp_path: Path) -> None:
    told = changed_scaffold(tmp_path, ("hedge: weak", "hedge: !sure weakly"))
    assert told == ["the tag '!sure' is refused"]


def test_a_number_is_judged_by_the_texts_at_hand(tmp_path: Path) -> None:
    case = scaffold.write_scaffold(tmp_path / "mine")
    text = case.read_text().replace("= 9", "= 7", 1)
    start = text.index("evidence: {source: gazette", text.index("= 7"))
    end = text.index("}", start) + 1
    one = text[start:end].removeprefix("evidence: ")
    both = f"evidence: [{one}, {one.replace('gazette', 'afar')}]"
    away = "sources:\n  afar: {title: Afar, published: 2024-09-01}\n"
    case.write_text((text[:start] + both + text[end:]).replace("sources:\n", away, 1))
    (problem,) = (problem for problem in check(case) if not problem.note)
    assert problem.what == "the number 7 stands nowhere in the words of the evidence"
