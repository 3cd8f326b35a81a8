"""``demarche what-if``: what a move would do, by account, before it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import click
from pydantic import TypeAdapter

from demarche.app.faulty import refuse_faulty
from demarche.app.moves import closed_by, named
from demarche.app.schema import schema_option, schema_text, to_json
from demarche.app.terminal import wrapped
from demarche.app.words import Words, capital, listed
from demarche.case.nouns import CODINGS, Case, Coding
from demarche.case.period import period
from demarche.case.proposition import Quantity
from demarche.case.read import read_case
from demarche.questions.moves.catalogue import MOVES
from demarche.questions.moves.consequence import Consequence, side_by_side, what_if
from demarche.questions.moves.effect import Effect, Sign
from demarche.questions.moves.effect import Path as Way
from demarche.questions.moves.own import courses, find
from demarche.questions.moves.seats import seats
from demarche.questions.question import Row
from demarche.questions.subject import Subject
from demarche.worlds.account import View

CONSEQUENCES = TypeAdapter(list[Consequence])
"""What ``--json`` prints: a record for each move, in the order given."""


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("moves", metavar="MOVE…", nargs=-1)
@click.option(
    "--by", default="", metavar="PARTY", help="Who moves; by default who walked out last."
)
@click.option("--in", "at", default="", metavar="NEGOTIATION", help="Where; else in the first one.")
@click.option("--coding", type=click.Choice(CODINGS), default="generous", show_default=True)
@click.option("--as-of", metavar="DATE", help="See nothing that was known later.")
@click.option("--without", multiple=True, metavar="ID", help="Withdraw this; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON instead.")
@schema_option(lambda: schema_text(CONSEQUENCES, "What comes of moves, by demarche what-if"))
@click.pass_context
def command(
    ctx: click.Context,
    case: Path,
    moves: tuple[str, ...],
    by: str,
    at: str,
    coding: Coding,
    as_of: str | None,
    without: tuple[str, ...],
    as_json: bool,
) -> None:
    """Try MOVE… in CASE: what each would raise and lower, by account, and why.

    Two or more moves are also put side by side. Without a move those that can be tried are listed:
    the ones of any negotiation and the courses of action of the case.
    """
    refuse_faulty(ctx, case, "tried")
    given = read_case(case)
    if not moves:
        click.echo("\n".join(_listed(given)))
        return
    known = period(as_of) if as_of else given.case.as_of
    day = known.end if known else None
    subject = Subject(given, View(coding=coding, as_of=day, withdrawn=frozenset(without)))
    sitting = seats(subject, negotiation=at, mover=by)
    found = [what_if(find(given, name), sitting) for name in moves]
    if as_json:
        click.echo(to_json(CONSEQUENCES, found), nl=False)
        return
    words = Words(given)
    parts = [_told(consequence, words) for consequence in found]
    parts += [_compared(one, other, words) for one, other in pairwise(found)]
    click.echo("\n\n\n".join("\n".join(lines) for lines in parts))


def _listed(case: Case) -> Iterator[str]:
    for name, move in {**MOVES, **courses(case)}.items():
        yield f"{name:<14} {move.meaning}"


def _told(found: Consequence, words: Words) -> Iterator[str]:
    """Yield the lines of one move."""
    title = words.case.negotiations[found.negotiation].title
    yield f"{found.move.name.upper()}: {found.move.meaning}"
    yield f"by {words.name(found.mover)}, in: {title}"
    parts = (
        ("By what it is", _direct(found, words)),
        ("What follows, by account", _effects(found, words)),
        ("What the other side can answer", _replies(found, words)),
        ("After the same move before", _precedents(found)),
        ("Where it feeds back on itself", _loops(found, words)),
        ("What can be taken back", _rows(found.taken_back)),
        ("Open pledges (what | status | the move | condition)", _rows(found.pledges)),
        ("Stated preconditions (whose | who holds the key | the move)", _rows(found.preconditions)),
    )
    for heading, lines in parts:
        shown = list(lines)
        if shown:
            yield from ("", heading, *shown)


def _direct(found: Consequence, words: Words) -> Iterator[str]:
    for path in found.direct:
        ((coupling,), ((ground, *_),)) = path.couplings, path.grounds
        yield from _wrapped(f"{_sign(path.sign)} {words.quantity(coupling.target)}: {ground.why}")
    for lacking in found.missing:
        yield from _wrapped(f"· the case does not speak of the {lacking}")


def _effects(found: Consequence, words: Words) -> Iterator[str]:
    if not found.effects:
        yield "  no statement of any account carries it further"
    for account in dict.fromkeys(effect.account for effect in found.effects):
        yield f"  {words.name(account)}"
        for effect in found.effects:
            if effect.account == account:
                yield from _effect(effect, words)


def _effect(effect: Effect, words: Words) -> Iterator[str]:
    price = "" if effect.stated == effect.sign else " (with assumptions)"
    name = capital(words.quantity(effect.target))
    yield from _wrapped(f"{effect.sign} {name}{price}", depth=4)
    for way in effect.opposed or effect.paths[:1]:
        yield from _way(way, words)
    if effect.opposed:
        yield from _wrapped("undetermined: it turns on which of the two is stronger", depth=8)


def _way(way: Way, words: Words) -> Iterator[str]:
    """Yield a path, with why each arrow stands under it."""
    for coupling, grounds in zip(way.couplings, way.grounds, strict=True):
        arrow = f"{named(coupling.source, words)} {coupling.effect} {named(coupling.target, words)}"
        yield from _wrapped(arrow, depth=8)
        for ground in grounds:
            yield from _wrapped(f"{ground.id} ({ground.kind}): {ground.why}", depth=12)
    if way.disputed:
        yield from _wrapped(f"disputed by {', '.join(way.disputed)}", depth=8)


def _replies(found: Consequence, words: Words) -> Iterator[str]:
    for account in dict.fromkeys(reply.account for reply in found.replies):
        yield f"  {words.name(account)}"
        own = [reply for reply in found.replies if reply.account == account]
        for reply in sorted(own, key=lambda reply: not reply.best):
            best = "best: " if reply.best else ""
            by = f" [{', '.join(reply.footnotes)}]" if reply.footnotes else ""
            yield from _wrapped(f"{best}{reply.what}: {reply.standing}{by}", depth=4)


def _precedents(found: Consequence) -> Iterator[str]:
    told = {True: "it softened", False: "it did not soften", None: "what came next is not told"}
    for precedent in found.precedents:
        yield from _wrapped(f"{precedent.act.event.title} ({precedent.act.when})")
        for word, acts in (("before", precedent.before), ("after", precedent.after)):
            for act in acts:
                yield from _wrapped(f"{word}: {act.event.title} ({act.when})", depth=4)
        yield f"    {told[precedent.softened]}"


def _loops(found: Consequence, words: Words) -> Iterator[str]:
    for loop in found.loops:
        yield from _wrapped(f"{loop.kind}; {closed_by(loop, words)}")
        yield from _way(loop.around, words)
    if found.ends:
        moved, feeds = (listed([named(q, words) for q in group]) for group in found.ends)
        if not moved:
            yield "  no loop is told: nobody speaks of what the move moves"
            return
        yield from _wrapped(f"no loop is told; an arrow from one of: {moved}")
        yield from _wrapped(f"to one of: {feeds}; would close one")


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        by = f" [{', '.join(row.footnotes)}]" if row.footnotes else ""
        yield from _wrapped(f"{' | '.join(row.cells)}{by}")


def _compared(one: Consequence, other: Consequence, words: Words) -> Iterator[str]:
    """Yield where two moves differ."""
    yield f"{one.move.name.upper()} AGAINST {other.move.name.upper()}"
    apart = side_by_side(one, other)
    if not apart:
        yield "  no statement sets them apart"
    by_target: dict[tuple[Quantity, Sign, Sign], list[str]] = {}
    for (account, target), (first, second) in apart.items():
        by_target.setdefault((target, first, second), []).append(words.short(account))
    for (target, *signs), whose in by_target.items():
        name = capital(words.quantity(target))
        yield from _wrapped(f"{' against '.join(signs)}  {name}, by {listed(whose)}")


def _sign(sign: int) -> str:
    return "+" if sign > 0 else "-"


def _wrapped(text: str, *, depth: int = 2) -> list[str]:
    return wrapped(text, indent=depth, hang=depth + 2)
