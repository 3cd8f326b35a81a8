"""Read the quotations of a text: in quote marks and without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from demarche.reading.passage import Passage, passages
from demarche.reading.speech.attribution import left_of, right_of
from demarche.reading.speech.indirect import indirect
from demarche.reading.speech.noun_phrase import PRONOUNS
from demarche.reading.speech.quotation import Attribution, Form, Quotation, Span
from demarche.reading.speech.quote_marks import quoted

MENTION_WORDS = 4
"""So many words in quote marks, or fewer, that nobody is said to have spoken, are a mention."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """The words of one pair of marks, over several paragraphs perhaps, and where they stand."""

    parts: tuple[Span, ...]
    unbalanced: bool
    first: Passage
    last: Passage

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of the author's text, in order of their first words.

    Parameters
    ----------
    text : str
        The text as stored. Captions, pull quotes and page furniture are passed over.

    Examples
    --------
    >>> text = "“We will sign,” Ann Lee told reporters, “but not today.” She said that talks go on."
    >>> for q in quotations(text):
    ...     print(q.form.value, "|", q.words(text), "|", text[slice(*q.attribution.speaker)])
    direct | We will sign, but not today. | Ann Lee
    indirect | talks go on | She
    """
    marked = _attributed(text, list(_units(text)))
    taken = [part for quotation in marked for part in quotation.parts]
    reported = [q for passage in passages(text) for q in indirect(text, passage, taken)]
    ordered = sorted([*marked, *reported], key=lambda q: (q.start, q.end))
    return tuple(_with_names(text, ordered))


def _units(text: str) -> Iterator[_Unit]:
    """Yield what stands in marks, joined over paragraphs where speech goes on."""
    held = passages(text)
    waiting: _Unit | None = None
    for i, passage in enumerate(held):
        following = text[held[i + 1].start] if i + 1 < len(held) else ""
        for q in quoted(text, passage, next_begins=following):
            unit = _Unit(((q.start, q.end),), q.unbalanced, passage, passage)
            if waiting is not None:
                parts = waiting.parts + unit.parts
                unit = _Unit(parts, unit.unbalanced, waiting.first, passage)
            waiting = unit if q.goes_on else None
            if waiting is None:
                yield unit


def _attributed(text: str, units: list[_Unit]) -> list[Quotation]:
    """Return the quotations of the units: each with its attribution, split ones joined."""
    found: list[Quotation] = []
    before: _Unit | None = None
    for i, unit in enumerate(units):
        following = units[i + 1] if i + 1 < len(units) else None
        floor = before.end if before is not None and before.last is unit.first else -1
        if found and floor >= 0 and _goes_on(text, found[-1], unit):
            found[-1] = replace(
                found[-1],
                parts=found[-1].parts + unit.parts,
                unbalanced=found[-1].unbalanced or unit.unbalanced,
            )
        else:
            told = _told(text, unit, floor, following)
            if told is None and found and floor >= 0 and _is_whole(text, unit):
                told = _floating(found[-1])
            found.append(_quotation(text, unit, told))
        before = unit
    return found


def _goes_on(text: str, told: Quotation, unit: _Unit) -> bool:
    """Whether the words go on after an attribution that splits a sentence."""
    said = told.attribution
    if said is None or said.floating or not told.end <= said.cue[0] < unit.start:
        return False
    same = _sentence(unit.first, told.end) == _sentence(unit.first, unit.start)
    return text[told.end - 1] in ",—–" and same


def _told(text: str, unit: _Unit, floor: int, following: _Unit | None) -> Attribution | None:
    start = max(_sentence(unit.first, unit.start)[0], floor + 1)
    left = left_of(text, start, unit.start - 1) if start < unit.start - 1 else None
    end = _sentence(unit.last, unit.end)[1]
    if following is not None:
        end = min(end, following.start - 1)
    ends_open = text[unit.end - 1] in ",!?—–" or text.startswith(",", unit.end + 1)
    behind = unit.end + (2 if text.startswith("''", unit.end) else 1)
    right = right_of(text, behind, end) if ends_open and behind < end else None
    opens = not text[start : unit.start - 1].strip()
    return right or left if ends_open or opens else left or right


def _floating(told: Quotation) -> Attribution | None:
    return None if told.attribution is None else replace(told.attribution, floating=True)


def _sentence(passage: Passage, at: int) -> Span:
    """Return the sentence of a passage that holds a place, or the last one before it."""
    held = [span for span in passage.sentences if span[0] <= at]
    return held[-1] if held else (passage.start, passage.end)


def _is_whole(text: str, unit: _Unit) -> bool:
    """Whether the marks hold whole sentences and nothing else of them."""
    start = _sentence(unit.first, unit.start)[0]
    return not text[start : unit.start - 1].strip() and text[unit.end - 1] in ".!?…"


def _quotation(text: str, unit: _Unit, told: Attribution | None) -> Quotation:
    words = text[unit.start : unit.end].split()
    if told is None and len(words) <= MENTION_WORDS and not _is_whole(text, unit):
        form = Form.MENTION
    elif _is_whole(text, unit) or (told is not None and _is_speech(text, unit, told)):
        form = Form.DIRECT
    else:
        form = Form.FRAGMENT
    return Quotation(form, unit.parts, told, unit.unbalanced)


def _is_speech(text: str, unit: _Unit, told: Attribution) -> bool:
    """Whether the words are set off as speech is: after a comma or colon, or before "she said"."""
    before = text[: unit.start - 1][-3:].rstrip()
    return told.cue[0] > unit.end or before.endswith((",", ":")) or text[unit.start].isupper()


def _with_names(text: str, ordered: list[Quotation]) -> Iterator[Quotation]:
    """Yield the quotations, those whose speaker is a pronoun with the name before it."""
    named: Span | None = None
    for quotation in ordered:
        said = quotation.attribution
        if said is None or said.speaker is None:
            yield quotation
            continue
        if text[slice(*said.speaker)].casefold() not in PRONOUNS:
            named = said.speaker
            yield quotation
        elif named is not None and _is_near(text, named, said.speaker):
            yield replace(quotation, attribution=replace(said, named=named))
        else:
            yield quotation


def _is_near(text: str, named: Span, pronoun: Span) -> bool:
    """Whether a name stands before a pronoun and in the same paragraph."""
    return named[1] <= pronoun[0] and "\n" not in text[named[1] : pronoun[0]]
