"""What an analyst does not know: a set of inputs, drawn from, searched, and answered for.

An analyst who cannot name a number can often name a range, and that one input lies above another.
:class:`Ranges` holds both.  Any function from rows of inputs to rows of results can then be

* surveyed all over the set, in batches that no number of workers can change (:func:`survey`);
* asked which inputs its variation needs (:func:`indices`);
* pushed to its worst (:func:`worst`), or only until its answer turns (:func:`horizon`);
* read as a choice, by what each option would forgo (:func:`regret`).

This is doubt *about* games.  Chances *inside* a game are results like any other, and an average of
them over ranges is nobody's probability: report their span instead.
"""

from __future__ import annotations

from demarche.bargaining.doubt.batches import InTurn, processes
from demarche.bargaining.doubt.horizon import Horizon, horizon
from demarche.bargaining.doubt.indices import Indices, indices
from demarche.bargaining.doubt.ranges import Ranges
from demarche.bargaining.doubt.regret import Regret, regret
from demarche.bargaining.doubt.survey import Survey, survey
from demarche.bargaining.doubt.worst import Worst, worst

__all__ = [
    "Horizon",
    "InTurn",
    "Indices",
    "Ranges",
    "Regret",
    "Survey",
    "Worst",
    "horizon",
    "indices",
    "processes",
    "regret",
    "survey",
    "worst",
]
