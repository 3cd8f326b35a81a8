"""Pipelines of spaCy's, by a small one that is made here."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from demarche.errors import InputError
from demarche.reading.parse import load, parse
from demarche.reading.parse.spacy_pipeline import SpacyPipeline

CLEARNLP = {
    "envoys": ("nsubj", "met", "NOUN", "NNS", "Envoy"),
    "met": ("ROOT", "met", "VERB", "VBD", "meet"),
    "in": ("prep", "met", "ADP", "IN", "in"),
    "Oslo": ("pobj", "in", "PROPN", "NNP", "Oslo"),
    ".": ("punct", "met", "PUNCT", ".", "."),
}


def _annotated(doc: Doc) -> Doc:
    """Tag words by the table; words that it lacks are roots."""
    places = {token.text: token for token in doc}
    for token in doc:
        label, head, upos, xpos, lemma = CLEARNLP.get(
            token.text, ("ROOT", token.text, "X", "FW", token.text)
        )
        token.head = token if token.is_space else places[head]
        token.dep_, token.pos_, token.tag_, token.lemma_ = label, upos, xpos, lemma
    return doc


@pytest.fixture
def pipeline() -> SpacyPipeline:
    made = spacy.blank("en")
    _component("parser", _annotated)
    made.add_pipe("parser_of_the_test", name="parser")
    return SpacyPipeline(made)


def _component(name: str, work: Callable[[Doc], Doc]) -> None:
    Language.component(f"{name}_of_the_test", func=work)


def test_labels_and_offsets(pipeline: SpacyPipeline) -> None:
    text = "Talks\n\nenvoys met  in Oslo."
    (sentence,) = pipeline([(text, 7, len(text))])
    assert [(w.text, w.head, w.relation, w.lemma) for w in sentence.words] == [
        ("envoys", 1, "nsubj", "envoy"),
        ("met", -1, "root", "meet"),
        ("in", 3, "case", "in"),
        ("Oslo", 1, "obl", "Oslo"),
        (".", 1, "punct", "."),
    ]
    assert all(text[w.start : w.end] == w.text for w in sentence.words)


def test_two_roots_become_one_tree(pipeline: SpacyPipeline) -> None:
    (sentence,) = pipeline([("well yes", 0, 8)])
    assert [(w.head, w.relation) for w in sentence.words] == [(-1, "root"), (0, "parataxis")]


def test_text_by_its_sentences(pipeline: SpacyPipeline) -> None:
    text = "The envoys met in Oslo. They envoys met in Oslo."
    assert [text[s.start : s.end] for s in parse(text, parser=pipeline)] == [text[:23], text[24:]]


def test_name_tells_pipeline_and_version(pipeline: SpacyPipeline) -> None:
    assert pipeline.name.startswith("spacy en_pipeline ")


def test_no_such_pipeline() -> None:
    with pytest.raises(InputError, match="no spaCy pipeline 'en_none_such'") as told:
        load("en_none_such")
    assert "python -m spacy download en_none_such" in told.value.hint


def test_pipeline_without_a_parser(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(InputError, match="no dependency parser"):
        load(str(tmp_path))


def test_where_spacy_is_not_installed_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(InputError, match="spaCy is not installed") as raised:
        SpacyPipeline.load("en_core_web_sm")
    assert "extra 'spacy'" in raised.value.hint
