"""Batches of sentences of like length, with words hidden and case changed at random."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch

from demarche.reading.parse.pieces import LOOKS, SHAPES
from training.examples import TASKS, Example
from training.network import Batch

ROOT_LOOK = LOOKS
MASK_SHARE = 0.06
LOWER_SHARE, UPPER_SHARE = 0.03, 0.02
LONGEST = 160

_CASED = [SHAPES.index(name) for name in ("lower", "Title", "UPPER", "X", "miXed")]


def batches(
    examples: Sequence[Example], words: int, random: np.random.Generator
) -> Iterator[list[Example]]:
    """Yield all examples but the longest, in batches of like length and about so many words."""
    lengths = np.array([len(e.heads) for e in examples])
    order = np.argsort(lengths + random.uniform(0, 4, len(examples)))
    groups: list[list[Example]] = [[]]
    longest = 0
    for i in order:
        if lengths[i] > LONGEST:
            continue
        longest = max(longest, lengths[i])
        if (len(groups[-1]) + 1) * longest > words:
            groups.append([])
            longest = lengths[i]
        groups[-1].append(examples[i])
    yield from groups


def changed(example: Example, mask: int, random: np.random.Generator) -> Example:
    """Return an example with some words hidden, and now and then all in one case."""
    hidden = random.random(len(example.pieces)) < MASK_SHARE
    draw = random.random()
    looks = example.looks
    if draw < LOWER_SHARE + UPPER_SHARE:
        to = SHAPES.index("lower" if draw < LOWER_SHARE else "UPPER")
        looks = np.where(np.isin(looks // 2, _CASED), 2 * to + looks % 2, looks)
    return Example(
        tuple((mask,) if h else p for h, p in zip(hidden, example.pieces, strict=True)),
        looks,
        example.heads,
        example.classes,
    )


def padded(
    group: Sequence[Example], start: int
) -> tuple[Batch, torch.Tensor, dict[str, torch.Tensor]]:
    """Return the batch, the heads (B, W) and the classes (B, W); -1 where nothing is learnt."""
    rows = [[start, *(n for word in e.pieces for n in word)] for e in group]
    places = [[0, *(i for i, word in enumerate(e.pieces, start=1) for _ in word)] for e in group]
    width, count = max(map(len, rows)), 1 + max(len(e.heads) for e in group)
    pieces = np.zeros((len(group), width), dtype=np.int64)
    word_of = np.full((len(group), width), -1)
    looks = np.full((len(group), count), ROOT_LOOK)
    heads = np.full((len(group), count), -1)
    classes = {task: np.full((len(group), count), -1) for task in TASKS}
    for b, e in enumerate(group):
        pieces[b, : len(rows[b])] = rows[b]
        word_of[b, : len(places[b])] = places[b]
        n = len(e.heads) + 1
        looks[b, 1:n], heads[b, 1:n] = e.looks, e.heads
        for task in TASKS:
            classes[task][b, 1:n] = e.classes[task]
    lengths = torch.tensor([len(e.heads) + 1 for e in group])
    return (
        Batch(torch.tensor(pieces), torch.tensor(word_of), torch.tensor(looks), lengths),
        torch.tensor(heads),
        {task: torch.tensor(c) for task, c in classes.items()},
    )
