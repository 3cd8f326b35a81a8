"""The definitions, word for word and slowly: what the kernels are checked against.

Nothing here uses a fact about option form: reachable lists are built by comparing states option by
option, coalitions answer by legal sequences with the last mover remembered, and combinations of
moves made at once are put together option by option.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import combinations, product

Better = Callable[[int, int, int], bool]


class Literal:
    """A conflict as plain lists; ``better(i, x, y)`` says that party i finds x better than y."""

    def __init__(self, form, better: Better) -> None:
        self.form, self.better = form, better
        self.states = [tuple(int(v) for v in row) for row in form.values]
        self.parties = range(len(form.parties))
        self.owner = [form.parties.index(option.owner) for option in form.options]
        everywhere = range(len(self.states))
        self.reach = {
            (i, s): [t for t in everywhere if t != s and self._may_move(i, s, t)]
            for i in self.parties
            for s in everywhere
        }
        self.improvements = cache(self.improvements)  # type: ignore[method-assign]
        self.answers = cache(self.answers)  # type: ignore[method-assign]
        self.joint_reach = cache(self.joint_reach)  # type: ignore[method-assign]
        self.joint_improvements = cache(self.joint_improvements)  # type: ignore[method-assign]

    def _may_move(self, i: int, s: int, t: int) -> bool:
        for k, option in enumerate(self.form.options):
            before, after = self.states[s][k], self.states[t][k]
            if before != after and self.owner[k] != i:
                return False
            if option.moves == "forward" and after < before:
                return False
            if option.moves == "backward" and after > before:
                return False
        return True

    def improvements(self, i: int, s: int) -> list[int]:
        return [t for t in self.reach[i, s] if self.better(i, t, s)]

    def legal_sequences(self, movers: Iterable, start: int, step: Callable) -> set[int]:
        """Where sequences lead, no mover twice in a row; ``step(mover, s)`` lists its moves."""
        last: dict[int, set] = {}
        frontier = [(t, m) for m in movers for t in step(m, start)]
        while frontier:
            s, m = frontier.pop()
            if m in last.setdefault(s, set()):
                continue
            last[s].add(m)
            frontier += [(t, other) for other in movers if other != m for t in step(other, s)]
        return set(last)

    def answers(self, others: tuple[int, ...], s: int, credible: bool) -> set[int]:
        def step(j: int, x: int) -> list[int]:
            return self.improvements(j, x) if credible else self.reach[j, x]

        return self.legal_sequences(others, s, step)

    def at_once(self, s: int, chosen: dict[int, int]) -> int | None:
        """The state in which each party's options are as in the state it chose."""
        mixed = tuple(self.states[chosen.get(self.owner[k], s)][k] for k in range(len(self.owner)))
        return self.states.index(mixed) if mixed in self.states else None

    def stable(self, concept: str, i: int, s: int) -> bool:
        others = tuple(j for j in self.parties if j != i)
        bad = {u for u in range(len(self.states)) if not self.better(i, u, s)}

        def sanctioned(t: int) -> bool:
            if concept == "nash":
                return False
            if concept == "gmr":
                return any(u in bad for u in self.answers(others, t, False))
            if concept == "seq":
                return any(u in bad for u in self.answers(others, t, True))
            if concept == "smr":
                return any(
                    u in bad and all(v in bad for v in self.reach[i, u])
                    for u in self.answers(others, t, False)
                )
            for size in range(1, len(others) + 1):
                for joined in combinations(others, size):
                    for ends in product(*(self.improvements(j, s) for j in joined)):
                        if self.at_once(s, {i: t, **dict(zip(joined, ends, strict=True))}) in bad:
                            return True
            return False

        return all(sanctioned(t) for t in self.improvements(i, s))

    # coalitions

    def joint_reach(self, members: tuple[int, ...], s: int) -> set[int]:
        return self.legal_sequences(members, s, lambda j, x: self.reach[j, x])

    def joint_improvements(self, members: tuple[int, ...], s: int) -> set[int]:
        return {
            t for t in self.joint_reach(members, s) if all(self.better(j, t, s) for j in members)
        }

    def coalition_stable(self, concept: str, members: tuple[int, ...], s: int) -> bool:
        others = [j for j in self.parties if j not in members]
        groups = [g for k in range(1, len(others) + 1) for g in combinations(others, k)]
        bad = {u for u in range(len(self.states)) if any(not self.better(j, u, s) for j in members)}

        def sanctioned(t: int) -> bool:
            if concept == "nash":
                return False
            if concept == "seq":
                return bool(bad & self.legal_sequences(groups, t, self.joint_improvements))
            reached = self.joint_reach(tuple(others), t)
            if concept == "gmr":
                return bool(bad & reached)
            return any(u in bad and self.joint_reach(members, u) <= bad for u in reached)

        return all(sanctioned(t) for t in self.joint_improvements(members, s))
