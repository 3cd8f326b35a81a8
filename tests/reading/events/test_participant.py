"""Source and target on hand-made trees: passive, relative clause, control, possessive, more."""

import pytest

from demarche.reading.events.participant import phrase, sources, targets
from tests.reading.events.trees import text_of, tree

PASSIVE = tree(
    "Belmora Belmora PROPN NNP 3 nsubj:pass",
    "was be AUX VBD 3 aux:pass",
    "attacked attack VERB VBN 0 root",
    "by by ADP IN 5 case",
    "Tarvonia Tarvonia PROPN NNP 3 obl:agent",
)
RELATIVE = tree(
    "Dockers docker NOUN NNS 0 root",
    "who who PRON WP 3 nsubj PronType=Rel",
    "met meet VERB VBD 1 acl:relcl",
    "Nordkai Nordkai PROPN NNP 3 obj",
)
CONTROL = tree(
    "Orsha Orsha PROPN NNP 2 nsubj",
    "urged urge VERB VBD 0 root",
    "Pelm Pelm PROPN NNP 2 obj",
    "to to PART TO 5 mark",
    "withdraw withdraw VERB VB 2 xcomp",
)
POSSESSIVE = tree(
    "Carvia Carvia PROPN NNP 3 nmod:poss",
    "'s 's PART POS 1 case",
    "cancellation cancellation NOUN NN 7 nsubj",
    "of of ADP IN 6 case",
    "the the DET DT 6 det",
    "trip trip NOUN NN 3 nmod",
    "angered anger VERB VBD 0 root",
    "Pelm Pelm PROPN NNP 7 obj",
)
BETWEEN = tree(
    "talks talk NOUN NNS 0 root",
    "between between ADP IN 3 case",
    "Orsha Orsha PROPN NNP 1 nmod",
    "and and CCONJ CC 5 cc",
    "Pelm Pelm PROPN NNP 3 conj",
)
SHARED = tree(
    "Orsha Orsha PROPN NNP 2 nsubj",
    "condemned condemn VERB VBD 0 root",
    "Pelm Pelm PROPN NNP 2 obj",
    "and and CCONJ CC 5 cc",
    "expelled expel VERB VBD 2 conj",
    "its its PRON PRP$ 7 nmod:poss",
    "envoy envoy NOUN NN 5 obj",
)
INSIDE = tree(
    "Orsha Orsha PROPN NNP 2 nsubj",
    "rejected reject VERB VBD 0 root",
    "a a DET DT 5 det",
    "Pelmish Pelmish ADJ JJ 5 amod",
    "offer offer NOUN NN 2 obj",
)


@pytest.mark.parametrize(
    "sentence, at, by, to",
    [
        (PASSIVE, 2, ["Tarvonia"], ["Belmora"]),
        (RELATIVE, 2, ["Dockers"], ["Nordkai"]),
        (CONTROL, 1, ["Orsha"], ["Pelm"]),
        (CONTROL, 4, ["Pelm"], []),
        (POSSESSIVE, 2, ["Carvia 's"], []),
        (BETWEEN, 0, ["Orsha", "Pelm"], []),
        (SHARED, 4, ["Orsha"], ["its envoy"]),
        (INSIDE, 1, ["Orsha"], ["a Pelmish offer"]),
    ],
)
def test_who_does_it_to_whom(sentence, at, by, to):
    text = text_of(sentence)
    found = sources(sentence, at)
    others = targets(sentence, at, barred=found)

    def words(parts):
        return [text[p.start : p.end] for p in (phrase(sentence, part) for part in parts)]

    assert words(found) == by
    assert words(others) == to


def test_an_adjective_of_a_name_names_the_actor():
    (part,) = targets(INSIDE, 1)
    assert INSIDE.words[part.actor].text == "Pelmish"


def test_a_source_is_never_its_own_target():
    for sentence in (PASSIVE, RELATIVE, CONTROL, SHARED, INSIDE):
        for i in range(len(sentence.words)):
            by = sources(sentence, i)
            taken = {part.actor for part in by}
            assert taken.isdisjoint(part.actor for part in targets(sentence, i, barred=by))
