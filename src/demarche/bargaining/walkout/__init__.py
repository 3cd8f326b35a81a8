"""Was it rational to walk away?  Six reasons, each with its margin, in one game or a box.

Party 1 suspends talks with the door open.  It may have

== =========== =============================================================================
R1 exit        leaving for good pays more than accepting the other's demand
R2 certified   in *every* equilibrium walking leads to more than staying at the table
R3 reputation  the other, not it, would first be taken to run out of patience, and gives way
R4 linkage     the option to wait for a linked track is worth more than a deal now
R5 beliefs     both expect more from a coming event than there is to share
R6 domestic    impasse pays more at home than it costs
== =========== =============================================================================

A margin is positive where the reason holds.  R2 needs bounds on all equilibria of a case game:
:class:`Talks` says which parts the game has, :func:`survey_threat` judges it all over a
:class:`GameBox`.  R3 rests on a selection (reputation for immovability) among them.

Two kinds of doubt stay apart.  What the *parties* do not know of each other is inside one
game: the priors of immovability, and the chance of concession that follows from them.  What
the *analyst* does not know is a :class:`Box` with an owner; shares count draws of that box.
They are nobody else's probability, and no chance inside a game is ever averaged over a box.
"""

from __future__ import annotations

from demarche.bargaining.walkout.box import Box
from demarche.bargaining.walkout.certified import Certified, GameBox, survey_threat
from demarche.bargaining.walkout.inputs import INPUTS, REASONS
from demarche.bargaining.walkout.rule import OUTCOMES, AnxietyRule, Region, anxiety_rule, region
from demarche.bargaining.walkout.sensitivity import deciding, flips
from demarche.bargaining.walkout.shares import Share, Survey, survey, word
from demarche.bargaining.walkout.talks import Concession, Envoy, Talks
from demarche.bargaining.walkout.threat_map import ThreatRegion, threat_flips, threat_region
from demarche.bargaining.walkout.verdict import Bounds, WalkOut, judge, walk_out

__all__ = [
    "INPUTS",
    "OUTCOMES",
    "REASONS",
    "AnxietyRule",
    "Bounds",
    "Box",
    "Certified",
    "Concession",
    "Envoy",
    "GameBox",
    "Region",
    "Share",
    "Survey",
    "Talks",
    "ThreatRegion",
    "WalkOut",
    "anxiety_rule",
    "deciding",
    "flips",
    "judge",
    "region",
    "survey",
    "survey_threat",
    "threat_flips",
    "threat_region",
    "walk_out",
    "word",
]
