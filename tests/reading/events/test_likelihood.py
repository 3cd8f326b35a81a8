"""The trained model: weights that fit the features, and the order that readers would give."""

import numpy as np

from demarche.reading.events import likelihood as model
from demarche.reading.events.likelihood import features, likelihood
from demarche.reading.parse import parse


def test_likelihood_is_the_logistic_of_the_weights_of_its_features():
    (sentence,) = parse("They failed to visit the port.")
    at = next(i for i, w in enumerate(sentence.words) if w.text == "visit")
    told = list(features(sentence, at))
    assert len(told) == len(set(told))
    weights = model._weights()
    score = weights["bias"] + sum(weights.get(f, 0.0) for f in told)
    assert np.isclose(likelihood(sentence, at), 1 / (1 + np.exp(-score)))


def test_deeds_are_likelier_than_plans_and_denials():
    def of(text, word):
        (sentence,) = parse(text)
        return likelihood(sentence, next(i for i, w in enumerate(sentence.words) if w.text == word))

    deed = of("They visited the port.", "visited")
    assert deed > 0.9
    assert deed > of("They may visit the port.", "visit")
    assert of("They did not visit the port.", "visit") < 0.5
    assert of("If they visit the port, she will leave.", "visit") < 0.5
