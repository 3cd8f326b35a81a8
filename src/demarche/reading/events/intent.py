"""What PLOVER calls an act that is only intended: a promise, a threat or a refusal.

PLOVER codes what was done. "Finland will lend Tanzania money" is not AID yet but AGREE; "they will
not lend" is REJECT; "they will invade" is THREATEN. An `Event` keeps act and status apart; here
they become one type, as in data that PLOVER coders made.
"""

from __future__ import annotations

from demarche.reading.events.event import Event
from demarche.reading.events.ontology import COOPERATIVE, VERBAL, EventType, mode_over
from demarche.reading.events.standing import SO, Status


def as_coded(event: Event) -> tuple[EventType, str]:
    """Return type and mode of an event as a PLOVER coder would give them.

    Parameters
    ----------
    event : Event
        With the status that its own sentence gives it.
    """
    if event.told in SO:
        return event.type, event.mode
    kind = _kind(event.type, event.told)
    return (
        (event.type, event.mode)
        if kind is event.type
        else (kind, mode_over(kind, event.type, event.mode))
    )


def _kind(act: EventType, status: Status) -> EventType:
    helps = act in COOPERATIVE
    match status:
        case Status.PLANNED | Status.HYPOTHETICAL:
            if helps:
                return EventType.AGREE
            return act if act in VERBAL else EventType.THREATEN
        case Status.DENIED:
            if act is EventType.REJECT:
                return EventType.AGREE
            return EventType.REJECT if helps or act is EventType.REQUEST else act
        case Status.CANCELLED | Status.SUSPENDED:
            return EventType.SANCTION if helps else EventType.CONCEDE
        case _:
            return act
