"""What is drawn: the bar, the calendar and the graph, as geometry."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from demarche.app.brief.record import (
    Circle,
    Happening,
    Influence,
    Item,
    Slice,
    Stage,
    Tally,
    Tendency,
)
from demarche.app.page.bar import LEAST, bar
from demarche.app.page.bar import WIDTH as BAR
from demarche.app.page.calendar import WIDTH, calendar
from demarche.app.page.field import LEFT, SIDE, TOP, field
from demarche.app.page.graph import BOX_HEIGHT, BOX_WIDTH, MAX_NODES, graph
from demarche.app.page.lanes import APART, courses, stages
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


def test_arrows_on_a_loop_are_marked() -> None:
    around = influence("a", "b"), influence("b", "a")
    found = graph([*around, influence("b", "c")], [Circle("reinforcing", around, False)])
    assert found is not None
    assert [arrow.looped for arrow in found.arrows] == [True, True, False]


# -- lanes --------------------------------------------------------------------------------------


def tendency(
    way: str, start: str, end: str, *, kind: str = "change", price: int | None = None
) -> Tendency:
    return Tendency("a", "rent", kind, way, start, end, "", "", price, "", ())  # type: ignore[arg-type]


def test_what_rose_ends_above_and_what_fell_below_where_it_began() -> None:
    rose, fell, held = (
        tendency(way, "2018-05-01", "2018-08-31") for way in ("rose", "fell", "did not fall")
    )
    level = tendency("above zero", "2018-08-01", "2018-08-31", kind="level")
    _, lanes = courses([rose, fell, held, level])
    up, down, flat, dot = lanes["rent"]
    assert up.y > up.to_y
    assert down.y < down.to_y
    assert flat.y == flat.to_y
    assert up.x < up.to_x <= WIDTH
    assert dot.x > flat.x


def test_an_answer_that_takes_assumptions_is_dashed() -> None:
    _, lanes = courses(
        [tendency("fell", "2018-05-01", "2018-08-31", kind="answer", price=n) for n in (0, 2)]
    )
    assert [course.supposed for course in lanes["rent"]] == [False, True]


def test_without_days_there_is_no_axis() -> None:
    assert courses([]) == (None, {})
    assert courses([tendency("fell", "", "")]) == (None, {})
    axis, lanes = stages(
        [Item("It", "a", (), "pledge", "", (Stage("done", "", "", "", False, ()),), ())]
    )
    assert axis is None
    assert lanes["a"][0][1] == []


@given(st.lists(st.integers(1, 28), min_size=1, max_size=7))
def test_stages_stand_in_order_and_apart(days: list[int]) -> None:
    steps = [Stage("begun", "", "", f"2018-08-{day:02}", False, ()) for day in sorted(days)]
    early = Stage("proposed", "", "2018-05-01", "2018-05-01", False, ())
    _, lanes = stages([Item("It", "a", (), "pledge", "", (early, *steps), ())])
    ((_, marks),) = lanes["a"]
    assert all(b.x - a.x >= APART - 0.2 for a, b in pairwise(marks))
    assert all(mark.from_x <= mark.x for mark in marks)


# -- a box --------------------------------------------------------------------------------------


def test_a_field_covers_what_its_spans_cover() -> None:
    rows = ((0.0, ((0.0, 1.0),), ()), (1.0, (), ((0.5, 1.0),)))
    found = field(Slice("Ann", "x", "y", (0.0, 1.0), (0.0, 1.0), rows))
    assert (
        found.pays
        == f"M{LEFT:.1f} {TOP + SIDE / 2:.1f}H{LEFT + SIDE:.1f}V{TOP + SIDE:.1f}H{LEFT:.1f}z"
    )
    assert found.anxious.startswith(f"M{LEFT + SIDE / 4:.1f} {TOP:.1f}H")
