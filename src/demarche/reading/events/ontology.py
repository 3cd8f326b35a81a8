"""PLOVER: the sixteen types of political event, and where each stands between help and harm.

References
----------
Open Event Data Alliance (2021), PLOVER: Political Language Ontology for Verifiable Event Records.
CC BY-SA 4.0.
"""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """What kind of act it is."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


_T = EventType
COOPERATIVE = frozenset(
    {_T.AGREE, _T.CONSULT, _T.SUPPORT, _T.CONCEDE, _T.COOPERATE, _T.AID, _T.RETREAT}
)
"""Types that help, in words or deeds."""

VERBAL = frozenset(
    {_T.AGREE, _T.SUPPORT, _T.CONCEDE, _T.REQUEST, _T.ACCUSE, _T.REJECT, _T.THREATEN}
)
"""Types that are done by saying something."""

_ASKED_FOR = {
    **dict.fromkeys((_T.AID, _T.SUPPORT, _T.COOPERATE), "assist"),
    **dict.fromkeys((_T.CONCEDE, _T.RETREAT), "yield"),
    **dict.fromkeys((_T.CONSULT, _T.AGREE), "meet"),
}
_THREATENED = {
    **dict.fromkeys((_T.ASSAULT, _T.MOBILIZE), "violence"),
    **dict.fromkeys((_T.COERCE, _T.PROTEST), "restrict"),
    _T.SANCTION: "relations",
}


def mode_over(verbal: EventType, act: EventType, mode: str) -> str:
    """Return the mode of a verbal event by the act that it is about; empty for none.

    Examples
    --------
    >>> mode_over(EventType.REQUEST, EventType.RETREAT, "withdraw")
    'yield'
    >>> mode_over(EventType.THREATEN, EventType.COERCE, "arrest")
    'arrest'
    """
    if verbal in (EventType.REQUEST, EventType.REJECT):
        return _ASKED_FOR.get(act, "change")
    if verbal is EventType.THREATEN:
        return mode if mode in ("arrest", "expel") else _THREATENED.get(act, "")
    return ""
