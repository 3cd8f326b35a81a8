"""Numbers as people write them, in digits or in words, to exact values.

`NUMERAL` is the pattern of one number; `value_of` reads what it matched. Times and figures share
them, so that "two", "2" and "2.0" are one number everywhere.
"""

from __future__ import annotations

import re
from fractions import Fraction

from demarche.errors import InputError
from demarche.reading.wording import listed, one_of

_UNITS = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen"
    " fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "score": 20,
}
_SUFFIXES = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_GLYPHS = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅛": Fraction(1, 8),
}
_ORDINALS = {
    **dict(zip(listed("first second third fourth fifth sixth"), range(1, 7), strict=True)),
    **dict(zip(["seventh", "eighth", "ninth", "tenth"], range(7, 11), strict=True)),
    **dict(zip(["eleventh", "twelfth", "thirteenth", "fourteenth"], range(11, 15), strict=True)),
    **dict(zip(["fifteenth", "sixteenth", "seventeenth"], range(15, 18), strict=True)),
    **dict(
        zip(["eighteenth", "nineteenth", "twentieth", "thirtieth"], (18, 19, 20, 30), strict=True)
    ),
}
_SMALL = {
    **{word: i for i, word in enumerate(_UNITS)},
    **{word: 10 * i for i, word in enumerate(_TENS, start=2)},
}


_SCALE = one_of(_SCALES)
_WORD = one_of(_SMALL)
_PART = one_of(_PARTS) + "s?"
_GLYPH = one_of(_GLYPHS)
_PLAIN = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_JOINT = r"(?:[ -]|(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))(?:\s+and\s+|,\s))"

DIGITS = (
    rf"(?:{_PLAIN}(?:[ -]\d/\d{{1,2}}|\s?{_GLYPH})?(?!\d)"
    rf"(?:(?:[ -]|-?)(?:{_SCALE})\b|(?:{one_of(_SUFFIXES)})\b)*|{_GLYPH})"
)
WORDS = (
    rf"(?:(?:half a|a half|half|a|\b{_WORD})[ -](?:{_SCALE})\b"
    rf"(?:{_JOINT}(?:{_WORD}|{_SCALE})\b)*"
    rf"|\b{_WORD}\b(?:{_JOINT}(?:{_WORD}|{_SCALE})\b)*(?:\sand\sa\shalf\b)?)"
)
FRACTION = rf"(?:\b(?:{_WORD}|a|\d{{1,2}})[ -]{_PART}\b|\bhalf\b|\b\d{{1,3}}/\d{{1,3}}\b)"
NUMERAL = rf"(?:{DIGITS}|{WORDS})"

ORDINAL = rf"(?:\d+(?:st|nd|rd|th)\b|(?:(?:{one_of(_TENS)})-)?\b{one_of(_ORDINALS)}\b)"

_TOKEN = re.compile(r"[^\s,-]+")
_MIXED = re.compile(rf"(?P<whole>{_PLAIN})?[ -]?(?P<top>\d+)/(?P<bottom>\d+)")
_DIGITS = re.compile(
    rf"(?P<plain>{_PLAIN})?(?:[ -](?P<top>\d)/(?P<bottom>\d{{1,2}}))?\s?(?P<glyph>{_GLYPH})?"
    r"(?P<scales>(?:[ -]?[a-z]+)*)"
)
_FRACTION = re.compile(rf"(?P<top>\w+)[ -](?P<part>{one_of(_PARTS)})s?")


def value_of(written: str) -> Fraction:
    """Return the number that `NUMERAL` or `FRACTION` matched.

    Parameters
    ----------
    written : str
        Such as ``1,200``, ``2.5 billion``, ``three hundred and four``, ``two-thirds``, ``5 1/2``.

    Raises
    ------
    InputError
        It is not a number.

    Examples
    --------
    >>> [str(value_of(w)) for w in ("1,200", "2.5 million", "three hundred and four", "5 1/2")]
    ['1200', '2500000', '304', '11/2']
    >>> str(value_of("two-thirds")), str(value_of("half a million")), str(value_of("a dozen"))
    ('2/3', '500000', '12')
    """
    words = " ".join(written.casefold().split())
    try:
        return _value(words)
    except (KeyError, ValueError, ZeroDivisionError) as error:
        raise InputError(f"{written!r} is not a number in digits or English words") from error


def ordinal_of(written: str) -> int:
    """Return the rank that `ORDINAL` matched.

    Examples
    --------
    >>> ordinal_of("21st"), ordinal_of("twenty-third"), ordinal_of("fourth")
    (21, 23, 4)
    """
    word = written.casefold()
    if word[0].isdigit():
        return int(word[:-2])
    *tens, last = word.split("-")
    return sum(_SMALL[ten] for ten in tens) + _ORDINALS[last]


def _value(words: str) -> Fraction:
    digits = _DIGITS.fullmatch(words)
    if digits and (digits["plain"] or digits["glyph"]):
        return _from_digits(digits)
    if mixed := _MIXED.fullmatch(words):
        return Fraction(mixed["whole"] or 0) + Fraction(int(mixed["top"]), int(mixed["bottom"]))
    if words == "half":
        return Fraction(1, 2)
    if (part := _FRACTION.fullmatch(words)) and part["part"] in _PARTS:
        top = Fraction(1) if part["top"] == "a" else _value(part["top"])
        return top / _PARTS[part["part"]]
    return _from_words(words)


def _from_digits(match: re.Match[str]) -> Fraction:
    value = Fraction((match["plain"] or "0").replace(",", ""))
    if match["top"]:
        value += Fraction(int(match["top"]), int(match["bottom"]))
    if match["glyph"]:
        value += _GLYPHS[match["glyph"]]
    for scale in _TOKEN.findall(match["scales"]):
        value *= _SUFFIXES.get(scale) or _SCALES[scale]
    return value


def _from_words(words: str) -> Fraction:
    """Add up tens and units, and multiply what stands before a scale by it."""
    total, run = Fraction(0), Fraction(0)
    words = words.removesuffix(" and a half") + (" half" if words.endswith(" and a half") else "")
    tokens = [token for token in _TOKEN.findall(words) if token != "and"]
    for i, token in enumerate(tokens):
        if token == "a":
            run += 1 if tokens[i - 1] != "half" else 0
        elif token == "half":
            run += Fraction(1, 2)
        elif token in _SMALL:
            run += _SMALL[token]
        elif _SCALES[token] < 1000:
            run = (run or Fraction(1)) * _SCALES[token]
        else:
            total, run = total + (run or Fraction(1)) * _SCALES[token], Fraction(0)
    return total + run
