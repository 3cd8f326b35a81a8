"""What each reader finds, as items of a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from demarche.reading.actors import AUTHOR, Actors, Mention
from demarche.reading.actors.world import lookup
from demarche.reading.claims import Claim
from demarche.reading.events import Event, Participant
from demarche.reading.figure import Figure
from demarche.reading.item import Item, Json, Kind, Span
from demarche.reading.pledges import Pledge
from demarche.reading.speech import Quotation
from demarche.reading.when import TimeExpression


@dataclass(frozen=True)
class AsItems:
    """Items of one text.

    Parameters
    ----------
    text : str
        As stored.
    actors : Actors
        Its actors: whoever is named in an item is one of them, where they know the words.
    """

    text: str
    actors: Actors

    def of_actors(self) -> Iterable[Item]:
        """Yield an item for each actor, with the words of every mention."""
        mentions: dict[str, list[Mention]] = {}
        for mention in self.actors.mentions:
            for one in mention.actors:
                mentions.setdefault(one, []).append(mention)
        for actor in self.actors.actors:
            held = mentions.get(actor.id, [])
            if held and actor.id != AUTHOR:
                yield Item(
                    Kind.ACTOR,
                    tuple((mention.start, mention.end) for mention in held),
                    type=actor.kind.value,
                    by=(actor.id,),
                    certainty=held[0].certainty.value,
                    rule=held[0].rule,
                    details={
                        "name": actor.name,
                        "country": actor.country,
                        "sector": actor.sector,
                        "names": list(actor.names),
                        "roles": [role.words for role in actor.roles],
                        "rules": [mention.rule for mention in held],
                    },
                )

    def of_event(self, told: Event) -> Item:
        """Return an event, its source and target as actors with their countries."""
        source, target = self._who(told.source), self._who(told.target)
        when, holder = told.when, told.holder
        return Item(
            Kind.EVENT,
            told.spans,
            type=told.type.value,
            by=_ids(source),
            to=_ids(target),
            when=when.span if when else None,
            status=told.status.value,
            certainty=str(told.hedge),
            rule=told.rule,
            details={
                "mode": told.mode,
                "context": list(told.contexts),
                "source": list(source),
                "target": list(target),
                "told": told.told.value,
                "lemma": told.lemma,
                "said by": self._words(holder),
                "date words": when.text if when else None,
                "date certainty": when.certainty.value if when else None,
                "sentence": list(told.sentence),
            },
        )

    def of_quotation(self, told: Quotation) -> Item:
        """Return a quotation with its speaker."""
        by = told.attribution
        details: dict[str, Json] = {"unbalanced": told.unbalanced}
        if by is None:
            return Item(Kind.QUOTATION, told.parts, type=told.form.value, details=details)
        details |= {
            "verb": by.verb,
            "speaker": self._words(by.speaker),
            "medium": self._words(by.medium),
            "floating": by.floating,
        }
        return Item(
            Kind.QUOTATION,
            (*told.parts, by.cue),
            type=told.form.value,
            by=self._named(by.speaker) or self._named(by.named),
            to=self._named(by.addressee),
            details=details,
        )

    def of_figure(self, told: Figure) -> Item:
        """Return a figure with what it measures."""
        compared = told.compared_with
        return Item(
            Kind.FIGURE,
            ((told.start, told.end),),
            type=told.kind.value,
            when=told.period.span if told.period else None,
            details={
                "value": _number(told.value.numerator, told.value.denominator),
                "high": _number(told.high.numerator, told.high.denominator),
                "unit": told.unit,
                "comparison": told.comparison.value,
                "direction": told.direction,
                "measures": self._words(told.measures),
                "compared with": compared.text if compared else None,
            },
        )

    def of_time(self, told: TimeExpression) -> Item:
        """Return an expression of time."""
        return Item(
            Kind.TIME,
            ((told.start, told.end),),
            type=told.kind.value,
            when=told.span,
            certainty=told.certainty.value,
            rule=told.rule,
            details={
                "value": told.value,
                "precision": told.precision,
                "basis": told.basis.value,
                "bound": told.bound.value,
            },
        )

    def of_claim(self, told: Claim) -> Item:
        """Return a claim with its holder and how sure it is."""
        return Item(
            Kind.CLAIM,
            ((told.start, told.end), *told.markers),
            type=told.bearing.value,
            by=(told.holder,) if told.holder else (),
            status=told.stance.value,
            certainty=str(told.hedge),
            rule=self.text[slice(*told.cue)],
            details={
                "hedge level": int(told.hedge),
                "hedge words": [self.text[slice(*span)] for span in told.markers],
                "conditional": told.conditional,
            },
        )

    def of_pledge(self, told: Pledge) -> Item:
        """Return a pledge with what is promised, its condition and what became of it."""
        return Item(
            Kind.PLEDGE,
            told.spans,
            type=told.kind,
            by=told.party,
            to=told.addressee,
            status=told.progress.value,
            rule=told.rule,
            details={
                "object": self._words(told.object),
                "condition": self._words(told.condition),
                "party words": self._words(told.party_words),
                "addressee words": self._words(told.addressee_words),
                "history": [
                    {"status": stage.progress.value, **self._at(stage.span)}
                    for stage in told.history
                ],
                "qualities": [
                    {"quality": named, **self._at(span)} for named, span in told.qualities
                ],
            },
        )

    def _at(self, span: Span) -> dict[str, Json]:
        """Return a span with its words."""
        return {"start": span[0], "end": span[1], "words": self.text[slice(*span)]}

    def _who(self, participants: Sequence[Participant]) -> tuple[dict[str, Json], ...]:
        """Return each participant with its words, and the actor's name and country if known."""
        found: list[dict[str, Json]] = []
        for participant in participants:
            words = self.text[participant.start : participant.end]
            known = [
                self.actors.by_id[one] for one in participant.actors if one in self.actors.by_id
            ]
            found += [
                {"id": one.id, "name": one.name, "country": one.country, "words": words}
                for one in known
            ] or [_place(words)]
        return tuple(found)

    def _named(self, span: Span | None) -> tuple[str, ...]:
        """Return the actor whom words mean; the words themselves where nobody is known."""
        if span is None:
            return ()
        found = (mention.actors for mention in self.actors.at(*span) if mention.actors)
        return next(found, (self.text[slice(*span)],))

    def _words(self, span: Span | None) -> str | None:
        return self.text[slice(*span)] if span else None


def _ids(who: Iterable[dict[str, Json]]) -> tuple[str, ...]:
    return tuple(str(one["id"]) for one in who)


def _place(words: str) -> dict[str, Json]:
    """Return who is meant by words that mean no actor: a country, if they are the name of one."""
    entry = lookup(words)
    if entry is None or entry.use != "country":
        return {"id": words, "name": "", "country": "", "words": words}
    return {"id": entry.id, "name": entry.name, "country": entry.id, "words": words}


def _number(numerator: int, denominator: int) -> int | float:
    return numerator if denominator == 1 else numerator / denominator
