"""Weights on disk."""

from pathlib import Path

import numpy as np

from demarche.reading.parse.stored import store, stored


def test_a_matrix_keeps_eight_bits_and_a_vector_sixteen(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    matrix = random.normal(size=(5, 7)).astype(np.float32) * np.arange(5)[:, None]
    vector = random.normal(size=7).astype(np.float32)
    file = tmp_path / "weights.npz"
    store(file, {"matrix": matrix, "vector": vector}, {"words": ["é", "x"]})
    arrays, names = stored(file)
    assert names == {"words": ["é", "x"]}
    step = np.abs(matrix).max(axis=1, keepdims=True) / 127
    assert (np.abs(arrays["matrix"] - matrix) <= 0.6 * step + 1e-7).all()
    assert np.allclose(arrays["vector"], vector, rtol=1e-3)
    assert arrays["matrix"].dtype == np.float32
