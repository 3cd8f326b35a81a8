"""Ladder files: an exchange step by step, in YAML.

::

    name: A short name                              # optional
    discounts: {North: 0.9, South: 0.9}             # a factor for each party, in (0, 1]
    afterwards: {South: [0, 1]}                     # worth of the relation that follows; optional
    steps:
      - name: freeze
        giver: North
        time: 0
        cost: 1                                     # a number, or [least, most]
        benefit: [2, 3]
        reversible: 0.5                             # share that can be taken back; 0 unless given
        escrow: yes                                 # held by a go-between; no unless given
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from demarche.bargaining.ladder import Ladder, Span, Step, exactly
from demarche.bargaining.yaml_file import Node, YamlFile

TRUTH = {"yes": True, "no": False, "true": True, "false": False}


def load_ladder(path: str | Path) -> tuple[str, Ladder]:
    """Return the name of a ladder and the ladder that a file describes.

    Parameters
    ----------
    path : path
        A YAML file of at most 1 MB, as the module describes.

    Raises
    ------
    ScenarioError
        The file cannot be read or says something impossible; the message names file and line.
    """
    file = YamlFile(Path(path))
    fields = file.mapping(
        file.root,
        needed=("discounts", "steps"),
        allowed=("name", "discounts", "afterwards", "steps"),
    )
    steps = tuple(_step(file, node) for node in file.sequence(fields["steps"]))
    discounts = {n: _number(file, v) for n, v in file.mapping(fields["discounts"]).items()}
    after: dict[str, Node] = {}
    if "afterwards" in fields:
        after = file.mapping(fields["afterwards"], allowed=tuple(discounts))
    name = file.text(fields["name"]) if "name" in fields else Path(path).stem
    with file.at(fields["steps"]):
        return name, Ladder(steps, discounts, {n: _span(file, v) for n, v in after.items()})


def _step(file: YamlFile, node: Node) -> Step:
    fields = file.mapping(
        node,
        needed=("name", "giver", "time", "cost", "benefit"),
        allowed=("name", "giver", "time", "cost", "benefit", "reversible", "escrow"),
    )
    given: dict[str, Any] = {}
    if "reversible" in fields:
        given["reversible"] = _number(file, fields["reversible"])
    if "escrow" in fields:
        given["escrow"] = _truth(file, fields["escrow"])
    with file.at(node):
        return Step(
            file.text(fields["name"]),
            file.text(fields["giver"]),
            _number(file, fields["time"]),
            _span(file, fields["cost"]),
            _span(file, fields["benefit"]),
            **given,
        )


def _span(file: YamlFile, node: Node) -> Span:
    """Return a number, or the two bounds of a range."""
    with file.at(node):
        if file.kind(node) != "sequence":
            return exactly(_number(file, node))
        bounds = [_number(file, bound) for bound in file.sequence(node)]
        if len(bounds) != 2:
            raise file.error(node, f"a range is [least, most]; got {len(bounds)} numbers")
        return Span(*bounds)


def _number(file: YamlFile, node: Node) -> float:
    try:
        return float(file.text(node))
    except ValueError:
        raise file.error(node, f"expected a number, found {file.text(node)!r}") from None


def _truth(file: YamlFile, node: Node) -> bool:
    text = file.text(node).lower()
    if text not in TRUTH:
        raise file.error(node, f"expected yes or no, found {text!r}")
    return TRUTH[text]
