"""Quotations: marks, attributions and reported speech, in sentences of our own."""

import pytest

from demarche.errors import InputError
from demarche.reading import Form, Quotation, quotations


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Return form, words and speaker of each quotation."""
    found = []
    for q in quotations(text):
        speaker = q.attribution and q.attribution.speaker
        found.append((q.form.value, q.words(text), text[slice(*speaker)] if speaker else None))
    return found


@pytest.mark.parametrize(
    "text, words, speaker",
    [
        ("“We agreed on nothing,” Ann Lee said.", "We agreed on nothing,", "Ann Lee"),
        ("“We agreed on nothing,” said Ann Lee, the envoy.", "We agreed on nothing,", "Ann Lee"),
        ('Ann Lee said: "We agreed on nothing."', "We agreed on nothing.", "Ann Lee"),
        ("Ann Lee, the chief envoy, wrote, “It is over.”", "It is over.", "Ann Lee"),
        ("“Is it over?” she asked.", "Is it over?", "she"),
        (
            "``It is over,'' the deputy minister told reporters.",
            "It is over,",
            "the deputy minister",
        ),
        ("«It is over,» Omar Haddad added.", "It is over,", "Omar Haddad"),
        ("‘It’s over,’ Omar Haddad added.", "It’s over,", "Omar Haddad"),
    ],
)
def test_direct_speech_and_its_speaker(text: str, words: str, speaker: str) -> None:
    assert told(text) == [("direct", words, speaker)]


def test_speech_that_an_attribution_splits_is_one_quotation() -> None:
    text = "“We will come,” Lee said on Monday, “but only if all are invited.”"
    (found,) = quotations(text)
    assert [text[a:b] for a, b in found.parts] == ["We will come,", "but only if all are invited."]


def test_a_sentence_after_an_attribution_is_a_quotation_of_the_same_speaker() -> None:
    text = "“We will come,” Lee said. “All are invited.”"
    first, second = quotations(text)
    assert not first.attribution.floating
    assert second.attribution.floating
    assert first.attribution.speaker == second.attribution.speaker


def test_speech_over_paragraphs_is_one_quotation() -> None:
    text = (
        "Lee read her statement aloud to all of them. “We came in good faith, and we waited long.\n"
        "“We leave as we came, and the door stays open,” she said.\n"
        "Nobody answered her, and the hall was empty within the hour."
    )
    found = [q for q in quotations(text) if q.form is Form.DIRECT]
    assert [len(q.parts) for q in found] == [2]


def test_a_quotation_that_is_not_closed_says_so() -> None:
    (found,) = quotations("Lee said: “We will come and we will stay.")
    assert found.unbalanced


def test_a_quotation_that_was_never_opened_says_so() -> None:
    (found,) = quotations("We came in good faith and we waited,” Ann Lee said.")
    assert found.unbalanced
    assert found.start == 0


@pytest.mark.parametrize(
    "text",
    [
        "They offered “carrots” to the other side.",
        "The plan is to “go big” and to stay.",
    ],
)
def test_scare_quotes_are_nobodys_speech(text: str) -> None:
    (found,) = quotations(text)
    assert (found.form, found.attribution) == (Form.MENTION, None)


def test_a_fragment_belongs_to_the_owner_of_the_noun() -> None:
    text = "The split was seen in Marek’s description of the talks as “gravel-voiced” theatre."
    assert ("fragment", "gravel-voiced", "Marek") in told(text)


@pytest.mark.parametrize(
    "text, words, speaker",
    [
        ("Ann Lee said that talks go on.", "talks go on", "Ann Lee"),
        ("Talks go on, the envoy said.", "Talks go on", "the envoy"),
        ("According to Ann Lee, talks go on for now.", "talks go on for now", "Ann Lee"),
        (
            "The ministry announced that it had closed the port.",
            "it had closed the port",
            "The ministry",
        ),
        ("On Friday the bank warned that prices would rise.", "prices would rise", "the bank"),
        ("He believes the port will open soon.", "the port will open soon", "He"),
    ],
)
def test_reported_speech(text: str, words: str, speaker: str) -> None:
    assert told(text) == [("indirect", words, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "The claims were settled and the reports were filed.",
        "The evidence suggests that the port was closed.",
        "She read a book on the lake in her statement room.",
    ],
)
def test_what_nobody_said(text: str) -> None:
    assert not told(text)


def test_medium_and_addressee() -> None:
    text = "“No date is set,” Lee told reporters in a statement."
    (found,) = quotations(text)
    assert text[slice(*found.attribution.addressee)] == "reporters"
    assert text[slice(*found.attribution.medium)] == "a statement"


def test_a_pronoun_names_the_last_speaker_of_the_paragraph() -> None:
    text = "Ann Lee said that talks go on. She added that no date is set."
    found = quotations(text)
    assert text[slice(*found[1].attribution.named)] == "Ann Lee"


def test_a_quotation_without_words_is_refused() -> None:
    with pytest.raises(InputError, match="needs parts with words"):
        Quotation(Form.DIRECT, ())
