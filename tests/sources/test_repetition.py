from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from demarche.sources.repetition import likely_originals, repeats

WORDS = st.lists(st.integers(0, 10_000).map(str), min_size=8, max_size=40, unique=True)


@given(WORDS, st.data())
def test_a_run_of_a_passage_repeats_it(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 5))
    last = data.draw(st.integers(first + 5, len(words)))
    quote = "“" + " ".join(words[first:last]) + "”"
    assert repeats(quote, " ".join(words))
    assert likely_originals([quote, " ".join(words)])[0] == [1]


@given(WORDS, st.data())
def test_a_passage_with_a_word_of_its_own_repeats_nothing(
    words: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    assert not repeats(" ".join([*words[:at], "other", *words[at + 1 :]]), " ".join(words))


def test_few_words_repeat_nothing() -> None:
    assert not repeats("talks go on", "The talks go on.")


def test_scattered_words_are_no_repetition() -> None:
    assert not repeats("a c e g i k m", "a b c d e f g h i j k l m n")
