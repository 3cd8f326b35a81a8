"""All minimal sets of labels that force a conclusion.

*Definition.* For a conclusion that more labels never undo, a *reason* is a set of labels that
forces it and has no smaller subset that does.

*Algorithm.* Reiter's tree: find one reason, then forbid each of its members in turn and look again;
every reason avoids some branch's forbidden labels, so none is missed.

References
----------
Reiter, R. (1987), "A theory of diagnosis from first principles", *Artificial Intelligence* 32.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Labels = frozenset[str]


@dataclass(frozen=True)
class Reasons:
    """Minimal forcing sets.

    Attributes
    ----------
    sets : tuple of frozenset of str
        Smallest first.
    complete : bool
        Whether these are all; false if the search stopped at its limit.
    """

    sets: tuple[Labels, ...]
    complete: bool


def find_reasons(
    support: Callable[[Labels], Labels | None], labels: Iterable[str], *, most: int = 64
) -> Reasons:
    """Return the minimal sets of labels that force a conclusion.

    Parameters
    ----------
    support : callable
        Given labels, returns some of them that already force the conclusion, or None if even all
        of them do not.
    labels : iterable of str
        All labels.
    most : int
        Stop after this many reasons.

    Examples
    --------
    >>> facts = {frozenset("ab"), frozenset("c")}
    >>> found = find_reasons(lambda s: next((f for f in facts if f <= s), None), "abcd")
    >>> [sorted(reason) for reason in found.sets], found.complete
    ([['c'], ['a', 'b']], True)
    """
    everything = frozenset(labels)
    found: list[Labels] = []
    queue: list[Labels] = [frozenset()]
    seen: set[Labels] = set(queue)
    while queue and len(found) < most:
        forbidden = queue.pop(0)
        reason = next((known for known in found if not known & forbidden), None)
        if reason is None:
            reason = _shrink(support, everything - forbidden)
            if reason is None:
                continue
            found.append(reason)
        for label in sorted(reason):
            branch = forbidden | {label}
            if branch not in seen:
                seen.add(branch)
                queue.append(branch)
    ordered = sorted(found, key=lambda reason: (len(reason), sorted(reason)))
    return Reasons(tuple(ordered), complete=not queue)


def _shrink(support: Callable[[Labels], Labels | None], allowed: Labels) -> Labels | None:
    """Return one minimal forcing set among the allowed labels, if there is any."""
    reason = support(allowed)
    if reason is None:
        return None
    for label in sorted(reason):
        if label in reason:
            smaller = support(reason - {label})
            reason = reason if smaller is None else smaller
    return reason
