"""Pledges: what is promised, offered or proposed, by whom, on what condition; what became of it."""

from __future__ import annotations

from demarche.reading.pledges.pledge import Pledge, Progress, Stage
from demarche.reading.pledges.reader import pledges

__all__ = ["Pledge", "Progress", "Stage", "pledges"]
