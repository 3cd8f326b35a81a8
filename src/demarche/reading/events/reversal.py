"""Reversals: what one sentence plans and another cancels, postpones or takes up again.

"He announced a visit … he called off the trip": the visit was planned, and is cancelled. The event
told first keeps its words and days; its status becomes the last that the text tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from demarche.reading.events.event import Event
from demarche.reading.events.ontology import EventType
from demarche.reading.events.standing import Status
from demarche.reading.wording import listed

_OFF = frozenset({Status.CANCELLED, Status.SUSPENDED})
_AGAIN = frozenset(listed("resume restart reschedule revive reopen renew reinstate restore"))
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
    """Yield the events; "the trip" without a target has that of the trip told before.

    So has what is done to it: "he announced a trip to Peru … he called off the trip".
    """
    last: Event | None = None
    for event in told:
        meets = event.type is EventType.CONSULT
        if meets and event.target:
            last = event
        elif last is not None and not event.target:
            named = meets and event.source and _agree(last.source, event.source)
            undone = event.mode == "discontinue" and len(event.spans) > 1
            if (named and event.mode == last.mode and event.told in _OFF) or undone:
                event = replace(event, target=last.target)
        yield event


def _is_open(event: Event) -> bool:
    return event.told is Status.PLANNED or event.told in _OFF


def _same(earlier: Event, later: Event) -> bool:
    """Whether two events of a text may be one: same type, and no actor that tells them apart."""
    if earlier.type is not later.type or earlier.type in _SPEAKING:
        return False
    return _agree(earlier.source, later.source) and _agree(earlier.target, later.target)


def _agree(one: tuple, other: tuple) -> bool:  # type: ignore[type-arg]
    known, also = ({a for p in side for a in p.actors} for side in (one, other))
    return not known or not also or bool(known & also)
