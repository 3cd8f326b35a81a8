"""Weights in a file: matrices in eight bits with a scale a row, and what their rows stand for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Array = npt.NDArray[np.float32]

_SCALE = "/scale"
_NAMES = "names"


def store(file: Path, arrays: Mapping[str, Array], names: Mapping[str, Any]) -> None:
    """Write arrays and names; a matrix keeps eight bits a number, a vector sixteen.

    Parameters
    ----------
    file : Path
        Ends in ``.npz``.
    arrays : mapping of str to array
        Of one or two dimensions; each row of a matrix is scaled by its largest number.
    names : mapping
        Whatever JSON can say.
    """
    kept: dict[str, Any] = {
        _NAMES: np.frombuffer(json.dumps(names, ensure_ascii=False).encode(), dtype=np.uint8)
    }
    for name, array in arrays.items():
        if array.ndim == 1:
            kept[name] = array.astype(np.float16)
        else:
            scale = np.maximum(np.abs(array).max(axis=1, keepdims=True) / 127, 1e-7)
            scale = scale.astype(np.float16)
            kept[name] = np.rint(array / scale).clip(-127, 127).astype(np.int8)
            kept[name + _SCALE] = scale
    np.savez_compressed(file, **kept)


def stored(file: Path) -> tuple[dict[str, Array], dict[str, Any]]:
    """Return the arrays, widened, and the names that `store` wrote."""
    with np.load(file) as kept:
        arrays = {
            name: kept[name].astype(np.float32)
            for name in kept.files
            if name != _NAMES and not name.endswith(_SCALE)
        }
        for name, array in arrays.items():
            if array.ndim > 1:
                array *= kept[name + _SCALE]
        return arrays, json.loads(kept[_NAMES].tobytes())
