"""A ladder: for each step what its giver saves by withholding it, and what it loses."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from demarche.app.plots.drawing import (
    COLOURS,
    FAINT,
    INK,
    Plot,
    figure,
    mark,
    svg,
    words,
)
from demarche.app.printable import cut
from demarche.bargaining.ladder import LadderCheck, Span, StepCheck
from demarche.errors import ScenarioError

LEFT, TOP, SPAN, ROW = 280, 54, 400, 52
WIDTH = LEFT + SPAN + 130
SAVED, LOST = COLOURS[1], COLOURS[0]
HOLDS = {"every": "holds", "some": "may hold", "none": "breaks"}


def ladder_plot(found: LadderCheck) -> Plot:
    """Draw a checked ladder, the first step on top.

    Parameters
    ----------
    found : LadderCheck
        Of one step or more.

    Raises
    ------
    ScenarioError
        If there is no step.
    """
    if not found.checks:
        raise ScenarioError("a ladder without steps cannot be drawn")
    title = "Whose step is in its own interest"
    description = (
        "For each step two bars: what withholding it saves its giver, and what it loses: later "
        "steps and the relation after them, rollback, escrow. A pale end is a range left open. "
        + _reach(found)
    )
    x = _scale([span for check in found.checks for span in (check.saved, lost(check))])
    height = TOP + ROW * len(found.checks) + 16
    rows = (mark_ for n, check in enumerate(found.checks) for mark_ in _row(n, check, x))
    drawing = svg(title, description, WIDTH, height, *_key(), *_zero(x(0.0), height), *rows)
    columns = ("step", "giver", "time", "saved", "lost", "margin", "verdict", "detection needed")
    return Plot(title, description, drawing, columns, tuple(map(_told, found.checks)))


def lost(check: StepCheck) -> Span:
    """Return all that withholding a step loses."""
    return check.future + check.rolled_back + check.foregone


def _reach(found: LadderCheck) -> str:
    if found.breaks_at is None:
        return "Every step holds."
    name = found.checks[found.breaks_at].step.name
    return f"It is first in doubt at “{name}”; by themselves the first {found.longest} steps hold."


def _scale(spans: Iterable[Span]) -> Callable[[float], float]:
    """Return where a worth stands, so that zero and all spans are seen."""
    ends = [0.0, *(end for span in spans for end in (span.low, span.high))]
    low, room = min(ends), (max(ends) - min(ends)) or 1.0
    return lambda worth: LEFT + SPAN * (worth - low) / room


def _key() -> Iterable[str]:
    for x, colour, text in ((LEFT, SAVED, "saved by withholding"), (LEFT + 180, LOST, "lost")):
        yield mark("rect", x=x, y=18, width=14, height=12, fill=colour)
        yield words(x + 20, 29, text)


def _zero(x: float, height: int) -> Iterable[str]:
    yield mark("path", d=f"M{x:.1f} {TOP - 8}V{height - 8}", stroke=FAINT)
    yield words(x, TOP - 12, "0", text_anchor="middle", fill=FAINT, font_size=11)


def _row(number: int, check: StepCheck, x: Callable[[float], float]) -> Iterable[str]:
    """Yield a step with its two bars and its verdict."""
    y = TOP + ROW * number
    yield words(12, y + 18, f"{number + 1}. {cut(check.step.name, 32)}")
    yield words(
        28, y + 34, f"{cut(check.step.giver, 24)}, at {figure(check.step.time)}", fill=FAINT
    )
    yield from _bar(y + 6, check.saved, SAVED, x)
    yield from _bar(y + 22, lost(check), LOST, x)
    weight = "normal" if check.holds == "every" else "bold"
    yield words(LEFT + SPAN + 16, y + 24, HOLDS[check.holds], font_weight=weight)


def _bar(y: float, span: Span, colour: str, x: Callable[[float], float]) -> Iterable[str]:
    """Yield a bar from zero to what is sure, and a pale one over what is open."""
    zero, low, high = x(0.0), x(span.low), x(span.high)
    sure = min(max(zero, low), high)
    yield mark("rect", x=min(zero, sure), y=y, width=abs(sure - zero), height=13, fill=colour)
    yield mark(
        "rect", x=low, y=y, width=high - low, height=13, fill=colour, fill_opacity="0.35",
        stroke=INK, stroke_width=0.5,
    )  # fmt: skip


def _told(check: StepCheck) -> tuple[str, ...]:
    step = check.step
    spans = map(_span, (check.saved, lost(check), check.margin))
    detection = "none deters" if check.detection is None else figure(check.detection)
    return (step.name, step.giver, figure(step.time), *spans, HOLDS[check.holds], detection)


def _span(span: Span) -> str:
    low, high = figure(span.low), figure(span.high)
    return low if low == high else f"{low} to {high}"
