"""Datelines: the place, day and agency before the first sentence of a report, no part of it."""

from __future__ import annotations

import re

DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z .’'/-]{2,30}(?:, [A-Z][\w. ]{2,20})?),? "
    r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)(?: \((?P<agency>[A-Z][\w ]{1,20})\))?"
    r"\s*[-–—]"
)
AGENCY = re.compile(r"^[A-Z][A-Z .,’'/\w-]{2,50}? \((?P<agency>[A-Z][\w ]{1,20})\)\s*[-–—]")


def after_dateline(passage: str) -> int:
    """Return where the first sentence of a passage begins, behind a dateline if it has one.

    Examples
    --------
    >>> report = "LAKESIDE, March 3, 2021 (LNA) — The envoys met."
    >>> report[after_dateline(report):]
    'The envoys met.'
    >>> after_dateline("The envoys met.")
    0
    """
    match = DATELINE.match(passage) or AGENCY.match(passage)
    if match is None:
        return 0
    rest = passage[match.end() :]
    return match.end() + len(rest) - len(rest.lstrip())
