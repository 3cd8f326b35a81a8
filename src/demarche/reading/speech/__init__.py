"""Who said what: quotations direct and reported, and one utterance in several tellings."""

from __future__ import annotations

from demarche.reading.speech.quotation import Attribution, Form, Quotation
from demarche.reading.speech.quotations import quotations

__all__ = ["Attribution", "Form", "Quotation", "quotations"]
