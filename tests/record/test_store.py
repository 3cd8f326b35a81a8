"""A record: what is put comes back, whole or not at all."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.case.period import Period, period
from demarche.errors import InputError, SourceError
from demarche.reading.item import Item, Kind
from demarche.reading.metadata import Known, KnownBy, Metadata
from demarche.reading.reader import Reading
from demarche.record.store import File, Query, Store, key_of

TEXT = "The ferry company offers two sailings more. The union refuses."


def reading(*items: Item, published: str = "") -> Reading:
    date = Known(period(published), KnownBy.DATELINE, published) if published else None
    return Reading(TEXT, "0" * 64, Metadata(None, date, None, None), items)


def an_item(**given_: object) -> Item:
    return Item(**{"kind": Kind.EVENT, "spans": ((0, 17),), **given_})  # type: ignore[arg-type]


def kept(folder: Path, *readings: Reading) -> Store:
    store = Store(folder / "record.sqlite")
    for i, found in enumerate(readings):
        store.put(File(f"{i}.txt", 10, 20), "reader 1", found)
    return store


days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
items = st.builds(
    Item,
    kind=st.sampled_from(Kind),
    spans=st.lists(st.tuples(st.integers(0, 20), st.integers(21, 60)), min_size=1, max_size=3).map(
        tuple
    ),
    type=st.text(max_size=5),
    by=st.lists(st.text(max_size=5), max_size=2).map(tuple),
    to=st.lists(st.text(max_size=5), max_size=2).map(tuple),
    when=st.none() | st.tuples(days, days).map(lambda two: Period(min(two), max(two))),
    status=st.text(max_size=5),
    certainty=st.text(max_size=5),
    rule=st.text(max_size=5),
    details=st.dictionaries(st.text(max_size=3), st.integers() | st.none() | st.booleans()),
)


@given(st.lists(items, max_size=5))
def test_what_is_put_comes_back(
    tmp_path_factory: pytest.TempPathFactory, found: list[Item]
) -> None:
    with kept(tmp_path_factory.mktemp("record"), reading(*found)) as store:
        entries = list(store.entries())
    assert [entry.item for entry in entries] == found
    assert all(entry.quotes == entry.item.quotes(TEXT) for entry in entries)


def test_a_file_put_again_takes_the_place_of_what_it_said(tmp_path: Path) -> None:
    with kept(tmp_path, reading(an_item(), an_item(type="AGREE"))) as store:
        store.put(File("0.txt", 11, 20), "reader 1", reading(an_item(type="REJECT")))
        assert [entry.item.type for entry in store.entries()] == ["REJECT"]
        assert not store.has(File("0.txt", 10, 20), "reader 1")
        assert store.has(File("0.txt", 11, 20), "reader 1")
        assert not store.has(File("0.txt", 11, 20), "reader 2")


def test_what_is_written_together_is_kept_together(tmp_path: Path) -> None:
    store = kept(tmp_path, reading(an_item()))

    def write_half() -> None:
        with store.writing():
            store.put(File("1.txt", 1, 1), "reader 1", reading(an_item()))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    assert [document.path for document in store.documents()] == ["0.txt"]


def test_a_file_without_text_is_kept_with_its_reason(tmp_path: Path) -> None:
    with kept(tmp_path) as store:
        store.put(File("bad.pdf", 1, 1), "reader 1", "it has no PDF head")
        (document,) = store.documents()
        assert document.refused == "it has no PDF head"
        assert list(store.entries()) == []


@pytest.mark.parametrize(
    ("query", "types"),
    [
        (Query(), "ABC"),
        (Query(kinds=("claim",)), "C"),
        (Query(types=("A", "B")), "AB"),
        (Query(statuses=("planned",)), "B"),
        (Query(actor="union"), "A"),
        (Query(within=period("2020-03")), "A"),
        (Query(within=period("2020-04")), ""),
        (Query(kinds=("event",), actor="union", statuses=("planned",)), ""),
    ],
)
def test_a_query_is_passed_in_every_part(tmp_path: Path, query: Query, types: str) -> None:
    found = (
        an_item(type="A", by=("GBR",), to=("the Union",), when=period("2020-03-01..2020-03-09")),
        an_item(type="B", status="planned"),
        an_item(type="C", kind=Kind.CLAIM),
    )
    with kept(tmp_path, reading(*found)) as store:
        assert "".join(entry.item.type for entry in store.entries(query)) == types


def test_as_of_a_day_nothing_later_or_undated_is_known(tmp_path: Path) -> None:
    readings = [reading(an_item(), published=day) for day in ("2020-03-01", "2020-03-31", "")]
    with kept(tmp_path, *readings) as store:
        known = store.entries(Query(as_of=dt.date(2020, 3, 15)))
        assert [entry.document.path for entry in known] == ["0.txt"]


def test_a_key_names_the_same_item_in_every_run() -> None:
    one = an_item(type="AGREE")
    assert key_of("ab", one) == key_of("ab", an_item(type="AGREE"))
    assert key_of("ab", one) != key_of("cd", one)
    assert key_of("ab", one) != key_of("ab", an_item(type="REJECT"))


def test_a_file_that_is_no_record_is_refused_and_unharmed(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes on the talks, and no database at all." * 30)
    before = path.read_bytes()
    with pytest.raises(SourceError, match="cannot be opened as a record"):
        Store(path)
    assert path.read_bytes() == before


def test_another_database_is_refused_and_unharmed(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (a)")
    with pytest.raises(SourceError, match="not a record of version"):
        Store(path)
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_schema").fetchall() == [("mine",)]


def test_an_item_needs_words() -> None:
    for spans in ((), ((3, 3),), ((-1, 2),)):
        with pytest.raises(InputError, match="no words say this"):
            an_item(spans=spans)
