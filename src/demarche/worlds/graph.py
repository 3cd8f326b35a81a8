"""Order at scale: many single steps, decided by their strongly connected parts.

A set of steps *u below v* and *u not above v* is satisfiable exactly where no strict step lies
within a strongly connected part (Tarjan 1972), and whatever cannot hold together lies within one.
This takes time in proportion to the steps, where :mod:`~demarche.worlds.order` keeps the whole
transitive closure; clauses that leave a choice are for the latter.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from demarche.worlds.order import Literal, Tagged

Step = tuple[Literal, int]
"""A literal with the labels that it stands for."""


class Graph:
    """The strongly connected parts of some steps.

    Parameters
    ----------
    clauses : iterable of (Clause, int)
        Those with a choice are passed over.

    Attributes
    ----------
    part : dict of int to int
        The part of each point, numbered so that whatever lies above comes earlier.
    """

    def __init__(self, clauses: Iterable[Tagged]) -> None:
        """Find the parts."""
        self.leaving: dict[int, list[Step]] = {}
        for clause, labels in clauses:
            if len(clause) == 1:
                self.leaving.setdefault(clause[0][0], []).append((clause[0], labels))
        self.part: dict[int, int] = {}
        parts = 0
        index: dict[int, int] = {}
        low: dict[int, int] = {}
        stack: list[int] = []
        for root in list(self.leaving):
            if root in index:
                continue
            index[root] = low[root] = len(index)
            stack.append(root)
            path = [(root, iter(self.leaving.get(root, ())))]
            while path:
                here, steps = path[-1]
                for (_, there, _), _ in steps:
                    if there not in index:
                        index[there] = low[there] = len(index)
                        stack.append(there)
                        path.append((there, iter(self.leaving.get(there, ()))))
                        break
                    if there not in self.part:
                        low[here] = min(low[here], index[there])
                else:
                    path.pop()
                    if path:
                        low[path[-1][0]] = min(low[path[-1][0]], low[here])
                    if low[here] == index[here]:
                        while here not in self.part:
                            self.part[stack.pop()] = parts
                        parts += 1

    def failing(self) -> int | None:
        """Return labels of a shortest cycle with a strict step, or nothing where there is none."""
        for steps in self.leaving.values():
            for (u, v, strict), labels in steps:
                if strict and self.part[u] == self.part[v]:
                    return labels | self._back(v, u)
        return None

    def ranks(self, size: int) -> list[int]:
        """Return a number for each point that respects every step, where none fails."""
        height = [0] * (max(self.part.values(), default=-1) + 1)
        by_part: dict[int, list[int]] = {}
        for point, part in self.part.items():
            by_part.setdefault(part, []).append(point)
        for part, points in by_part.items():
            above = [
                height[self.part[v]] + strict
                for point in points
                for (_, v, strict), _ in self.leaving.get(point, ())
            ]
            height[part] = max(above, default=0)
        top = max(height, default=0)
        return [top - height[self.part[p]] if p in self.part else 0 for p in range(size)]

    def within(self) -> int:
        """Return the labels of all steps that lie within a part, where alone anything can fail."""
        found = 0
        for steps in self.leaving.values():
            for (u, v, _), labels in steps:
                if self.part[u] == self.part[v]:
                    found |= labels
        return found

    def _back(self, start: int, end: int) -> int:
        """Return the labels of a shortest way up from one point of a part to another."""
        came: dict[int, tuple[int, int]] = {start: (start, 0)}
        frontier = deque([start])
        while end not in came:
            here = frontier.popleft()
            for (_, there, _), labels in self.leaving.get(here, ()):
                if there not in came and self.part[there] == self.part[start]:
                    came[there] = here, labels
                    frontier.append(there)
        found = 0
        while end != start:
            end, labels = came[end]
            found |= labels
        return found
