"""What PLOVER calls an act that is planned, refused or called off."""

from dataclasses import replace

import pytest

from demarche.reading.events import EventType, Status
from demarche.reading.events.intent import as_coded
from tests.reading.events.test_reversal import event

CASES = (
    (EventType.AID, Status.REALISED, EventType.AID),
    (EventType.AID, Status.PLANNED, EventType.AGREE),
    (EventType.AID, Status.DENIED, EventType.REJECT),
    (EventType.AID, Status.CANCELLED, EventType.SANCTION),
    (EventType.ASSAULT, Status.PLANNED, EventType.THREATEN),
    (EventType.ASSAULT, Status.ONGOING, EventType.ASSAULT),
    (EventType.REQUEST, Status.PLANNED, EventType.REQUEST),
    (EventType.PROTEST, Status.CANCELLED, EventType.CONCEDE),
)


@pytest.mark.parametrize("act, status, coded", CASES)
def test_type_as_coded(act, status, coded):
    assert as_coded(event(status, kind=act))[0] is coded


def test_the_mode_of_a_threat_is_that_of_the_act():
    act = replace(event(Status.PLANNED, kind=EventType.COERCE), mode="arrest")
    assert as_coded(act) == (EventType.THREATEN, "arrest")
