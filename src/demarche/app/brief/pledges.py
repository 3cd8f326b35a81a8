"""What was promised and what became of it, stage by stage."""

from __future__ import annotations

from demarche.app.brief.record import Item, Stage
from demarche.app.words import Words, bounded, related
from demarche.questions.subject import Subject
from demarche.record.ledger import Step


def ledger(subject: Subject, words: Words) -> tuple[Item, ...]:
    """Return the pledges of which anything is told, in the order of the case."""
    return tuple(
        Item(
            entry.title,
            words.name(entry.by),
            tuple(map(words.name, entry.to)),
            entry.kind,
            entry.condition,
            tuple(_stage(step) for step in entry.history),
            tuple(
                (telling.word, words.joined(telling.speakers))
                for telling in entry.qualities
                if telling.hedge
            ),
        )
        for entry in subject.ledger
        if entry.history or entry.qualities
    )


def _stage(step: Step) -> Stage:
    onset = step.tellings[0].onset
    return Stage(
        step.word,
        related(step.relation, step.when) if step.when is not None else "",
        *bounded(onset),
        step.back,
        tuple(dict.fromkeys(telling.statement for telling in step.tellings)),
    )
