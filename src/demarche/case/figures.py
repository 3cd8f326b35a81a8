"""The numbers that words mention, in digits or spelled out."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

_DIGITS = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_WORD = re.compile(r"[a-z]+")


def _spelled() -> dict[str, Fraction]:
    """Return the value of each word that mentions a number."""
    ones = """zero one two three four five six seven eight nine ten eleven twelve thirteen
        fourteen fifteen sixteen seventeen eighteen nineteen"""
    tens = "twenty thirty forty fifty sixty seventy eighty ninety"
    parts = """half=1/2 halves=1/2 halved=1/2 halve=1/2 most=1/2 majority=1/2 third=1/3 thirds=1/3
        quarter=1/4 quarters=1/4 fifth=1/5 fifths=1/5 tenth=1/10 tenths=1/10"""
    multiples = """twice=2 double=2 doubled=2 doubling=2 thrice=3 triple=3 tripled=3 dozen=12
        hundred=100 thousand=1000"""
    named = dict(pair.split("=") for pair in f"{parts} {multiples}".split())
    return {
        **{word: Fraction(value) for value, word in enumerate(ones.split())},
        **{word: Fraction(10 * value) for value, word in enumerate(tens.split(), start=2)},
        **{word: Fraction(value) for word, value in named.items()},
    }


_SPELLED = _spelled()


def figures(text: str) -> frozenset[Fraction]:
    """Return the numbers that a text mentions; a percentage counts as its share as well.

    A word for a majority ("most") mentions one half, its bound.

    Examples
    --------
    >>> sorted(map(str, figures("down from 1,200 to half of that")))
    ['1/2', '1200']
    >>> sorted(map(str, figures("off by 88%")))
    ['22/25', '88']
    >>> sorted(map(str, figures("two thirds")))
    ['1/3', '2', '2/3']
    """
    digits = {Fraction(found.replace(",", "")) for found in _DIGITS.findall(text)}
    words = [_SPELLED[word] for word in _WORD.findall(text.lower()) if word in _SPELLED]
    pairs = tuple(pairwise(words))
    products = {a * b for a, b in pairs if b < 1 or b >= 100}
    sums = {a + b for a, b in pairs if a >= 20 and 1 <= b < 10}
    found = digits.union(words, products, sums)
    percent = re.search(r"%|per ?cent", text.lower())
    return frozenset(found | ({value / 100 for value in found} if percent else set()))
