"""What points at its own kind comes to an end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from demarche.case.document import Problem
from demarche.case.rules.draft import Draft

_POINTERS = (
    ("sources", "restates"),
    ("people", "agent_of"),
    ("courses", "instead_of"),
    ("events", "reverses"),
)


def cycles(draft: Draft) -> Iterator[Problem]:
    """Report chains that come back to where they began, each once."""
    for section, key in _POINTERS:
        entries = getattr(draft.case, section)
        pointing = {name: getattr(entry, key) for name, entry in entries.items()}
        for cycle in _cycles(pointing):
            yield draft.problem(
                (section, cycle[0], key),
                f"'{key}' goes in a circle: {' → '.join((*cycle, cycle[0]))}",
                hint="remove one of them",
            )


def _cycles(pointing: Mapping[str, str | None]) -> Iterator[tuple[str, ...]]:
    """Yield each cycle of a mapping in which every name points at one other or none."""
    done: set[str] = set()
    for start in pointing:
        walk: dict[str, int] = {}
        name: str | None = start
        while name is not None and name in pointing and name not in done and name not in walk:
            walk[name] = len(walk)
            name = pointing[name]
        if name in walk:
            yield tuple(walk)[walk[name] :]
        done |= walk.keys()
