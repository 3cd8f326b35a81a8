"""Words that were used, in order of time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from demarche.case.nouns import Utterance
from demarche.case.period import Period
from demarche.case.proposition import Status
from demarche.questions.subject import Subject
from demarche.worlds.account import Said


@dataclass(frozen=True, slots=True)
class Heard:
    """An utterance that somebody tells of, with when it is said to have been made."""

    said: Said
    words: Utterance
    when: Period | None
    relation: str = ""

    @property
    def from_day(self) -> dt.date:
        """The first day on which it may have been made; open where undated or only 'by' a day."""
        return dt.date.min if self.when is None or self.relation == "by" else self.when.start

    def opposes(self, other: Heard) -> bool:
        """Say whether the two take opposite sides of one topic."""
        sides = {self.words.side, other.words.side}
        same_topic = bool(self.words.topic) and self.words.topic == other.words.topic
        return same_topic and sides == {"for", "against"}

    def on_the_day_of(self, other: Heard) -> bool:
        """Say whether both were surely made on one day."""
        exact = self.relation == other.relation == "on"
        return exact and self.when is not None and self.when == other.when and self.when.days == 1


def heard(subject: Subject) -> list[Heard]:
    """Return every utterance told of in a view, the earlier first, after the undated."""
    told = [
        Heard(
            said,
            subject.case.utterances[said.proposition.item[0]],
            subject.when(said.proposition.when),
            said.proposition.relation,
        )
        for said in subject.said
        if isinstance(said.proposition, Status) and said.proposition.kind == "utterance"
    ]
    return sorted(told, key=lambda one: one.from_day)


def party(subject: Subject, speaker: str) -> str:
    """Return the party for which somebody speaks."""
    person = subject.case.people.get(speaker)
    return (person.of if person is not None else None) or speaker


def gap(then: Period | None, later: Period | None) -> str:
    """Return how far apart two utterances are, as exactly as their dates allow."""
    if then is None or later is None:
        return "unknown"
    days = sorted(
        (
            max((later.start - then.end).days, (then.start - later.end).days, 0),
            max(abs((later.end - then.start).days), abs((then.end - later.start).days)),
        )
    )
    low, high = days
    if low == high:
        return f"{low} day{'' if low == 1 else 's'}"
    return f"{low} to {high} days" if high < 3660 else f"{low} days or more"
