"""Effects with closures, frames and bridges against an enumeration of the signs of all changes.

A world is told apart by the signs of the changes of four quantities.  The change of each is a sum
of contributions whose sizes are free, so a sign is possible if and only if

- *plus*: some part may be above zero;
- *minus*: some part may be below zero;
- *nought*: a part that must be above zero can be offset by one below, and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from .small_case import ask, bridge, closure, frame, members, said, small

NAMES = "pqry"
SIGNS = tuple(dict(zip(NAMES, signs, strict=True)) for signs in product((-1, 0, 1), repeat=4))
CHANGES = {"<": (-1,), "<=": (-1, 0), "=": (0,), ">=": (0, 1), ">": (1,)}
EFFECTS = {"raises": 1, "lowers": -1, "does not reach": 0}


@dataclass(frozen=True)
class Effect:
    """One effect: of the account's own, of another source's, or a bridge."""

    source: str
    word: str
    target: str
    by: str

    def __str__(self) -> str:
        return f"{self.source} {self.word} {self.target}"


@dataclass(frozen=True)
class Told:
    """What is told: effects, and the change of some quantities."""

    effects: dict[str, Effect]
    changes: dict[str, tuple[str, str]]

    def stated(self, bridges: Iterable[str]) -> set[Effect]:
        """Return the influences that the account states with some bridges in play.

        That something does not reach a quantity states no influence on it.
        """
        own = {e for n, e in self.effects.items() if e.by == "account" or n in bridges}
        return {effect for effect in own if EFFECTS[effect.word]}

    def influenced(self) -> set[str]:
        return {effect.target for effect in self.effects.values()}

    def offered(self) -> Iterator[str]:
        """Yield every assumption that is offered."""
        told = {name for name, _ in self.changes.values()}
        yield from (n for n, e in self.effects.items() if e.by == "bridge")
        for name in NAMES:
            if name in told:
                continue
            if name in self.influenced():
                yield from (f"nothing else raised {name}", f"nothing else lowered {name}")
            else:
                yield from (f"{name} did not rise", f"{name} did not fall")

    def statements(self) -> set[str]:
        own = {n for n, e in self.effects.items() if e.by == "account"}
        return own | set(self.changes)

    def admits(self, world: dict[str, int], kept: frozenset[str]) -> bool:
        """Say whether a world of signs is possible if what is kept holds."""
        for name, (quantity, sign) in self.changes.items():
            if name in kept and world[quantity] not in CHANGES[sign]:
                return False
        for name in NAMES:
            if f"{name} did not rise" in kept and world[name] > 0:
                return False
            if f"{name} did not fall" in kept and world[name] < 0:
                return False
        return all(self.moves(world, kept, name) for name in self.influenced())

    def moves(self, world: dict[str, int], kept: frozenset[str], target: str) -> bool:
        """Say whether the contributions to one quantity can add up to the sign of its change."""
        stated = self.stated(kept)
        plus = f"nothing else raised {target}" not in kept
        minus = f"nothing else lowered {target}" not in kept
        up = down = False
        for name, effect in self.effects.items():
            if effect.target != target:
                continue
            if name in kept:
                part = EFFECTS[effect.word] * world[effect.source]
                up, down = up or part > 0, down or part < 0
            elif effect in stated:
                plus = minus = True
        plus, minus = plus or up, minus or down
        sign = world[target]
        if sign:
            return plus if sign > 0 else minus
        return (minus or not up) and (plus or not down)

    def verdict(self, kept: frozenset[str], goal: tuple[str, str]) -> str:
        """Return what all worlds say; nothing where there is none."""
        quantity, sign = goal
        answers = {w[quantity] in CHANGES[sign] for w in SIGNS if self.admits(w, kept)}
        if len(answers) != 1:
            return "undetermined" if answers else "contradictory"
        return "entailed" if answers.pop() else "excluded"


pairs = list(combinations(NAMES, 2))


@st.composite
def told(draw: st.DrawFn, owners: tuple[str, ...], *, every: bool = False) -> Told:
    """Draw an acyclic graph of effects and some changes; y is always influenced."""
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=5, unique=True))
    words = st.sampled_from(("raises", "lowers") if not every else tuple(EFFECTS))
    effects = {}
    for i, (source, target) in enumerate(chosen):
        effects[f"e{i}"] = Effect(source, draw(words), target, draw(st.sampled_from(owners)))
    effects["e9"] = (
        Effect("r", draw(words), "y", "account")
        if ("r", "y") not in chosen
        else (Effect("p", draw(words), "y", "account"))
    )
    if sum(e.source == effects["e9"].source and e.target == "y" for e in effects.values()) > 1:
        del effects["e9"]
    moved = draw(st.lists(st.sampled_from("pqr"), max_size=3, unique=True))
    signs = st.sampled_from(tuple(CHANGES))
    return Told(effects, {f"c{i}": (name, draw(signs)) for i, name in enumerate(moved)})


def case_of(told: Told) -> object:
    says, supposed = {}, {"closures": closure(), "frames": frame()}
    for name, effect in told.effects.items():
        if effect.by == "bridge":
            supposed[name] = bridge(str(effect))
        else:
            source = "one" if effect.by == "account" else "two"
            says[name] = said(str(effect), source=source)
    for name, (quantity, sign) in told.changes.items():
        says[name] = said(f"{quantity} at aug {sign} {quantity} at may")
    also = " + ".join(f"{name} at may" for name in NAMES)
    return small(says, supposed, also=f"{also} = 0")


def agree(told: Told, sign: str) -> None:
    """Compare an answer with the enumeration."""
    goal = ("y", sign)
    if "y" not in {e.target for e in told.effects.values() if e.by == "account"}:
        return
    answer = ask(case_of(told), f"y at aug {sign} y at may")  # type: ignore[arg-type]
    said_alone = frozenset(told.statements())
    assert answer.word == told.verdict(said_alone, goal)
    offered = list(told.offered())
    bridges = [name for name in offered if name in told.effects]
    for reason in answer.reasons:
        kept = members(reason)
        assert kept <= said_alone | set(offered)
        assert told.verdict(kept, goal) == reason.forces
        assert all(told.verdict(kept - {m}, goal) != reason.forces for m in kept - set(bridges))
    if not bridges:
        assert answer.given == told.verdict(said_alone | set(offered), goal)
    if answer.given in {"entailed", "excluded"}:
        price = next(
            n
            for n in range(len(offered) + 1)
            if any(
                told.verdict(said_alone | set(chosen), goal) == answer.given
                for chosen in combinations(offered, n)
            )
        )
        assert (answer.price or 0) == price


goals = st.sampled_from(tuple(CHANGES))


@given(told(("account", "account", "other")), goals)
@settings(max_examples=100)
def test_closures_and_frames_force_what_all_signs_agree_on(told: Told, sign: str) -> None:
    agree(told, sign)


@given(told(("account", "other"), every=True), goals)
@settings(max_examples=100)
def test_an_effect_that_does_not_reach_contributes_nothing(told: Told, sign: str) -> None:
    agree(told, sign)


@given(told(("account", "bridge", "bridge", "other")), goals)
@settings(max_examples=100)
def test_the_price_ranges_over_sets_of_bridges(told: Told, sign: str) -> None:
    agree(told, sign)
