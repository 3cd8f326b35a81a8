"""One tree of heads: exactly one root, and no word above itself."""

from __future__ import annotations


def one_tree(heads: list[int], relations: list[str]) -> tuple[list[int], list[str]]:
    """Return the heads with the second and later roots set below the first, as parataxis.

    Examples
    --------
    >>> one_tree([-1, 0, -1], ["root", "obj", "root"])
    ([-1, 0, 0], ['root', 'obj', 'parataxis'])
    """
    root = heads.index(-1)
    later = [head < 0 and i != root for i, head in enumerate(heads)]
    return (
        [root if moved else head for moved, head in zip(later, heads, strict=True)],
        [
            "root" if i == root else "parataxis" if moved else relation
            for i, (moved, relation) in enumerate(zip(later, relations, strict=True))
        ],
    )
