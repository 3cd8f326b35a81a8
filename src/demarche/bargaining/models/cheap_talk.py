"""Cheap talk: how much a costless message can say when interests differ by a bias.

The state is uniform on [0, 1] and losses are quadratic.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = "Crawford and Sobel (1982), Econometrica 50, 1431-1451, section 4"


def _most_messages(bias: Array) -> Outcome:
    """Return the largest number of messages, by equation (20) of the source."""
    return np.maximum(1, np.ceil(-0.5 + 0.5 * np.sqrt(1 + 2 / bias) - 1e-9))


@model(
    result="largest number of distinct messages",
    within="[1, inf)",
    theory="The closer the interests, the finer the talk; far apart, all talk is babble.",
    source=_SOURCE,
    bias=Argument("difference between the two ideal points", "(0, inf)", "-"),
)
def cheap_talk_messages(bias: Array) -> Outcome:
    """Return the number of messages in the most informative equilibrium.

    ``N = ceil(-1/2 + sqrt(1 + 2 / b) / 2)``.

    Examples
    --------
    >>> print(cheap_talk_messages([0.3, 0.1, 0.05, 0.01]))
    [1. 2. 3. 7.]
    """
    return _most_messages(bias)


@model(
    result="variance of the state that is left after the message",
    within="[0, 0.0834]",
    theory="Less bias leaves the listener less in the dark.",
    source=_SOURCE,
    bias=Argument("difference between the two ideal points", "(0, inf)", "+"),
)
def cheap_talk_variance(bias: Array) -> Outcome:
    """Return the residual variance: ``1 / (12 N^2) + b^2 (N^2 - 1) / 3``.

    Examples
    --------
    >>> print(cheap_talk_variance([0.3, 0.1]).round(4))
    [0.0833 0.0308]
    """
    squared = _most_messages(bias) ** 2
    return 1 / (12 * squared) + bias**2 * (squared - 1) / 3
