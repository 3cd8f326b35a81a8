"""Conflict files: an option form and preferences, in YAML.

::

    name: A short name
    source: Where the conflict is published         # optional
    parties: [Union, Firm]
    options:
      - {name: strike, owner: Union}                # values: [N, Y] unless given
      - {name: close the plant, owner: Firm, moves: forward}
      - {name: raise, owner: Firm, values: [none, small, large]}
    infeasible:                                     # patterns; optional
      - {strike: Y, close the plant: Y}
    preferences:                                    # one for each party, in one of three ways
      Union:
        order: [ … ]                                # best first; a list within is a tie
      Firm:
        statements: [ … ]                           # first counts most; a list within is "any of"
      Mediator:
        better: [[ …, … ], …]                       # pairs of patterns, the better one first
        equal: [[ …, … ], …]
    status_quo: { … }                               # a pattern; optional
    published: {nash: [ … ], …}                     # equilibria printed by the source; optional

A pattern is a mapping from options to values, or, where all values are single characters, a word
with one character for each option in their order and ``-`` where any value will do: ``"Y-N"``.
A pattern in an order stands for all its states, as a tie.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from demarche.bargaining.stability.concepts import known
from demarche.bargaining.stability.conflict import Conflict
from demarche.bargaining.stability.form import Direction, Option, OptionForm, Pattern
from demarche.bargaining.stability.preference import Preference, compared, prioritized, ranked
from demarche.bargaining.yaml_file import Node, YamlFile
from demarche.errors import ScenarioError


def load_conflict(path: str | Path) -> Conflict:
    """Return the conflict that a file describes.

    Parameters
    ----------
    path : path
        A YAML file of at most 1 MB, as the module describes.

    Raises
    ------
    ScenarioError
        The file cannot be read or says something impossible; the message names file and line.
    LimitReached
        The options make more combinations than are examined.
    """
    file = YamlFile(Path(path))
    fields = file.mapping(file.root, needed=("parties", "options", "preferences"), allowed=(
        "name", "source", "parties", "options", "infeasible", "preferences", "status_quo",
        "published",
    ))  # fmt: skip
    with file.at(file.root):
        parties = tuple(file.text(node) for node in file.sequence(fields["parties"]))
    form = _form(file, parties, fields)
    preferences = _preferences(file, form, fields["preferences"])
    with file.at(file.root):
        return Conflict(
            form,
            preferences,
            name=file.text(fields["name"]) if "name" in fields else Path(path).stem,
            source=file.text(fields["source"]) if "source" in fields else "",
            status_quo=_state(file, form, fields["status_quo"]) if "status_quo" in fields else None,
            published=_published(file, form, fields["published"]) if "published" in fields else {},
        )


def _form(file: YamlFile, parties: tuple[str, ...], fields: dict[str, Node]) -> OptionForm:
    options = tuple(_option(file, node) for node in file.sequence(fields["options"]))
    with file.at(fields["options"]):
        form = OptionForm(parties, options)
    if "infeasible" not in fields:
        return form
    patterns = tuple(
        _pattern(file, form, node, any_state=False) for node in file.sequence(fields["infeasible"])
    )
    with file.at(fields["infeasible"]):
        return OptionForm(parties, options, infeasible=patterns)


def _option(file: YamlFile, node: Node) -> Option:
    fields = file.mapping(node, needed=("name", "owner"), allowed=(
        "name", "owner", "values", "moves",
    ))  # fmt: skip
    given: dict[str, Any] = {}
    if "values" in fields:
        given["values"] = tuple(file.text(value) for value in file.sequence(fields["values"]))
    if "moves" in fields:
        given["moves"] = cast(Direction, file.text(fields["moves"]))
    with file.at(node):
        return Option(file.text(fields["name"]), file.text(fields["owner"]), **given)


def _preferences(file: YamlFile, form: OptionForm, node: Node) -> dict[str, Preference]:
    given = file.mapping(node, needed=form.parties, allowed=form.parties)
    return {party: _preference(file, form, given[party]) for party in form.parties}


def _preference(file: YamlFile, form: OptionForm, node: Node) -> Preference:
    fields = file.mapping(node, allowed=("order", "statements", "better", "equal"))
    ways = set(fields)
    if ways == {"order"}:
        places = [_any_of(file, form, place) for place in file.sequence(fields["order"])]
        with file.at(node):
            return ranked(form, places)
    if ways == {"statements"}:
        statements = [_any_of(file, form, item) for item in file.sequence(fields["statements"])]
        with file.at(node):
            return prioritized(form, statements)
    if ways and ways <= {"better", "equal"}:
        better, equal = (
            [_pair(file, form, pair) for pair in file.sequence(fields[way])] if way in ways else []
            for way in ("better", "equal")
        )
        with file.at(node):
            return compared(form, better, equal=equal)
    raise file.error(
        node, f"a preference is an order, statements, or comparisons; got {sorted(ways)}"
    )


def _published(file: YamlFile, form: OptionForm, node: Node) -> dict[str, tuple[Pattern, ...]]:
    found = {}
    for concept, states in file.mapping(node).items():
        with file.at(states):
            known(concept)
        found[concept] = tuple(_pattern(file, form, item) for item in file.sequence(states))
    return found


def _any_of(file: YamlFile, form: OptionForm, node: Node) -> list[Pattern]:
    nodes = node.value if file.kind(node) == "sequence" else [node]
    return [_pattern(file, form, item) for item in nodes]


def _pair(file: YamlFile, form: OptionForm, node: Node) -> tuple[Pattern, Pattern]:
    nodes = file.sequence(node)
    if len(nodes) != 2:
        raise file.error(node, f"a comparison is a pair of patterns; got {len(nodes)}")
    return _pattern(file, form, nodes[0]), _pattern(file, form, nodes[1])


def _state(file: YamlFile, form: OptionForm, node: Node) -> Pattern:
    pattern = _pattern(file, form, node)
    with file.at(node):
        form.state(pattern)
    return pattern


def _pattern(file: YamlFile, form: OptionForm, node: Node, *, any_state: bool = True) -> Pattern:
    pattern: Pattern = (
        {name: file.text(value) for name, value in file.mapping(node).items()}
        if file.kind(node) == "mapping"
        else file.text(node)
    )
    with file.at(node):
        if not form.matching(pattern).any() and any_state:
            raise ScenarioError(f"no feasible state agrees with {pattern!r}")
    return pattern
