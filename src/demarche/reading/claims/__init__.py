"""Claims: what a text holds to be so, by whom, how sure, and bearing on what."""

from __future__ import annotations

from demarche.reading.claims.claim import Bearing, Claim, Stance
from demarche.reading.claims.reader import claims

__all__ = ["Bearing", "Claim", "Stance", "claims"]
