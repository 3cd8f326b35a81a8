"""Standing, by the words around a predicate; statuses are those that a case file may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.case.hedge import Hedge
from demarche.case.proposition import STATUS_WORDS
from demarche.reading.events import Status, standing
from demarche.reading.events.standing import SO
from demarche.reading.parse import parse
from tests.reading.events.trees import tree

SENTENCES = (
    ("They visited the port.", "visited", Status.REALISED),
    ("They did not visit the port.", "visit", Status.DENIED),
    ("They never visited the port.", "visited", Status.DENIED),
    ("They are visiting the port.", "visiting", Status.ONGOING),
    ("They will visit the port.", "visit", Status.PLANNED),
    ("They may visit the port.", "visit", Status.HYPOTHETICAL),
    ("They should visit the port.", "visit", Status.HYPOTHETICAL),
    ("They plan to visit the port.", "visit", Status.PLANNED),
    ("They do not plan to visit the port.", "visit", Status.DENIED),
    ("They failed to visit the port.", "visit", Status.DENIED),
    ("They managed to visit the port.", "visit", Status.REALISED),
    ("They did not manage to visit the port.", "visit", Status.DENIED),
    ("They refused to visit the port.", "visit", Status.DENIED),
    ("They may refuse to visit the port.", "visit", Status.HYPOTHETICAL),
    ("They asked her to visit the port.", "visit", Status.HYPOTHETICAL),
    ("They threatened to visit the port.", "visit", Status.HYPOTHETICAL),
    ("They hope to visit the port.", "visit", Status.HYPOTHETICAL),
    ("They said that they would visit the port.", "visit", Status.PLANNED),
    ("She said that they visited the port.", "visited", Status.REALISED),
    ("She denied that they visited the port.", "visited", Status.DENIED),
    ("She doubts that they visited the port.", "visited", Status.DENIED),
    ("She believes that they visited the port.", "visited", Status.HYPOTHETICAL),
    ("She knows that they visited the port.", "visited", Status.REALISED),
    ("She does not know that they visited the port.", "visited", Status.REALISED),
    ("If they visit the port, she will leave.", "visit", Status.HYPOTHETICAL),
    ("She left without visiting the port.", "visiting", Status.DENIED),
    ("They will meet and sign a treaty.", "sign", Status.PLANNED),
    ("They cancelled the visit.", "visit", Status.CANCELLED),
    ("The visit was cancelled.", "visit", Status.CANCELLED),
    ("They did not cancel the visit.", "visit", Status.PLANNED),
    ("They postponed the visit.", "visit", Status.SUSPENDED),
    ("The talks were suspended.", "talks", Status.SUSPENDED),
    ("They announced a visit.", "visit", Status.PLANNED),
    ("The visit was rescheduled.", "visit", Status.PLANNED),
    ("The visit may not take place.", "visit", Status.HYPOTHETICAL),
    ("They are expected to visit the port.", "visit", Status.PLANNED),
    ("Had they visited the port, she would have left.", "visited", Status.HYPOTHETICAL),
    ("They did not fail to visit the port.", "visit", Status.REALISED),
    ("They did not refuse to visit the port.", "visit", Status.HYPOTHETICAL),
    ("She forgot that they visited the port.", "visited", Status.REALISED),
    ("She forgot to visit the port.", "visit", Status.DENIED),
    ("There was no visit.", "visit", Status.DENIED),
    ("They called for a visit.", "visit", Status.HYPOTHETICAL),
    ("They condemned the attack.", "attack", Status.REALISED),
)


@pytest.mark.parametrize("text, word, status", SENTENCES, ids=[s[0] for s in SENTENCES])
def test_status_is_composed_from_the_words_above(text, word, status):
    (sentence,) = parse(text)
    at = next(i for i, w in enumerate(sentence.words) if w.text == word)
    assert standing(sentence, at).status is status


def test_a_case_file_can_hold_every_status():
    assert {status.value for status in Status} <= set(STATUS_WORDS["event"])


AUXILIARIES = {
    "will": Status.PLANNED,
    "may": Status.HYPOTHETICAL,
    "could": Status.HYPOTHETICAL,
    "must": Status.HYPOTHETICAL,
    "did": Status.REALISED,
}


def met(auxiliary: str, *, negated: bool):
    rows = [
        "They they PRON PRP 4 nsubj",
        f"{auxiliary} {auxiliary} AUX MD 4 aux",
        f"{'not' if negated else 'then'} {'not' if negated else 'then'} PART RB 4 advmod",
        "meet meet VERB VB 0 root",
    ]
    return tree(*rows)


@given(st.sampled_from(sorted(AUXILIARIES)))
def test_negating_a_verb_denies_it_unless_it_only_may_be(auxiliary):
    assert standing(met(auxiliary, negated=False), 3).status is AUXILIARIES[auxiliary]
    denied = standing(met(auxiliary, negated=True), 3).status is Status.DENIED
    assert denied == (auxiliary != "may")  # what may not be may be


CHAIN = {"managed": +1, "failed": -1}


@given(st.lists(st.sampled_from(sorted(CHAIN)), min_size=1, max_size=5))
def test_implicatives_multiply_like_signs(verbs):
    rows = ["They they PRON PRP 2 nsubj"]
    for k, verb in enumerate([*verbs, "meet"]):
        lemma = {"managed": "manage", "failed": "fail"}.get(verb, verb)
        head, relation = (0, "root") if k == 0 else (k + 1, "xcomp")
        rows.append(f"{verb} {lemma} VERB VBD {head} {relation}")
    sign = 1
    for verb in verbs:
        sign *= CHAIN[verb]
    told = standing(tree(*rows), len(verbs) + 1)
    assert (told.status in SO) == (sign > 0)
    assert told.status in SO or told.status is Status.DENIED


def test_belief_weakens_the_hedge_and_a_flat_statement_does_not():
    (believed,) = parse("She believes that they visited the port.")
    (said,) = parse("They visited the port.")
    at = next(i for i, w in enumerate(believed.words) if w.text == "visited")
    assert standing(believed, at).hedge is Hedge.MODERATE
    assert standing(said, 1).hedge is Hedge.CERTAIN
