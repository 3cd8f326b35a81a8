"""Kernels and definitions need NumPy and Numba only; the solver and the YAML reader come later."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
for name in ("z3", "yaml", "pydantic"):
    sys.modules[name] = None
from demarche.bargaining.stability import Conflict, Option, OptionForm, stability, total_order
form = OptionForm(("A", "B"), (Option("a", "A"), Option("b", "B")))
conflict = Conflict(form, {"A": total_order([2, 1, 4, 3]), "B": total_order([2, 4, 1, 3])})
print(*stability(conflict).equilibria("seq"))
"""


def test_no_solver_or_reader_is_imported_with_the_kernels() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["NN", "YY"]
