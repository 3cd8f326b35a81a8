"""Published conflicts, one file each, named for what it is about and the year it was published.

They are documentation, demonstration and test at once: each file gives the conflict as its source
does, with the citation, and the equilibria that the source prints where they are known.
"""

from __future__ import annotations

from pathlib import Path

from demarche.bargaining.stability.conflict import Conflict
from demarche.bargaining.stability.option_file import load_conflict
from demarche.errors import ScenarioError

_FOLDER = Path(__file__).parent


def catalog() -> tuple[str, ...]:
    """Return the names of the published conflicts.

    Examples
    --------
    >>> "elmira_1993" in catalog()
    True
    """
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def published(name: str) -> Conflict:
    """Return a published conflict.

    Raises
    ------
    ScenarioError
        No conflict of that name is in the catalog.

    Examples
    --------
    >>> published("prisoners_dilemma_1957").parties
    ('First', 'Second')
    """
    if name not in catalog():
        raise ScenarioError(f"no published conflict {name!r}; the catalog has {catalog()}")
    return load_conflict(_FOLDER / f"{name}.yaml")
