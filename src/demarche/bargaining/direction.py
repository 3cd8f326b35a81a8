"""A model declares what it takes, what it returns and which way each argument pushes.

A *model* is a function from numbers to one number: shares, rates and priors go in, a share,
a time or a yes/no comes out.  Its declaration says, for every argument, the range in which
the theory speaks and the *direction* of the result in that argument, everything else held:

``+``  the result never falls when the argument rises;
``-``  the result never rises;
``0``  the result does not depend on it;
``?``  theory gives no sign: both a rise and a fall occur inside the ranges.

The file of a model states its formula once; :func:`model` turns that formula into a
:class:`Model`, which checks its arguments, broadcasts like a NumPy function, and enters
:data:`MODELS`.  One suite tests every declaration in the registry.

Examples
--------
>>> @model(result="half of it", within="[0, 0.5]", theory="Halving keeps order.",
...        source="arithmetic", whole=Argument("what is halved", "[0, 1]", "+"))
... def half(whole):
...     return whole / 2
>>> print(half([0.2, 0.6]))
[0.1 0.3]
>>> half.direction("whole")
1
>>> half(1.5)
Traceback (most recent call last):
ValueError: half: whole must lie in [0, 1], got 1.5
>>> del MODELS["half"]
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from importlib import import_module
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[Any]
"""Numbers in any batch shape."""
Outcome: TypeAlias = Any
"""What a formula returns; :class:`Model` makes an array of it."""
Sign: TypeAlias = Literal["+", "-", "0", "?"]
Rule: TypeAlias = Callable[..., Any]

_SIGNS: dict[Sign, int | None] = {"+": 1, "-": -1, "0": 0, "?": None}


@dataclass(frozen=True)
class Interval:
    """A range of numbers, each end open or closed.

    Examples
    --------
    >>> Interval.parse("[0, 1)").contains([0.0, 1.0])
    array([ True, False])
    """

    low: float
    high: float
    holds_low: bool
    holds_high: bool

    @classmethod
    def parse(cls, text: str) -> Interval:
        """Read mathematical notation such as ``[0, 1)`` or ``(0, inf)``."""
        low, high = text[1:-1].split(",")
        if text[0] not in "[(" or text[-1] not in "])" or not float(low) < float(high):
            raise ValueError(f"an interval reads like '[0, 1)', got {text!r}")
        return cls(float(low), float(high), text[0] == "[", text[-1] == "]")

    def contains(self, values: ArrayLike) -> Array:
        """Tell for each value whether it lies inside (NaN never does)."""
        given = np.asarray(values)
        above = given >= self.low if self.holds_low else given > self.low
        below = given <= self.high if self.holds_high else given < self.high
        inside: Array = above & below
        return inside

    def __str__(self) -> str:
        """Return the notation that :meth:`parse` reads."""
        opening, closing = "[" if self.holds_low else "(", "]" if self.holds_high else ")"
        return f"{opening}{self.low:g}, {self.high:g}{closing}"


@dataclass(frozen=True)
class Argument:
    """One argument of a model.

    Parameters
    ----------
    meaning : str
        What the number is, in a few words.
    interval : str
        Where the theory speaks, in mathematical notation.
    sign : {"+", "-", "0", "?"}
        Direction of the result in this argument.
    unit : str
        Unit; empty for a pure number.
    whole : bool
        Whether only whole numbers make sense.
    axes : tuple of str
        Names of trailing axes that belong to one case (an axis per state, say); every axis
        before them is batch.
    sums_to_one : bool
        Whether the last axis is a distribution.
    name : str
        Given by :func:`model` from the keyword.
    """

    meaning: str
    interval: str
    sign: Sign
    unit: str = ""
    whole: bool = False
    axes: tuple[str, ...] = ()
    sums_to_one: bool = False
    name: str = ""

    @property
    def range(self) -> Interval:
        """The interval, parsed."""
        return Interval.parse(self.interval)

    def check(self, model_name: str, values: ArrayLike) -> Array:
        """Return the values as an array of floats, or say what is wrong with them."""
        try:
            given = np.asarray(values, dtype=float)
        except (TypeError, ValueError) as fault:
            wanted = f"{model_name}: {self.name} must be a number or an array of them"
            raise ValueError(f"{wanted}, got {values!r}") from fault
        inside = self.range.contains(given)
        if not inside.all():
            worst = given[~inside].flat[0]
            raise ValueError(f"{model_name}: {self.name} must lie in {self.range}, got {worst:g}")
        if self.whole and not (given == np.floor(given)).all():
            worst = given[given != np.floor(given)].flat[0]
            raise ValueError(f"{model_name}: {self.name} must be a whole number, got {worst:g}")
        if given.ndim < len(self.axes):
            raise ValueError(
                f"{model_name}: {self.name} needs the axes {', '.join(self.axes)}, "
                f"got shape {given.shape}"
            )
        if self.sums_to_one and not np.allclose(given.sum(axis=-1), 1, rtol=0, atol=1e-9):
            worst = given.sum(axis=-1).flat[np.abs(given.sum(axis=-1) - 1).argmax()]
            raise ValueError(f"{model_name}: {self.name} must sum to 1, got {worst:g}")
        return given


@dataclass(frozen=True, eq=False)
class Model:
    """A formula with its declaration; call it like the formula.

    Parameters
    ----------
    name, theory, source : str
        Name in :data:`MODELS`; the claim in one sentence; where it was published.
    function : callable
        The formula: arrays in, one array out.
    arguments : mapping of str to Argument
        In the order of the formula.
    result, unit : str
        What comes out, and in what; no unit for a pure number.
    within : Interval
        Where the result always lies.
    rules : mapping of str to callable
        Conditions that tie arguments together, each under its wording.
    """

    name: str
    function: Callable[..., Any]
    arguments: Mapping[str, Argument]
    result: str
    within: Interval
    theory: str
    source: str
    rules: Mapping[str, Rule]
    unit: str

    def __post_init__(self) -> None:
        """Show the declaration where Python looks for documentation."""
        object.__setattr__(self, "__doc__", _document(self))
        object.__setattr__(self, "__name__", self.name)
        object.__setattr__(self, "__wrapped__", self.function)

    def __reduce__(self) -> tuple[Callable[[str], Model], tuple[str]]:
        """Travel between processes by name."""
        return named, (self.name,)

    def __call__(self, *args: ArrayLike, **kwargs: ArrayLike) -> Array:
        """Check the arguments, broadcast them and apply the formula."""
        bound = inspect.signature(self.function).bind(*args, **kwargs)
        given = {
            name: self.arguments[name].check(self.name, v) for name, v in bound.arguments.items()
        }
        for wording, rule in self.rules.items():
            if not np.all(rule(**given)):
                values = ", ".join(f"{name} = {_show(value)}" for name, value in given.items())
                raise ValueError(f"{self.name}: {wording} must hold, got {values}")
        with np.errstate(all="ignore"):
            outcome: Array = np.asarray(self.function(**given), dtype=float)[()]
        return outcome

    def direction(self, argument: str) -> int | None:
        """Direction of the result in one argument: +1, -1, 0, or None where theory has no sign.

        Raises
        ------
        ValueError
            If the model has no such argument.
        """
        if argument not in self.arguments:
            allowed = ", ".join(self.arguments)
            raise ValueError(f"{self.name} has no argument {argument!r}; it takes {allowed}")
        return _SIGNS[self.arguments[argument].sign]


MODELS: dict[str, Model] = {}
"""Every declared model by name; importing :mod:`demarche.bargaining.models` fills it."""


def model(
    *,
    result: str,
    within: str,
    theory: str,
    source: str,
    unit: str = "",
    rules: Mapping[str, Rule] | None = None,
    **arguments: Argument,
) -> Callable[[Callable[..., Any]], Model]:
    """Declare the decorated formula as a model and register it.

    Parameters
    ----------
    result, within, theory, source, unit, rules
        As in :class:`Model`; ``within`` in mathematical notation.
    **arguments : Argument
        One for each parameter of the formula, in its order.

    Raises
    ------
    ValueError
        If the declared arguments are not the formula's, or the name is taken.
    """

    def declare(function: Callable[..., Any]) -> Model:
        name = function.__name__
        taken = tuple(inspect.signature(function).parameters)
        if taken != tuple(arguments):
            raise ValueError(f"{name} takes {taken}, but declares {tuple(arguments)}")
        if name in MODELS:
            raise ValueError(f"a model called {name!r} exists already")
        MODELS[name] = Model(
            name=name,
            function=function,
            arguments={key: replace(value, name=key) for key, value in arguments.items()},
            result=result,
            within=Interval.parse(within),
            theory=theory,
            source=source,
            rules=dict(rules or {}),
            unit=unit,
        )
        return MODELS[name]

    return declare


def named(name: str) -> Model:
    """Return a registered model, with the whole registry loaded.

    Raises
    ------
    ValueError
        If there is no model of that name.
    """
    import_module("demarche.bargaining.models")
    if name not in MODELS:
        close = ", ".join(get_close_matches(name, MODELS)) or "none comes close"
        raise ValueError(f"no model is called {name!r}; {close}")
    return MODELS[name]


def _show(value: Array) -> str:
    """Return a number, or the span of an array."""
    return f"{value:g}" if value.ndim == 0 else f"{value.min():g}..{value.max():g}"


def _document(declared: Model) -> str:
    """Return the formula's docstring with the declaration in numpydoc sections."""
    written = inspect.getdoc(declared.function) or ""
    definition, _, examples = written.partition("Examples\n--------\n")
    lines = [definition.rstrip(), "", declared.theory, "", "Parameters", "----------"]
    for argument in declared.arguments.values():
        unit = f" {argument.unit}" if argument.unit else ""
        lines.append(f"{argument.name} : array_like in {argument.range}{unit}")
        lines.append(f"    {argument.meaning} (direction {argument.sign})")
    lines += [
        "",
        "Returns",
        "-------",
        f"ndarray in {declared.within} {declared.unit}".rstrip(),
        f"    {declared.result}",
    ]
    if declared.rules:
        lines += ["", "Raises", "------", "ValueError"]
        lines += [f"    Unless {wording}" for wording in declared.rules]
    lines += ["", "Examples", "--------", examples.rstrip()] if examples else []
    lines += ["", "References", "----------", declared.source]
    return "\n".join(lines)
