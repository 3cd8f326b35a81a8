"""Tellings of one utterance."""

from demarche.reading import quotations, utterances

FULL = "“We will come back, most likely after the harvest is in, and bring the maps,” Lee said."


def losses(*texts: str):
    (one,) = utterances(texts, [quotations(text) for text in texts])
    return one.losses


def test_a_lost_hedge_and_a_splice_are_flagged() -> None:
    (loss,) = losses(FULL, "Lee said they would be back “after the harvest is in.”")
    assert loss.hedges == ("most likely",)
    assert loss.spliced


def test_words_cut_from_the_middle_are_told() -> None:
    (loss,) = losses(FULL, "“We will come back, and bring the maps,” Lee said.")
    assert loss.cut == ("most likely after the harvest is in",)


def test_the_same_words_lose_nothing() -> None:
    (loss,) = losses(FULL, FULL.replace("Lee said", "said Lee, who spoke first"))
    assert (loss.hedges, loss.cut, loss.spliced) == ((), (), False)


def test_other_words_are_another_utterance() -> None:
    texts = (FULL, "“We will not come back, whatever the harvest brings,” Lee said.")
    assert utterances(texts, [quotations(text) for text in texts]) == ()
