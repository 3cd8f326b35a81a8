"""Trees in the style of ClearNLP, turned round."""

import pytest

from demarche.reading.parse.clearnlp import to_universal

Row = tuple[str, str, int, str]

TREES: dict[str, tuple[list[Row], str]] = {
    "preposition": (
        [
            ("the", "DET", 1, "det"),
            ("end", "NOUN", 4, "nsubj"),
            ("of", "ADP", 1, "prep"),
            ("talks", "NOUN", 2, "pobj"),
            ("come", "VERB", -1, "ROOT"),
        ],
        "1 det, 4 nsubj, 3 case, 1 nmod, -1 root",
    ),
    "prepositions in a row": (
        [
            ("walk", "VERB", -1, "ROOT"),
            ("out", "ADP", 0, "prep"),
            ("of", "ADP", 1, "prep"),
            ("Oslo", "PROPN", 2, "pobj"),
        ],
        "-1 root, 3 case, 3 case, 0 obl",
    ),
    "agent of a passive": (
        [
            ("it", "PRON", 2, "nsubjpass"),
            ("be", "AUX", 2, "auxpass"),
            ("sign", "VERB", -1, "ROOT"),
            ("by", "ADP", 2, "agent"),
            ("Roe", "PROPN", 3, "pobj"),
        ],
        "2 nsubj:pass, 2 aux:pass, -1 root, 4 case, 2 obl:agent",
    ),
    "copula": (
        [
            ("she", "PRON", 1, "nsubj"),
            ("be", "AUX", -1, "ROOT"),
            ("not", "PART", 1, "neg"),
            ("ready", "ADJ", 1, "acomp"),
            (".", "PUNCT", 1, "punct"),
        ],
        "3 nsubj, 3 cop, 3 advmod, -1 root, 3 punct",
    ),
    "place after be": (
        [
            ("she", "PRON", 1, "nsubj"),
            ("be", "AUX", -1, "ROOT"),
            ("in", "ADP", 1, "prep"),
            ("Oslo", "PROPN", 2, "pobj"),
        ],
        "3 nsubj, 3 cop, 3 case, -1 root",
    ),
    "coordination": (
        [
            ("rice", "NOUN", -1, "ROOT"),
            (",", "PUNCT", 0, "punct"),
            ("oil", "NOUN", 0, "conj"),
            ("and", "CCONJ", 2, "cc"),
            ("coal", "NOUN", 2, "conj"),
        ],
        "-1 root, 0 punct, 0 conj, 4 cc, 0 conj",
    ),
    "clause after a preposition": (
        [
            ("leave", "VERB", -1, "ROOT"),
            ("after", "ADP", 0, "prep"),
            ("sign", "VERB", 1, "pcomp"),
        ],
        "-1 root, 2 mark, 0 advcl",
    ),
}


@pytest.mark.parametrize("name", TREES)
def test_turned_round(name: str) -> None:
    rows, wanted = TREES[name]
    heads, relations = to_universal(
        [row[2] for row in rows],
        [row[3] for row in rows],
        [row[1] for row in rows],
        [row[0] for row in rows],
    )
    assert ", ".join(f"{h} {r}" for h, r in zip(heads, relations, strict=True)) == wanted
