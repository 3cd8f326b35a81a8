from __future__ import annotations

from itertools import permutations

from demarche.record.timeline import Occurrence, timeline

from .cases import case_of, everything


def line(*said: object) -> tuple[Occurrence, ...]:
    case = case_of(*said)  # type: ignore[arg-type]
    return timeline(case, everything(case))


def test_tellings_that_agree_are_one_and_as_sharp_as_they_allow() -> None:
    for told in permutations(
        ["event(strike) is realised during 2024-09", "event(strike) is realised on 2024-09-03"]
    ):
        (found,) = line(*told)
        assert (str(found.when), len(found.tellings)) == ("2024-09-03", 2)
        assert (found.title, found.by, found.to) == ("Strike", ("union",), ("port",))


def test_vague_dates_stay_vague() -> None:
    found = line(
        "event(talks) is ongoing by 2024-09-03",
        "event(strike) is planned since 2024-09",
        "event(strike) is hypothetical",
        "event(talks) is realised during spring",
    )
    assert [(o.word, str(o.when)) for o in found] == [
        ("realised", "2024-03-01..2024-05-31"),
        ("planned", "2024-09-01.."),
        ("ongoing", "..2024-09-03"),
        ("hypothetical", "None"),
    ]


def test_dates_that_exclude_each_other_stand_side_by_side() -> None:
    found = line(
        "event(strike) is realised on 2024-09-03", "event(strike) is realised on 2024-09-04"
    )
    assert [str(o.when) for o in found] == ["2024-09-03", "2024-09-04"]


def test_the_order_of_telling_makes_no_difference() -> None:
    said = [f"event(talks) is ongoing during 2024-0{m}..2024-0{m + 1}" for m in (1, 2, 3, 4)]
    told = {
        tuple((str(o.when), len(o.tellings)) for o in line(*order)) for order in permutations(said)
    }
    assert told == {(("2024-02", 2), ("2024-04", 2))}


def test_states_are_not_mixed() -> None:
    found = line(
        "event(strike) is planned on 2024-09-02", "event(strike) is cancelled on 2024-09-02"
    )
    assert [o.word for o in found] == ["cancelled", "planned"]
