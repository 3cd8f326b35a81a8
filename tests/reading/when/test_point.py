"""The calendar against the standard library."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.reading.when.point import SEASONS, Unit, part_of, point, season, shifted

DAYS = st.dates(dt.date(1200, 1, 1), dt.date(2900, 1, 1))


@given(DAYS, st.sampled_from(list(Unit)))
def test_a_point_holds_its_day_unless_it_is_the_weekend_after(day: dt.date, unit: Unit) -> None:
    found = point(unit, day).period
    assert found.start <= day <= found.end or (unit is Unit.WEEKEND and day.weekday() < 5)


@given(DAYS, st.sampled_from([u for u in Unit if u is not Unit.WEEKEND]))
def test_points_of_a_unit_follow_without_a_gap(day: dt.date, unit: Unit) -> None:
    first = point(unit, day)
    second = point(unit, first.period.end + dt.timedelta(days=1))
    assert second.period.start == first.period.end + dt.timedelta(days=1)
    assert first.value != second.value


@given(DAYS)
def test_week_numbers_are_those_of_iso(day: dt.date) -> None:
    year, week, _ = day.isocalendar()
    assert point(Unit.WEEK, day).value == f"{year}-W{week:02}"


@given(DAYS, st.integers(-40, 40), st.sampled_from([Unit.DAY, Unit.WEEK]))
def test_days_and_weeks_shift_back(day: dt.date, count: int, unit: Unit) -> None:
    assert shifted(shifted(day, count, unit), -count, unit) == day


@given(DAYS, st.sampled_from([Unit.MONTH, Unit.YEAR, Unit.QUARTER]), st.integers(-30, 30))
def test_months_shift_to_the_same_day_or_the_last(day: dt.date, unit: Unit, count: int) -> None:
    other = shifted(day, count, unit)
    assert other.day == day.day or (other + dt.timedelta(days=1)).day == 1


@pytest.mark.parametrize("name", sorted(SEASONS))
def test_a_season_is_a_quarter_of_a_year_long(name: str) -> None:
    assert 89 <= season(name, 2021).period.days <= 92


@given(DAYS, st.sampled_from(["early", "middle", "late", "end"]))
def test_a_part_lies_in_the_whole(day: dt.date, part: str) -> None:
    whole = point(Unit.MONTH, day).period
    assert part_of(whole, part) in whole
