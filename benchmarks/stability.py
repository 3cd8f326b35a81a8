"""Time the graph model: 1,024 and 65,536 states, five parties, five concepts, every state.

usage: python benchmarks/stability.py [--peer FOLDER]

Peers in the same run: the definitions taken literally in Python, and, with ``--peer``, the solver
of a checkout of gmcr-py (github.com/onp/gmcr-py), whose file ``data_02_conflictSolvers.py`` is
loaded from FOLDER; it lets each sanctioner move once only.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from types import SimpleNamespace

import numpy as np

from demarche.bargaining.stability import (
    CONCEPTS,
    Conflict,
    Option,
    OptionForm,
    stability,
    total_order,
)

TESTS = Path(__file__).parents[1] / "tests" / "bargaining"
PARTIES = tuple("ABCDE")


def conflict_of(options: int) -> Conflict:
    """Five parties that share the options evenly, without infeasible states; random rankings."""
    rng = np.random.default_rng(0)
    owned = tuple(Option(f"o{k}", PARTIES[k * 5 // options]) for k in range(options))
    form = OptionForm(PARTIES, owned)
    return Conflict(form, {p: total_order(rng.permutation(form.size)) for p in PARTIES})


def fastest(run: Callable[[], object], *, times: int) -> float:
    """Return the shortest of several runs, in seconds."""
    spent = []
    for _ in range(times):
        begin = perf_counter()
        run()
        spent.append(perf_counter() - begin)
    return min(spent)


def literally(conflict: Conflict) -> None:
    """The definitions word for word, as the tests have them."""
    sys.path.insert(0, str(TESTS))
    from stability.literal import Literal

    levels = conflict.levels.tolist()
    literal = Literal(conflict.form, lambda i, x, y: levels[i][x] > levels[i][y])
    for concept in CONCEPTS:
        for i in literal.parties:
            for s in range(conflict.form.size):
                literal.stable(concept, i, s)


class _Feasibles(list[int]):
    """The list of feasible states as gmcr-py keeps it."""

    def __init__(self, labels: tuple[str, ...], decimal: list[int]) -> None:
        super().__init__(decimal)
        self.decimal, self.yn = decimal, list(labels)
        self.ordered = list(range(1, len(decimal) + 1))
        self.toOrdered = dict(zip(decimal, self.ordered, strict=True))


class _Party:
    """A decision maker as gmcr-py keeps it."""

    isCoalition = False  # noqa: N815

    def __init__(self, name: str, options: list[SimpleNamespace], payoffs: list[int]) -> None:
        self.name, self.options, self.payoffs = name, options, payoffs

    def calculatePreferences(self) -> None:  # noqa: N802
        """Preferences are given."""

    def calculatePerceived(self) -> None:  # noqa: N802
        """Every state is perceived."""


def by_gmcr(folder: Path, conflict: Conflict) -> Callable[[], object]:
    """Return gmcr-py's own search for equilibria under the five concepts."""
    spec = importlib.util.spec_from_file_location("gmcr", folder / "data_02_conflictSolvers.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no solver of gmcr-py in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    form = conflict.form
    feasibles = _Feasibles(form.labels, conflict.moves.address.tolist())
    options = [
        SimpleNamespace(dec_val=1 << k, permittedDirection="both", master_index=k, owner=o.owner)
        for k, o in enumerate(form.options)
    ]
    parties = [
        _Party(name, [o for o in options if o.owner == name], conflict.levels[i].tolist())
        for i, name in enumerate(PARTIES)
    ]
    for party in parties:
        party.perceived = feasibles  # type: ignore[attr-defined]
    peer = SimpleNamespace(
        coalitions=parties, decisionMakers=parties, feasibles=feasibles, options=options
    )
    return lambda: module.LogicalSolver(peer).findEquilibria()


def main() -> None:
    """Print one line for each size and peer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peer", type=Path, help="a checkout of gmcr-py")
    folder = parser.parse_args().peer
    small, large = conflict_of(10), conflict_of(16)
    begin = perf_counter()
    stability(small)
    stability(large)
    print(f"first call, with compilation or its cache    {perf_counter() - begin:9.2f} s")
    for conflict in (small, large):
        spent = fastest(lambda conflict=conflict: stability(conflict), times=7)
        print(f"{conflict.form.size:6,} states   five concepts             {1e3 * spent:9.2f} ms")
    spent = fastest(lambda: stability(conflict_of(16)), times=3)
    print(f"{large.form.size:6,} states   with states and moves     {1e3 * spent:9.2f} ms")
    tiny = conflict_of(7)
    spent = fastest(lambda: literally(tiny), times=1)
    print(f"{tiny.form.size:6,} states   definitions, word for word {1e3 * spent:8.0f} ms")
    if folder is None:
        print(" 1,024 states   gmcr-py: skipped, no --peer given")
        return
    spent = fastest(by_gmcr(folder, small), times=1)
    print(f"{small.form.size:6,} states   gmcr-py                    {1e3 * spent:8.0f} ms")


if __name__ == "__main__":
    main()
