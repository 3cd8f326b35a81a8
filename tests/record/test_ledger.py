from __future__ import annotations

import datetime as dt
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from demarche.case.hedge import Hedge
from demarche.record.ledger import PROGRESS, Entry, ledger

from .cases import case_of, everything


def entry(*said: object) -> Entry:
    case = case_of(*said)  # type: ignore[arg-type]
    (found,) = ledger(case, everything(case))
    return found


def words(found: Entry) -> list[str]:
    return [step.word for step in found.history]


HISTORY = (
    "pledge(port, canteen) is pledged during 2024-06",
    "pledge(port, canteen) is begun by 2024-07-31",
    "pledge(port, canteen) is partial by 2024-07-31",
    "pledge(port, canteen) is stalled since 2024-08",
)


def test_a_history_is_in_order_however_it_is_told() -> None:
    for told in permutations(HISTORY):
        found = entry(*told)
        assert words(found) == ["pledged", "begun", "partial", "stalled"]
        assert not any(step.back for step in found.history)


def test_the_status_is_that_of_the_day() -> None:
    found = entry("pledge(port, canteen) is pledged on 2024-06-03", HISTORY[3])
    by_day = {
        day: step.word if (step := found.status(day)) else None
        for day in (dt.date(2024, 6, 2), dt.date(2024, 6, 3), dt.date(2024, 8, 1), dt.date.max)
    }
    assert list(by_day.values()) == [None, "pledged", "stalled", "stalled"]


def test_a_later_mention_of_the_promise_is_no_regress() -> None:
    found = entry(
        "pledge(port, canteen) is begun on 2024-07-01",
        "pledge(port, canteen) is pledged by 2024-09-01",
    )
    assert words(found) == ["pledged", "begun"]
    assert not found.history[1].back


def test_a_regress_is_marked() -> None:
    found = entry(
        "pledge(port, canteen) is done on 2024-07-01",
        "pledge(port, canteen) is begun on 2024-09-01",
    )
    assert [(step.word, step.back) for step in found.history] == [("done", False), ("begun", True)]
    assert found.status() == found.history[1]


def test_qualities_are_judgements_of_their_holders_and_no_status() -> None:
    found = entry(
        {"says": "pledge(port, canteen) is symbolic", "holder": "ann"},
        {"says": "pledge(port, canteen) is irreversible", "holder": "bob"},
    )
    assert (found.history, found.status()) == ((), None)
    assert [(q.word, q.speakers) for q in found.qualities] == [
        ("symbolic", ("ann",)),
        ("irreversible", ("bob",)),
    ]


def test_what_is_open_is_shown_and_is_no_status() -> None:
    found = entry({"says": "pledge(port, canteen) is done", "hedge": "open"})
    assert [step.hedge for step in found.history] == [Hedge.OPEN]
    assert found.status() is None


def test_a_reprint_is_no_second_source() -> None:
    said = HISTORY[0]
    found = entry(said, {"says": said, "source": "reprint"}, {"says": said, "source": "other"})
    (step,) = found.history
    assert [telling.statement for telling in step.tellings] == ["s0", "s1", "s2"]
    assert [telling.sources for telling in step.tellings] == [("paper",), ("paper",), ("other",)]
    assert [telling.speakers for telling in step.tellings] == [("paper",), ("paper",), ("other",)]


_WHEN = st.sampled_from(["", " on 2024-06-03", " during 2024-06", " since 2024-07", " by 2024-08"])
_TOLD = st.lists(
    st.builds("pledge(port, canteen) is {}{}".format, st.sampled_from(sorted(PROGRESS)), _WHEN),
    max_size=7,
)


@given(_TOLD)
def test_every_telling_is_kept_once_and_time_is_never_turned_round(told: list[str]) -> None:
    found = entry(*told)
    kept = [telling.statement for step in found.history for telling in step.tellings]
    assert sorted(kept) == sorted(f"s{number}" for number in range(len(told)))
    for number, step in enumerate(found.history):
        onset = step.tellings[0].onset
        assert all(s.tellings[0].onset.end >= onset.start for s in found.history[number:])
        furthest = max((PROGRESS[s.word] for s in found.history[:number]), default=0)
        assert step.back == (PROGRESS[step.word] < furthest)
