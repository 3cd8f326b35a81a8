"""States by options: who owns which choice, what cannot be, what cannot be undone.

An *option* belongs to one party, who takes it (``Y``) or not (``N``).  An option with more than two
values, in a fixed sequence, is an issue of a package.  A *state* gives every option a value; a
*pattern* gives some of them a value and stands for all states that agree with it.

A party *moves* from one feasible state to another by changing options of its own, any number at
once.  An option that moves only ``forward`` never goes back to an earlier value, and one that moves
only ``backward`` never goes on to a later one; these are the irreversible moves.

Hence the moves of a party need no table.  The states that agree in everything the party does not
own form a *block*, and from a state the party reaches the other states of its block, apart from
those that undo an irreversible move.  Moves so defined are transitive: two moves of one party in a
row are one move, or none.

References
----------
Howard, N. (1971). Paradoxes of Rationality. MIT Press (option form).
Fang, L., Hipel, K. W. and Kilgour, D. M. (1993). Interactive Decision Making: The Graph Model for
Conflict Resolution. Wiley, ch. 2–3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from demarche.errors import LimitReached, ScenarioError

Direction = Literal["both", "forward", "backward"]
Pattern = str | Mapping[str, str]

MAX_CANDIDATES = 1 << 22
MAX_BITS = 62


@dataclass(frozen=True)
class Option:
    """A choice that one party controls.

    Parameters
    ----------
    name : str
        Unique within the conflict.
    owner : str
        The party that controls it.
    values : tuple of str
        At least two, in the sequence that ``moves`` refers to.
    moves : {"both", "forward", "backward"}
        The direction in which the owner may change the value.
    """

    name: str
    owner: str
    values: tuple[str, ...] = field(default=("N", "Y"), kw_only=True)
    moves: Direction = field(default="both", kw_only=True)

    def __post_init__(self) -> None:
        """Check the values and the direction."""
        if len(set(self.values)) != len(self.values) or len(self.values) < 2:
            raise ScenarioError(
                f"option {self.name!r} has values {list(self.values)}; "
                "it needs two or more, all different"
            )
        if self.moves not in ("both", "forward", "backward"):
            raise ScenarioError(
                f"option {self.name!r} moves {self.moves!r}; allowed: both, forward, backward"
            )


class Moves(NamedTuple):
    """The reachable lists of all parties, as arrays for the kernels.

    ``order[i, start[i, b]:start[i, b + 1]]`` are the states of block ``b`` of party ``i``, and
    ``block[i, s]`` is the block of state ``s``.  ``bits`` codes each value of each option as that
    many ones, so that a change forward adds bits and a change backward removes them; bits under
    ``kept`` are never removed, bits under ``barred`` never added.  ``slot[address[s]] == s``;
    addresses add up over the options of different parties, and ``slot`` is -1 where infeasible.
    """

    order: NDArray[np.int32]
    start: NDArray[np.int32]
    block: NDArray[np.int32]
    bits: NDArray[np.int64]
    kept: int
    barred: int
    address: NDArray[np.int64]
    slot: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class OptionForm:
    """Parties, their options, and the states that are feasible.

    Parameters
    ----------
    parties : tuple of str
        Two or more names.
    options : tuple of Option
        Each owned by one of the parties.
    infeasible : tuple of Pattern
        A state that agrees with any of these patterns cannot be.

    Raises
    ------
    ScenarioError
        A name is used twice, an owner is unknown, or no state is feasible.
    LimitReached
        More than 4,194,304 combinations of values, or more than 62 steps between values.

    Examples
    --------
    >>> form = OptionForm(("A", "B"), (Option("stop", "A"), Option("pay", "B")), infeasible=("YY",))
    >>> form.labels
    ('NN', 'YN', 'NY')
    >>> form.reachable("A", form.state("NN"))
    (1,)
    """

    parties: tuple[str, ...]
    options: tuple[Option, ...]
    infeasible: tuple[Pattern, ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        """Check names, owners and size."""
        _all_different("party", self.parties)
        _all_different("option", [option.name for option in self.options])
        if len(self.parties) < 2:
            raise ScenarioError(f"a conflict has two parties or more; got {list(self.parties)}")
        for option in self.options:
            if option.owner not in self.parties:
                raise ScenarioError(
                    f"option {option.name!r} belongs to {option.owner!r}; "
                    f"the parties are {list(self.parties)}"
                )
        candidates = prod(self._sizes)
        if candidates > MAX_CANDIDATES or sum(self._sizes) - len(self._sizes) > MAX_BITS:
            raise LimitReached(
                f"{len(self.options)} options make {candidates:,} combinations; "
                f"at most {MAX_CANDIDATES:,} are examined"
            )
        if not self.size:
            raise ScenarioError("every combination of options is infeasible")

    @property
    def _sizes(self) -> tuple[int, ...]:
        return tuple(len(option.values) for option in self.options)

    @cached_property
    def _strides(self) -> NDArray[np.int64]:
        return np.cumprod((1, *self._sizes[:-1]), dtype=np.int64)

    @cached_property
    def values(self) -> NDArray[np.int8]:
        """Value numbers of the feasible states, shape (states, options), first option fastest."""
        address = np.arange(prod(self._sizes))
        rows = np.empty((address.size, len(self.options)), dtype=np.int8)
        for k, (stride, size) in enumerate(zip(self._strides, self._sizes, strict=True)):
            rows[:, k] = address // stride % size
        keep = np.ones(address.size, dtype=bool)
        for pattern in self.infeasible:
            keep &= ~self._agreeing(rows, pattern)
        return rows[keep]

    @property
    def size(self) -> int:
        """Number of feasible states."""
        return len(self.values)

    def _agreeing(self, rows: NDArray[np.int8], pattern: Pattern) -> NDArray[np.bool_]:
        agrees = np.ones(len(rows), dtype=bool)
        for k, value in self._fixed(pattern):
            agrees &= rows[:, k] == value
        return agrees

    def _fixed(self, pattern: Pattern) -> list[tuple[int, int]]:
        """Return (option number, value number) for each value that a pattern fixes."""
        names = [option.name for option in self.options]
        if isinstance(pattern, str):
            if len(pattern) != len(names):
                raise ScenarioError(
                    f"pattern {pattern!r} has {len(pattern)} characters; "
                    f"there are {len(names)} options",
                    hint="write one value for each option, with - where any value will do",
                )
            pairs = [(k, value) for k, value in enumerate(pattern) if value != "-"]
        else:
            unknown = [name for name in pattern if name not in names]
            if unknown:
                raise ScenarioError(f"no option is called {unknown[0]!r}; the options are {names}")
            pairs = [(names.index(name), value) for name, value in pattern.items()]
        for k, value in pairs:
            if value not in self.options[k].values:
                raise ScenarioError(
                    f"option {names[k]!r} has no value {value!r}; "
                    f"allowed: {list(self.options[k].values)}"
                )
        return [(k, self.options[k].values.index(value)) for k, value in pairs]

    def matching(self, pattern: Pattern) -> NDArray[np.bool_]:
        """Return which feasible states agree with a pattern, shape (states,)."""
        return self._agreeing(self.values, pattern)

    def state(self, pattern: Pattern) -> int:
        """Return the number of the one feasible state that agrees with a pattern.

        Raises
        ------
        ScenarioError
            No state agrees, or more than one does.
        """
        found = np.flatnonzero(self.matching(pattern))
        if found.size != 1:
            raise ScenarioError(
                f"{pattern!r} must name one feasible state; {found.size} agree with it"
            )
        return int(found[0])

    def label(self, state: int) -> str:
        """Return the values of a state as one word, one character each where that is possible."""
        if not 0 <= state < self.size:
            raise ScenarioError(f"state {state} is not among the states 0 to {self.size - 1}")
        words = [o.values[v] for o, v in zip(self.options, self.values[state], strict=True)]
        return ("" if all(len(word) == 1 for word in words) else " ").join(words)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all states, in their order."""
        return tuple(self.label(state) for state in range(self.size))

    def party(self, name: str) -> int:
        """Return the number of a party."""
        if name not in self.parties:
            raise ScenarioError(f"no party is called {name!r}; the parties are {self.parties}")
        return self.parties.index(name)

    @cached_property
    def moves(self) -> Moves:
        """The reachable lists of all parties."""
        address = self.values.astype(np.int64) @ self._strides
        slot = np.full(prod(self._sizes), -1, dtype=np.int32)
        slot[address] = np.arange(self.size, dtype=np.int32)
        bits, kept, barred = self._bits()
        order = np.empty((len(self.parties), self.size), dtype=np.int32)
        start = np.zeros((len(self.parties), self.size + 1), dtype=np.int32)
        block = np.empty_like(order)
        for i, party in enumerate(self.parties):
            own = np.array([option.owner == party for option in self.options])
            key = address - self.values[:, own].astype(np.int64) @ self._strides[own]
            order[i] = np.argsort(key, kind="stable")
            _, block[i], count = np.unique(key, return_inverse=True, return_counts=True)
            start[i, 1 : count.size + 1] = np.cumsum(count)
        return Moves(order, start, block, bits, kept, barred, address, slot)

    def _bits(self) -> tuple[NDArray[np.int64], int, int]:
        bits, kept, barred, shift = np.zeros(self.size, dtype=np.int64), 0, 0, 0
        for k, option in enumerate(self.options):
            width = len(option.values) - 1
            bits |= ((1 << self.values[:, k].astype(np.int64)) - 1) << shift
            mask = ((1 << width) - 1) << shift
            kept |= mask if option.moves == "forward" else 0
            barred |= mask if option.moves == "backward" else 0
            shift += width
        return bits, kept, barred

    def reachable(self, party: str, state: int) -> tuple[int, ...]:
        """Return the reachable list S_i(s): where one move of a party leads from a state."""
        return reached(self.moves, self.party(party), state)


def reached(moves: Moves, party: int, state: int) -> tuple[int, ...]:
    """Return the reachable list of a party given by its number."""
    block = moves.block[party, state]
    there = moves.order[party, moves.start[party, block] : moves.start[party, block + 1]]
    bits = moves.bits
    legal = (
        (there != state)
        & (bits[state] & ~bits[there] & moves.kept == 0)
        & (bits[there] & ~bits[state] & moves.barred == 0)
    )
    return tuple(int(t) for t in there[legal])


def reached_together(moves: Moves, parties: Sequence[int], state: int) -> tuple[int, ...]:
    """Return S_H(s), apart from s: where legal sequences of moves of several parties lead.

    Parties are given by number.  Moves being transitive, these are the states that any sequences
    of moves reach.
    """
    seen, waiting = {state}, [state]
    while waiting:
        x = waiting.pop()
        for party in parties:
            fresh = [y for y in reached(moves, party, x) if y not in seen]
            seen.update(fresh)
            waiting += fresh
    return tuple(sorted(seen - {state}))


def _all_different(what: str, names: Sequence[str]) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ScenarioError(f"two of the {what} names are {twice[0]!r}; each must be used once")
