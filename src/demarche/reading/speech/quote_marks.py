"""What stands between quote marks, by type of mark.

Marks pair inside a paragraph. A paragraph that leaves a quotation open hands it on to the next one
if that begins with an opening mark, as printers do with speech of several paragraphs; else the
quotation is *unbalanced* and ends with its paragraph. Marks inside a quotation belong to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from demarche.reading.passage import Passage

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "``": "''", "'": "'", "‹": "›"}
_OPENING = re.compile(
    r"[“„«‹]|``|(?<![\w.,!?…])\"(?=\S)|(?<=[.,:;!?])\"(?=[A-Z])|(?<!\w)[‘'](?=[^\W\d])"
)
_ELIDED = re.compile(r"[‘'’](?:tis|twas|em|til|cause|n|round)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words between two marks: half-open span without the marks, and what was odd."""

    start: int
    end: int
    unbalanced: bool = False
    goes_on: bool = False


def quoted(text: str, passage: Passage, *, next_begins: str = "") -> tuple[Quoted, ...]:
    """Return what stands in quote marks in a passage, outermost only, in order.

    Parameters
    ----------
    text : str
        The text as stored.
    passage : Passage
    next_begins : str, optional
        First character of the next passage; an opening mark there says that speech goes on.

    Examples
    --------
    >>> from demarche.reading.passage import passages
    >>> text = "He spoke of ‘no rush’. “It’s ‘too soon’, isn’t it?” she asked."
    >>> [text[q.start : q.end] for q in quoted(text, passages(text)[0])]
    ['no rush', 'It’s ‘too soon’, isn’t it?']
    """
    found, at = [], passage.start
    while match := _OPENING.search(text, at, passage.end):
        mark = match[0]
        single = mark in "‘'"
        if single and _ELIDED.match(text, match.start()):
            at = match.end()
            continue
        end = _closing(text, mark, match.end(), passage.end)
        if end is None and single:
            at = match.end()
            continue
        if end is None:
            goes_on = next_begins == mark[0]
            last = passage.end if goes_on else _sentence_end(passage, match.end())
            if text[match.end() : last].strip():
                found.append(Quoted(match.end(), last, not goes_on, goes_on))
            at = max(last, match.end())
            continue
        if text[match.end() : end].strip():
            found.append(Quoted(match.end(), end))
        at = end + (2 if mark == "``" else 1)
    found += _without_opening(text, passage, found)
    return tuple(sorted(found, key=lambda q: q.start))


_STRAY = re.compile(r"(?<=[.,!?…])[”\"](?!\w)")


def _without_opening(text: str, passage: Passage, found: list[Quoted]) -> list[Quoted]:
    """Return the words before a closing mark that nothing opened, from their sentence's start."""
    closings = {q.end for q in found}
    stray = []
    for start, end in passage.sentences:
        for match in _STRAY.finditer(text, start, end):
            at = match.start()
            inside = any(q.start <= at < q.end for q in found)
            clear = not any(start <= q.start < at for q in found)
            if at not in closings and not inside and clear and at > start:
                stray.append(Quoted(start, at, unbalanced=True))
                break
    return stray


def _sentence_end(passage: Passage, at: int) -> int:
    return next((end for start, end in passage.sentences if start <= at < end), passage.end)


def _closing(text: str, mark: str, start: int, limit: int) -> int | None:
    """Return where the mark that closes stands."""
    if mark in "‘'":
        return _single_closing(text, _CLOSERS[mark], start, limit)
    if mark == "``":
        at = text.find("''", start, limit)
        return None if at < 0 else at
    depth = 0
    for i in range(start, limit):
        if text[i] in _CLOSERS[mark]:
            if depth == 0:
                return i
            depth -= 1
        elif text[i] == mark and mark in "«‹":
            depth += 1
        elif text[i] == mark and mark == "“":
            return None
    return None


def _single_closing(text: str, mark: str, start: int, limit: int) -> int | None:
    """Return the first closing single mark that is no apostrophe, or one after a stop."""
    ends = [m.start() for m in re.finditer(rf"{mark}(?!\w)", text[start:limit])]
    if not ends:
        return None
    after_stop = [i for i in ends if text[start + i - 1] in ".,!?…"]
    first = after_stop[0] if after_stop and _plural(text, start + ends[0]) else ends[0]
    return start + first


def _plural(text: str, at: int) -> bool:
    """Whether the mark may be the apostrophe of a plural: the envoys’ talks."""
    return text[at - 1] == "s" and text[at + 1 : at + 2] == " "
