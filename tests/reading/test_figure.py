"""Figures: value, unit, comparison, direction, what is measured, and what is no figure."""

import pytest

from demarche.reading import Comparison, FigureKind, figures


def only(text: str):
    (found,) = figures(text)
    return found


@pytest.mark.parametrize(
    "text, value, unit, comparison, direction",
    [
        ("Trade was off by over 50% last year.", 50, "percent", ">", -1),
        ("The loss of exports (down 88%) hurt.", 88, "percent", "=", -1),
        ("Imports fell far less (39 per cent) there.", 39, "percent", "=", -1),
        ("Sales rose nearly 3.5 percentage points.", 3.5, "percentage point", "<", 1),
        ("The bridge cost at least $3.5 million.", 3_500_000, "dollar", ">=", 0),
        ("They paid 20 billion euros for it.", 20 * 10**9, "euro", "=", 0),
        ("About 1,200 people fled.", 1200, "", "about", 0),
        ("The road is 14 miles long.", 14, "mile", "=", 0),
        ("Two-thirds of the fleet sank.", 2 / 3, "", "=", 0),
    ],
)
def test_value_unit_comparison_direction(
    text: str, value: float, unit: str, comparison: str, direction: int
) -> None:
    found = only(text)
    assert float(found.value) == pytest.approx(value)
    assert (found.unit, found.comparison, found.direction) == (unit, comparison, direction)


@pytest.mark.parametrize(
    "text, what",
    [
        ("Exports of grain fell by 12 percent.", "Exports of grain"),
        ("The loss of exports (down 88%) hurt.", "The loss of exports"),
        ("About 1,200 people fled.", "people"),
        ("It was their fourth trip to the coast.", "trip"),
    ],
)
def test_what_is_measured(text: str, what: str) -> None:
    found = only(text)
    assert found.measures is not None
    assert text[slice(*found.measures)] == what


@pytest.mark.parametrize(
    "text",
    [
        "The website 38 North published it.",
        "Resolution 1701 was adopted.",
        "They met on 24 August 2018.",
        "It fell in the second half of 2018.",
        "No one came, and one of them knew.",
        "It gave part-time support.",
        "The Group of 7 met.",
        "See Article 5 of the treaty.",
    ],
)
def test_numbers_that_are_no_figures(text: str) -> None:
    assert not figures(text)


def test_period_and_comparison_in_time() -> None:
    found = only("First half trade was down by over 40% from 2016.")
    assert found.period is not None
    assert found.compared_with is not None
    assert found.period.text == "First half"
    assert found.compared_with.text == "2016"


def test_a_range_has_two_ends() -> None:
    found = only("Between them they sent 40 to 50 trucks.")
    assert (found.value, found.high, found.kind) == (40, 50, FigureKind.COUNT)


def test_more_than_is_said_before_or_after() -> None:
    assert only("Some 300 or more trucks came.").value == 300
    assert only("More than 300 trucks came.").comparison is Comparison.ABOVE
