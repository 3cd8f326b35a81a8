"""Lemmas by rule: cut so many characters off a word, and add others.

References
----------
Straka 2018, "UDPipe 2.0 Prototype at CoNLL 2018 UD Shared Task", section 3.
"""

from __future__ import annotations

from itertools import takewhile


def rule_of(word: str, lemma: str) -> str:
    """Return the rule that takes a word to its lemma, both in lower case.

    Examples
    --------
    >>> rule_of("cities", "city"), rule_of("was", "be"), rule_of("on", "on")
    ('3 y', '3 be', '0 ')
    """
    kept = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, lemma, strict=False))
    )
    return f"{len(word) - kept} {lemma[kept:]}"


def lemma(word: str, upos: str, rule: str) -> str:
    """Return the lemma of a word by a rule: in lower case unless a proper noun.

    The word itself is its lemma where a rule would leave nothing of it.

    Examples
    --------
    >>> lemma("Cities", "NOUN", "3 y"), lemma("States", "PROPN", "1 ")
    ('city', 'State')
    """
    cut, added = rule.split(" ", 1)
    base = word if upos == "PROPN" else word.lower()
    return base[: max(0, len(base) - int(cut))] + added or base
