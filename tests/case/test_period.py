from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.case.period import Period, period
from demarche.errors import InputError

days = st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31))


@given(days, days, st.booleans(), st.booleans())
def test_what_is_written_reads_back(
    a: dt.date, b: dt.date, open_start: bool, open_end: bool
) -> None:
    start, end = sorted((a, b))
    written = Period(dt.date.min if open_start else start, dt.date.max if open_end else end)
    assert period(str(written)) == written


@pytest.mark.parametrize(
    "text, start, end",
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-H2", "2018-07-01", "2018-12-31"),
        ("2018-Q1", "2018-01-01", "2018-03-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2018-05..2018-08-24", "2018-05-01", "2018-08-24"),
        ("2018-05..", "2018-05-01", "9999-12-31"),
        ("..2018", "0001-01-01", "2018-12-31"),
    ],
)
def test_written_forms(text: str, start: str, end: str) -> None:
    assert period(text) == Period(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2018-13", "2018-02-30", "18", "2018-5", "2018-06..2018-05", "2018...", "0000"],
)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(InputError, match=r"is not a period|ends before"):
        period(text)
