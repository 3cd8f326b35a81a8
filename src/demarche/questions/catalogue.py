"""The questions, in the order in which a briefing asks them."""

from __future__ import annotations

from demarche.questions import (
    y01_walking_away,
    y02_then_and_now,
    y04_conceded,
    y06_pressing,
    y13_disagreements,
)
from demarche.questions.question import Question

QUESTIONS: tuple[Question, ...] = (
    y01_walking_away.QUESTION,
    y02_then_and_now.QUESTION,
    y04_conceded.QUESTION,
    y06_pressing.QUESTION,
    y13_disagreements.QUESTION,
)
