"""Signatures: what a governing word says of the act below it.

"They managed to meet" says that they met, "they failed to meet" that they did not, "they plan to
meet" neither. The words of each signature stand in ``signatures.txt``.

References
----------
L. Karttunen (1971), Implicative verbs. R. Nairn, C. Condoravdi and L. Karttunen (2006), Computing
relative polarity for textual inference. R. Saurí and J. Pustejovsky (2012), Are you sure that
this happened?
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files


class Signature(StrEnum):
    """What the governor says of the act."""

    HAPPENS = "happens"
    FAILS = "fails"
    KNOWN = "known"
    TOLD = "told"
    HELD = "held"
    DOUBTED = "doubted"
    MEANT = "meant"
    ASKED = "asked"
    WISHED = "wished"
    UNDONE = "undone"
    PUT_OFF = "put_off"
    DENIED = "denied"


@cache
def signatures() -> dict[str, Signature]:
    """Return the signature of each word; a verb and its particle are joined by ``_``.

    Examples
    --------
    >>> signatures()["call_off"]
    <Signature.UNDONE: 'undone'>
    """
    found: dict[str, Signature] = {}
    signature = Signature.HAPPENS
    for line in files(__package__).joinpath("signatures.txt").read_text("utf-8").splitlines():
        told = line.split("#", 1)[0].strip()
        if told.startswith("["):
            signature = Signature(told.strip("[]"))
        else:
            found.update(dict.fromkeys(told.split(), signature))
    return found
