"""Drawings are well-formed, tell what they show, and let no text of a file out of its place."""

from __future__ import annotations

import threading
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.app import terminal
from demarche.app.plots import Plot
from demarche.app.plots.exchange import exchange_plot
from demarche.app.plots.frontier import frontier_plot
from demarche.app.plots.ladder import LEFT, SPAN, ladder_plot
from demarche.app.plots.states import MOST_STATES, state_graph
from demarche.app.terminal import waiting, wrapped
from demarche.bargaining.catalog import catalog, published
from demarche.bargaining.ladder import Ladder, Span, Step, check_ladder, exactly
from demarche.bargaining.packages.negotiation import Negotiation, Party
from demarche.bargaining.packages.ordinal.exchange import Concession, check_exchange
from demarche.bargaining.packages.ordinal.statements import Comparison, OrdinalCase
from demarche.bargaining.packages.points import find_points
from demarche.bargaining.packages.space import Issue, Space
from demarche.bargaining.packages.utility import additive
from demarche.bargaining.stability import Conflict, Option, OptionForm, ranked
from demarche.errors import InputError, LimitReached, ScenarioError

KINDS = ["frontier", "ladder", "exchange", "graph"]
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script>\x00\x1b[31m\u202e\"'&"
names = st.text(min_size=1, max_size=12).filter(str.strip)


def frontier(first: str = "A", second: str = "B", issue: str = "price") -> Plot:
    """Draw four packages of which two are undominated."""
    space = Space((Issue(issue, ("low", "high")), Issue("date", ("now", "late"))))
    worth = additive(space, [[0, 2], [1, 0]]), additive(space, [[3, 0], [1, 0]])
    deal = Negotiation(space, (Party(first, worth[0], 0.5), Party(second, worth[1])))
    utilities = deal.utilities()
    return frontier_plot(deal, utilities, find_points(utilities, deal.reservations))


def ladder(name: str = "list", giver: str = "A") -> Plot:
    steps = (
        Step(name, giver, 0, Span(1, 2), exactly(3)),
        Step("vow", "Other", 1, exactly(1), exactly(4)),
    )
    return ladder_plot(check_ladder(Ladder(steps, {giver: 0.5, "Other": 0.5})))


def exchange(step: str = "list", giver: str = "A") -> Plot:
    space = Space(tuple(Issue(name, ("no", "yes"), "no") for name in ("i", "j")))
    swap = {"i": "yes", "j": "yes"}
    case = OrdinalCase(
        space,
        ("a", "b"),
        (
            Comparison("a", swap, {}, "s1"),
            Comparison("b", swap, {}, "s2"),
            Comparison("b", {}, {"j": "yes"}, "s3"),
        ),
    )
    given = (Concession("i", "yes", ("a",), False), Concession("j", "yes", ("b",)))
    told = {("i", "yes"): step, ("j", "yes"): "vow"}
    return exchange_plot(check_exchange(case, given), names={"a": giver, "b": "B"}, steps=told)


def graph(party: str = "A", option: str = "stop") -> Plot:
    form = OptionForm((party, "Other"), (Option(option, party), Option("pay", "Other")))
    order = ["NY", "YY", "NN", "YN"]
    conflict = Conflict(form, {party: ranked(form, order), "Other": ranked(form, order[::-1])})
    return state_graph(conflict, 0)


def texts(plot: Plot) -> list[str]:
    return [element.text or "" for element in ET.fromstring(plot.svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("plot", [frontier(), ladder(), exchange(), graph()], ids=KINDS)
def test_a_drawing_has_a_title_a_description_and_a_table(plot: Plot) -> None:
    root = ET.fromstring(plot.svg)
    assert root.get("role") == "img"
    first, second = list(root)[:2]
    assert (first.tag, first.text) == (f"{SVG}title", plot.title)
    assert (second.tag, second.text) == (f"{SVG}desc", plot.description)
    assert root.get("aria-labelledby") == f"{first.get('id')} {second.get('id')}"
    assert plot.rows
    assert {len(row) for row in plot.rows} == {len(plot.columns)}


class Tags(HTMLParser):
    """Every element, and every text, of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]


@pytest.mark.parametrize(
    "plot",
    [
        frontier(HOSTILE, HOSTILE + "2", HOSTILE),
        ladder(HOSTILE, HOSTILE),
        exchange(HOSTILE, HOSTILE),
        graph(HOSTILE, HOSTILE),
    ],
    ids=KINDS,
)
def test_hostile_names_stay_text(plot: Plot) -> None:
    ET.fromstring(plot.svg)
    page = plot.html()
    assert "script" not in Tags(page).tags
    assert not {"\x00", "\x1b", "\u202e"} & set(page)
    assert "default-src 'none'" in page


@settings(max_examples=30, deadline=None)
@given(names, names)
def test_any_name_makes_a_well_formed_drawing(one: str, other: str) -> None:
    for plot in (
        frontier(one, other + "’", other),
        ladder(one, other),
        exchange(one, other),
        graph(one, other),
    ):
        ET.fromstring(plot.svg)


def test_the_frontier_shows_its_points_where_they_are() -> None:
    plot = frontier()
    assert plot.columns == ("point", "A", "B", "package")
    assert plot.rows == (
        ("no agreement", "0.5", "0", "–"),
        ("least difference, nash, kalai smorodinsky, egalitarian", "3", "1",
         "price: high, date: now"),
        ("maximin, welfare", "1", "4", "price: low, date: now"),
    )  # fmt: skip
    (line,) = ET.fromstring(plot.svg).iter(f"{SVG}polyline")
    corners = np.array([pair.split(",") for pair in line.get("points", "").split()], dtype=float)
    assert (np.diff(corners[:, 0]) > 0).all()
    assert (np.diff(corners[:, 1]) > 0).all(), "more for one is less for the other"


def test_a_frontier_of_three_parties_is_refused() -> None:
    space = Space((Issue("x", ("no", "yes")),))
    deal = Negotiation(space, tuple(Party(n, additive(space, [[0, 1]])) for n in "ABC"))
    worth = deal.utilities()
    with pytest.raises(ScenarioError, match="for two parties; there are 3"):
        frontier_plot(deal, worth, find_points(worth))


def test_bars_of_a_ladder_are_as_long_as_what_they_show() -> None:
    plot = ladder()
    assert plot.rows[0] == ("list", "A", "0", "1 to 2", "2", "0 to 1", "holds", "1")
    assert plot.rows[1] == ("vow", "Other", "1", "1", "0", "-1", "breaks", "none deters")
    widths = [float(bar.get("width", "")) for bar in ET.fromstring(plot.svg).iter(f"{SVG}rect")][
        3:7
    ]
    assert widths == [SPAN / 2, SPAN / 2, SPAN, 0], "saved 1, perhaps 1 more; lost 2, surely"
    assert LEFT > 0


def test_arrows_of_a_graph_are_the_improvements() -> None:
    for name in catalog():
        conflict = published(name)
        if conflict.form.size > MOST_STATES:
            continue
        plot = state_graph(conflict)
        arrows = [
            path for path in ET.fromstring(plot.svg).iter(f"{SVG}path") if "Q" in path.get("d", "")
        ]
        told = [
            end for row in plot.rows for cell in row[2:] for end in cell.split(", ") if cell != "–"
        ]
        assert len(arrows) == len(told)
        settled = [row[0] for row in plot.rows if "seq" in row[1]]
        assert set(conflict.published.get("seq", ())) - {"---Y-"} <= set(settled)


def test_a_graph_too_large_to_be_read_is_refused() -> None:
    with pytest.raises(LimitReached, match="36 states and 4 parties; at most 24 and 6"):
        state_graph(published("milk_river"))


def test_files(tmp_path: Path) -> None:
    plot = ladder()
    for name, start in (("a.svg", "<svg "), ("a.HTML", "<!doctype html>")):
        plot.write(tmp_path / name)
        assert (tmp_path / name).read_text("utf-8").startswith(start)
    with pytest.raises(InputError, match=r"\.svg drawing, or an \.html page .* got 'a\.png'"):
        plot.write(tmp_path / "a.png")
    with pytest.raises(InputError, match="cannot be written"):
        plot.write(tmp_path / "none" / "a.svg")


def test_somebody_at_a_terminal_who_waits_is_told_what_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done = threading.Event()

    def tell(text: str, *, err: bool) -> None:
        print(text)
        done.set()

    monkeypatch.setattr(terminal, "PATIENCE", 0.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("demarche.app.terminal.click.echo", tell)
    with waiting("thinking"):
        assert done.wait(10)
    assert capsys.readouterr().out == "thinking …\n"


def test_somebody_who_does_not_wait_is_told_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with waiting("thinking"):
        pass
    assert capsys.readouterr() == ("", "")


def test_lines_of_a_terminal_obey_nothing() -> None:
    assert wrapped("a \x1b[31m " + "word " * 30)[0].startswith("a \N{REPLACEMENT CHARACTER}[31m")
    assert max(map(len, wrapped("word " * 50, indent=2, hang=6))) <= 80
