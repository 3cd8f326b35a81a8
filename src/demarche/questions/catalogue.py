"""The questions, in the order in which a briefing asks them."""

from __future__ import annotations

from demarche.questions import (
    y01_walking_away,
    y02_then_and_now,
    y03_leverage,
    y04_conceded,
    y05_trades,
    y06_pressing,
    y07_resumption,
    y08_rival_explanations,
    y09_voices,
    y10_go_between,
    y11_summit,
    y12_sanctions,
    y13_disagreements,
    y14_forecasts,
    y15_own_case,
)
from demarche.questions.question import Question

QUESTIONS: tuple[Question, ...] = (
    y01_walking_away.QUESTION,
    y02_then_and_now.QUESTION,
    y03_leverage.QUESTION,
    y04_conceded.QUESTION,
    y05_trades.QUESTION,
    y06_pressing.QUESTION,
    y07_resumption.QUESTION,
    y08_rival_explanations.QUESTION,
    y09_voices.QUESTION,
    y10_go_between.QUESTION,
    y11_summit.QUESTION,
    y12_sanctions.QUESTION,
    y13_disagreements.QUESTION,
    y14_forecasts.QUESTION,
    y15_own_case.QUESTION,
)
