"""GENIUS negotiation files: domains and utility spaces, in and out.

GENIUS divides the evaluation of an option by the largest one of its issue (an issue whose largest
is below 0.00001 counts nothing), multiplies by the weight as written, adds in issue order, and cuts
the sum at 1. Numbers here follow it to the last bit.

Its files are not always well formed, and GENIUS reads them nevertheless: a missing space between
attributes, a declaration that does not come first, a bare ``&``. So does this module. It refuses
document types, and so entities; files larger than `LARGEST_FILE`; and nesting beyond `DEEPEST`.

References
----------
Lin, R., Kraus, S., Baarslag, T., Tykhonov, D., Hindriks, K. and Jonker, C. M. (2014), "GENIUS: an
integrated environment for supporting the design of generic automated negotiators",
*Computational Intelligence* 30.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from demarche.bargaining.packages.negotiation import Negotiation, Party
from demarche.bargaining.packages.space import Issue, Space
from demarche.bargaining.packages.utility import Array, Rectangle, Utility, additive
from demarche.errors import ScenarioError

LARGEST_FILE = 4 * 2**20
"""Largest file read, in bytes."""
DEEPEST = 64
"""Deepest nesting of elements."""
MOST_VALUES = 10_000
"""Most options of an integer issue."""

_JOINED_ATTRIBUTES = re.compile(r'(="[^"<>]*")(?=\w)')
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")


def read_domain(path: Path) -> Space:
    """Return the issues and options of a GENIUS domain file.

    Parameters
    ----------
    path : Path
        A ``negotiation_template``, or a utility space, which repeats its domain.

    Raises
    ------
    ScenarioError
        If the file is missing, too large, hostile, not XML even leniently, or has issues that
        cannot be listed (real numbers).
    """
    issues = tuple(_issue(element, path) for element in _issues(_parse(path)))
    try:
        return Space(issues)
    except ScenarioError as error:
        raise ScenarioError(f"{path}: {error.what}") from error


def read_profile(path: Path, space: Space, *, name: str = "") -> Party:
    """Return the party that a GENIUS utility-space file describes.

    Parameters
    ----------
    path : Path
        A ``utility_space`` of weighted evaluations, or of one sum of hyper-rectangles.
    space : Space
        The domain; options are matched by their names.
    name : str
        What to call the party; the file's stem if empty.

    Raises
    ------
    ScenarioError
        If the file cannot be read, has another kind of utility, or misses an issue, an option, a
        weight or a bound.
    """
    root = _parse(path)
    nonlinear = root.find(".//utility")
    if nonlinear is not None:
        utility = _rectangles(nonlinear, root, space, path)
    else:
        utility = _weighted_sum(root, space, path)
    return Party(
        name or path.stem,
        utility,
        _value_of(root, "reservation", 0.0, path),
        _value_of(root, "discount_factor", 1.0, path) or 1.0,
    )


def read_negotiation(domain: Path, profiles: Sequence[Path]) -> Negotiation:
    """Return a GENIUS negotiation: a domain file and one profile file for each party."""
    space = read_domain(domain)
    return Negotiation(space, tuple(read_profile(path, space) for path in profiles))


def domain_xml(space: Space, *, name: str = "domain") -> str:
    """Return the GENIUS domain file of a space."""
    template = ET.Element("negotiation_template")
    inner = ET.SubElement(template, "utility_space", number_of_issues=str(len(space.issues)))
    _write_issues(inner, space, name, None)
    return _text(template)


def profile_xml(party: Party, *, name: str = "domain") -> str:
    """Return the GENIUS utility-space file of a party.

    The weight of an issue is its largest value and evaluations are shares of it, so that reading
    the file gives the same utilities up to rounding.

    Raises
    ------
    ScenarioError
        If the utility is not a sum of one table per issue, or a value is negative.
    """
    space, utility = party.utility.space, party.utility
    columns = [_column(utility, axis) for axis in range(len(space.issues))]
    root = ET.Element("utility_space", number_of_issues=str(len(columns)))
    _write_issues(root, space, name, columns)
    ET.SubElement(root, "discount_factor", value=repr(party.discount))
    ET.SubElement(root, "reservation", value=repr(party.reservation))
    return _text(root)


class _BoundedBuilder(ET.TreeBuilder):
    """A tree builder that refuses to nest deeper than `DEEPEST`."""

    depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        """Open an element."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise ScenarioError(f"elements are nested deeper than {DEEPEST}")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        """Close an element."""
        self.depth -= 1
        return super().end(tag)


def _parse(path: Path) -> ET.Element:
    """Return the root of a GENIUS file, mended where GENIUS itself would read on."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ScenarioError(f"{path}: cannot be read: {error.strerror}") from error
    if len(data) > LARGEST_FILE:
        raise ScenarioError(f"{path}: is larger than {LARGEST_FILE} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    text = _without(_without(text, "<!--", "-->"), "<?", "?>").strip()
    if "<!" in text:
        raise ScenarioError(f"{path}: document types, entities and marked sections are refused")
    text = _BARE_AMPERSAND.sub("&amp;", _JOINED_ATTRIBUTES.sub(r"\1 ", text))
    parser = ET.XMLParser(target=_BoundedBuilder())
    try:
        parser.feed(text)
        root = parser.close()
    except ET.ParseError as error:
        raise ScenarioError(f"{path}: is not XML: {error}") from error
    except ScenarioError as error:
        raise ScenarioError(f"{path}: {error.what}") from error
    assert isinstance(root, ET.Element)
    return root


def _without(text: str, opening: str, closing: str) -> str:
    """Return the text less all that stands between two marks, in one pass."""
    kept, place = [], 0
    while (start := text.find(opening, place)) >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            break
        kept.append(text[place:start])
        place = end + len(closing)
    return "".join((*kept, text[place:]))


def _issues(root: ET.Element) -> Iterator[ET.Element]:
    """Yield the issues, objective by objective, in file order."""
    yield from root.iter("issue")


def _kind(element: ET.Element) -> str:
    """Return the type of an issue."""
    return element.get("type") or element.get("etype") or element.get("vtype") or "discrete"


def _issue(element: ET.Element, path: Path) -> Issue:
    """Return an issue with its options."""
    name, kind = element.get("name", ""), _kind(element)
    if kind == "discrete":
        return Issue(name, tuple(item.get("value", "") for item in element.findall("item")))
    if kind == "integer":
        low, high = (int(_number(element, end, path)) for end in ("lowerbound", "upperbound"))
        if not 0 <= high - low < MOST_VALUES:
            raise ScenarioError(f"{path}: issue {name!r} runs from {low} to {high}")
        return Issue(name, tuple(str(value) for value in range(low, high + 1)))
    raise ScenarioError(
        f"{path}: issue {name!r} is {kind!r}; 'discrete' and 'integer' issues are read"
    )


def _evaluations(element: ET.Element, issue: Issue, path: Path) -> Array:
    """Return the evaluation of each option, in [0, 1] in well-made files."""
    if _kind(element) == "integer":
        line = element.find("evaluator")
        if line is None:
            raise ScenarioError(f"{path}: integer issue {issue.name!r} has no evaluator")
        steps = np.arange(len(issue.options))
        slope, offset = _number(line, "slope", path), _number(line, "offset", path)
        return np.clip(offset + slope * steps, 0.0, 1.0)
    given = {e.get("value"): e for e in element.findall("item")}
    missing = [option for option in issue.options if option not in given]
    if missing:
        raise ScenarioError(f"{path}: issue {issue.name!r} evaluates no option {missing[0]!r}")
    values = {option: _number(item, "evaluation", path) for option, item in given.items()}
    largest = max(values.values())
    if largest < 1e-5:
        return np.zeros(len(issue.options))
    return np.array([values[option] / largest for option in issue.options])


def _weighted_sum(root: ET.Element, space: Space, path: Path) -> Utility:
    """Return the sum of weighted evaluations, cut at 1."""
    weights = {e.get("index"): _number(e, "value", path) for e in root.iter("weight")}
    found = {e.get("name"): e for e in _issues(root)}
    columns = []
    for issue in space.issues:
        element = found.get(issue.name)
        if element is None:
            raise ScenarioError(
                f"{path}: issue {issue.name!r} is missing; the file has {list(found)}"
            )
        weight = weights.get(element.get("index"))
        if weight is None:
            raise ScenarioError(f"{path}: issue {issue.name!r} has no weight")
        columns.append(weight * _evaluations(element, issue, path))
    return additive(space, columns, ceiling=1.0)


def _rectangles(utility: ET.Element, root: ET.Element, space: Space, path: Path) -> Utility:
    """Return the sum of hyper-rectangles over the largest utility, cut at 1."""
    inner = list(utility.iter("ufun"))
    if len(inner) != 1 or inner[0].get("aggregation", "sum") != "sum":
        raise ScenarioError(f"{path}: one flat sum of hyper-rectangles is read, nothing nested")
    largest = _number(utility, "maxutility", path)
    if not largest > 0:
        raise ScenarioError(f"{path}: maxutility is {largest}, it must be positive")
    lowest = {}
    for element in _issues(root):
        axis = space.axis(element.get("name", ""))
        lowest[element.get("index")] = (axis, int(_number(element, "lowerbound", path)))
    factors = (
        _rectangle(element, lowest, space, largest, path)
        for element in inner[0].findall("hyperRectangle")
    )
    return Utility(space, tuple(factors), ceiling=1.0)


def _rectangle(
    element: ET.Element,
    lowest: dict[str | None, tuple[int, int]],
    space: Space,
    largest: float,
    path: Path,
) -> Rectangle:
    """Return one hyper-rectangle; bounds of excluding ones are read last, as GENIUS does."""
    excluding = element.findall("EXCLUDES")
    spans: dict[int, tuple[int, int]] = {}
    for bound in excluding or element.findall("INCLUDES"):
        if bound.get("index") not in lowest:
            raise ScenarioError(f"{path}: there is no integer issue {bound.get('index')!r}")
        axis, start = lowest[bound.get("index")]
        low, high = spans.get(axis, (0, space.shape[axis] - 1))
        spans[axis] = (
            max(low, int(_number(bound, "min", path)) - start),
            min(high, int(_number(bound, "max", path)) - start),
        )
    ranges = sorted((spans or {0: (0, space.shape[0] - 1)}).items())
    weight = _number(element, "weight", path) if element.get("weight") else 1.0
    return Rectangle(
        tuple(axis for axis, _ in ranges),
        tuple(low for _, (low, _) in ranges),
        tuple(high for _, (_, high) in ranges),
        weight * _number(element, "utility", path) / largest,
        inside=not excluding,
    )


def _number(element: ET.Element, attribute: str, path: Path) -> float:
    """Return an attribute as a finite number."""
    text = element.get(attribute)
    try:
        number = float(text) if text is not None else np.nan
    except ValueError:
        number = np.nan
    if not np.isfinite(number):
        raise ScenarioError(f"{path}: <{element.tag}> has {attribute}={text!r}, not a number")
    return number


def _value_of(root: ET.Element, tag: str, default: float, path: Path) -> float:
    """Return the number in the first element of a tag, or a default."""
    element = root.find(tag)
    return default if element is None else _number(element, "value", path)


def _column(utility: Utility, axis: int) -> Array:
    """Return what each option of one issue adds."""
    tables = [factor for factor in utility.factors if axis in factor.scope]
    if len(tables) != 1 or tables[0].scope != (axis,):
        issue = utility.space.issues[axis].name
        raise ScenarioError(f"GENIUS needs one table for issue {issue!r}, over it alone")
    values = tables[0].table((utility.space.shape[axis],))
    if (values < 0).any():
        raise ScenarioError(
            f"GENIUS needs values of at least 0, got {float(values.min())}",
            hint="add a constant to each issue and to the reservation value",
        )
    return values


def _write_issues(
    parent: ET.Element, space: Space, name: str, columns: Sequence[Array] | None
) -> None:
    """Write the objective with its issues and, given values, evaluations and weights."""
    objective = ET.SubElement(parent, "objective", _attributes("objective", 0, name))
    for axis, issue in enumerate(space.issues):
        element = ET.SubElement(objective, "issue", _attributes("discrete", axis + 1, issue.name))
        largest = float(columns[axis].max()) if columns is not None else 0.0
        for place, option in enumerate(issue.options):
            item = ET.SubElement(element, "item", index=str(place + 1), value=option)
            if columns is not None:
                share = float(columns[axis][place]) / largest if largest else 0.0
                item.set("evaluation", repr(share))
        if columns is not None:
            ET.SubElement(objective, "weight", index=str(axis + 1), value=repr(largest))


def _attributes(kind: str, index: int, name: str) -> dict[str, str]:
    """Return the attributes that an issue or objective carries."""
    return {"index": str(index), "name": name, "type": kind, "etype": kind, "vtype": kind}


def _text(root: ET.Element) -> str:
    """Return an element as an indented document."""
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"
