"""Rival explanations of one act: a matrix of evidence against hypotheses.

Heuer's matrix rates how well each item fits each hypothesis and counts what does *not* fit.
The Bayesian matrix holds likelihoods instead.  Ratings are somebody's: they carry an owner,
and no ranking is the sources'.  An item that fits all hypotheses alike moves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from demarche.bargaining.direction import Argument, Array, Outcome, model

_BAYES = "Heuer (1999), Psychology of Intelligence Analysis, ch. 8; Bayes' rule"


@model(
    result="belief in each hypothesis after the evidence",
    within="[0, 1]",
    theory="Belief follows prior and likelihood; evidence as likely under all moves nothing.",
    source=_BAYES,
    prior=Argument("belief before", "(0, 1)", "?", axes=("hypothesis",), sums_to_one=True),
    likelihood=Argument(
        "chance of each item under each hypothesis", "(0, 1]", "?", axes=("item", "hypothesis")
    ),
)
def explanation_posterior(prior: Array, likelihood: Array) -> Outcome:
    """Return ``prior_h prod_e P(e | h)``, normalised over the hypotheses.

    Dependent items must be entered as one.

    Examples
    --------
    >>> print(explanation_posterior([0.5, 0.5], [[0.6, 0.2], [0.3, 0.3]]))
    [0.75 0.25]
    """
    weight = np.log(prior) + np.log(likelihood).sum(axis=-2)
    share = np.exp(weight - weight.max(axis=-1, keepdims=True))
    return share / share.sum(axis=-1, keepdims=True)


@model(
    result="largest log likelihood ratio of each item",
    within="[0, inf)",
    theory="An item tells as much as the likelihoods differ.",
    source=_BAYES,
    likelihood=Argument(
        "chance of each item under each hypothesis", "(0, 1]", "?", axes=("item", "hypothesis")
    ),
)
def diagnosticity(likelihood: Array) -> Outcome:
    """Return ``max_h ln P(e | h) - min_h ln P(e | h)`` for each item.

    Examples
    --------
    >>> print(diagnosticity([[0.6, 0.3], [0.4, 0.4]]).round(3))
    [0.693 0.   ]
    """
    spread: Array = np.ptp(np.log(likelihood), axis=-1)
    return spread


@model(
    result="weight of what does not fit each hypothesis",
    within="[0, inf)",
    theory="Hypotheses are judged by what speaks against them; fitting evidence may fit all.",
    source="Heuer (1999), Psychology of Intelligence Analysis, ch. 8",
    weights=Argument("weight of each item", "[0, inf)", "+", axes=("item",)),
    ratings=Argument("fit from -2 to 2", "[-2, 2]", "-", axes=("item", "hypothesis")),
)
def inconsistency(weights: Array, ratings: Array) -> Outcome:
    """Return ``sum_e w_e max(0, -rating)`` for each hypothesis.

    Examples
    --------
    >>> print(inconsistency([1, 2], [[-1, 1], [0, -2]]))
    [1. 4.]
    """
    against: Array = np.sum(weights[..., :, None] * np.maximum(0, -ratings), axis=-2)
    return against


@dataclass(frozen=True)
class Ratings:
    """A Heuer matrix with its owner.

    Parameters
    ----------
    owner : str
        Whose ratings these are.
    items, hypotheses : tuple of str
        Rows and columns.
    fit : tuple of tuples of float in [-2, 2]
        Fit of each item to each hypothesis.
    weights : tuple of float, optional
        Weight of each item; one each by default.

    Examples
    --------
    >>> mine = Ratings("A. Analyst", ("letter", "tour"), ("pique", "plan"), ((-2, 1), (1, 1)))
    >>> mine.ranking()
    (('plan', 0.0), ('pique', 2.0))
    >>> mine.direction("letter", "plan", "pique"), mine.direction("tour", "plan", "pique")
    (1, 0)
    >>> mine.flipped().direction("letter", "plan", "pique")
    -1
    """

    owner: str
    items: tuple[str, ...]
    hypotheses: tuple[str, ...]
    fit: tuple[tuple[float, ...], ...]
    weights: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Refuse ratings without owner or of the wrong shape."""
        if not self.owner.strip():
            raise ValueError("ratings need an owner")
        shape, wanted = np.shape(self.fit), (len(self.items), len(self.hypotheses))
        if shape != wanted:
            raise ValueError(
                f"fit must have a row per item and a column per hypothesis {wanted}, got {shape}"
            )
        if self.weights and len(self.weights) != len(self.items):
            raise ValueError(
                f"{len(self.items)} items need as many weights, got {len(self.weights)}"
            )

    def ranking(self) -> tuple[tuple[str, float], ...]:
        """Return the hypotheses with their inconsistency, least first."""
        weights: ArrayLike = self.weights or np.ones(len(self.items))
        scores = inconsistency(weights, self.fit)
        order = np.argsort(scores, kind="stable")
        return tuple((self.hypotheses[h], float(scores[h])) for h in order)

    def direction(self, item: str, favoured: str, against: str) -> int:
        """Return +1 if the item speaks for one hypothesis against another, -1 or 0 if not."""
        row = self.fit[self.items.index(item)]
        difference = row[self.hypotheses.index(favoured)] - row[self.hypotheses.index(against)]
        return int(np.sign(difference))

    def flipped(self) -> Ratings:
        """Return the matrix of somebody who reads every item the opposite way."""
        return replace(self, fit=tuple(tuple(-value for value in row) for row in self.fit))
