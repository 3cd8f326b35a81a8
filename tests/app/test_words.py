from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from demarche.app.words import Words, counted, listed, number, owning, placed, spelled
from demarche.case.grammar import parse
from demarche.case.nouns import Case
from demarche.case.period import period
from demarche.case.proposition import Quantity
from demarche.case.read import read_case
from demarche.worlds.theory import Assumed

CASE = Case.model_validate(
    {
        "demarche": 1,
        "case": {"title": "Small"},
        "parties": {
            "n": {"name": "Norland"},
            "u": {"name": "the Isles"},
            "g": {"name": "the states that keep the ban"},
        },
        "people": {"ann": {"name": "Ann"}},
        "quantities": {
            "waiting_cost": {"meaning": "what it loses", "of": 1},
            "pressure": {"meaning": "what it feels", "of": 1, "measures": "pressure"},
            "hostility": {"meaning": "how hard the first is on the second", "of": 2},
            "progress": {"meaning": "how far the two have come", "of": 2},
            "settled": {"meaning": "when", "unit": "date", "varies": "not"},
            "visited": {"meaning": "when", "unit": "date", "varies": "not"},
            "share_lost": {"meaning": "what is lost", "unit": "share"},
            "ships": {"meaning": "ships", "unit": "ships a week"},
        },
        "times": {"once": {"meaning": "an undated past"}},
        "courses": {
            "go": {"meaning": "The envoy travels"},
            "stay": {"meaning": "Everybody stays", "instead_of": "go"},
        },
        "issues": {"visit": {"title": "A visit", "options": {"off": "off", "on": "soon"},
                             "status_quo": "off"}},
        "events": {"exit": {"title": "Norland leaves"}},
        "hypotheses": {"pique": {"title": "Sheer pique", "of": "exit"}},
        "outcomes": {"delay": {"title": "The long delay"}},
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (
            "waiting_cost(n) at 2018-08 > waiting_cost(n) at 2018-05",
            "Norland’s waiting cost was higher in August 2018 than in May 2018.",
        ),
        (
            "waiting_cost(n) at 2018-08 = waiting_cost(n) at 2018-05",
            "Norland’s waiting cost was the same in August 2018 as in May 2018.",
        ),
        (
            "waiting_cost(n) at 2018-08 <= waiting_cost(u) at 2018-08",
            "Norland’s waiting cost was no higher than that of the Isles in August 2018.",
        ),
        (
            "not waiting_cost(n) at 2018-08 > 0",
            "Norland’s waiting cost was at most zero in August 2018.",
        ),
        ("waiting_cost(u) at once > 0", "The Isles’ waiting cost was above zero “once”."),
        (
            "waiting_cost(g) at 2018 > 0",
            "The waiting cost of the states that keep the ban was above zero in 2018.",
        ),
        (
            "hostility(n, u) at stay < hostility(n, u) at go",
            "The hostility of Norland towards the Isles would be lower if Everybody stays than if "
            "the envoy travels.",
        ),
        (
            "progress(n, u) at 2018 > 0",
            "The progress between Norland and the Isles was above zero in 2018.",
        ),
        ("settled <= visited", "“settled” comes no later than “visited”."),
        ("share_lost at 2018 = 45 %", "“share lost” was 45 % in 2018."),
        ("ships at 2018-06 >= 2.5", "“ships” was at least 2.5 ships a week in June 2018."),
        (
            "ships at 2018 = 2 * ships at 2017",
            "“ships” in 2018 is the same as 2 times “ships” in 2017.",
        ),
        (
            "pressure(n) raises waiting_cost(n)",
            "The pressure on Norland raises Norland’s waiting cost.",
        ),
        (
            "pressure(n) at 2018 > 0 implies waiting_cost(n) at 2018 > 0",
            "If the pressure on Norland was above zero in 2018, then Norland’s waiting cost was "
            "above zero in 2018.",
        ),
        (
            "walk_out(a, b) is rational only if waiting_cost(b) > waiting_cost(a)",
            "Walk out is rational only if the other side’s waiting cost is higher than that of the "
            "one that acts.",
        ),
        (
            "event(exit) is realised by 2018-08-24",
            "“Norland leaves”: realised by 24 August 2018.",
        ),
        (
            "hypothesis(pique) does not explain event(exit)",
            "“Sheer pique” does not explain “Norland leaves”.",
        ),
        ("ann does not blame n for delay", "Ann does not blame Norland for the long delay."),
        ("n prefers visit=on to status quo", "Norland prefers “A visit: soon” to the status quo."),
    ],
)
def test_propositions(says: str, words: str) -> None:
    assert Words(CASE).sentence(parse(says)) == words


@pytest.mark.parametrize(
    ("written", "words", "in_place"),
    [
        ("2018", "2018", "in 2018"),
        ("2018-H1", "January to June 2018", "between January and June 2018"),
        ("2018-05", "May 2018", "in May 2018"),
        ("2018-05-24", "24 May 2018", "on 24 May 2018"),
        ("2018-08-20..2018-08-24", "20 to 24 August 2018", "between 20 and 24 August 2018"),
        (
            "2018-08-27..2018-09-02",
            "27 August to 2 September 2018",
            "between 27 August and 2 September 2018",
        ),
        ("2017-12..2018-01", "December 2017 to January 2018",
         "between December 2017 and January 2018"),
        ("2017..2018", "2017 to 2018", "between 2017 and 2018"),
        ("..2018-05", "up to May 2018", "up to May 2018"),
        ("2018-08-24..", "from 24 August 2018 on", "from 24 August 2018 on"),
    ],
)  # fmt: skip
def test_periods_stay_as_vague_as_they_are(written: str, words: str, in_place: str) -> None:
    when = period(written)
    assert (spelled(when), placed(when)) == (words, in_place)


def test_a_closure_says_what_it_covers() -> None:
    cost, pressure = Quantity("waiting_cost", ("n",)), Quantity("pressure", ("n",))
    pairs = (("2018-05", "2018-08"),)
    closure = Assumed("c", "closure", "ann", cost, "rise", pairs, (pressure,))
    frame = Assumed("f", "frame", "ann", pressure, "fall", (("go", "stay"),))
    words = Words(CASE)
    assert words.assumption(closure) == (
        "nothing but the pressure on Norland raised Norland’s waiting cost from May 2018 to "
        "August 2018"
    )
    assert words.assumption(frame) == (
        "the pressure on Norland did not fall if Everybody stays, rather than if the envoy travels"
    )


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("waiting_cost(n) fell", "Norland’s waiting cost fell"),
        (
            "rational only if waiting_cost(u) at 2018-08 > pressure(n)",
            "rational only if the Isles’ waiting cost in August 2018 is higher than the pressure "
            "on Norland",
        ),
        ("on 2018-05 or by ..2018-08-24", "in May 2018 or by 24 August 2018"),
        ("share_lost grew", "“share lost” grew"),
        ("2 > 1, no_name(x), 2018-99", "2 > 1, no_name(x), 2018-99"),
    ],
)
def test_texts_of_questions(text: str, readable: str) -> None:
    assert Words(CASE).readable(text) == readable


def test_small_words() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert owning("Isles") == "Isles’"
    assert [counted(n, "answer") for n in (0, 1, 13)] == ["no answers", "one answer", "13 answers"]
    assert [number(Fraction(n)) for n in ("0", "1/3", "2.5", "-88")] == [
        "zero",
        "1/3",
        "2.5",
        "-88",
    ]


def test_every_statement_of_the_bundled_case_reads_as_a_sentence() -> None:
    case = read_case(Path(__file__).parents[2] / "examples/us-north-korea-2018")
    words = Words(case)
    for statement in case.statements.values():
        sentence = words.sentence(statement.says)
        assert sentence.endswith(".")
        assert "_" not in sentence
        assert "  " not in sentence


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ("ships at 2018 - (share_lost at 2018 - 1) > 2", "minus (share lost"),
        ("(ships at 2018 + 1) * 2 > 2", "(ships"),
        ("ships at 2018 + 1 + 2 > 2", "plus 1 plus 2"),
        ("ships at 2018 + 2 * 3 > 2", "plus (2 times 3)"),
    ],
)
def test_what_is_made_of_parts_stands_in_brackets(says: str, words: str) -> None:
    told = Words(CASE).clause(parse(says)).replace("“", "").replace("”", "")
    assert words in told
    assert told.count("(") == told.count(")")


def test_a_rounded_share_is_shown_without_its_fraction() -> None:
    assert Words(CASE).readable("200/891 = 22.45 %") == "about 22.45 %"


def test_a_comparison_of_a_quantity_of_nobody_is_put_into_words() -> None:
    assert Words(CASE).readable("ships = 2/5") == "“ships” is 0.4 ships a week"
    assert Words(CASE).readable("boats = 2/5") == "boats = 2/5"
