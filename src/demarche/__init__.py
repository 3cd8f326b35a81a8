"""A negotiation that you can question, every part footnoted to the sentence that says so."""

__version__ = "0.1.0"
