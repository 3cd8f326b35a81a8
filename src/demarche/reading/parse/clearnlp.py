"""ClearNLP dependencies (those of ``en_core_web_*``) to Universal Dependencies.

ClearNLP hangs a noun below its preposition, a predicate below *be*, and each conjunct below the one
before it; Universal Dependencies join content words, and hang function words below them. The rules
below turn a tree round where the two differ; they do not recover what ClearNLP leaves out, such as
the difference between a flat name and a compound.

References
----------
Choi and Palmer 2012, "Guidelines for the CLEAR Style Constituent to Dependency Conversion".
"""

from __future__ import annotations

LABELS = frozenset({"pobj", "dobj", "nsubjpass", "prep", "relcl", "attr", "acomp", "auxpass"})
"""Labels that only ClearNLP has: a tree with one of them is in its style."""

_RENAMED = {
    "ROOT": "root",
    "acomp": "xcomp",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "parataxis",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_STAYS_WITH_BE = frozenset({"cop", "case", "fixed"})


def to_universal(
    heads: list[int], labels: list[str], upos: list[str], lemmas: list[str]
) -> tuple[list[int], list[str]]:
    """Return the heads and relations of a ClearNLP tree in the style of Universal Dependencies.

    Parameters
    ----------
    heads : list of int
        Index of each word's head; -1 for a root.
    labels, upos, lemmas : list of str
        As long as `heads`.

    Examples
    --------
    >>> to_universal(
    ...     [1, -1, 1, 2], ["nsubj", "ROOT", "prep", "pobj"],
    ...     ["PRON", "VERB", "ADP", "PROPN"], ["they", "meet", "in", "Oslo"],
    ... )
    ([1, -1, 3, 1], ['nsubj', 'root', 'case', 'obl'])
    """
    tree = _Tree(list(heads), list(labels), upos, lemmas)
    for i in reversed(range(len(heads))):
        tree.lift_complement(i)
    for i in range(len(heads)):
        tree.lift_predicate(i)
    for i in range(len(heads)):
        tree.join_coordinator(i)
    for i in range(len(heads)):
        tree.join_conjunct(i)
    return tree.heads, [_RENAMED.get(label, label) for label in tree.labels]


class _Tree:
    """A tree while it is turned round."""

    def __init__(
        self, heads: list[int], labels: list[str], upos: list[str], lemmas: list[str]
    ) -> None:
        self.heads, self.labels, self.upos, self.lemmas = heads, labels, upos, lemmas

    def below(self, i: int, *labels: str) -> list[int]:
        return [
            j
            for j, (head, label) in enumerate(zip(self.heads, self.labels, strict=True))
            if head == i and (not labels or label in labels)
        ]

    def lift_complement(self, i: int) -> None:
        """Hang a preposition below its complement, and the complement where it hung."""
        found = self.below(i, "pobj", "pcomp")
        if self.labels[i] not in _PREPOSITIONS or not found:
            return
        lifted = found[0]
        clause = self.labels[lifted] == "pcomp" and self.upos[lifted] in ("VERB", "AUX")
        label = self._role(i, clause=clause)
        self._put_above(lifted, i)
        self.labels[lifted], self.labels[i] = label, "mark" if clause else "case"

    def _role(self, i: int, *, clause: bool) -> str:
        above = self.heads[i]
        if above >= 0 and self.labels[above] in _PREPOSITIONS:
            return "pobj"
        of_noun = above >= 0 and self.upos[above] in _NOMINAL
        if clause:
            return "acl" if of_noun else "advcl"
        if self.labels[i] == "agent":
            return "obl:agent"
        return "nmod" if of_noun else "obl"

    def lift_predicate(self, i: int) -> None:
        """Hang *be* below what is said to be so."""
        if self.lemmas[i].lower() != "be" or self.labels[i] in ("aux", "auxpass"):
            return
        found = self.below(i, "attr", "acomp")
        if not found and not self.below(i, "expl", "xcomp", "ccomp"):
            found = [j for j in self.below(i, "obl") if j > i]
        if found:
            self._put_above(found[0], i)
            self.labels[found[0]], self.labels[i] = self.labels[i], "cop"

    def _put_above(self, lifted: int, i: int) -> None:
        for j in self.below(i):
            if self.labels[j] not in _STAYS_WITH_BE:
                self.heads[j] = lifted
        self.heads[lifted], self.heads[i] = self.heads[i], lifted

    def join_conjunct(self, i: int) -> None:
        """Hang a conjunct below the first of its coordination."""
        while self.labels[i] == "conj" and self.labels[self.heads[i]] == "conj":
            self.heads[i] = self.heads[self.heads[i]]

    def join_coordinator(self, i: int) -> None:
        """Hang *and* below the conjunct that follows it."""
        if self.labels[i] == "cc":
            following = [j for j in self.below(self.heads[i], "conj") if j > i]
            self.heads[i] = following[0] if following else self.heads[i]
