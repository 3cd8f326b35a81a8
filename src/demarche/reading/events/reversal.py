"""Reversals: what one sentence plans and another cancels, postpones or takes up again.

"He announced a visit … he called off the trip": the visit was planned, and is cancelled. The event
told first keeps its words and days; its status becomes the last that the text tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from demarche.reading.events.event import Event
from demarche.reading.events.ontology import EventType
from demarche.reading.events.participant import Participant
from demarche.reading.events.standing import Status
from demarche.reading.wording import listed

_OFF = frozenset({Status.CANCELLED, Status.SUSPENDED})
_AGAIN = frozenset(listed("resume restart reschedule revive reopen renew reinstate restore"))
_ANSWERING = frozenset(listed("respond retaliate hit_back reciprocate"))
_SPEAKING = frozenset({EventType.AGREE, EventType.THREATEN, EventType.REQUEST, EventType.REJECT})
_PRONOUNS = frozenset(listed("he she they it his her their its him them"))


@dataclass(frozen=True, slots=True)
class Reversal:
    """An event that changes what another stood at.

    Parameters
    ----------
    of, by : int
        Indices of the event changed, and of the one whose sentence changes it.
    status : Status
        What the changed event stands at then.
    """

    of: int
    by: int
    status: Status


def settled(told: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events with the targets and the status that the whole text gives them."""
    found = list(_with_targets(told))
    for change in reversals(found):
        found[change.of] = replace(found[change.of], status=change.status)
    return tuple(found)


def reversals(told: Sequence[Event]) -> tuple[Reversal, ...]:
    """Return the reversals among the events of a text, in its order.

    Parameters
    ----------
    told : sequence of Event
        In the order of the text.
    """
    found = []
    for j, later in enumerate(told):
        turned = later.told in _OFF or later.lemma in _AGAIN
        if not turned:
            continue
        status = later.told if later.told in _OFF else Status.PLANNED
        for i, earlier in enumerate(told[:j]):
            if _is_open(earlier) and _same(earlier, later):
                found.append(Reversal(i, j, status))
    return tuple(found)


def _with_targets(told: Sequence[Event]) -> Iterator[Event]:
    """Yield the events; where a sentence leaves the target out, with that of an earlier one."""
    visit: Event | None = None
    deed: Event | None = None
    for event in told:
        if event.type is EventType.CONSULT and event.target:
            visit = event
        elif not event.target and visit is not None and _is_the(visit, event):
            event = replace(event, target=visit.target)
        elif not event.target and deed is not None and _answers(deed, event):
            event = replace(event, target=deed.source)
        if event.source and event.type not in _SPEAKING:
            deed = event
        yield event


def _is_the(visit: Event, event: Event) -> bool:
    """Whether it is that visit, or calls it off: "a trip to Peru … he called off the trip"."""
    if event.mode == "discontinue":
        return len(event.spans) > 1
    same = event.type is visit.type and event.mode == visit.mode and event.told in _OFF
    return same and bool(event.source) and _agree(visit.source, event.source)


def _answers(deed: Event, event: Event) -> bool:
    """Whether it answers a deed of somebody else: "A imposed tariffs, and B responded with …"."""
    return event.lemma in _ANSWERING and bool(deed.source) and not _agree(deed.source, event.source)


def _is_open(event: Event) -> bool:
    return event.told is Status.PLANNED or event.told in _OFF


def _same(earlier: Event, later: Event) -> bool:
    """Whether two events of a text may be one: same type, and no actor that tells them apart."""
    if earlier.type is not later.type or earlier.type in _SPEAKING:
        return False
    return _agree(earlier.source, later.source) and _agree(earlier.target, later.target)


def _agree(one: tuple[Participant, ...], other: tuple[Participant, ...]) -> bool:
    known, also = ({a for p in side for a in p.actors} for side in (one, other))
    return not known or not also or bool(known & also)
