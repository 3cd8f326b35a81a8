"""A game is made of parts that fit: two parties, and what is theirs."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.case.document import Problem
from demarche.case.nouns import Game, Negotiation
from demarche.case.rules.draft import Draft


def games_of_two(draft: Draft) -> Iterator[Problem]:
    """Report a game that is not of two parties, or that has a part that is not theirs."""
    for name, game in draft.case.games.items():
        negotiation = draft.case.negotiations.get(game.negotiation)
        if negotiation is None:
            continue
        if len(negotiation.parties) != 2:
            what = f"a game has two parties; '{game.negotiation}' has {len(negotiation.parties)}"
            yield draft.problem(("games", name, "negotiation"), what, hint="name another one")
        if game.linked == game.negotiation:
            what = f"'{game.linked}' cannot be linked to itself"
            yield draft.problem(("games", name, "linked"), what, hint="name another negotiation")
        if game.mediator and negotiation.roles.get(game.mediator) != "go-between":
            what = f"'{game.mediator}' is no go-between in '{game.negotiation}'"
            hint = f"give it the role under 'negotiations: {game.negotiation}: roles:'"
            yield draft.problem(("games", name, "mediator"), what, hint=hint)
        yield from _concessions(draft, name, game, negotiation)
        yield from _envoys(draft, name, game, negotiation)


def _concessions(
    draft: Draft, name: str, game: Game, negotiation: Negotiation
) -> Iterator[Problem]:
    """Report an issue that neither party decides alone, or that may or may not be reversible."""
    for issue in (draft.case.issues[i] for i in game.concessions if i in draft.case.issues):
        path = ("games", name, "concessions")
        if len(issue.decided_by) != 1 or issue.decided_by[0] not in negotiation.parties:
            what = f"'{issue.id}' is no concession of one of the two: they do not decide it alone"
            yield draft.problem(path, what, hint="name an issue that one of them decides")
        if issue.reversible is None:
            what = f"whether '{issue.id}' can be taken back is not said"
            yield draft.problem(path, what, hint=f"add 'reversible:' under 'issues: {issue.id}:'")


def _envoys(draft: Draft, name: str, game: Game, negotiation: Negotiation) -> Iterator[Problem]:
    """Report an envoy who is nobody's agent, or a second one of a party."""
    senders: set[str] = set()
    for person in (draft.case.people[i] for i in game.envoys if i in draft.case.people):
        path = ("games", name, "envoys")
        if person.agent_of is None or person.of not in negotiation.parties:
            what = f"'{person.id}' is no agent of one of the two parties"
            yield draft.problem(path, what, hint="name a person with 'of:' and 'agent_of:'")
        elif person.of in senders:
            what = f"'{person.id}' is a second envoy of '{person.of}'"
            yield draft.problem(path, what, hint="name one for each party")
        senders.add(str(person.of))
