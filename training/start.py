"""The weights to start from: the first layers of a small BERT that was trained on plain text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.network import Network


def vocabulary_of(folder: Path) -> dict[str, int]:
    """Return the pieces of the encoder in `folder`, with their numbers."""
    words = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return {word: i for i, word in enumerate(words) if word}


@torch.no_grad()
def start(network: Network, folder: Path, vocabulary: Mapping[str, int]) -> None:
    """Fill the encoder of `network`: the pieces of `vocabulary`, and as many layers as it has.

    Where a layer of the network is narrower inside, it takes the units with the largest product
    of norms on both sides.
    """
    stored = load_file(folder / "model.safetensors")
    below = "embeddings."
    rows = vocabulary_of(folder)
    kept = [rows[piece] for piece in vocabulary]
    network.piece.weight.copy_(stored[below + "word_embeddings.weight"][kept])
    position = stored[below + "position_embeddings.weight"]
    position = position + stored[below + "token_type_embeddings.weight"][0]
    network.position.weight.copy_(position[: network.position.num_embeddings])
    _copy(network.norm, stored, below + "LayerNorm")
    for i, layer in enumerate(network.layers):
        at = f"encoder.layer.{i}."
        parts = [at + f"attention.self.{part}." for part in ("query", "key", "value")]
        layer.qkv.weight.copy_(torch.cat([stored[part + "weight"] for part in parts]))
        layer.qkv.bias.copy_(torch.cat([stored[part + "bias"] for part in parts]))
        _copy(layer.joined, stored, at + "attention.output.dense")
        _copy(layer.norm1, stored, at + "attention.output.LayerNorm")
        _copy(layer.norm2, stored, at + "output.LayerNorm")
        up, down = stored[at + "intermediate.dense.weight"], stored[at + "output.dense.weight"]
        units = (up.norm(dim=1) * down.norm(dim=0)).topk(layer.up.out_features).indices
        layer.up.weight.copy_(up[units])
        layer.up.bias.copy_(stored[at + "intermediate.dense.bias"][units])
        layer.down.weight.copy_(down[:, units])
        layer.down.bias.copy_(stored[at + "output.dense.bias"])


def _copy(module: torch.nn.Module, stored: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(stored[name + ".weight"])
    module.bias.copy_(stored[name + ".bias"])
