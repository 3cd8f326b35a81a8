"""The words of a sentence, cut as the English treebanks of Universal Dependencies cut them.

Contractions are two words ("do" + "n't", "she" + "'s", "can" + "not"); marks, currency signs and
per cent signs stand alone; words that a hyphen joins are apart from it ("tit-for-tat" is five)
unless the first is a mere prefix ("co-founder"). A full stop belongs to its word inside a sentence
("Sept. 5") and where the word is known to be short for another.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

_PREFIXES = (
    "anti|auto|bi|bio|co|counter|cyber|de|e|electro|eco|ex|extra|hyper|infra|inter|intra|mega|micro"
    "|mid|mini|mis|multi|neo|non|pan|para|poly|post|pre|pro|proto|pseudo|quasi|re|semi|sub|super"
    "|trans|tri|ultra|un|under|uni|vice"
)
_SHORT = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Gen|Lt|Col|Maj|Capt|Sgt|Gov|Sen|Rep|Sens|Reps|Pres|Amb|St|Ft|Mt"
    "|Jr|Sr|Inc|Corp|Co|Cos|Ltd|Bros|vs|v|al|ca|cf|approx|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept"
    "|Oct|Nov|Dec|Dept|Univ|Ave|Blvd|Calif|Conn|Fla|Mass|Mich|Minn|Tex|Wash"
)
_UNITS = r"am|pm|a\.m\.|p\.m\.|km|kg|mph|mm|cm|kph|kw|mw|m|bn|mn|ft|lbs?|hrs?|mins?|sqm?|k|x"
_ENDING = "(?i:['’](?:s|m|d|re|ve|ll))"
_NOT = "(?i:n['’]t)"
_BARE_NOT = "(?:do|does|did|wo|ca|is|was|were|could|would|should|have|has|had|are)(?=nt\\b)"
_TWO_IN_ONE = r"can(?=not\b)|(?:gon|wan)(?=na\b)|got(?=ta\b)|(?:gim|lem)(?=me\b)"
_NUMBER = r"\d+(?:[.,:/]\d+)*"

_WORD = re.compile(
    rf"""
    (?:https?://|www\.)\S*[\w/]                              # address of a page
  | [\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+                        # address of a person
  | \w+(?:[.-]\w+)*\.(?:com|org|net|gov|edu|info|co\.uk)\b  # name of a site
  | [\#@][^\W\d]\w*
  | [:;]-?[()D](?!\w)
  | (?i:{_TWO_IN_ONE}|{_BARE_NOT})
  | (?i:(?:{_PREFIXES})-\w+)
  | \d{{3}}-\d{{3,4}}(?:-\d{{4}})?\b                        # telephone
  | {_NUMBER}(?=(?i:{_UNITS})(?:\b|(?<=\.)))
  | {_NUMBER}(?:st|nd|rd|th|s)?\b
  | \.\d+\b
  | (?:[^\W\d_]\.){{2,}}(?:[^\W\d_]\b)? | (?i:Ph\.D\.?) | [A-Z]+&[A-Z]+\b
  | (?i:(?:{_SHORT})\. | nos?\.(?=\s*\d))
  | \w+\.(?=\s+[\w(,;-])                                   # a stop inside a sentence
  | \w+?(?={_NOT}\b) | {_NOT}\b | {_ENDING}\b
  | \w+(?:['’](?!(?i:s|m|d|re|ve|ll|t)\b)\w+)*
  | \.{{2,}} | -{{2,}} | [!?]{{2,}} | \*{{2,}} | ={{2,}} | _{{2,}} | <<|>> | '' | ``
  | \S
    """,
    re.VERBOSE,
)


def words(text: str, start: int, end: int) -> list[Span]:
    """Return the half-open spans of the words between two offsets of a text.

    Examples
    --------
    >>> text = "Dr. Roe can’t pay $5 for the co-owner’s tit-for-tat."
    >>> [text[a:b] for a, b in words(text, 0, len(text))][:9]
    ['Dr.', 'Roe', 'ca', 'n’t', 'pay', '$', '5', 'for', 'the']
    """
    return [match.span() for match in _WORD.finditer(text, start, end)]
