"""``demarche stability``: whether a state is stable, for whom, and what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

import click
from pydantic import TypeAdapter

from demarche.app.plots.drawing import check_name
from demarche.app.plots.states import state_graph
from demarche.app.schema import schema_text
from demarche.app.terminal import titled, waiting, wrapped
from demarche.app.words import listed
from demarche.bargaining import stability as gmcr
from demarche.bargaining.catalog import catalog, published
from demarche.bargaining.stability import CONCEPTS, Concept, Conflict
from demarche.bargaining.stability.coalitions import CoalitionConcept
from demarche.errors import DemarcheError, InputError

FORESIGHT: dict[Concept, str] = {
    "nash": "nobody answers a move",
    "gmr": "others answer, at any cost to themselves",
    "smr": "likewise, and the mover cannot make up for it",
    "seq": "others answer only by improving for themselves",
    "sim": "others improve at the same moment",
}
"""What a party that asks whether to move reckons with."""

SHOWN = 12
"""Most moves, paths or states that the text lists; JSON has all."""

T = TypeVar("T")


@click.command()
@click.argument("file", required=False)
@click.option("--state", metavar="NAME", help="Ask about this state, not about the status quo.")
@click.option(
    "--concept", type=click.Choice(CONCEPTS), default="seq", show_default=True,
    help="Foresight under which paths, coalitions and changes of ranking are sought.",
)  # fmt: skip
@click.option("--catalog", "listing", is_flag=True, help="List the published conflicts instead.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON instead.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of --json instead.")
@click.option(
    "--plot", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT.svg|.html",
    help="Draw the graph of a small conflict; as .html, with its table.",
)  # fmt: skip
@click.pass_context
def command(
    ctx: click.Context,
    file: str | None,
    state: str | None,
    concept: Concept,
    listing: bool,
    as_json: bool,
    schema: bool,
    plot: Path | None,
) -> None:
    """Tell how a state of the conflict in FILE stands.

    FILE is an option form with preferences, in YAML, or the name of a published conflict. A state
    is named by its values in the order of the options, such as YN-, where - is any value that
    leaves one state, or as "option=value, option=value".
    """
    if listing:
        click.echo("\n".join(_listing()))
        return
    if schema:
        click.echo(schema_text(RECORD, "Answer of 'demarche stability'"), nl=False)
        return
    if file is None:
        raise click.UsageError("Missing argument 'FILE'.", ctx)
    if plot is not None:
        check_name(plot)
    conflict = _conflict(file)
    with waiting("looking ahead"):
        answers = answer(conflict, _state(conflict, state), concept)
        if plot is not None:
            state_graph(conflict, answers.state, concept=concept).write(plot)
    if as_json:
        click.echo(RECORD.dump_json(_record(answers), indent=2).decode())
    else:
        click.echo("\n".join(_told(answers)))
    if plot is not None:
        click.echo(f"written: {plot}", err=True)


def _listing() -> Iterator[str]:
    for name in catalog():
        yield name
        yield from wrapped(published(name).source, indent=4)


def _conflict(given: str) -> Conflict:
    """Return a published conflict, or the one in a file."""
    if given in catalog():
        return published(given)
    if not Path(given).exists():
        raise InputError(
            f"'{given}' is neither a file nor a published conflict",
            hint=f"the catalog has {', '.join(catalog())}",
        )
    return gmcr.load_conflict(given)


def _state(conflict: Conflict, name: str | None) -> int | None:
    """Return the state of a name, by default the status quo, if there is one."""
    if name is None:
        return None if conflict.status_quo is None else conflict.state()
    options, values = [option.name for option in conflict.form.options], name.split()
    if "=" in name:
        pairs = (pair.partition("=") for pair in name.split(","))
        return conflict.state({option.strip(): value.strip() for option, _, value in pairs})
    if len(values) == len(options):
        pattern = dict(zip(options, values, strict=True))
        return conflict.state({o: value for o, value in pattern.items() if value != "-"})
    return conflict.state(name)


# -- the answers --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answers:
    """What a conflict says about one state, and where it could settle.

    Attributes
    ----------
    conflict : Conflict
    state : int or None
        Asked about; None where there is no status quo, and then only ``equilibria`` are told.
    concept : Concept
        Of the paths, coalitions and remedies.
    standing : Standing or None
    equilibria : dict of Concept to tuple of str
        By total orders only; empty under partial ones.
    paths : tuple of Path
    coalitions : tuple of tuple of str
    remedies : tuple of Remedy
    admitted : tuple of Admitted
        Under partial orders, one for each concept.
    left_out : dict of str to str
        What was not answered, and why.
    """

    conflict: Conflict
    state: int | None
    concept: Concept
    standing: gmcr.Standing | None = None
    equilibria: dict[Concept, tuple[str, ...]] = field(default_factory=dict)
    paths: tuple[gmcr.Path, ...] = ()
    coalitions: tuple[tuple[str, ...], ...] = ()
    remedies: tuple[gmcr.Remedy, ...] = ()
    admitted: tuple[gmcr.Admitted, ...] = ()
    left_out: dict[str, str] = field(default_factory=dict)


def answer(conflict: Conflict, state: int | None, concept: Concept) -> Answers:
    """Ask a conflict everything about a state; what cannot be asked is left out, and why."""
    left_out: dict[str, str] = {}

    def told(what: str, ask: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        try:
            return ask()
        except DemarcheError as error:
            left_out[what] = error.what
            return ()

    def in_rankings(name: Concept) -> tuple[gmcr.Admitted, ...]:
        return told(f"admitted {name}", lambda: (gmcr.admitted(conflict, state, concept=name),))

    equilibria: dict[Concept, tuple[str, ...]] = {}
    if conflict.total:
        table = gmcr.stability(conflict)
        equilibria = {name: table.equilibria(name) for name in CONCEPTS}
    if state is None:
        return Answers(conflict, state, concept, equilibria=equilibria)
    together = cast(CoalitionConcept, concept)  # one that coalitions do not have is refused
    return Answers(
        conflict,
        state,
        concept,
        gmcr.standing(conflict, state),
        equilibria,
        told("paths", lambda: gmcr.better_equilibria(conflict, state, concept=concept)),
        told("coalitions", lambda: gmcr.upsetting_coalitions(conflict, state, concept=together)),
        told("remedies", lambda: gmcr.remedies(conflict, state, concept=concept)),
        () if conflict.total else tuple(one for name in CONCEPTS for one in in_rankings(name)),
        left_out,
    )


# -- in words -----------------------------------------------------------------------------------


def _told(found: Answers) -> Iterator[str]:
    """Yield the lines of the answers."""
    yield from _heading(found)
    if found.standing is not None:
        for section in (_stable, _admitted, _breaking, _paths, _coalitions, _remedies):
            yield from section(found, found.standing)
    else:
        yield from ("", *wrapped("It has no status quo; '--state' asks about a state."))
    yield from _equilibria(found)


def _heading(found: Answers) -> Iterator[str]:
    conflict, form = found.conflict, found.conflict.form
    yield from titled(conflict.name)
    if conflict.source:
        yield from wrapped(conflict.source)
    yield from wrapped(f"{form.size:,} states. The options, in the order of a state's values:")
    now = dict.fromkeys(range(len(form.options)), "")
    if found.state is not None:
        now = {k: form.options[k].values[v] for k, v in enumerate(form.values[found.state])}
    for k, option in enumerate(form.options):
        way = "" if option.moves == "both" else f", {option.moves} only"
        value = f": {now[k]}" if now[k] else ""
        yield from wrapped(f"{k + 1}. {option.name}{value} ({option.owner}{way})", indent=2, hang=5)


def _stable(found: Answers, standing: gmcr.Standing) -> Iterator[str]:
    quo = found.conflict.status_quo is not None and found.state == found.conflict.state()
    yield from _section(f"Is {standing.state}{', the status quo,' * quo} stable?")
    holding = standing.equilibrium
    failing = [name for name in CONCEPTS if name not in holding]
    if not found.conflict.total:
        yield from wrapped("Some comparisons are open; this is what the others settle.")
    if not failing:
        yield from wrapped("It is an equilibrium under every foresight.")
    elif not holding:
        yield from wrapped("It is no equilibrium under any foresight.")
    else:
        yield from wrapped(
            f"It is an equilibrium under {listed([*holding])}, "
            f"not under {listed([*failing], 'or')}."
        )
    for name in CONCEPTS:
        holds = standing.holds_for(name)
        fails = [party for party in found.conflict.parties if party not in holds]
        told = f"unstable for {listed(fails)}" if fails else "stable for all"
        yield from wrapped(f"{name:<5} {told} ({FORESIGHT[name]})", indent=2, hang=8)


def _breaking(found: Answers, standing: gmcr.Standing) -> Iterator[str]:
    yield from _section("Which move breaks it, and who would sanction it?")
    every = [deviation for _, each in standing.deviations for deviation in each]
    deviations = sorted(every, key=lambda d: d.sanction(found.concept) is not None)
    if not deviations:
        yield from wrapped("Nobody can improve on it by a move of its own.")
    for deviation in deviations[:SHOWN]:
        yield from wrapped(f"{_move(deviation.step)}.")
        yield from _sanctions(deviation)
    yield from _more(len(deviations))


def _sanctions(deviation: gmcr.Deviation) -> Iterator[str]:
    """Yield each answer to a move with the concepts under which it is given."""
    answers: dict[tuple[gmcr.Step, ...] | None, list[str]] = {}
    for name in CONCEPTS[1:]:
        answers.setdefault(deviation.sanction(name), []).append(name)
    for steps, names in answers.items():
        if steps is None:
            told = "nobody sanctions it, so it breaks the state"
        elif names == ["sim"]:
            told = f"at the same moment {listed([_deed(step) for step in steps])}"
        else:
            told = "; then ".join(_answer(step) for step in steps)
        yield from wrapped(f"{', '.join(names)}: {told}", indent=2, hang=4)


def _answer(step: gmcr.Step) -> str:
    return _move(step) + ("" if step.improves else ", at its own cost")


def _admitted(found: Answers, standing: gmcr.Standing) -> Iterator[str]:
    if found.conflict.total:
        return
    yield from _section("In which admitted rankings does it hold?")
    for name in CONCEPTS:
        if why := found.left_out.get(f"admitted {name}"):
            yield from wrapped(f"{name:<5} not answered: {why}", indent=2, hang=8)
    for one in found.admitted:
        each = ", ".join(f"{party}: {verdict}" for party, verdict in one.parties)
        yield from wrapped(
            f"{one.concept:<5} an equilibrium in {one.equilibrium} of them ({each})",
            indent=2, hang=8,
        )  # fmt: skip
        for asked in one.decisive[:SHOWN]:
            yield from wrapped(
                f"decided by: does {_question(asked.comparison)}? If so it holds in "
                f"{asked.if_so}, if not in {asked.if_not}.",
                indent=8,
            )
        if one.secured_by and not one.decisive:
            for verb, by in (("secured", one.secured_by), ("broken", one.broken_by)):
                yield from wrapped(f"{verb} if {listed(list(map(str, by)))}", indent=8)


def _question(comparison: gmcr.Comparison) -> str:
    return f"{comparison.party} find {comparison.first} better than {comparison.second}"


def _paths(found: Answers, standing: gmcr.Standing) -> Iterator[str]:
    yield from _section(f"Does a path lead to a better equilibrium ({found.concept})?")
    yield from _unanswered(found, "paths")
    if not found.paths and "paths" not in found.left_out:
        yield from wrapped("No: moves reach none that is better for somebody and worse for nobody.")
    for path in found.paths[:SHOWN]:
        yield from wrapped(f"To {path.end}, better for {listed(list(path.gainers))}:")
        for number, step in enumerate(path.steps, 1):
            own = "" if step.improves else ", not for its own sake"
            yield from wrapped(f"{number}. {_move(step)}{own}", indent=2, hang=5)
    yield from _more(len(found.paths))


def _coalitions(found: Answers, standing: gmcr.Standing) -> Iterator[str]:
    yield from _section(f"Which coalition would leave together ({found.concept})?")
    yield from _unanswered(found, "coalitions")
    if not found.coalitions and "coalitions" not in found.left_out:
        settled = "." if found.conflict.total else ", by the comparisons that are settled."
        yield from wrapped(f"None{settled}")
    for group in found.coalitions[:SHOWN]:
        yield from wrapped(f"{listed(list(group))}.")
    yield from _more(len(found.coalitions))


def _remedies(found: Answers, standing: gmcr.Standing) -> Iterator[str]:
    yield from _section(f"Whose ranking would have to change for it to hold ({found.concept})?")
    yield from _unanswered(found, "remedies")
    for remedy in found.remedies:
        if not remedy.parties:
            settled = "" if found.conflict.total else ", or can hold,"
            yield from wrapped(f"Nobody's: it holds{settled} as they rank now.")
            continue
        alone = " alone" if len(remedy.parties) == 1 else " together"
        yield from wrapped(f"That of {listed(list(remedy.parties))}{alone}, such that:")
        for change in remedy.changes:
            yield from wrapped(f"{change}", indent=2, hang=4)


def _equilibria(found: Answers) -> Iterator[str]:
    if not found.equilibria:
        return
    yield from _section("Where could it settle?")
    for name, states in found.equilibria.items():
        told = ", ".join(states[:SHOWN]) or "nowhere"
        more = f" and {len(states) - SHOWN:,} more" * (len(states) > SHOWN)
        yield from wrapped(f"{name:<5} {told}{more}", indent=2, hang=8)


def _section(title: str) -> Iterator[str]:
    yield ""
    yield from titled(title)


def _unanswered(found: Answers, what: str) -> Iterator[str]:
    if what in found.left_out:
        yield from wrapped(f"Not answered: {found.left_out[what]}.")


def _more(number: int) -> Iterator[str]:
    if number > SHOWN:
        yield f"and {number - SHOWN:,} more"


def _move(step: gmcr.Step) -> str:
    return f"{_deed(step)}, to {step.end}"


def _deed(step: gmcr.Step) -> str:
    """Return in words who changes what."""
    groups: dict[str, list[str]] = {}
    for option, value in step.changes:
        groups.setdefault(value, []).append(f"“{option}”")
    deeds = [_set(listed(options), value) for value, options in groups.items()]
    return f"{step.mover} {listed(deeds)}"


def _set(options: str, value: str) -> str:
    match value:
        case "Y":
            return f"takes {options}"
        case "N":
            return f"drops {options}"
    return f"sets {options} to {value}"


# -- as data ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stands:
    """How the state asked about stands, concept by concept."""

    state: str
    stable_for: dict[Concept, tuple[str, ...]]
    equilibrium: tuple[Concept, ...]
    deviations: tuple[gmcr.Deviation, ...]


@dataclass(frozen=True)
class Record:
    """The answers as ``--json`` prints them, none cut short; ``standing`` is null without state."""

    name: str
    source: str
    parties: tuple[str, ...]
    options: tuple[gmcr.Option, ...]
    states: int
    concept: Concept
    standing: Stands | None
    equilibria: dict[Concept, tuple[str, ...]]
    paths: tuple[gmcr.Path, ...]
    coalitions: tuple[tuple[str, ...], ...]
    remedies: tuple[gmcr.Remedy, ...]
    admitted: tuple[gmcr.Admitted, ...]
    left_out: dict[str, str]


RECORD: TypeAdapter[Record] = TypeAdapter(Record)


def _record(found: Answers) -> Record:
    """Return the answers as data."""
    conflict, standing = found.conflict, found.standing
    stands = None
    if standing is not None:
        stands = Stands(
            standing.state,
            {name: standing.holds_for(name) for name in CONCEPTS},
            standing.equilibrium,
            tuple(deviation for _, each in standing.deviations for deviation in each),
        )
    return Record(
        conflict.name,
        conflict.source,
        conflict.parties,
        conflict.form.options,
        conflict.form.size,
        found.concept,
        stands,
        found.equilibria,
        found.paths,
        found.coalitions,
        found.remedies,
        found.admitted,
        found.left_out,
    )
