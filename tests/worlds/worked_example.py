"""The worked example of the shared reference, as a case and a table of expected verdicts."""

import re
from pathlib import Path

import pytest

from demarche.case.grammar import parse
from demarche.case.nouns import Case
from demarche.case.proposition import Quantity
from demarche.worlds.goal import Goal

FILE = Path(__file__).parents[2] / ".." / "shared" / "worked-example.md"
needs_example = pytest.mark.skipif(not FILE.exists(), reason="../shared is not here")

SINGLES = {"000": "s000", "001": "s001", "004": "s004", "Narang": "narang", "Trump": "trump"}
POOLS = {
    "001+Narang": ("001", "Narang"),
    "000+001": ("000", "001"),
    "001+Trump": ("001", "Trump"),
    "authors": ("000", "001", "004"),
    "all": ("000", "001", "004", "Narang", "Trump"),
}
_TIMES = {"may": "2018-05", "aug": "2018-08"}


def table(start: str, end: str) -> list[list[str]]:
    """Return the rows of the table between two markers."""
    text = FILE.read_text(encoding="utf-8")
    block = text[text.index(start) : text.index(end, text.index(start))]
    lines = [line for line in block.splitlines() if line.startswith("|") and "|---" not in line]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]


def proposition(text: str) -> str:
    """Return one of the example's formulas in the expression language."""
    text = text.strip("` ").replace("&", "and")
    arrow = re.fullmatch(r"(\w+) -> (\w+) ([+-])", text)
    if arrow:
        return f"{arrow[1]} {'raises' if arrow[3] == '+' else 'lowers'} {arrow[2]}"
    return re.sub(r"(\w+)@(\w+)", lambda m: f"{m[1]} at {_TIMES.get(m[2], m[2])}", text)


def case() -> Case:
    """Return the example's statements, in both codings, and its assumptions."""
    statements = {}
    tables = (
        (table("## 2.", "## 3."), "generous"),
        (table("## 3.", "What B withholds"), "strict"),
    )
    for rows, coding in tables:
        for name, holder, carriers, hedge, _about, _known, says, _locator in rows[1:]:
            evidence = []
            for carrier in carriers.split(","):
                source, stance = carrier.strip().split(":")
                if holder not in ("000", "001", "004") or source == holder:
                    evidence.append({"source": f"s{source}", "at": "L1", "stance": stance})
            statements[name] = {
                "says": proposition(says),
                "holder": "author" if holder in ("000", "001", "004") else holder.lower(),
                "hedge": hedge,
                "coding": coding,
                "paraphrase": name,
                "evidence": evidence,
            }
    analyst = {"owner": "the analyst", "reason": "the worked example's"}
    assumptions = {
        name: {"kind": "bridge", "says": proposition(says), **analyst}
        for name, says in table("Bridges:", "Closures, one-sided")[1:]
    }
    assumptions["C"] = {"kind": "closure", "of": "each", **analyst}
    assumptions["F"] = {"kind": "frame", "of": "each", **analyst}
    published = {"000": "2018-08-27", "001": "2018-08-24", "004": "2018-08-24"}
    return Case.model_validate(
        {
            "demarche": 1,
            "case": {"title": "worked example"},
            "people": {"narang": {"name": "N"}, "trump": {"name": "T"}},
            "times": {"once": {"meaning": "an undated past"}},
            "courses": {
                "go": {"meaning": "the trip"},
                "cancel": {"meaning": "no trip", "instead_of": "go"},
            },
            "sources": {f"s{k}": {"title": k, "published": d} for k, d in published.items()},
            "statements": statements,
            "assumptions": assumptions,
        }
    )


def goals() -> dict[str, Goal]:
    """Return the example's questions."""
    found = {}
    helps = "(sumhelp > 0 implies ztop > 0 and zlow <= 0)"
    helps += " and (ztop > 0 and zlow <= 0 implies sumhelp > 0)"
    for name, _question, goal, pivotal in table("## 5.", "Y1 uses the rule")[1:]:
        necessary = "(necessary only)" in goal
        goal, _, supposed = goal.replace("(necessary only)", "").partition(" given ")
        found[name] = Goal(
            parse(proposition(goal)),
            frozenset(Quantity(q.strip()) for q in pivotal.split(",")),
            "necessary" if necessary else "both",
            (parse(proposition(supposed)),) if supposed else (),
            (parse(helps),) if name == "Y11" else (),
            (parse("anxK raises gain"), parse("anxU lowers gain")) if name == "Y1b" else (),
        )
    return found


def expected(coding: str) -> dict[tuple[str, str], str]:
    """Return the printed verdict of each question and account in a coding."""
    letter = {"generous": "A", "strict": "B"}[coding]
    starts = {"A": "Coding B, single", "B": "Count over the 70"}
    cells = {}
    for start, end in (
        (f"Coding {letter}, single accounts:", f"Coding {letter}, pools"),
        (f"Coding {letter}, pools", starts[letter]),
    ):
        head, *rows = table(start, end)
        for name, *verdicts in rows:
            cells.update(
                {(name, account): v for account, v in zip(head[1:], verdicts, strict=True)}
            )
    return cells
