"""Minimal sets of statements that admit no world."""

from __future__ import annotations

from demarche.questions.conflict import conflicts

from .test_chain import said


def clashes(*texts: str, hedge: str = "strong") -> list[set[str]]:
    subject = said(*texts, hedge=hedge)
    return [{one.id for one in clash} for clash in conflicts(subject, subject.said)]


def test_each_conflict_is_minimal_and_all_are_found() -> None:
    texts = ("a > b", "b > c", "c > a", "a <= b", "d > 0")
    found = clashes(*texts)
    assert sorted(map(sorted, found)) == [["s0", "s1", "s2"], ["s0", "s3"]]


def test_what_is_open_or_couples_conflicts_with_nothing() -> None:
    assert clashes("a > b", "a <= b", hedge="open") == []
    assert clashes("a raises b", "a lowers b") == []
