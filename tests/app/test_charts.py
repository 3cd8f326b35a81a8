"""What is drawn: the bar, the calendar and the graph, as geometry."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from demarche.app.brief.record import Happening, Influence, Tally
from demarche.app.page.bar import LEAST, bar
from demarche.app.page.bar import WIDTH as BAR
from demarche.app.page.calendar import WIDTH, calendar
from demarche.app.page.graph import BOX_HEIGHT, BOX_WIDTH, MAX_NODES, graph
from demarche.app.verdicts import KINDS


def happening(start: str, end: str, title: str = "It") -> Happening:
    return Happening(title, "realised", (), (), "", start, end, ())


def influence(source: str, target: str, effect: str = "raises") -> Influence:
    return Influence(source, effect, target, ("s",), ())


@given(st.lists(st.integers(0, 500), min_size=len(KINDS), max_size=len(KINDS)))
def test_the_bar_is_filled_in_proportion_and_every_part_can_be_seen(counts: list[int]) -> None:
    tally = Tally(dict(zip(KINDS, counts, strict=True)))
    parts = bar(tally)
    assert [p.count for p in parts] == [n for k, n in tally.counts.items() if n and k != "silent"]
    assert all(part.width >= LEAST for part in parts)
    assert not parts or abs(sum(part.width for part in parts) - BAR) < 1
    by_size = sorted(parts, key=lambda part: part.count)
    assert [p.width for p in by_size] == sorted(p.width for p in parts)


def test_vague_dates_are_bands_and_days_are_marks() -> None:
    found = calendar(
        [
            happening("2018-05-01", "2018-05-31"),
            happening("2018-06-01", "2018-06-01"),
            happening("2018-08-24", ""),
            happening("", "2018-08-24"),
            happening("", ""),
        ]
    )
    month, day, later = found.placed
    assert (month.is_day, day.is_day, later.is_day) == (False, True, False)
    assert month.width > day.width
    assert 0 == month.x < month.x + month.width <= day.x < later.x <= WIDTH
    assert (len(found.by_then), len(found.undated)) == (1, 1)
    assert [tick.label for tick in found.ticks] == ["May", "Jun", "Jul", "Aug"]


def test_what_came_long_before_stands_outside_the_calendar() -> None:
    found = calendar(
        [
            happening("1953-01-01", "1953-12-31"),
            happening("2018-05-01", "2018-05-31"),
            happening("2018-08-24", "2018-08-24"),
        ]
    )
    assert [entry.earlier for entry in found.placed] == [True, False, False]
    assert found.ticks[0].label == "May"


def test_years_are_marked_where_months_are_too_many() -> None:
    found = calendar([happening("2010-03-01", "2010-03-01"), happening("2016-01-01", "2016-02-01")])
    assert [tick.label for tick in found.ticks] == ["2011", "2012", "2013", "2014", "2015", "2016"]


def test_nothing_happened() -> None:
    assert calendar([]).placed == calendar([]).ticks == ()


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(
            lambda pair: pair[0] != pair[1]
        ),
        min_size=1,
        max_size=14,
        unique=True,
    )
)
def test_boxes_never_overlap_and_every_influence_has_its_arrow(
    pairs: list[tuple[str, str]],
) -> None:
    found = graph([influence(*pair) for pair in pairs])
    assert found is not None
    corners = sorted({(node.x, node.y) for node in found.nodes})
    assert len(corners) == len(found.nodes) == len({n for pair in pairs for n in pair})
    for number, (x, y) in enumerate(corners):
        for other_x, other_y in corners[number + 1 :]:
            assert abs(x - other_x) >= BOX_WIDTH or abs(y - other_y) >= BOX_HEIGHT
    assert len(found.arrows) == len(pairs)
    assert all(x >= 0 and x + BOX_WIDTH <= found.width for x, _ in corners)


def test_causes_stand_to_the_left_of_their_effects() -> None:
    found = graph(
        [influence("a", "b"), influence("b", "c", "lowers"), influence("a", "c", "does not reach")]
    )
    assert found is not None
    places = {node.lines[0]: node.x for node in found.nodes}
    assert places["A"] < places["B"] < places["C"]
    assert sorted(arrow.sign for arrow in found.arrows) == ["+", "0", "−"]


def test_a_circle_is_drawn_and_a_crowd_is_not() -> None:
    assert graph([influence("a", "b"), influence("b", "a")]) is not None
    assert graph([]) is None
    assert graph([influence(f"n{i}", f"n{i + 1}") for i in range(MAX_NODES)]) is None
