"""No statement names a question or a verdict: answers follow, they are not coded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from demarche.case.document import Problem
from demarche.case.nouns import Statement
from demarche.case.proposition import RuleOf
from demarche.case.rules.draft import Draft

_QUESTION = r"Y(?:1[0-5]|[1-9])(?![0-9])"
_VERDICT = r"entailed|excluded|undetermined|undecided|contradictory|irrational|rational"
_IN_NAMES = re.compile(rf"(?<![A-Za-z0-9])(?:{_QUESTION}|(?i:{_VERDICT}))(?![A-Za-z])")
_IN_WORDS = re.compile(rf"\b(?:{_QUESTION}|(?i:entailed|undetermined|irrational|rational))\b")


def verdicts_in_statements(draft: Draft) -> Iterator[Problem]:
    """Report statements whose name, proposition or paraphrase names a question or verdict.

    The head of a rule may say what is rational, and so may its paraphrase.
    """
    for name, statement in draft.case.statements.items():
        for key, found in _named(name, statement):
            yield draft.problem(
                ("statements", name, *key),
                f"'{found}' names a question or a verdict",
                hint="say what the sentence says; answers follow from statements",
            )


def _named(name: str, statement: Statement) -> Iterator[tuple[tuple[str, ...], str]]:
    is_rule = isinstance(statement.says, RuleOf)
    written = str(statement.says).replace(" is rational ", " ") if is_rule else str(statement.says)
    for key, text, pattern in (
        ((), name, _IN_NAMES),
        (("says",), written, _IN_NAMES),
        (("paraphrase",), statement.paraphrase, _IN_WORDS),
    ):
        match = pattern.search(text)
        if match and not (is_rule and key == ("paraphrase",) and "rational" in match[0]):
            yield key, match[0]
