"""Precision, recall and F1 of what was found against what is annotated."""

from dataclasses import dataclass


@dataclass
class Count:
    """How many items are ours, annotated, found at all, and right."""

    ours: int = 0
    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.ours if self.ours else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.ours + self.gold) if self.gold else 0.0
