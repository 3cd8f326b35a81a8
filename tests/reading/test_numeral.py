"""Numbers in digits and words."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.errors import InputError
from demarche.reading.numeral import ordinal_of, value_of
from demarche.reading.wording import listed

_SMALL = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = listed("- - twenty thirty forty fifty sixty seventy eighty ninety")


def spelled(number: int) -> str:
    """Return a number below a billion in words, in British style."""
    for scale, name in ((10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= scale:
            high, low = divmod(number, scale)
            rest = f" {'and ' if low < 100 else ''}{spelled(low)}" if low else ""
            return f"{spelled(high)} {name}{rest}"
    if number < 20:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")


@given(st.integers(0, 10**9 - 1))
def test_words_and_digits_are_one_number(number: int) -> None:
    assert value_of(spelled(number)) == value_of(str(number)) == value_of(f"{number:,}") == number


@pytest.mark.parametrize(
    "written, value",
    [("2.5 million", 2_500_000), ("half a million", 500_000), ("3bn", 3 * 10**9), ("½", "1/2")],
)
def test_scales_and_parts(written: str, value: int | str) -> None:
    assert value_of(written) == Fraction(value)


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(InputError, match="'several' is not a number"):
        value_of("several")


@pytest.mark.parametrize("written, rank", [("1st", 1), ("22nd", 22), ("thirty-first", 31)])
def test_ordinals(written: str, rank: int) -> None:
    assert ordinal_of(written) == rank
