"""The lexicon: it can be read, says nothing twice over, and its faults are named."""

import re
from importlib.resources import files

import pytest

from demarche.errors import InputError
from demarche.reading.events import EventType
from demarche.reading.events.lexicon import Place, classes, lexicon, read
from demarche.reading.events.signature import Signature, signatures

TEXT = files("demarche.reading.events").joinpath("lexicon.txt").read_text("utf-8")


def test_every_type_has_verbs():
    told = {
        frame.type for (part, _), frames in lexicon().items() if part == "verb" for frame in frames
    }
    assert told == set(EventType)


def test_the_frame_with_most_slots_comes_first():
    slots = [len(frame.slots) for frame in lexicon()["verb", "cancel"]]
    assert slots == sorted(slots, reverse=True)


def test_no_entry_without_slots_hides_another_of_the_same_word():
    bare = {}
    for key, frames in lexicon().items():
        told = {(f.type, f.mode) for f in frames if not f.slots}
        if len(told) > 1:
            bare[key] = told
    assert not bare


def test_every_class_is_used_or_named():
    used = set(re.findall(r"\{(\w+)\}", TEXT)) | {"actor"}
    assert set(classes()) == used


def test_an_entry_is_read_with_its_slots():
    (frame,) = read("[REQUEST]\nask: not:go|stay")["verb", "ask"]
    (slot,) = frame.slots
    assert (slot.place, slot.word, slot.heads) == (Place.CLAUSE, "not", {"go", "stay"})
    assert frame.rule == "2: ask: not:go|stay"


@pytest.mark.parametrize(
    "text, fault",
    [
        ("visit", "line 1 of the lexicon stands before any [TYPE]: visit"),
        ("[CONSULT]\nhold: {talk}", "line 2 of the lexicon names no class: {talk}"),
    ],
)
def test_a_fault_is_named_with_its_line(text, fault):
    with pytest.raises(InputError) as error:
        read(text)
    assert error.value.what == fault


def test_no_word_has_two_signatures():
    lines = files("demarche.reading.events").joinpath("signatures.txt").read_text("utf-8")
    words = [w for line in lines.splitlines() if line[:1] not in "#[" for w in line.split()]
    assert len(words) == len(set(words)) == len(signatures())
    assert set(signatures().values()) == set(Signature)


def test_no_actor_of_any_case_is_in_the_word_lists():
    for name in ("lexicon.txt", "signatures.txt", "contexts.txt"):
        text = files("demarche.reading.events").joinpath(name).read_text("utf-8")
        body = "\n".join(line.split("#")[0] for line in text.splitlines())
        body = re.sub(r"^\[[A-Z]+", "", body, flags=re.MULTILINE)
        assert not re.search(r"[A-Z]", body)
