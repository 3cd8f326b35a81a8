"""Train the parser whose weights the package carries.

::

    python -m training.train_parser TREEBANKS ENCODER src/demarche/reading/parse/weights.npz

TREEBANKS is the folder with ``en_ewt-ud-train.conllu.xz`` and ``en_gum_free-ud-train.conllu.xz``;
ENCODER is the folder of all-MiniLM-L6-v2 with ``model.safetensors`` and ``vocab.txt``. Needs torch
and safetensors, which the package itself does not. One thread and one seed: the same machine makes
the same weights.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from demarche.reading.parse.pieces import LOOKS, MASK, START
from demarche.reading.parse.stored import Array, store
from training.batches import batches, changed, padded
from training.examples import TASKS, Example, example, inventory, lexicon
from training.network import Batch, Network
from training.start import start, vocabulary_of
from training.treebank import Paragraph, paragraphs

SEED = 7
VERSION = "1"
TRAINED_ON = ("ewt-ud-train", "gum_free-ud-train")
HELD_OUT = ("ewt-ud-dev", "gum-ud-dev")
TASK_WEIGHTS = {"relation": 1.0, "xpos": 0.5, "features": 0.5, "lemma": 0.3}


@dataclass(frozen=True)
class Recipe:
    """What decides how the weights come out, besides data and seed.

    Parameters
    ----------
    passes : int
        Over all sentences.
    words : int
        In a batch, with padding.
    rate : float
        Highest learning rate of the encoder; the heads learn ten times as fast.
    rising : float
        Share of the steps in which the rate rises; after them it falls to nothing.
    inner : tuple of int
        Inner size of each layer.
    """

    passes: int = 6
    words: int = 900
    rate: float = 2e-4
    rising: float = 0.08
    inner: tuple[int, ...] = (1024,) * 4


def main() -> None:
    """Train; after each pass tell the scores on the held-out sets and store the weights."""
    asked = argparse.ArgumentParser(description=__doc__)
    for name in ("treebanks", "encoder", "weights"):
        asked.add_argument(name, type=Path)
    asked.add_argument("--passes", type=int, default=Recipe.passes)
    asked.add_argument("--rate", type=float, default=Recipe.rate)
    asked.add_argument(
        "--inner", type=lambda s: tuple(map(int, s.split(","))), default=Recipe.inner
    )
    given = asked.parse_args()
    recipe = Recipe(passes=given.passes, rate=given.rate, inner=given.inner)
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    vocabulary = {
        piece: i for i, piece in enumerate(p for p in vocabulary_of(given.encoder) if is_text(p))
    }
    train = [p for name in TRAINED_ON for p in read(given.treebanks, name)]
    names = inventory(sentence for paragraph in train for sentence in paragraph.sentences)
    numbers = {task: {name: i for i, name in enumerate(names[task])} for task in TASKS}
    sizes = {task: len(names[task]) for task in TASKS}
    network = Network(len(vocabulary), LOOKS, sizes, inner=recipe.inner)
    start(network, given.encoder, vocabulary)
    held = {
        name: list(examples(read(given.treebanks, name), vocabulary, numbers)) for name in HELD_OUT
    }
    known = lexicon(sentence for paragraph in train for sentence in paragraph.sentences)
    about = {"version": VERSION, "pieces": list(vocabulary), "lexicon": known, **names}
    learner = Learner(network, vocabulary, recipe)
    for number in learner.fit(list(examples(train, vocabulary, numbers))):
        told = {name: learner.score(found) for name, found in held.items()}
        print(f"pass {number}, {time.process_time():.0f} s", told, flush=True)
        store(given.weights, weights_of(network), about)


def read(folder: Path, name: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a treebank."""
    return paragraphs(folder / f"en_{name}.conllu.xz")


def is_text(piece: str) -> bool:
    """Return whether a piece of the vocabulary can occur in English: the rest is left out."""
    return piece in ("[UNK]", START, MASK) or (piece.isascii() and not piece.startswith("[unused"))


def examples(
    found: Sequence[Paragraph] | Iterator[Paragraph],
    vocabulary: Mapping[str, int],
    numbers: Mapping[str, Mapping[str, int]],
) -> Iterator[Example]:
    """Yield the sentences of paragraphs as numbers."""
    for paragraph in found:
        for sentence in paragraph.sentences:
            yield example(
                [not paragraph.text[w.start - 1 : w.start].strip() for w in sentence.words],
                sentence,
                vocabulary=vocabulary,
                numbers=numbers,
            )


class Learner:
    """A network while it learns."""

    def __init__(self, network: Network, vocabulary: Mapping[str, int], recipe: Recipe) -> None:
        """Freeze the pieces: those that the treebanks lack then stay in step with the others."""
        self.network, self.recipe = network, recipe
        self.start, self.mask = vocabulary[START], vocabulary[MASK]
        network.piece.requires_grad_(False)
        slow, fast = [], []
        for name, parameter in network.named_parameters():
            encodes = name.startswith(("position", "norm", "layers"))
            (slow if encodes else fast).append(parameter)
        groups = [{"params": slow, "lr": recipe.rate}, {"params": fast, "lr": 10 * recipe.rate}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)

    def fit(self, train: Sequence[Example]) -> Iterator[int]:
        """Learn; yield the number of each pass when it is over."""
        random = np.random.default_rng(SEED)
        groups = list(batches(train, self.recipe.words, random))
        steps = self.recipe.passes * len(groups)
        rising = self.recipe.rising * steps
        schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda i: min((i + 1) / rising, (steps - i) / (steps - rising))
        )
        for number in range(1, self.recipe.passes + 1):
            for i in random.permutation(len(groups)):
                self.learn(groups[i], random)
                schedule.step()
            yield number

    def learn(self, group: Sequence[Example], random: np.random.Generator) -> None:
        """Take one step."""
        self.network.train()
        batch, heads, classes = padded([changed(e, self.mask, random) for e in group], self.start)
        with torch.autocast("cpu", torch.bfloat16):
            loss = self.loss(batch, heads, classes)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()

    def loss(
        self, batch: Batch, heads: torch.Tensor, classes: Mapping[str, torch.Tensor]
    ) -> torch.Tensor:
        """Return the weighted sum of the cross entropies of all tasks."""
        words = self.network.encode(batch)
        loss = _entropy(self.network.arcs(words, batch.lengths), heads)
        scores = self.network.tagged(words)
        scores["relation"] = self.network.relations(words, heads.clamp(min=0))
        for task, weight in TASK_WEIGHTS.items():
            loss = loss + weight * _entropy(scores[task], classes[task])
        return loss

    @torch.no_grad()
    def score(self, found: Sequence[Example]) -> dict[str, float]:
        """Return per cent of words, gold words given: heads, with relations, tags."""
        self.network.eval()
        right: dict[str, int] = {}
        total = 0
        for group in batches(found, 3000, np.random.default_rng(0)):
            batch, heads, classes = padded(group, self.start)
            words = self.network.encode(batch)
            ours = self.network.arcs(words, batch.lengths).argmax(-1)
            relations = self.network.relations(words, ours).argmax(-1)
            attached = (ours == heads) & (heads >= 0)
            hits = {"UAS": attached, "LAS": attached & (relations == classes["relation"])}
            for task, scores in self.network.tagged(words).items():
                hits[task] = (scores.argmax(-1) == classes[task]) & (heads >= 0)
            total += int((heads >= 0).sum())
            for name, hit in hits.items():
                right[name] = right.get(name, 0) + int(hit.sum())
        return {name: round(100 * count / total, 2) for name, count in right.items()}


def _entropy(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    return functional.cross_entropy(scores.flatten(0, 1).float(), wanted.flatten(), ignore_index=-1)


def weights_of(network: Network) -> dict[str, Array]:
    """Return the weights as matrices and vectors, by name."""
    state = {name: tensor.detach().numpy() for name, tensor in network.state_dict().items()}
    state["relation"] = state["relation"].reshape(len(state["relation"]), -1)
    return state


if __name__ == "__main__":
    main()
