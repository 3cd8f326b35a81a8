"""The bundled case: shape, honesty of its evidence, and the worked answers that it must keep."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from demarche.case.check import check
from demarche.case.nouns import Case, Evidence, Statement
from demarche.case.proposition import (
    QUALITIES,
    Blames,
    Comparison,
    Explains,
    RuleOf,
    Status,
    is_constraint,
    levels,
    numbers,
)
from demarche.case.read import read_case
from demarche.sources.anchor import Anchor, Found, verify
from demarche.sources.words import shingles, spellings

REPOSITORY = Path(__file__).parents[2]
FOLDER = REPOSITORY / "examples" / "us-north-korea-2018"
ARTICLES = REPOSITORY.parent / "shared" / "seeds"
FILES = {
    "nk-news": "000_ae5327ec98249028.txt",
    "atlantic": "001_8622bf1c3b4f5edd.txt",
    "examiner": "004_54951d6337905525.txt",
}
LATER = {"wapo-letter", "reuters-trade", "later-record"}
SIX = {
    "denuclearization": "pledged",
    "test-suspension": "begun",
    "soldiers-remains": "begun",
    "sohae": "stalled",
    "engine-stand": "done",
    "tunnels": "done",
}
"""What North Korea has given, and how far each item had come by the strict reading."""


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case(FOLDER)


def article(name: str) -> str:
    path = ARTICLES / FILES[name]
    if not path.exists():
        pytest.skip(f"the article {FILES[name]} is not at hand")
    return path.read_text(encoding="utf-8")


def by_source(case: Case, source: str) -> list[tuple[Statement, Evidence]]:
    return [(s, e) for s in case.statements.values() for e in s.evidence if e.source == source]


def test_nothing_is_wrong_with_it() -> None:
    assert [str(problem) for problem in check(FOLDER) if not problem.note] == []


def test_it_is_whole(case: Case) -> None:
    assert len(case.statements) >= 150
    assert len(case.events) >= 40
    assert len(case.pledges) >= 20
    assert len(case.forecasts) >= 10
    assert sum(h.of == "trip-cancellation" for h in case.hypotheses.values()) >= 9
    assert sum(issue.negotiation == "nuclear" for issue in case.issues.values()) >= 8
    assert set(case.negotiations) == {"nuclear", "trade", "inter-korean"}
    assert "reader" in case.case.coded_by


@pytest.mark.parametrize("source", FILES)
def test_each_article_speaks_in_both_codings(case: Case, source: str) -> None:
    codings = Counter(statement.coding for statement, _ in by_source(case, source))
    assert codings["both"] > 20
    assert codings["generous"] > 5
    constraints = [s for s, _ in by_source(case, source) if is_constraint(s.says)]
    assert any(s.coding != "generous" and s.hedge > 0 for s in constraints)


def test_each_statement_of_an_article_stands_in_its_dispatch_too(case: Case) -> None:
    restated = {s.restates: s.id for s in case.sources.values() if s.restates}
    for source in FILES:
        for statement, evidence in by_source(case, source):
            twins = {
                (e.stance, e.coding) for e in statement.evidence if e.source == restated[source]
            }
            assert (evidence.stance, evidence.coding) in twins, statement.id


def test_only_dispatches_have_texts_and_they_corroborate_nothing(case: Case) -> None:
    for source in case.sources.values():
        assert (source.file is None) == (source.restates is None)
        if source.restates:
            assert source.publisher == "the case's coders"
            assert source.author == ""
            assert (FOLDER / str(source.file)).is_file()
    at_hand = {path.name for path in (FOLDER / "sources").iterdir()}
    assert at_hand == {Path(s.file).name for s in case.sources.values() if s.file}


def test_each_sentence_of_a_dispatch_is_used(case: Case) -> None:
    for source in case.sources.values():
        if source.file:
            text = (FOLDER / source.file).read_text(encoding="utf-8")
            cited = {Anchor.parse(e.at).line for _, e in by_source(case, source.id)}
            assert cited == set(range(3, len(text.splitlines()) + 1))


def test_later_facts_are_switched_off(case: Case) -> None:
    later = LATER | {s.id for s in case.sources.values() if s.restates in LATER}
    assert {s.id for s in case.sources.values() if not s.enabled} == later
    articles = [case.sources[name].published.end for name in FILES]
    assert all(case.sources[name].published.end >= max(articles) for name in LATER)
    assert any(by_source(case, name) for name in later)


@pytest.mark.parametrize("source", FILES)
def test_anchors_verify_against_the_article(case: Case, source: str) -> None:
    text = article(source)
    assert hashlib.sha256(text.encode()).hexdigest() == case.sources[source].sha256
    for statement, evidence in by_source(case, source):
        assert verify(Anchor.parse(evidence.at), text) == Found(), statement.id


def test_no_nine_words_running_of_an_article_stand_in_the_folder() -> None:
    theirs = frozenset().union(*(shingles(spellings(article(name)), 9) for name in FILES))
    for path in (FOLDER / "case.yaml", *(FOLDER / "sources").iterdir()):
        ours = shingles(spellings(path.read_text(encoding="utf-8")), 9)
        assert not ours & theirs, path.name


def test_pull_quotes_and_page_furniture_are_nobodys_statement(case: Case) -> None:
    lines = {Anchor.parse(e.at).line for _, e in by_source(case, "nk-news")}
    assert not lines & {11, 21, 34, 35, 36, 37}
    captions = [
        s.holder for s, e in by_source(case, "nk-news") if Anchor.parse(e.at).line in (16, 23)
    ]
    assert set(captions) == {"nk-caption"}


def test_no_name_of_the_case_stands_in_the_package(case: Case) -> None:
    people = [person for person in case.people.values() if person.of]
    states = [party for party in case.parties.values() if party.kind == "state"]
    named = {noun.name for noun in (*people, *states)} | {noun.id for noun in (*people, *states)}
    named -= {"moon", "xi"}  # words of other things as well
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(named)))})\b")
    for path in (REPOSITORY / "src").rglob("*.py"):
        found = pattern.search(path.read_text(encoding="utf-8"))
        assert found is None, f"{path}: {found}"


def test_the_three_figures_bound_the_export_share(case: Case) -> None:
    def figure(name: str) -> Fraction:
        (found,) = {n.value for n in numbers(case.statements[name].says)} - {Fraction(0)}
        return abs(found)

    total, exports, imports = map(figure, ("nk18-trade", "nk18-exports", "nk18-imports"))
    share = (total - imports) / (exports - imports)
    assert share == Fraction(11, 49)
    assert round(float(share), 4) == 0.2245
    assert round(float((1 - exports) / (1 - imports)), 3) == 0.197
    mixed = {n.value / 100 for n in numbers(case.statements["nk18-mix"].says)}
    assert {total, exports, imports} <= mixed


def test_the_rule_judges_two_suspensions(case: Case) -> None:
    rule = case.statements["nk01-rule"].says
    assert isinstance(rule, RuleOf)
    assert rule.kind == "only if"
    assert str(rule.condition) == "waiting_cost(b) > waiting_cost(a)"
    acts = [e for e in case.events.values() if e.kind == rule.verdict.act]
    assert {e.id for e in acts} == {"may-cancellation", "trip-cancellation"}
    assert all((e.by, e.to) == (("usa",), ("prk",)) for e in acts)


def test_only_assumptions_compare_the_anxiety_of_the_two(case: Case) -> None:
    """The first article states the rule and never compares; nor does any other sentence."""
    for statement in case.statements.values():
        if not isinstance(statement.says, RuleOf):
            costs = {x.quantity.of for x in levels(statement.says) if "waiting" in x.quantity.name}
            assert len(costs) <= 1, statement.id
    compared = [a for a in case.assumptions.values() if a.says and "implies" in str(a.says)]
    assert {"wish-compares-in-may", "wish-compares-in-august"} <= {a.id for a in compared}


def test_an_undated_past_is_not_may_in_the_strict_reading(case: Case) -> None:
    for statement in case.statements.values():
        if statement.holder == "trump" and statement.coding != "generous":
            assert "2018-05" not in {level.at for level in levels(statement.says)}


def test_what_north_korea_has_given(case: Case) -> None:
    given = {p.id for p in case.pledges.values() if p.by == "prk"}
    given -= {p.id for p in case.pledges.values() if p.kind in ("proposal", "expectation")}
    assert given == set(SIX)
    history: dict[str, list[str]] = {item: [] for item in SIX}
    judged: dict[str, set[str]] = {item: set() for item in SIX}
    for statement in case.statements.values():
        said = statement.says
        if statement.coding == "generous" or not isinstance(said, Status):
            continue
        if said.kind == "pledge" and said.item[1] in SIX:
            if said.word in QUALITIES - {"vague"}:
                judged[said.item[1]].add(said.word)
                assert {e.source for e in statement.evidence} == {"nk-news", "dispatch-000"}
            elif said.word not in QUALITIES:
                history[said.item[1]].append(said.word)
    assert {item: words[-1] for item, words in history.items()} == SIX
    assert history["sohae"] == ["pledged", "begun", "partial", "stalled"]
    three = {"symbolic", "limited", "reversible"}
    assert {item for item, words in judged.items() if words} == {"engine-stand", "tunnels", "sohae"}
    assert all(words in (set(), three) for words in judged.values())


def test_speculation_is_never_a_deed(case: Case) -> None:
    for statement in case.statements.values():
        if statement.holder == "speculation" and isinstance(statement.says, Status):
            assert statement.says.word in ("hypothetical", "proposed", "conditional")
            assert str(statement.hedge) == "weak"


def test_blame_is_given_and_expressly_withheld(case: Case) -> None:
    blame = {
        (s.says.blamed, s.says.denied)
        for s in case.statements.values()
        if isinstance(s.says, Blames) and s.says.speaker == "trump"
    }
    assert blame == {("chn", False), ("prk", True), ("trump", True)}


def test_voices_contradict_each_other(case: Case) -> None:
    when = {
        s.says.item[0]: s.says.when
        for s in case.statements.values()
        if isinstance(s.says, Status) and s.says.kind == "utterance"
    }
    assert set(when) == set(case.utterances)
    sides: dict[str, set[tuple[str, str]]] = {}
    for utterance in case.utterances.values():
        sides.setdefault(utterance.topic, set()).add((utterance.by, utterance.side))
    trip = {("pompeo", "for"), ("trump", "against")}
    assert trip == sides["the trip of late August"]
    assert (when["pompeo-goes"], when["trump-not-now"]) == ("2018-08-23", "2018-08-24")
    assert {("trump", "for"), ("trump", "against")} == sides["denuclearization makes progress"]
    relations = {("prk", "against"), ("trump", "for")}
    assert relations <= sides["relations between the two are good"]


def test_rival_explanations_have_different_holders_and_no_winner(case: Case) -> None:
    explained = [
        (s, s.says)
        for s in case.statements.values()
        if isinstance(s.says, Explains) and s.says.event == "trip-cancellation"
    ]
    used = {says.hypothesis for _, says in explained}
    assert used == {h.id for h in case.hypotheses.values() if h.of == "trip-cancellation"}
    assert {str(s.hedge) for s, _ in explained} >= {"weak", "moderate", "strong"}
    assert "trump" in {s.holder for s, _ in explained}


def test_vague_dates_belong_to_their_speakers(case: Case) -> None:
    bounds = {"near_future": "trump", "a_while": "author", "soon": "author"}
    for statement in case.statements.values():
        if isinstance(statement.says, Comparison):
            for level in levels(statement.says):
                expected = bounds.get(level.quantity.name, statement.holder)
                assert expected == statement.holder, statement.id
