"""The noun phrase that stands before or after a verb of saying, found without a parser.

A phrase is a pronoun, or a run of words without a verb or a clause in it; its borders are marks,
conjunctions, relative words and auxiliaries. An apposition between commas ("Lee, the envoy, said")
is passed over to the name.
"""

from __future__ import annotations

import re

from demarche.reading.wording import listed

_WORD = re.compile(r"[\w.&’'/-]*[\w’']|[A-Z]\.|[^\w\s]")
PRONOUNS = frozenset(listed("i he she they we it you who"))
_AUXILIARIES = frozenset(
    listed(
        "has have had is was are were be been being will would can could may might must"
        " should shall do does did having to not n't also then later earlier once again still"
        " already now just even only never ever always often repeatedly reportedly further"
        " previously recently soon himself herself themselves itself since quickly publicly"
        " privately simply since both all today yesterday tonight tomorrow"
    )
)
_BORDERS = frozenset(
    listed(
        "that which when while because if although though but as after before until whether"
        " where how why what than then so or nor yet since unless despite said says is was are"
        " were has have had be been will would can could may might did does do not"
    )
)
_PREPOSITIONS = frozenset(listed("in on at by from with to into about over under during against"))
_OPEN = frozenset('“"«(‘[:;—–…!?”»)]')
_DETERMINERS = frozenset(
    listed(
        "the a an his her their its our my your this that these those one two three four"
        " several many some most both another no every each"
    )
)
_TITLES_END = re.compile(r"\b(?:mr|mrs|ms|dr|gen|sen|rep|gov|lt|col|prof|st|sgt|capt|amb)\.$", re.I)
_DAY = re.compile(
    r"(?i)^(?:(?:on|in|at|by) )?(?:(?:last|this|early|late) )?(?:(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day|week|month|year|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|\d{4})(?: (?:morning|afternoon|evening|night))?,?\s+"
)
_MOST_WORDS = 14

Span = tuple[int, int]


def before(text: str, start: int, end: int) -> Span | None:
    """Return the phrase that ends nearest before `end`, not before `start`.

    Examples
    --------
    >>> text = "On Friday, Ann Lee, the chief envoy, later said"
    >>> span = before(text, 0, text.index("said"))
    >>> text[slice(*span)]
    'Ann Lee'
    """
    words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, start, end)]
    words = _without_brackets(words)
    while words and (_is_passed_over(words[-1][2]) or words[-1][2] == ","):
        if words[-1][2] == ",":
            words, passed = _without_apposition(words)
            if not passed:
                break
            continue
        words.pop()
    if not words:
        return None
    if words[-1][2].casefold() in PRONOUNS:
        return words[-1][0], words[-1][1]
    return _run_before(text, words)


def _without_brackets(words: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Take off a bracket that ends the words: "the World Food Programme (WFP)"."""
    if words and words[-1][2] == ")":
        opens = [i for i, word in enumerate(words) if word[2] == "("]
        return words[: opens[-1]] if opens else words
    return words


def _is_passed_over(word: str) -> bool:
    low = word.casefold()
    return low in _AUXILIARIES or (low.endswith("ly") and word.islower() and len(low) > 4)


def _without_apposition(
    words: list[tuple[int, int, str]],
) -> tuple[list[tuple[int, int, str]], bool]:
    """Take off what stands between the last two commas; False if there is but one comma."""
    commas = [i for i, word in enumerate(words) if word[2] == ","]
    if len(commas) < 2 or commas[-1] - commas[-2] > 2 * _MOST_WORDS:
        return words[:-1], bool(len(words) > 1)
    return words[: commas[-2]], True


def _run_before(text: str, words: list[tuple[int, int, str]]) -> Span | None:
    taken: list[tuple[int, int, str]] = []
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        low = word[2].casefold()
        if word[2] in _OPEN or word[2] == "," or len(taken) >= _MOST_WORDS:
            break
        if low in _BORDERS or low in PRONOUNS or (low == "and" and not _joins(words, i, taken)):
            break
        taken.append(word)
    taken.reverse()
    while taken and (taken[0][2].casefold() in _AUXILIARIES | {"and", "or"} or taken[0][2] == ","):
        taken.pop(0)
    taken = _without_opening(taken)
    if not taken:
        return None
    start, end = taken[0][0], taken[-1][1]
    if day := _DAY.match(text[start:end]):
        start += day.end()
    return (start, end) if start < end else None


def _joins(words: list[tuple[int, int, str]], i: int, taken: list[tuple[int, int, str]]) -> bool:
    """Whether an "and" stands between two names or two nouns, and not between clauses."""
    if i == 0 or not taken:
        return False
    left, right = words[i - 1][2], taken[-1][2]
    both_named = left[0].isupper() and right[0].isupper()
    return both_named or (left.islower() and right.islower() and right in _DETERMINERS)


def _without_opening(taken: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Take off a preposition's phrase that opens the clause: "In Oslo the envoy"."""
    if taken and taken[0][2].casefold() in _PREPOSITIONS | {"after", "for", "amid"}:
        later = [
            i
            for i, word in enumerate(taken)
            if i > 1 and word[2].casefold() in _DETERMINERS and taken[i - 1][2].casefold() != "of"
        ]
        return taken[later[-1] :] if later else taken[1:]
    return taken


_NAME_WORD = r"(?:[A-Z][\w’'-]*\.?|[A-Z]\.)"
_AFTER = re.compile(
    r"\s*(?P<phrase>"
    r"(?:he|she|they|we|it|I)\b"
    r"|(?:(?:the|a|an|one|his|her|their|its|another|some|several|many|two|three)\s+)?"
    rf"(?:(?:[a-z][\w’'-]+|{_NAME_WORD})\s+){{0,6}}?{_NAME_WORD}"
    rf"(?:(?:\s+(?:and|of|for|the|de|van|von|bin|al|&))*\s+{_NAME_WORD})*(?:['’]s\s+\w+)?"
    r"|(?:the|a|an|one|his|her|their|its|another|some|several|many|two|three)\s+"
    r"(?:[a-z][\w’'-]+\s+){0,3}?[a-z][\w’'-]+(?:\s+of\s+(?:the\s+)?\w+)?(?=\s*[,.;:“\"—–]|\s+(?:who|in|on|at|to|from|after|during|of|as|that|when|while)\b|$)"
    r")"
)


def after(text: str, start: int, end: int) -> Span | None:
    """Return the phrase that begins at `start`, behind white space, if one does.

    Examples
    --------
    >>> text = "said Ann Lee of the Lake Institute, who"
    >>> text[slice(*after(text, 4, len(text)))]
    'Ann Lee of the Lake Institute'
    """
    match = _AFTER.match(text, start, end)
    return match.span("phrase") if match else None
