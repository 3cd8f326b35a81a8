"""Train the model of likelihood on UDS factuality (CC BY-SA 4.0), the training split only.

``python -m training.event_likelihood DATA`` writes ``likelihood.npz`` into the package. DATA holds
``factuality/`` and ``ud/``. Trees are those of the treebank.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.optimize import minimize
from scipy.special import expit

from benchmarks.reading.factuality import read
from demarche.reading.events import likelihood

SEEN = 4
"""A feature counts if so many predicates have it."""
PENALTY = 3.0
"""L2 penalty, chosen on the development split among 1, 3, 10, 30."""


def main() -> None:
    """Train and write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    judged = read(arguments.parse_args().data, "train")
    held = [list(likelihood.features(tree, i)) for tree, i, _ in judged]
    factual = np.array([value > 0 for *_, value in judged], dtype=float)
    names, weights = fit(held, factual)
    file = Path(likelihood.__file__).with_name(likelihood.WEIGHTS)
    np.savez_compressed(file, features=np.array(names), weights=weights.astype(np.float32))
    print(f"{len(judged)} predicates, {len(names)} features, {file.stat().st_size // 1024} kB")


def fit(held: list[list[str]], factual: np.ndarray) -> tuple[list[str], np.ndarray]:
    """Return feature names, the bias first, and their weights."""
    counted = Counter(feature for one in held for feature in one)
    names = ["bias", *sorted(name for name, count in counted.items() if count >= SEEN)]
    column = {name: k for k, name in enumerate(names)}
    cells = [(r, column[f]) for r, one in enumerate(held) for f in one if f in column]
    cells += [(r, 0) for r in range(len(held))]
    rows, columns = zip(*cells, strict=True)
    matrix = sparse.csr_matrix((np.ones(len(cells)), (rows, columns)), (len(held), len(names)))
    ridge = np.full(len(names), PENALTY)
    ridge[0] = 0.0

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ w
        value = np.logaddexp(0, scores).sum() - factual @ scores + 0.5 * ridge @ (w * w)
        return float(value), matrix.T @ (expit(scores) - factual) + ridge * w

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return names, found.x


if __name__ == "__main__":
    main()
