"""Who said what: quotations direct and reported, and one utterance in several tellings."""

from __future__ import annotations

from demarche.reading.speech.quotation import Attribution, Form, Quotation
from demarche.reading.speech.quotations import quotations
from demarche.reading.speech.utterance import Loss, Telling, Utterance, utterances

__all__ = [
    "Attribution",
    "Form",
    "Loss",
    "Quotation",
    "Telling",
    "Utterance",
    "quotations",
    "utterances",
]
