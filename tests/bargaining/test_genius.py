"""GENIUS files give GENIUS's own numbers, and hostile files nothing."""

from __future__ import annotations

import contextlib
import csv
import pathlib
import tempfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.bargaining.genius import (
    DEEPEST,
    LARGEST_FILE,
    domain_xml,
    profile_xml,
    read_domain,
    read_negotiation,
    read_profile,
)
from demarche.bargaining.packages.negotiation import Negotiation, Party
from demarche.bargaining.packages.points import find_points
from demarche.bargaining.packages.space import Issue, Space
from demarche.bargaining.packages.utility import additive
from demarche.errors import ScenarioError

SHARED = pathlib.Path(__file__).parents[2] / ".." / "shared"
ORACLE = SHARED / "oracles" / "genius_oracle.tsv"
SCENARIOS = SHARED / "data" / "scenarios" / "genius_xml"


def _oracle() -> list[dict[str, str]]:
    if not ORACLE.exists():
        return []
    with ORACLE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _load(row: dict[str, str]) -> Negotiation:
    (domain,) = SCENARIOS.glob(f"*/{row['domain_file']}")
    return read_negotiation(
        domain, [domain.parent / row["profile_a"], domain.parent / row["profile_b"]]
    )


@pytest.mark.skipif(not ORACLE.exists(), reason="the shared oracle is absent")
@pytest.mark.parametrize("row", _oracle(), ids=lambda row: row["scenario"])
def test_numbers_equal_those_of_genius(row: dict[str, str]) -> None:
    negotiation = _load(row)
    worth = negotiation.utilities()
    points = find_points(worth, negotiation.reservations)

    def given(column: str) -> tuple[float, float]:
        return float(row[f"{column}_a"]), float(row[f"{column}_b"])

    assert negotiation.space.size == int(row["bids"])
    assert tuple(p.discount for p in negotiation.parties) == pytest.approx(given("discount"))
    assert tuple(negotiation.reservations) == given("reservation")
    assert tuple(worth.min(axis=1)) == pytest.approx(given("min"), abs=1e-12)
    assert tuple(worth.max(axis=1)) == pytest.approx(given("max"), abs=1e-12)
    assert len(points.frontier) == int(row["pareto_points"])
    assert points["nash"].utilities == pytest.approx(given("nash"), abs=1e-12)
    assert points["least_difference"].utilities == pytest.approx(given("kalai_mindiff"), abs=1e-12)
    assert points["maximin"].value == pytest.approx(min(given("maxmin")), abs=1e-12)
    assert points["welfare"].value == pytest.approx(sum(given("welfare")), abs=1e-12)
    distance = np.hypot(*(1 - points.on_frontier)).min()
    assert distance == pytest.approx(float(row["opposition_min_dist_to_11"]), abs=1e-12)
    bid = ", ".join(
        f"{k}: {v}" for k, v in negotiation.space.package(points["nash"].package).items()
    )
    assert f"Bid[{bid}]" == row["nash_bid"]


PROFILE = """
<!-- a comment first -->
<?xml version="1.0"?>
<utility_space>
<objective index="0" name="o">
<issue index="1" name="price"type="discrete"vtype="discrete">
<item index="1" value="low & firm" evaluation="2"/><item index="2" value="high" evaluation="8"/>
</issue>
<issue index="2" name="days" type="integer" lowerbound="3" upperbound="5">
<evaluator ftype="linear" slope="0.25" offset="0.5"/></issue>
<weight index="2" value="0.4"/><weight index="1" value="0.8"/>
</objective>
<reservation value="0.3"/>
</utility_space>
"""


def test_a_crooked_file_is_read_as_genius_reads_it(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "profile.xml"
    path.write_text(PROFILE, encoding="utf-8")
    space = read_domain(path)
    assert space.package(0) == {"price": "low & firm", "days": "3"}
    party = read_profile(path, space)
    assert (party.name, party.reservation, party.discount) == ("profile", 0.3, 1.0)
    # high on the fifth day: 0.8 × 8/8 + 0.4 × (0.5 + 0.25 × 2) = 1.2, cut at 1.
    assert party.utility.over_packages() == pytest.approx([0.4, 0.5, 0.6, 1.0, 1.0, 1.0])


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "refused"),
        ("<a><![CDATA[x]]></a>", "refused"),
        ("<a>" * (DEEPEST + 1) + "</a>" * (DEEPEST + 1), "nested deeper"),
        ("<a>" + " " * LARGEST_FILE + "</a>", "larger than"),
        ("<a>", "is not XML"),
        ("", "is not XML"),
        ('<issue index="1" name="p" type="real"/>', "issues are read"),
        ('<issue name="p" type="integer" lowerbound="0" upperbound="1e9"/>', "runs from"),
        ('<issue name="p" type="integer" lowerbound="nan" upperbound="1"/>', "not a number"),
        ('<issue name="p"/>', "at least one"),
        ("<a/>", "at least one issue"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: pathlib.Path, text: str, rule: str) -> None:
    path = tmp_path / "domain.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError, match=rule):
        read_domain(path)


@pytest.mark.parametrize("unit", ["<!--", "<?", '="', "&", "<a ", "<!-- -->", '<a b="c"d="e"/>'])
def test_long_files_of_one_mark_are_refused_in_one_pass(tmp_path: pathlib.Path, unit: str) -> None:
    path = tmp_path / "domain.xml"
    path.write_text(unit * (LARGEST_FILE // len(unit)), encoding="utf-8")
    with pytest.raises(ScenarioError):
        read_domain(path)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_files_are_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    text = PROFILE
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 12))
        text = text[:place] + data.draw(st.text(max_size=4)) + text[place + cut :]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "profile.xml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        with contextlib.suppress(ScenarioError):
            space = read_domain(path)
            party = read_profile(path, space)
            assert np.isfinite(party.utility.of(space.package(0)))


def test_an_entity_hidden_by_another_encoding_is_refused(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "domain.xml"
    path.write_bytes('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"))
    with pytest.raises(ScenarioError):
        read_domain(path)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('<weight index="1" value="0.8"/>', "", "has no weight"),
        ('name="days"', 'name="weeks"', "'days' is missing"),
        ('value="high"', 'value="higher"', "evaluates no option 'high'"),
        ('evaluation="8"', 'evaluation="much"', "not a number"),
        ('<evaluator ftype="linear" slope="0.25" offset="0.5"/>', "", "has no evaluator"),
        ("</objective>", "<utility/></objective>", "one flat sum"),
        (
            "</objective>",
            '<utility><ufun aggregation="max"/></utility></objective>',
            "one flat sum",
        ),
        ("</objective>", '<utility maxutility="0"><ufun/></utility></objective>', "be positive"),
    ],
)
def test_a_profile_that_does_not_fit_is_refused(
    tmp_path: pathlib.Path, old: str, new: str, rule: str
) -> None:
    whole, broken = tmp_path / "domain.xml", tmp_path / "profile.xml"
    whole.write_text(PROFILE, encoding="utf-8")
    broken.write_text(PROFILE.replace(old, new), encoding="utf-8")
    with pytest.raises(ScenarioError, match=rule):
        read_profile(broken, read_domain(whole))


NONLINEAR = """<utility_space><objective>
<issue index="1" name="a" type="integer" lowerbound="1" upperbound="3"/>
<issue index="2" name="b" type="integer" lowerbound="0" upperbound="1"/>
<utility maxutility="10"><ufun aggregation="sum">
<hyperRectangle utility="4"><INCLUDES index="1" min="2" max="9"/></hyperRectangle>
<hyperRectangle utility="6">
<EXCLUDES index="2" min="1" max="1"/><EXCLUDES index="1" min="3" max="3"/></hyperRectangle>
<hyperRectangle utility="1" weight="2"/>
</ufun></utility></objective></utility_space>"""


def test_hyper_rectangles_add_up(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "profile.xml"
    path.write_text(NONLINEAR, encoding="utf-8")
    space = read_domain(path)
    party = read_profile(path, space)
    # All have 0.2; a in {2, 3} adds 0.4; all but (3, 1) have 0.6 more; sums are cut at 1.
    expected = [0.8, 0.8, 1.0, 1.0, 1.0, 0.6]
    assert party.utility.over_packages() == pytest.approx(expected)
    each = [party.utility.of(space.package(n)) for n in range(space.size)]
    assert each == pytest.approx(expected)


@pytest.mark.skipif(not SCENARIOS.exists(), reason="the shared scenarios are absent")
def test_hill_climbing_meets_the_nonlinear_frontier_and_never_passes_it() -> None:
    """GENIUS ships the frontier of ten issues of ten values, which cannot be listed."""
    folder = SCENARIOS / "1e10_10issues_2014_nonlinear"
    domain = folder / "10issues-domain.xml"
    parties = read_negotiation(domain, [folder / f"profile-{n}.xml" for n in (1, 2)]).parties
    space = parties[0].utility.space
    text = (folder / "pareto.xml").read_text(encoding="utf-8")
    front = np.array([[float(x) for x in row.split(",")] for row in text.split("\n") if "," in row])
    rng = np.random.default_rng(2014)
    met = set()
    for share in np.repeat([0.2, 0.5, 0.8], 4):

        def worth(choice: tuple[int, ...]) -> tuple[float, float]:
            package = {i.name: i.options[c] for i, c in zip(space.issues, choice, strict=True)}
            return parties[0].utility.of(package), parties[1].utility.of(package)

        here = tuple(rng.integers(0, 10, 10).tolist())
        while True:
            near = [(*here[:n], option, *here[n + 1 :]) for n in range(10) for option in range(10)]
            best = max(near, key=lambda c, w=share: np.dot((w, 1 - w), worth(c)))
            found = np.array(worth(best))
            assert not ((front < found - 1e-6).all(axis=1)).any()
            if np.dot((share, 1 - share), worth(here)) >= np.dot((share, 1 - share), found):
                break
            here = best
        met |= set(np.flatnonzero(np.abs(front - worth(here)).max(axis=1) < 1e-6).tolist())
    assert met


def test_a_missing_file_is_refused(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ScenarioError, match="cannot be read"):
        read_domain(tmp_path / "none.xml")


def test_what_is_written_is_read_back(tmp_path: pathlib.Path) -> None:
    space = Space((Issue('a "b" & <c>', ("x", "y")), Issue("d", ("1", "2", "3"))))
    party = Party("p", additive(space, [[0.1, 0.3], [0.7, 0, 0.35]]), 0.25, 0.9)
    domain, profile = tmp_path / "domain.xml", tmp_path / "profile.xml"
    domain.write_text(domain_xml(space), encoding="utf-8")
    profile.write_text(profile_xml(party), encoding="utf-8")
    assert read_domain(domain) == space
    again = read_profile(profile, space)
    assert (again.reservation, again.discount) == (0.25, 0.9)
    assert again.utility.over_packages() == pytest.approx(party.utility.over_packages())


def test_what_genius_cannot_hold_is_not_written() -> None:
    space = Space((Issue("a", ("x", "y")),))
    with pytest.raises(ScenarioError, match="at least 0"):
        profile_xml(Party("p", additive(space, [[-1, 1]])))


@pytest.mark.skipif(not SCENARIOS.exists(), reason="the shared scenarios are absent")
def test_every_additive_file_of_the_field_is_read() -> None:
    read = 0
    for folder in sorted(SCENARIOS.iterdir()):
        if "nonlinear" in folder.name:
            continue
        texts = {p: p.read_text(encoding="utf-8") for p in folder.glob("*.xml")}
        for domain in (p for p, text in texts.items() if "<weight" not in text):
            space = read_domain(domain)
            for profile in (p for p, text in texts.items() if "<weight" in text):
                party = read_profile(profile, space)
                assert 0 <= party.utility.of(space.package(space.size - 1)) <= 1
                read += 1
    assert read == 85  # pairs of a domain and a profile that fits it
