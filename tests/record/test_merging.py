"""Reports of one event are one; what tells two events apart keeps them apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.case.period import period
from demarche.reading.item import Item, Kind
from demarche.record.merging import Report, block_of, contradicted, merged, words_of

VISIT = Report(
    1,
    "a.txt",
    "CONSULT",
    frozenset({"kari-dahl", "NOR"}),
    frozenset({"ISL"}),
    period("2021-03-03"),
    frozenset({"visit", "reykjavik"}),
)


def count(*reports: Report) -> int:
    numbered = [replace(report, item=i) for i, report in enumerate(reports)]
    groups = list(merged(numbered))
    assert sorted(r.item for group in groups for r in group) == list(range(len(reports)))
    return len(groups)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"origin": "b.txt", "words": frozenset({"trip", "reykjavik"})},
        {"origin": "b.txt", "words": frozenset({"fly"})},
        {"origin": "b.txt", "when": period("2021-03")},
        {"when": None},
        {"origin": "b.txt", "source": frozenset({"NOR"}), "when": None},
        {"source": frozenset()},
    ],
    ids=["same", "some words", "its very day and sides", "month", "undated", "country", "nobody"],
)
def test_these_are_one(change: dict[str, object]) -> None:
    assert count(VISIT, replace(VISIT, **change)) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"when": period("2021-04-03")},
        {"source": frozenset({"ISL"})},
        {"target": frozenset({"DNK"})},
        {"words": frozenset({"phone"}), "when": period("2021-03")},
        {"words": frozenset({"phone"}), "target": frozenset()},
    ],
    ids=["another day", "another source", "another target", "other words", "day alone"],
)
def test_these_are_two(change: dict[str, object]) -> None:
    if change.get("words") and change.get("when"):
        wide = replace(VISIT, when=period("2021"))
        assert count(wide, replace(VISIT, **change)) == 2  # type: ignore[arg-type]
    else:
        assert count(VISIT, replace(VISIT, **change)) == 2  # type: ignore[arg-type]


def test_days_that_exclude_each_other_are_not_joined_by_a_vague_one() -> None:
    days = [replace(VISIT, when=period(day)) for day in ("2021-03-03", "2021-03-20", "2021-03")]
    assert count(*days) == 2


reports = st.builds(
    Report,
    item=st.just(0),
    origin=st.sampled_from("abc"),
    type=st.just("CONSULT"),
    source=st.sampled_from([frozenset(), frozenset("N"), frozenset("I"), frozenset("NI")]),
    target=st.sampled_from([frozenset(), frozenset("D")]),
    when=st.sampled_from([None, period("2021-03-03"), period("2021-03-09"), period("2021-03")]),
    words=st.frozensets(st.sampled_from(["visit", "phone", "meet"]), min_size=1),
)


@given(st.lists(reports, max_size=8))
def test_every_report_is_in_one_group_and_days_of_a_group_share_one(found: list[Report]) -> None:
    numbered = [replace(report, item=i) for i, report in enumerate(found)]
    groups = list(merged(numbered))
    assert sorted(r.item for group in groups for r in group) == list(range(len(found)))
    for group in groups:
        dated = [r.when for r in group if r.when]
        assert all(one.overlaps(other) for one in dated for other in dated)


@given(st.lists(reports, max_size=6))
def test_the_same_reports_once_more_make_no_new_event(found: list[Report]) -> None:
    once = [replace(report, item=i) for i, report in enumerate(found)]
    twice = once + [replace(report, item=len(found) + i) for i, report in enumerate(found)]
    assert len(list(merged(twice))) <= len(list(merged(once)))


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ([("a", "planned"), ("a", "cancelled")], False),
        ([("a", "planned"), ("b", "realised")], False),
        ([("a", "realised"), ("b", "denied")], True),
        ([("a", "realised"), ("a", "cancelled")], False),
        ([("a", "realised"), ("a", "denied"), ("b", "denied")], True),
        ([], False),
    ],
)
def test_only_two_origins_can_contradict_each_other(
    statuses: list[tuple[str, str]], told: bool
) -> None:
    assert contradicted(statuses) is told


def test_a_block_is_named_by_the_country_of_the_first_side_that_is_known() -> None:
    source = [{"id": "kari-dahl", "country": "NOR"}, {"id": "DNK", "country": "DNK"}]
    item = Item(
        Kind.EVENT, ((0, 5), (10, 19)), "CONSULT", ("kari-dahl",), details={"source": source}
    )
    assert block_of(item) == "CONSULT|NOR"
    assert block_of(Item(Kind.EVENT, ((0, 5),), "REJECT", (), ("the union",))) == "REJECT|the union"
    assert block_of(Item(Kind.EVENT, ((0, 5),), "REJECT")) == "REJECT|"
    assert words_of(item, ("Visits", "to Reykjavik")) == ["reykjavik", "visits"]
