"""Reading: what a text says, each item with the span that says it.

`metadata` tells where a text comes from, `quotations` who said what, `times` when, `figures` how
much; `utterances` lays the tellings of several texts beside each other. None of them needs a
parser, a model or a network, and each can be used alone.
"""

from __future__ import annotations

from demarche.reading.figure import Comparison, Figure, FigureKind, figures
from demarche.reading.metadata import Given, Known, KnownBy, Metadata, metadata, metadata_of
from demarche.reading.speech import (
    Attribution,
    Form,
    Quotation,
    Utterance,
    quotations,
    utterances,
)
from demarche.reading.when import TimeExpression, possible_publication, times

__all__ = [
    "Attribution",
    "Comparison",
    "Figure",
    "FigureKind",
    "Form",
    "Given",
    "Known",
    "KnownBy",
    "Metadata",
    "Quotation",
    "TimeExpression",
    "Utterance",
    "figures",
    "metadata",
    "metadata_of",
    "possible_publication",
    "quotations",
    "times",
    "utterances",
]
