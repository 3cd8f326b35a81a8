"""A folder of coverage into a record: stopped, gone on with, changed."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import pytest

from demarche.case.period import Period
from demarche.errors import SourceError
from demarche.reading.item import Item, Kind
from demarche.reading.reader import Found, OwnReader
from demarche.record.folder import Done, files, read_folder
from demarche.record.store import Store


class FirstWord:
    """A reader of one item a text, which keeps count of what it read."""

    def __init__(self, name: str = "first word") -> None:
        self.name = name
        self.read: list[str] = []

    def __call__(self, text: str, *, publication: Period | None) -> Found:
        self.read.append(text)
        return Found((Item(Kind.CLAIM, ((0, len(text.split()[0])),)),))


def folder(tmp_path: Path, count: int = 5) -> Path:
    made = tmp_path / "coverage"
    (made / "deep").mkdir(parents=True)
    for i in range(count):
        place = made / "deep" if i % 2 else made
        (place / f"{i:03}.txt").write_text(
            f"Number{i} is first of {i} words, {i} texts, {i} days and {i} nights."
        )
    return made


def told(store: Store) -> list[tuple[str, str]]:
    return [(entry.document.path, entry.quotes[0]) for entry in store.entries()]


def test_every_file_is_read_once_in_order_of_names(tmp_path: Path) -> None:
    coverage, reader = folder(tmp_path), FirstWord()
    with Store(tmp_path / "r.sqlite") as store:
        assert read_folder(coverage, store, reader) == Done(files=5, read=5)
        first = told(store)
        assert read_folder(coverage, store, reader) == Done(files=5, unchanged=5)
        assert told(store) == first
    assert [path for path, _ in first] == sorted(
        ["000.txt", "002.txt", "004.txt", "deep/001.txt", "deep/003.txt"]
    )
    assert len(reader.read) == 5


@pytest.mark.parametrize("threads", [0, 1, 3])
def test_who_reads_makes_no_difference(tmp_path: Path, threads: int) -> None:
    coverage = folder(tmp_path, 90)
    pool: nullcontext[None] | Executor = ThreadPoolExecutor(threads) if threads else nullcontext()
    with Store(tmp_path / "r.sqlite") as store, pool as executor:
        read_folder(coverage, store, FirstWord(), executor=executor)
        found = told(store)
    with Store(tmp_path / "other.sqlite") as store:
        read_folder(coverage, store, FirstWord())
        assert told(store) == found


def test_what_changed_is_read_anew_and_what_is_gone_leaves(tmp_path: Path) -> None:
    coverage, reader = folder(tmp_path), FirstWord()
    with Store(tmp_path / "r.sqlite") as store:
        read_folder(coverage, store, reader)
        (coverage / "000.txt").write_text("Changed is this text.")
        (coverage / "deep" / "001.txt").unlink()
        assert read_folder(coverage, store, reader) == Done(files=4, read=1, unchanged=3)
        assert told(store)[0] == ("000.txt", "Changed")
        assert len(told(store)) == 4
        again = read_folder(coverage, store, FirstWord("another reader"))
        assert again == Done(files=4, read=4)


def test_a_reading_that_was_stopped_goes_on(tmp_path: Path) -> None:
    coverage, reader = folder(tmp_path, 60), FirstWord()

    def stop(done: Done) -> None:
        if done.files == 40:
            raise KeyboardInterrupt

    with Store(tmp_path / "r.sqlite") as store, pytest.raises(KeyboardInterrupt):
        read_folder(coverage, store, reader, progress=stop)
    with Store(tmp_path / "r.sqlite") as store:
        done = read_folder(coverage, store, reader)
        assert len(told(store)) == 60
    assert done.files == 60
    assert done.unchanged >= 32


def test_a_file_that_gives_no_text_stops_nothing(tmp_path: Path) -> None:
    coverage = folder(tmp_path, 2)
    (coverage / "bad.pdf").write_bytes(b"no PDF at all")
    (coverage / "empty.txt").write_text("")
    with Store(tmp_path / "r.sqlite") as store:
        assert read_folder(coverage, store, FirstWord()) == Done(files=4, read=2, refused=2)
        refused = {document.path: document.refused for document in store.documents()}
    assert "no PDF head" in refused["bad.pdf"]
    assert "no text" in refused["empty.txt"]


def test_a_copy_names_the_file_of_which_it_is_one(tmp_path: Path) -> None:
    coverage = folder(tmp_path, 2)
    (coverage / "copy.txt").write_text((coverage / "000.txt").read_text().upper())
    with Store(tmp_path / "r.sqlite") as store:
        read_folder(coverage, store, FirstWord())
        found = {document.path: document.origin for document in store.documents()}
    assert found == {
        "000.txt": "000.txt",
        "copy.txt": "000.txt",
        "deep/001.txt": "deep/001.txt",
    }


def test_links_hidden_files_and_other_suffixes_are_passed_over(tmp_path: Path) -> None:
    coverage = folder(tmp_path, 1)
    (coverage / ".hidden.txt").write_text("hidden")
    (coverage / "picture.png").write_bytes(b"\x89PNG")
    (coverage / "loop").symlink_to(coverage)
    assert [file.path for file in files(coverage)] == ["000.txt"]


def test_an_empty_or_missing_folder_is_refused(tmp_path: Path) -> None:
    with Store(tmp_path / "r.sqlite") as store:
        with pytest.raises(SourceError, match="cannot be listed"):
            read_folder(tmp_path / "nowhere", store, OwnReader())
        (tmp_path / "empty").mkdir()
        with pytest.raises(SourceError, match="holds no file to read"):
            read_folder(tmp_path / "empty", store, OwnReader())
