"""Events: who did what to whom, in PLOVER, and whether it is so."""

from __future__ import annotations

from demarche.reading.events.event import Event
from demarche.reading.events.ontology import EventType
from demarche.reading.events.participant import Participant
from demarche.reading.events.reader import events
from demarche.reading.events.reversal import Reversal, reversals
from demarche.reading.events.standing import SO, Standing, Status, standing

__all__ = [
    "SO",
    "Event",
    "EventType",
    "Participant",
    "Reversal",
    "Standing",
    "Status",
    "events",
    "reversals",
    "standing",
]
