from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.errors import InputError
from demarche.sources import Locator, sentence_at, sentences
from demarche.sources.sentence import lines

TEXTS = st.text(alphabet="Ab .!?…“”\n\r\u00a0U.S1", max_size=80)


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["He left the U.S.", "The talks went on."],
        ["U.S. President Lee met Gen. Cho at 5 p.m. Friday."],
        ["No. 5 was agreed.", "No.", "We did not."],
        ["“I will go!” Lee said.", "“Will you?” asked Cho.", "“Yes.”", "Then he left."],
        ["It fell 3.5 percent... and rose.", "It is over...", "The end."],
        ["He paused…", "“Then?”"],
        ["1. The parties met.", "2. They left."],
        ["J. F. Smith and Smith Jr. met Inc. staff.", "On Jan. 5 they left."],
        ["He said so.[3]", "She did not.", "38 North said so."],
        ["It was old. [17]", "It stood c. 1805 by the lake."],
        ["St. Petersburg is far.", "He lives on Main St.", "The house is red."],
        ["Moved by Dr. A. B. Chen, Ph.D.", "The rest."],
        ["(It was so.)", "See Fig. 3 for war vs. peace."],
        ["See example.org for more.", "It has version 2.0 now."],
    ],
)
def test_sentences_of_a_line(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_line_numbers_count_blank_lines_and_every_line_break() -> None:
    text = "One.\r\n\r\nTwo. Three.\rFour.\n \nSix."
    found = [(str(s.locator), text[s.start : s.end]) for s in sentences(text)]
    assert found == [
        ("L1.1", "One."),
        ("L3.1", "Two."),
        ("L3.2", "Three."),
        ("L4.1", "Four."),
        ("L6.1", "Six."),
    ]


@given(TEXTS)
def test_sentences_hold_all_that_is_not_white_space(text: str) -> None:
    outside, last = "", 0
    for sentence in sentences(text):
        assert last <= sentence.start < sentence.end
        outside += text[last : sentence.start]
        last = sentence.end
    assert not (outside + text[last:]).strip()


@given(TEXTS.filter(str.strip), st.data())
def test_sentence_at_agrees_with_a_scan(text: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([i for i, mark in enumerate(text) if not mark.isspace()]))
    scanned = next(s.locator for s in sentences(text) if s.start <= place < s.end)
    assert sentence_at(text, (place, len(text))) == scanned


@given(TEXTS)
def test_line_numbers_agree_with_counting_line_breaks(text: str) -> None:
    for line in lines(text):
        before = text[: line.start].replace("\r\n", "\n").replace("\r", "\n")
        assert line.number == before.count("\n") + 1


def test_a_span_that_begins_with_white_space_is_of_the_next_sentence() -> None:
    assert sentence_at("One. Two.", (4, 9)) == Locator(1, 2)


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (4, 2), (0, 99), (4, 5)])
def test_a_span_that_points_at_no_words_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(InputError, match=rf"span {span[0]}-{span[1]}"):
        sentence_at("One. Two.", span)


@pytest.mark.parametrize(
    "hostile", ["." * 200_000, "Mr. " * 50_000, ". " * 100_000, "\r" * 100_000]
)
def test_hostile_text_is_split_in_linear_time(hostile: str) -> None:
    assert len(sentences(hostile)) <= 100_000
