"""The network: a BERT encoder that goes over from pieces to words, and one head a task.

The first layer reads pieces; their mean is the word, and the layers above read words alone, which
are fewer. Arcs are scored by a biaffine form (Dozat and Manning 2017) with the start mark as the
root; relations by a smaller one, for the head that was found.

References
----------
Devlin et al. 2019, "BERT". Dozat and Manning 2017, "Deep Biaffine Attention for Neural Dependency
Parsing". Wang et al. 2020, "MiniLM" (the weights to start from).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

HEADS = 12


@dataclass(frozen=True)
class Batch:
    """Padded sentences: B sentences, P pieces, W words and the root, all on axis 1.

    ``word_of`` gives each piece the place of its word, the root's being 0; padding is -1.
    """

    pieces: Tensor
    word_of: Tensor
    looks: Tensor
    lengths: Tensor


class Layer(nn.Module):
    """One layer of BERT: attention, then two dense layers, each with its sum and norm."""

    def __init__(self, width: int, inner: int, dropout: float) -> None:
        """Make a layer that is `inner` wide between its dense parts."""
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.joined = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the next layer of ``x`` (B, N, width); ``mask`` (B, N) is true where a word is."""
        b, n, width = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(2, 3) * (width // HEADS) ** -0.5
        scores = scores.masked_fill(~mask[:, None, None, :], -1e4)
        seen = scores.softmax(-1).to(v.dtype) @ v
        seen = self.joined(seen.transpose(1, 2).reshape(b, n, width))
        x = self.norm1(x + functional.dropout(seen, self.dropout, self.training))
        thought = self.down(functional.gelu(self.up(x), approximate="tanh"))
        return self.norm2(x + functional.dropout(thought, self.dropout, self.training))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(
        self,
        pieces: int,
        looks: int,
        classes: dict[str, int],
        *,
        width: int = 384,
        inner: tuple[int, ...] = (1536,) * 4,
        arc: int = 256,
        relation: int = 64,
        positions: int = 512,
        dropout: float = 0.1,
        head_dropout: float = 0.3,
    ) -> None:
        """Make a network of ``len(inner)`` layers; `classes` counts those of each task."""
        super().__init__()
        self.piece = nn.Embedding(pieces, width)
        self.position = nn.Embedding(positions, width)
        self.look = nn.Embedding(looks + 1, width)
        nn.init.zeros_(self.look.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, size, dropout) for size in inner)
        self.dropout, self.head_dropout = dropout, head_dropout
        self.arc_dependent = nn.Linear(width, arc)
        self.arc_head = nn.Linear(width, arc)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.relation_dependent = nn.Linear(width, relation)
        self.relation_head = nn.Linear(width, relation)
        self.relation = nn.Parameter(torch.zeros(relation + 1, classes["relation"], relation + 1))
        nn.init.normal_(self.arc, std=arc**-0.75)
        nn.init.normal_(self.relation, std=relation**-1.0)
        self.tags = nn.ModuleDict(
            {task: nn.Linear(width, n) for task, n in classes.items() if task != "relation"}
        )

    def encode(self, batch: Batch) -> Tensor:
        """Return a vector (B, W, width) for each word, the root first."""
        there = batch.word_of >= 0
        place = torch.arange(batch.pieces.shape[1]).clamp(max=self.position.num_embeddings - 1)
        looks = batch.looks.gather(1, batch.word_of.clamp(min=0))
        x = self.piece(batch.pieces) + self.position(place) + self.look(looks)
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        x = self.layers[0](x, there)
        belongs = functional.one_hot(batch.word_of.clamp(min=0), batch.looks.shape[1]).to(x.dtype)
        belongs = belongs * there[..., None]
        words = belongs.transpose(1, 2) @ x / belongs.sum(1).clamp(min=1)[..., None]
        mask = torch.arange(words.shape[1])[None] < batch.lengths[:, None]
        for layer in self.layers[1:]:
            words = layer(words, mask)
        return words

    def arcs(self, words: Tensor, lengths: Tensor) -> Tensor:
        """Return (B, W, W) scores: of head j for word i; minus infinity past the end."""
        dependent, head = (
            self._dropped(self.arc_dependent(words)),
            self._dropped(self.arc_head(words)),
        )
        scores = with_one(dependent) @ self.arc @ head.transpose(1, 2)
        past = torch.arange(words.shape[1])[None] >= lengths[:, None]
        return scores.masked_fill(past[:, None, :], -1e4)

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """Return (B, W, relations) scores for the arc from each word to its head in `heads`."""
        dependent = with_one(self._dropped(self.relation_dependent(words)))
        head = with_one(self._dropped(self.relation_head(words)))
        chosen = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        return torch.einsum("bwd,drh,bwh->bwr", dependent, self.relation, chosen)

    def tagged(self, words: Tensor) -> dict[str, Tensor]:
        """Return (B, W, classes) scores of each task but heads and relations."""
        words = functional.dropout(words, self.head_dropout, self.training)
        return {task: tags(words) for task, tags in self.tags.items()}

    def _dropped(self, x: Tensor) -> Tensor:
        return functional.dropout(
            functional.gelu(x, approximate="tanh"), self.head_dropout, self.training
        )


def with_one(x: Tensor) -> Tensor:
    """Return vectors with a last element of one, so that a form has its linear part."""
    return torch.cat((x, torch.ones_like(x[..., :1])), dim=-1)
