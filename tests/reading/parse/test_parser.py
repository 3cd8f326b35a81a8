"""The parser that comes with the package, on any text."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings

from demarche.reading.parse import Sentence, load, parse, parse_all
from demarche.reading.parse.parser import LONGEST
from demarche.sources import sentences
from tests.reading.texts import SELF_CONTAINED, WILD

ODD = {
    "empty": "",
    "white space": " \n\u00a0\t",
    "no-break spaces": "The\u00a0envoys met\u202fin\u00a0Oslo.",
    "emoji": "Talks 👍🏽 went well 😀😀. 🙂",
    "no stop": "and so they talked on " * 200,
    "no white space": "x" * 4_000,
    "marks only": "“((—…!!",
    "unbalanced quotes": "“We will sign, he said. ‘Never. They “left” it (there.",
    "other scripts": "Переговоры в Осло 会谈 के बाद were held.",
    "controls": "The\x00 envoys\u200b met\x1f in Oslo.",
}


def _assert_trees_of(text: str, trees: tuple[Sentence, ...]) -> None:
    words = [word for tree in trees for word in tree.words]
    assert all(text[w.start : w.end] == w.text for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
    for tree in trees:
        assert [w.relation for w in tree.words].count("root") == 1
        assert tree.words[tree.root].relation == "root"
        assert sorted(tree.subtree(tree.root)) == list(range(len(tree.words)))


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_trees(name: str) -> None:
    text = ODD[name]
    spans = [(text, s.start, s.end) for s in sentences(text) if s.end - s.start <= LONGEST]
    trees = tuple(load()(spans))
    assert len(trees) == len(spans)
    _assert_trees_of(text, trees)
    _assert_trees_of(text, parse(text))


def test_a_long_sentence_is_parsed_in_parts() -> None:
    text = f"{'x' * 1100} " * 90 + "and so they talked on " * 150
    trees = parse(text)
    assert max(tree.end - tree.start for tree in trees) <= LONGEST
    _assert_trees_of(text, trees)
    assert "".join(w.text for tree in trees for w in tree.words) == "".join(text.split())


@given(WILD)
@settings(max_examples=25, deadline=None)
def test_any_text_is_trees(text: str) -> None:
    _assert_trees_of(text, parse(text))


def test_a_sentence_is_parsed_alike_in_any_company() -> None:
    together = list(load()((text, 0, len(text)) for text in SELF_CONTAINED))
    alone = [next(load()([(text, 0, len(text))])) for text in SELF_CONTAINED]
    assert together == alone


def test_many_texts_are_read_as_they_are_needed() -> None:
    taken = []

    def texts() -> Iterator[str]:
        for i in range(900):
            taken.append(i)
            yield SELF_CONTAINED[i % len(SELF_CONTAINED)]

    first = next(parse_all(texts()))
    assert first == parse(SELF_CONTAINED[0])
    assert len(taken) < 600


def test_loaded_once() -> None:
    assert load() is load()
    assert load().name.startswith("demarche ")


def test_trees_travel_between_processes() -> None:
    trees = parse(SELF_CONTAINED[0])
    assert pickle.loads(pickle.dumps(trees)) == trees


def test_neither_the_command_line_nor_the_parser_loads_spacy() -> None:
    program = (
        "import sys, demarche.app.cli; from demarche.reading.parse import parse;"
        "parse('They met.'); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The minister cancelled the visit.", "minister nsubj cancelled, visit obj cancelled"),
        ("The visit was cancelled.", "visit nsubj:pass cancelled"),
        ("Ann Lee, the envoy, met Omar.", "envoy appos Ann, Omar obj met"),
        ("They refused to sign the treaty.", "sign xcomp refused, treaty obj sign"),
    ],
)
def test_plain_sentences(text: str, wanted: str) -> None:
    (tree,) = parse(text)
    arcs = {f"{w.text} {w.relation} {tree.words[w.head].text}" for w in tree.words}
    assert set(wanted.split(", ")) <= arcs


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    text = "OSLO, March 3, 2021 (NNA) - The ferry union rejected the offer. It will strike."
    first, second = parse(text)
    assert text[first.start : first.end] == "The ferry union rejected the offer."
    assert text[second.start : second.end] == "It will strike."
