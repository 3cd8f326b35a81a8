from __future__ import annotations

from pathlib import Path

from demarche.case.read import read_case
from demarche.case.scaffold import write_scaffold
from demarche.case.texts import texts


def test_the_words_of_evidence(tmp_path: Path) -> None:
    case = read_case(write_scaffold(tmp_path / "mine"))
    found = texts(tmp_path / "mine", case)
    (evidence,) = case.statements["ships-now"].evidence
    assert found.words(evidence) == "it is nine"
    article = tmp_path / "mine/sources/gazette.txt"
    article.write_text("New first line.\n" + article.read_text())
    assert texts(tmp_path / "mine", case).words(evidence) == "it is nine"
    article.write_text("Nothing of it.")
    assert texts(tmp_path / "mine", case).words(evidence) is None
    assert texts(tmp_path, case).words(evidence) is None


def test_a_file_that_climbs_out_is_a_fault_and_never_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    path = write_scaffold(tmp_path / "mine")
    for name in ("../secret.txt", "/etc/hosts", "link.txt"):
        (tmp_path / "mine/link.txt").unlink(missing_ok=True)
        (tmp_path / "mine/link.txt").symlink_to(tmp_path / "secret.txt")
        text = write_scaffold(tmp_path / f"case-{len(name)}").read_text()
        path.write_text(text.replace("sources/gazette.txt", name))
        found = texts(tmp_path / "mine", read_case(path))
        assert list(found.faults) == ["gazette"]
        assert not found.at_hand
