"""Reversals: the last that a text tells of an event is its status; other events are left alone."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from demarche.case.hedge import Hedge
from demarche.reading.events import Event, EventType, Participant, Status, reversals
from demarche.reading.events.reversal import settled


def event(status, *, kind=EventType.CONSULT, by="orsha", lemma="visit", at=0):
    who = Participant(at, at + 5, (at, at + 5), (by,))
    return Event(
        type=kind,
        mode="",
        source=(who,),
        target=(),
        status=status,
        told=status,
        hedge=Hedge.CERTAIN,
        likelihood=0.5,
        spans=((at, at + 5),),
        sentence=(at, at + 20),
        rule="1: visit",
        lemma=lemma,
    )


def test_what_was_planned_is_cancelled():
    told = [event(Status.PLANNED), event(Status.CANCELLED, at=30)]
    (change,) = reversals(told)
    assert (change.of, change.by, change.status) == (0, 1, Status.CANCELLED)
    assert [e.status for e in settled(told)] == [Status.CANCELLED, Status.CANCELLED]
    assert settled(told)[0].told is Status.PLANNED


def test_what_was_postponed_and_then_rescheduled_is_planned():
    told = [
        event(Status.PLANNED),
        event(Status.SUSPENDED, at=30),
        event(Status.REALISED, lemma="reschedule", at=60),
    ]
    assert [e.status for e in settled(told)][:2] == [Status.PLANNED, Status.PLANNED]


def test_an_event_of_others_or_of_another_type_stays():
    cancelled = event(Status.CANCELLED, at=30)
    others = event(Status.PLANNED, by="pelm")
    another = event(Status.PLANNED, kind=EventType.AID)
    assert reversals([others, cancelled]) == ()
    assert reversals([another, cancelled]) == ()


def test_a_deed_is_not_undone_by_cancelling_the_next():
    assert reversals([event(Status.REALISED), event(Status.CANCELLED, at=30)]) == ()


@given(st.lists(st.sampled_from(list(Status)), max_size=6))
def test_what_a_sentence_tells_is_kept(statuses):
    told = [event(status, at=30 * k) for k, status in enumerate(statuses)]
    after = settled(told)
    assert [e.told for e in after] == statuses
    assert all(e.when is before.when for e, before in zip(after, told, strict=True))


def test_the_trip_called_off_has_the_target_of_the_trip_announced():
    peru = Participant(60, 64, (60, 64), ("PER",))
    told = [
        replace(event(Status.PLANNED), target=(peru,), mode="visit"),
        replace(event(Status.CANCELLED, at=30), mode="visit"),
    ]
    assert settled(told)[1].target == (peru,)


def test_who_responds_acts_on_whoever_acted_before():
    first = event(Status.REALISED, kind=EventType.SANCTION, by="orsha", lemma="impose")
    answer = event(Status.REALISED, kind=EventType.SANCTION, by="pelm", lemma="respond", at=30)
    again = event(Status.REALISED, kind=EventType.SANCTION, by="orsha", lemma="respond", at=30)
    assert settled([first, answer])[1].target == first.source
    assert settled([first, again])[1].target == ()
