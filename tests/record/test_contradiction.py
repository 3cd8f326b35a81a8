from __future__ import annotations

import pytest

from demarche.record.contradiction import contradictions

from .cases import case_of, everything


@pytest.mark.parametrize(
    "left, right, of",
    [
        (
            "event(strike) is realised on 2024-09-03",
            "event(strike) is realised on 2024-09-04",
            "date",
        ),
        ("event(strike) is realised on 2024-09-03", "event(strike) is realised during 2024-09", ""),
        ("event(strike) is realised", "event(strike) is denied", "state"),
        ("event(strike) is ongoing by 2024-05", "event(strike) is suspended since 2024-06", ""),
        (
            "event(strike) is ongoing since 2024-05",
            "event(strike) is suspended on 2024-06",
            "state",
        ),
        ("event(strike) is realised", "event(talks) is denied", ""),
        ("event(strike) is hypothetical", "event(strike) is denied", ""),
        ("pledge(port, canteen) is done", "pledge(port, canteen) is stalled", "state"),
        ("pledge(port, canteen) is begun", "pledge(port, canteen) is stalled", ""),
        ("pledge(port, canteen) is reversible", "pledge(port, canteen) is irreversible", "state"),
    ],
)
def test_what_excludes_what(left: str, right: str, of: str) -> None:
    for said in ((left, right), (right, left)):
        case = case_of(*said)
        found = contradictions(case, everything(case))
        assert [c.of for c in found] == ([of] if of else [])
        assert all({c.left.statement, c.right.statement} == {"s0", "s1"} for c in found)


def test_what_is_open_excludes_nothing() -> None:
    case = case_of(
        {"says": "event(strike) is denied", "hedge": "open"}, "event(strike) is realised"
    )
    assert contradictions(case, everything(case)) == ()
