"""Chains of stated couplings."""

from __future__ import annotations

from typing import Any

import pytest

from demarche.case.grammar import parse
from demarche.case.nouns import Case
from demarche.case.proposition import Quantity
from demarche.questions.chain import asserted, chains
from demarche.questions.subject import Subject
from demarche.worlds.account import View


def said(*texts: str, **more: Any) -> Subject:
    evidence = {"source": "paper", "at": "L1.1"}
    statements = {
        f"s{n}": {"says": text, "hedge": "strong", "paraphrase": "words", "evidence": evidence}
        | more
        for n, text in enumerate(texts)
    }
    sources = {"paper": {"title": "Paper", "published": "2024"}}
    whole = {"demarche": 1, "case": {"title": "Small"}, "sources": sources}
    return Subject(Case.model_validate({**whole, "statements": statements}), View())


def test_signs_multiply_and_each_link_is_cited() -> None:
    subject = said("a raises b", "b lowers c", "c lowers d", "d raises a")
    (chain,) = chains(subject, Quantity("d"), Quantity("a"))
    assert str(chain) == "a → b → c → d"
    assert (chain.sign, chain.told_by) == (1, ("s0", "s1", "s2"))
    assert {str(c): c.sign for c in chains(subject, Quantity("c"))} == {
        "b → c": -1,
        "a → b → c": -1,
        "d → a → b → c": -1,
    }


def test_what_two_say_is_one_chain() -> None:
    (chain,) = chains(said("a raises b", "a raises b"), Quantity("b"))
    assert chain.told_by == ("s0", "s1")


@pytest.mark.parametrize(
    "text", ["not (a raises b)", "c > 0 implies (a raises b)", "a does not reach b"]
)
def test_what_is_denied_or_conditional_leads_nowhere(text: str) -> None:
    assert chains(said(text), Quantity("b"), Quantity("a")) == []


def test_an_open_coupling_is_no_link() -> None:
    assert chains(said("a raises b", hedge="open"), Quantity("b")) == []


def test_conjuncts_are_asserted() -> None:
    assert [str(c) for c in asserted(parse("a raises b and c lowers d"))] == [
        "a raises b",
        "c lowers d",
    ]
