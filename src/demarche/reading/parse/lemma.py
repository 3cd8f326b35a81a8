"""Lemmas by rule: cut so many characters off a word, and add others.

References
----------
Straka 2018, "UDPipe 2.0 Prototype at CoNLL 2018 UD Shared Task", section 3.
"""

from __future__ import annotations

from os.path import commonprefix


def rule_of(word: str, lemma: str) -> str:
    """Return the rule that takes a word to its lemma, both in lower case.

    Examples
    --------
    >>> rule_of("cities", "city"), rule_of("was", "be"), rule_of("on", "on")
    ('3 y', '3 be', '0 ')
    """
    kept = len(commonprefix([word, lemma]))
    return f"{len(word) - kept} {lemma[kept:]}"


def apply(rule: str, word: str) -> str:
    """Return the lemma of a word by a rule; the word itself if the rule leaves nothing of it.

    Examples
    --------
    >>> apply("3 y", "cities"), apply("3 be", "is")
    ('city', 'be')
    """
    cut, added = rule.split(" ", 1)
    return word[: max(0, len(word) - int(cut))] + added or word
