"""What walking away gains in a model, all over an analyst's own ranges: shown apart, by owner.

An owner who gives a range (an assumption of kind ``box``) for every input of the walk-out model
owns a :class:`~demarche.bargaining.walkout.Box`.  What is computed in it is a share of those
ranges and nobody else's probability: no source is heard here, and none of it enters an answer.
Nothing is shown where nobody tells of a walk-out.  Where an owner leaves an input without a range,
gives it two, or one in which the theory does not speak, that is said and nothing is computed.

Two doubts stay apart.  Shares count games of the box, which is the owner's doubt.  The chance that
the other concedes is inside each game, where it is the parties' doubt of each other; it is given as
a span and never averaged.  Reason R2 asks for bounds on all equilibria of a game: see
:mod:`~demarche.questions.walkout_game`.  Where the case declares none, or the owner leaves an input
of it without a range, R2 is not judged, and nothing is excluded.

References
----------
Abreu and Gul (2000), Econometrica 68, 85-117; Ben-Haim (2006), Info-Gap Decision Theory; Savage
(1951), Journal of the American Statistical Association 46, 55-67.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np

from demarche.bargaining.direction import Array
from demarche.bargaining.doubt import Horizon, horizon, regret, worst
from demarche.bargaining.walkout import (
    INPUTS,
    REASONS,
    Box,
    Certified,
    Region,
    Share,
    Survey,
    anxiety_rule,
    deciding,
    flips,
    judge,
    region,
    survey,
    walk_out,
    word,
)
from demarche.errors import InputError
from demarche.questions.question import Finding, Row
from demarche.questions.subject import WALK_OUT, Subject
from demarche.questions.walkout_game import OwnedGame, boxes, counted, owned_games, repeated
from demarche.questions.walkout_game import findings as threats

Given: TypeAlias = tuple[str, str, tuple[float, float]]
"""An input, the id of the assumption that gives it a range, and the range."""

SEED = 0
LOG2_DRAWS = 9
REPUTATION = REASONS.index("reputation")

HOLDS = {
    "exit": "leaving for good pays more than accepting the other's demand",
    "certified": "walking pays more than staying in every equilibrium",
    "reputation": "the other would run out of patience first, and its exit is no better",
    "linkage": "waiting for a linked track is worth more than a deal now",
    "beliefs": "both expect more of a coming event than there is to share",
    "domestic": "impasse pays more at home than it costs",
}
"""Where each reason holds, in words."""


@dataclass(frozen=True)
class OwnedBox:
    """A box with the assumptions that it is made of, and what is computed in it once.

    Parameters
    ----------
    box : Box
    assumptions : dict of str to str
        Id of the assumption that gives the range of each input.
    """

    box: Box
    assumptions: dict[str, str]

    @cached_property
    def surveyed(self) -> Survey:
        """The verdict all over the box."""
        return survey(self.box, seed=SEED, log2_draws=LOG2_DRAWS)

    @cached_property
    def deciding(self) -> dict[str, float]:
        """Inputs by the part of the answer by reputation that needs them, largest first."""
        return deciding(self.box, seed=SEED)

    @cached_property
    def horizon(self) -> Horizon:
        """The smallest change of all inputs at once that flips the answer by reputation."""
        return horizon(_by_reputation, self.box.as_ranges, seed=SEED)

    @cached_property
    def frontiers(self) -> tuple[Region, ...]:
        """Slices of the box: along the two inputs that decide most, and along both impatiences.

        Each point of a grid is a game: whether holding out pays there, and whether the other is
        more anxious; inputs that are not drawn stand at the middle of the box.
        """
        pairs = dict.fromkeys([tuple([*self.deciding][:2]), ("rate_2", "rate_1")])
        return tuple(
            region(self.box, across=pair[0], up=pair[1])
            for pair in pairs
            if len(pair) == 2 and all(np.ptp(self.box.ranges[name]) > 0 for name in pair)
        )


def owned(subject: Subject) -> Iterator[OwnedBox]:
    """Yield a box for each owner who gives every input of the walk-out model one range."""
    return (made for made in _made(subject) if isinstance(made, OwnedBox))


def _made(subject: Subject) -> Iterator[OwnedBox | Finding]:
    """Yield for each owner of a range of the model a box, or what is wrong with the ranges."""
    given: dict[str, list[Given]] = {}
    for name, noun in boxes(subject).items():
        if noun.of in INPUTS and noun.range is not None:
            given.setdefault(noun.owner, []).append((noun.of, name, noun.range))
    for owner, ranges in given.items():
        try:
            made: OwnedBox | Finding = _boxed(owner, ranges)
        except InputError as fault:
            made = refused(owner, fault.what, tuple(name for _, name, _ in ranges))
        yield made


def _boxed(owner: str, ranges: list[Given]) -> OwnedBox:
    """Return the box of an owner who gives every input one range that is allowed."""
    if twice := repeated(of for of, _, _ in ranges):
        raise InputError(f"several ranges are given for {', '.join(twice)}")
    box = Box("walking away", owner, {of: limits for of, _, limits in ranges})
    return OwnedBox(box, {of: name for of, name, _ in ranges})


def findings(subject: Subject) -> Iterator[Finding]:
    """Find what walking away gains in each owned box: reasons, rule, what decides, frontier."""
    if not subject.acts(WALK_OUT):
        return
    games = {game.owner: game for game in owned_games(subject) if game.playable}
    for mine in _made(subject):
        if isinstance(mine, Finding):
            yield mine
            continue
        yield reasons(mine, games.get(mine.box.owner))
        yield rule(mine)
        yield decides(mine)
        yield from map(drawn, mine.frontiers)
        yield regrets(mine)
    yield from threats(subject)


def refused(owner: str, fault: str, assumptions: tuple[str, ...]) -> Finding:
    """Return what is wrong with an owner's ranges for the walk-out model."""
    return Finding(
        f"Why reasons to walk away are not judged in the box of {owner}",
        ("fault",),
        (Row((fault,), assumptions),),
        "Nothing is computed in this box until that is mended, and nothing is filled in.",
    )


def reasons(mine: OwnedBox, game: OwnedGame | None) -> Finding:
    """Return the six reasons with their margins and shares, and the verdict in a word.

    With a game of the same owner, R2 and the verdict are those of its games; without one R2 is not
    judged, and nothing is excluded.
    """
    found = mine.surveyed
    threat = game.certified if game is not None else None
    least, most = found.chance_span
    rows = [_reason(found, threat, number, name) for number, name in enumerate(REASONS, 1)]
    rows += [Row((what, "", share, "")) for what, share in _overall(found, threat).items()]
    return Finding(
        f"Reasons to walk away, in the box of {mine.box.owner}",
        ("reason", "holds where", "share of the box", "margin: 5 %, middle, 95 % of the box"),
        tuple(rows),
        f"A share counts games in ranges that {mine.box.owner} owns; it is no source's probability "
        "and no verdict of the sources. A reason holds where its margin is positive. Margins are "
        f"in shares of what is at stake; that of 'domestic', in shares a year. {_solved(game)} The "
        f"chance that the other concedes at once runs from {least:.2f} to {most:.2f}, game by "
        "game; it is the parties' doubt of each other and is not averaged. "
        f"{found.scrambles} scrambles of {2**found.log2_draws} Sobol draws, seed {found.seed}.",
        mine.box.owner,
    )


def _overall(found: Survey, threat: Certified | None) -> dict[str, str]:
    """Return the shares of the box in which any reason holds, and the verdict in a word.

    What R2 adds is counted in the games that were solved, and added to what holds without it.
    """
    cert, sel, poss, some, least = found.p_cert, found.p_sel, None, "not judged", "at least "
    if threat is not None and threat.reasons is not None:
        six, five = threat.reasons.verdict, judge(threat.reasons.games)
        cert += threat.share(six.certain & ~five.certain)
        sel += threat.share(six.selected & ~five.selected)
        poss = threat.share(six.selected | (threat.bounds.gain_high > 0))
        some, least = counted(threat, poss), ""
    return {
        "any, whatever equilibrium is played (P_cert)": f"{least}{_of(cert)}",
        "any, if reputation selects the equilibrium (P_sel)": _of(sel),
        "any, in some equilibrium (P_poss)": some,
        "in a word, in this box only": word(cert, sel, poss),
    }


def _solved(game: OwnedGame | None) -> str:
    """Say where R2 and the verdict come from."""
    if game is None:
        return (
            "'certified' needs bounds on all equilibria of a game, with a range for each of its "
            "inputs, and is not judged, so nothing is excluded."
        )
    found = game.certified
    return (
        "'certified', what it adds to the last rows, and P_poss are those of game "
        f"{game.game.id!r}: {found.batches} scrambles of {2**found.log2_draws} games, each solved "
        "for bounds on all equilibria; its margin is that of the worst equilibrium for walking."
    )


def rule(mine: OwnedBox) -> Finding:
    """Return how the rule that goes by the other's anxiety fares."""
    found = anxiety_rule(mine.surveyed)
    rows = [
        Row(("holding out pays by reputation", _of(found.pays))),
        Row(("the other's waiting costs more", _of(found.anxious))),
        Row(("'only if': where it pays, the other's waiting costs more", _part(found.only_if))),
        Row(("'if': where the other's waiting costs more, it pays", _part(found.converse))),
    ]
    if found.exception is not None:
        against = walk_out(found.exception)
        rows.append(
            Row(
                (
                    "strongest game against 'only if'",
                    f"holding out pays {against.margins[REPUTATION]:.3f} although the other's "
                    f"waiting costs {-against.anxiety:.3f} a year less",
                )
            )
        )
    return Finding(
        "The rule 'walk away only if the other side is more anxious', "
        f"in the box of {mine.box.owner}",
        ("what", "share"),
        tuple(rows),
        "In the model of reputation for immovability, where to be anxious is to lose more by each "
        "year of waiting. The first two are shares of the box, the next two parts of such a share.",
        mine.box.owner,
    )


def decides(mine: OwnedBox) -> Finding:
    """Return the inputs by how much of the answer by reputation needs them, with flip points."""
    places, box = flips(mine.box), mine.box
    names = dict.fromkeys([*mine.deciding, *places])
    rows = tuple(
        Row(
            (
                INPUTS[name].meaning,
                f"{box.ranges[name][0]:g} to {box.ranges[name][1]:g} {INPUTS[name].unit}".strip(),
                ", ".join(f"{place:.3g}" for place in places.get(name, ())) or "nowhere",
                _part(mine.deciding.get(name, 0.0)),
            ),
            (mine.assumptions[name],),
        )
        for name in names
    )
    first_two = [INPUTS[name].meaning for name in [*mine.deciding][:2]]
    most = f"Most decide: {' and '.join(first_two)}. " if first_two else ""
    return Finding(
        f"What decides whether holding out pays, in the box of {box.owner}",
        ("input", "range", "flips the answer at", "part of the answer that needs it"),
        rows,
        f"{most}Flip points are those of one input, all others at the middle of the box. Parts are "
        "total Sobol indices; inputs that interact share theirs, so parts may add up to more than "
        f"one. {_smallest(mine.horizon)}",
        box.owner,
    )


def drawn(frontier: Region) -> Finding:
    """Return a slice as a table: at steps of one input, where along the other holding out pays."""
    pays, anxious = frontier.margin > 0, frontier.anxiety > 0
    steps = np.linspace(0, len(frontier.y) - 1, 9).round().astype(int)
    rows = tuple(
        Row(
            (
                f"{frontier.y[at]:.3g}",
                _spans(frontier.x, pays[at]),
                _spans(frontier.x, anxious[at]),
            )
        )
        for at in steps
    )
    across, up = INPUTS[frontier.across].meaning, INPUTS[frontier.up].meaning
    return Finding(
        f"Where holding out pays, by {across} and {up}, in the box of {frontier.box.owner}",
        (up, f"pays, by {across}", f"the other is more anxious, by {across}"),
        rows,
        f"A slice of box {frontier.box.name!r} of {frontier.box.owner}; all other inputs stand at "
        "the middle. 'Only if' fails where it pays and the other is not more anxious.",
        frontier.box.owner,
    )


def regrets(mine: OwnedBox) -> Finding:
    """Return what each option would have forgone at worst, against the other."""
    ranges = mine.box.as_ranges
    games = [
        worst(_by_reputation, ranges, seed=SEED).game,
        worst(_against_reputation, ranges, seed=SEED).game,
    ]
    gains = [float(walk_out(game).margins[REPUTATION]) for game in games]
    found = regret({"walk away": gains, "stay": 0.0})
    shown = [*mine.deciding][:2]
    rows = tuple(
        Row(
            (
                option,
                f"{found.worst[option]:.3f}",
                "; ".join(
                    f"{INPUTS[name].meaning} {games[found.worst_game[option]][name]:.3g}"
                    for name in shown
                ),
            )
        )
        for option in found.options
    )
    return Finding(
        f"Worst case and regret, in the box of {mine.box.owner}",
        ("option", "greatest regret", "in a game with"),
        rows,
        "What an option would have forgone at worst against the other, by reputation, in shares of "
        "what is at stake. Walking can lose no more than its own cost in this model, which is why "
        "it looks cheap.",
        mine.box.owner,
    )


def _by_reputation(games: Array) -> Array:
    margins: Array = judge(games).margins[..., REPUTATION]
    return margins


def _against_reputation(games: Array) -> Array:
    return -_by_reputation(games)


def _reason(found: Survey, threat: Certified | None, number: int, name: str) -> Row:
    """Return a reason with its share of the box and its margin; R2 as far as a game judges it."""
    judged = found if name != "certified" else threat.reasons if threat is not None else None
    if judged is None:
        return Row((f"R{number} {name}", HOLDS[name], "not judged", ""))
    held = judged.reason(name)
    share = counted(threat, held) if threat is not None and judged is not found else _of(held)
    margin = ", ".join(f"{quantile:+.3f}" for quantile in judged.margin(name))
    return Row((f"R{number} {name}", HOLDS[name], share, margin))


def _of(share: Share) -> str:
    """Return a share with its error."""
    return f"{share.value:.3f} ± {share.error:.3f}"


def _part(value: float) -> str:
    """Return a part of a share, if there is a share to be part of."""
    return "no such game" if np.isnan(value) else f"{value:.2f}"


def _smallest(found: Horizon) -> str:
    """Return the smallest joint change in words."""
    if found.game is None:
        return "No change of all inputs at once was found, inside the box, that flips the answer."
    answer = "pays" if found.holds else "does not pay"
    return (
        f"In the middle of the box it {answer}; the smallest change that was found to flip this "
        f"moves all inputs at once by {100 * found.scale:.2g} % of the way to the ends of their "
        "ranges."
    )


def _spans(values: Array, where: Array) -> str:
    """Return the stretches of some values at which something holds, in words."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], where, [False]]).astype(int)))
    spans = [
        f"{values[first]:.3g} to {values[last - 1]:.3g}"
        for first, last in zip(edges[::2], edges[1::2], strict=True)
    ]
    return ", ".join(spans) or "none"
