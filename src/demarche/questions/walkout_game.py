"""Reason R2 on a case: its game, mapped from its nouns, in the boxes that somebody owns.

A case that declares a game names the nouns of which the game's states are made; here they become
the parts of :class:`~demarche.bargaining.walkout.Talks`, the same way for every case.  The party
that walked out is the first.  All numbers are ranges of boxes: those ``of`` the game and, for
inputs that the walk-out has too, those that the same owner gave there.  An owner who leaves inputs
out gets no result but the list of what is missing; nothing is filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from demarche.bargaining.direction import Array
from demarche.bargaining.doubt import Ranges
from demarche.bargaining.game import Uniqueness, uniqueness
from demarche.bargaining.walkout import INPUTS, Certified, GameBox, Share, survey_threat
from demarche.bargaining.walkout.talks import Concession, Envoy, Talks
from demarche.case.nouns import Assumption, Game
from demarche.errors import InputError
from demarche.questions.question import Finding, Row
from demarche.questions.subject import WALK_OUT, Subject

SEED = 0
SAME = 1e-4
"""Ends of a range that are nearer are one number, as they are printed."""
MAX_SWEEPS = 4000


@dataclass(frozen=True)
class OwnedGame:
    """A game of the case, with the ranges that one owner gives for its inputs.

    Parameters
    ----------
    game : Game
    talks : Talks
    owner : str
        Of the ranges; empty if nobody gives any.
    ranges : dict of str to (low, high)
    assumptions : tuple of str
        Ids of the boxes in which they stand.
    twice : tuple of str
        Inputs for which the owner gives several ranges, so that none is theirs.
    """

    game: Game
    talks: Talks
    owner: str
    ranges: dict[str, tuple[float, float]]
    assumptions: tuple[str, ...]
    twice: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Inputs of the game that have no range."""
        return tuple(name for name in self.talks.inputs if name not in self.ranges)

    @property
    def playable(self) -> bool:
        """Whether each input has a range, and one that is allowed."""
        return not (self.missing or self.fault)

    @property
    def fault(self) -> str:
        """What is wrong with the ranges, once nothing is missing; empty if nothing is."""
        if self.twice:
            return f"several ranges are given for {', '.join(self.twice)}"
        try:
            _ = self.box
        except InputError as fault:
            return fault.what
        return ""

    @property
    def box(self) -> GameBox:
        """The box, once nothing is missing."""
        return GameBox(self.game.id, self.owner, self.talks, self.ranges)

    @property
    def certified(self) -> Certified:
        """What walking pays all over the box."""
        return _certified(self.game.id, self.owner, self.talks, tuple(self.ranges.items()))

    @property
    def middle(self) -> Uniqueness:
        """Whether payoffs in the middle of the box are unique."""
        return _middle(self.game.id, self.owner, self.talks, tuple(self.ranges.items()))


Limits = tuple[tuple[str, tuple[float, float]], ...]


@lru_cache(maxsize=16)
def _certified(name: str, owner: str, talks: Talks, ranges: Limits) -> Certified:
    return survey_threat(GameBox(name, owner, talks, dict(ranges)), seed=SEED)


@lru_cache(maxsize=16)
def _middle(name: str, owner: str, talks: Talks, ranges: Limits) -> Uniqueness:
    game = GameBox(name, owner, talks, dict(ranges)).middle
    return uniqueness(game, max_sweeps=MAX_SWEEPS)


def owned_games(subject: Subject) -> Iterator[OwnedGame]:
    """Yield each game in which somebody walked out, with each owner's ranges for it."""
    for game in subject.case.games.values():
        talks = mapped(subject, game)
        if talks is None:
            continue
        owners = {noun.owner for noun in boxes(subject).values() if noun.of == game.id}
        for owner in sorted(owners) or [""]:
            yield OwnedGame(game, talks, owner, *_given(subject, game, talks, owner))


def mapped(subject: Subject, game: Game) -> Talks | None:
    """Return the parts of a game, the party that walked out first; None if neither did."""
    case = subject.case
    parties = case.negotiations[game.negotiation].parties
    walks = [act.event for act in subject.acts(WALK_OUT)]
    walker = next(
        (e.by[0] for e in walks if e.by and e.to and {e.by[0], e.to[0]} == set(parties)), None
    )
    if walker is None:
        return None
    order = sorted(parties, key=lambda party: party != walker)
    return Talks(
        (order[0], order[1]),
        pressure=game.pressure is not None,
        linked=game.linked is not None,
        shock=game.shock is not None,
        concessions=tuple(
            Concession(name, order.index(issue.decided_by[0]), bool(issue.reversible))
            for name, issue in ((name, case.issues[name]) for name in game.concessions)
        ),
        envoys=tuple(Envoy(name, order.index(str(case.people[name].of))) for name in game.envoys),
        mediator=game.mediator is not None,
    )


def boxes(subject: Subject) -> dict[str, Assumption]:
    """Return the boxes in use, by id."""
    return {
        name: noun
        for name, noun in subject.case.assumptions.items()
        if noun.kind == "box" and noun.enabled and name not in subject.view.withdrawn
    }


def repeated(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that stand there more than once."""
    return tuple(name for name, times in Counter(names).items() if times > 1)


def _given(
    subject: Subject, game: Game, talks: Talks, owner: str
) -> tuple[dict[str, tuple[float, float]], tuple[str, ...], tuple[str, ...]]:
    """Return an owner's ranges for a game, its own before the walk-out's.

    Besides, where they stand, and for which inputs there are several in one place.
    """
    theirs = {name: noun for name, noun in boxes(subject).items() if noun.owner == owner}
    shared = [(noun.of, noun.range, name) for name, noun in theirs.items()
              if noun.of in INPUTS and noun.range is not None]  # fmt: skip
    if not INPUTS.keys() <= {of for of, _, _ in shared}:
        shared = [given for given in shared if given[0] in talks.inputs]
    own = [(of, limits, name) for name, noun in theirs.items() if noun.of == game.id
           for of, limits in noun.ranges.items()]  # fmt: skip
    return (
        {of: limits for of, limits, _ in (*shared, *own)},
        tuple(dict.fromkeys(name for _, _, name in (*shared, *own))),
        (*repeated(of for of, _, _ in shared), *repeated(of for of, _, _ in own)),
    )


def findings(subject: Subject) -> Iterator[Finding]:
    """Find what each game says of the walk-out, or which of its inputs nobody gives."""
    for mine in owned_games(subject):
        if mine.missing:
            yield lacking(subject, mine)
        elif mine.fault:
            yield refused(mine)
        else:
            yield threat(subject, mine)


def refused(mine: OwnedGame) -> Finding:
    """Return what is wrong with the ranges of a game."""
    return Finding(
        f"Why game {mine.game.id!r} is not played in the box of {mine.owner}",
        ("fault",),
        (Row((mine.fault,), mine.assumptions),),
        "Whether walking pays in every equilibrium is not judged until this is mended.",
    )


def lacking(subject: Subject, mine: OwnedGame) -> Finding:
    """Return the inputs that have no range."""
    rows = tuple(
        Row((name, mine.talks.inputs[name].meaning, mine.talks.inputs[name].interval))
        for name in mine.missing
    )
    whose = f"the box of {mine.owner}" if mine.owner else "a box"
    return Finding(
        f"What game {mine.game.id!r} lacks in {whose}",
        ("input", "meaning", "allowed"),
        rows,
        f"{parts(subject, mine)} Whether walking pays in every equilibrium is not judged until "
        f"each of these inputs has a range in a box 'of: {mine.game.id}' with an owner.",
    )


def threat(subject: Subject, mine: OwnedGame) -> Finding:
    """Return what walking pays in every equilibrium, and what of it stays open."""
    found, middle = mine.certified, mine.middle
    walker = subject.name(mine.talks.parties[0])
    rows = [
        Row((what, counted(found, share)), mine.assumptions)
        for what, share in (
            (f"every equilibrium has {walker} walk", found.certified),
            (f"no equilibrium has {walker} walk", found.excluded),
            ("it depends on the equilibrium", found.open),
        )
    ]
    rows += [
        Row(("what walking gains in the middle of the box", _gain(mine))),
        Row(("payoffs in the middle of the box", middle.statement())),
    ]
    if middle.shown is not None:
        least, most = sorted(middle.shown[:, 0, 0])
        pays = f"{least:.3f} in one, {most:.3f} in the other"
        rows.append(Row((f"what {walker} gets in the two equilibria shown", pays)))
    return Finding(
        f"Walking out as a threat that every equilibrium carries out, game {mine.game.id!r}, "
        f"in the box of {mine.owner}",
        ("what", "found"),
        tuple(rows),
        f"{parts(subject, mine)} The choice of parts is that of {mine.game.owner}; the games are "
        f"drawn from ranges of {mine.owner}, and their count is nobody's probability. Both sides "
        "know all that there is to know, and payoffs are shares of what there is to share. Bounds "
        "hold for strategies that depend on history. Where they leave a range, no single number "
        f"follows, and none is given. {found.batches} scrambles of {2**found.log2_draws} Sobol "
        f"draws, seed {found.seed}.",
        mine.owner,
    )


def counted(found: Certified, share: Share) -> str:
    """Return a share as a count of the games that were solved, which are few."""
    games = found.batches * 2**found.log2_draws
    return f"{share.value * games:.0f} of {games} games"


def parts(subject: Subject, mine: OwnedGame) -> str:
    """Return in words what the states of a game are made of, by the nouns of the case."""
    case, game = subject.case, mine.game
    made = ["the table, open or suspended by either"]
    if game.pressure:
        made.append(f"{game.pressure} on {subject.name(mine.talks.parties[1])}, on or gone")
    if game.linked:
        made.append(f"{case.negotiations[game.linked].title}, open or settled")
    if game.shock:
        made.append(f"{game.shock}, present or past")
    for line in mine.talks.concessions:
        back = "can" if line.reversible else "cannot"
        maker = subject.name(mine.talks.parties[line.party])
        made.append(f"{case.issues[line.name].title}, a concession of {maker} that {back} be "
                    "taken back")  # fmt: skip
    for envoy in mine.talks.envoys:
        person = case.people[envoy.name]
        made.append(
            f"{person.name}, whose deals {subject.name(str(person.agent_of))} may not confirm"
        )
    if game.mediator:
        made.append(f"{subject.name(game.mediator)}, at the table or not")
    return f"States are made of: {'; '.join(made)}."


def _gain(mine: OwnedGame) -> str:
    """Return what walking gains in the middle of the box: a number only where there is one."""
    ((walk_low, walk_high, stay_low, stay_high),) = mine.box.walking(_middle_of(mine.ranges))
    least, most = walk_low - stay_high, walk_high - stay_low
    if most - least <= SAME:
        return f"{(least + most) / 2:+.3f}"
    return (
        f"no number: theory gives a range, here {least:+.3f} to {most:+.3f} "
        f"(walking {walk_low:.3f} to {walk_high:.3f}, staying {stay_low:.3f} to {stay_high:.3f})"
    )


def _middle_of(ranges: Mapping[str, tuple[float, float]]) -> Array:
    return Ranges(ranges).middle[None]
