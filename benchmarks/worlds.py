"""Verdicts, reasons and prices of a case, beside Z3 used naively; and accounts of many orders.

Run ``python benchmarks/worlds.py``.  Times are processor time of this process, in seconds.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from demarche.case.grammar import parse
from demarche.case.nouns import CODINGS, Case
from demarche.case.proposition import Constraint, Quantity
from demarche.case.read import read_case
from demarche.questions.catalogue import QUESTIONS
from demarche.questions.subject import Subject
from demarche.worlds.account import Account, View, accounts
from demarche.worlds.answer import judge
from demarche.worlds.arithmetic import Arithmetics
from demarche.worlds.chart import Chart, settle
from demarche.worlds.goal import Goal
from demarche.worlds.oracle import Oracle, indices
from demarche.worlds.theory import Theory

CASE = Path(__file__).parents[1] / "examples" / "us-north-korea-2018" / "case.yaml"
SIZES = (1_000, 10_000, 100_000)
DATES = 20
T = TypeVar("T")
P = ParamSpec("P")


def timed(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> tuple[float, T]:
    start = time.process_time()
    done = work(*given, **named)
    return time.process_time() - start, done


# -- the bundled case ------------------------------------------------------------------------------


class Naive(Oracle[Any]):
    """Every question to a fresh solver, nothing remembered."""

    def satisfiable(self, mask: int) -> bool:
        self.asked += 1
        fresh = Arithmetics(self.always)
        for index in indices(mask):
            fresh.solver.add(fresh.formula(self._constraints[index]))
        return bool(fresh.solver.check() == fresh.z3.sat)


@dataclass
class Goals:
    """The goals of every question, each with its theory, in one coding."""

    subject: Subject
    theories: list[Theory]

    @classmethod
    def of(cls, case: Case, view: View) -> Goals:
        subject = Subject(case, view)
        goals = {asked.goal: None for question in QUESTIONS for asked in question.asks(subject)}
        return cls(subject, [subject.theory(goal) for goal in goals])

    def answer(self, view: View | None = None) -> int:
        """Answer every goal for every account and pool; return how many."""
        subject = self.subject if view is None else Subject(self.subject.case, view)
        everyone = [*subject.accounts.values(), *subject.pools.values()]
        for theory in self.theories:
            for account in everyone:
                judge(theory, account)
        return len(self.theories) * len(everyone)


def bundled(naive_goals: int) -> None:
    case = read_case(CASE)
    for coding in CODINGS:
        view = View(coding=coding)
        made, goals = timed(Goals.of, case, view)
        first, cells = timed(goals.answer)
        asked = sum(theory.oracle.asked for theory in goals.theories)
        print(f"{coding}: theories {made:.3f}, {cells} answers {first:.3f}, {asked} sets solved")
        for source in case.sources:
            toggled, _ = timed(goals.answer, view.without(source))
            again, _ = timed(goals.answer)
            print(f"  without {source}: {toggled:.3f}, with it again: {again:.3f}")
    chosen = goals.theories[:naive_goals]
    ours = Goals(goals.subject, [Theory(case, coding, theory.goal) for theory in chosen])
    plain = Goals(goals.subject, [Theory(case, coding, theory.goal) for theory in chosen])
    for theory in plain.theories:
        theory.oracle = Naive(theory.oracle.always)
    fast, cells = timed(ours.answer)
    slow, _ = timed(plain.answer)
    print(f"the same {cells} answers: {fast:.3f} here, {slow:.3f} by Z3 naively")


# -- many orders -----------------------------------------------------------------------------------


def orders(statements: int, dice: random.Random) -> Case:
    """Make a case of true orders among quantities at dates, some close, some far apart."""
    quantities = max(1, statements // DATES)
    levels = [f"q{q} at {2000 + d}" for q in range(quantities) for d in range(DATES)]
    dice.shuffle(levels)
    said = {}
    for i in range(statements):
        low = dice.randrange(len(levels) - 1)
        high = min(len(levels) - 1, low + 1 + int(dice.expovariate(1 / 50)))
        said[f"s{i}"] = {
            "says": f"{levels[low]} < {levels[high]}",
            "hedge": "strong",
            "paraphrase": "made",
            "evidence": [{"source": "paper", "at": "L1"}],
        }
    return Case.model_validate(
        {
            "demarche": 1,
            "case": {"title": "Made"},
            "sources": {"paper": {"title": "Paper", "published": "2024-01-01"}},
            "statements": said,
        }
    )


def climb(account: Account, dice: random.Random) -> tuple[str, str]:
    """Return two levels of which the second lies some steps above the first."""
    above: dict[str, str] = {}
    for said in account.said:
        low, _, high = str(said.proposition).partition(" < ")
        above[low] = high
    low = high = dice.choice(list(above))
    for _ in range(40):
        high = above.get(high, high)
    return low, high


def scale(statements: int) -> None:
    """Time one size; print what it takes."""
    dice = random.Random(0)
    loading, case = timed(orders, statements, dice)
    taking, found = timed(accounts, case, View())
    account = found["paper"]
    laying, chart = timed(Chart, account)
    queries = []
    for _ in range(50):
        low, high = climb(account, dice)
        proposition = parse(f"{low} < {high}")
        assert isinstance(proposition, Constraint)
        goal = Goal(proposition, frozenset([Quantity(low.split(" ")[0])]))
        taken, answer = timed(settle, case, "strict", account, goal, chart)
        queries.append((taken, sum(len(r.statements) for r in answer.reasons)))
    times = sorted(taken for taken, _ in queries)
    longest = max(length for _, length in queries)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{statements} statements: read {loading:.2f}, account {taking:.2f}, chart {laying:.2f}; "
        f"query with a reason: median {times[25]:.4f}, slowest {times[-1]:.4f}, "
        f"longest {longest} statements; {memory} MB",
        flush=True,
    )
    if statements <= 10_000:
        indexed, _ = timed(Theory, case, "strict", goal)
        theory_time, theory = timed(Theory, case, "strict", goal)
        whole, _ = timed(judge, theory, account)
        print(
            f"  every reason of one goal: index of the case {indexed:.3f}, once; theory "
            f"{theory_time:.3f}, judge {whole:.3f}"
        )


def imports() -> None:
    for module in ("demarche.worlds.answer", "z3"):
        taken = [
            subprocess.run(
                [
                    sys.executable,
                    "-c",
                    f"import time; t = time.process_time(); import {module}; "
                    "print(time.process_time() - t)",
                ],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
            for _ in range(3)
        ]
        print(f"import {module}: {min(map(float, taken)):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--naive-goals", type=int, default=3, help="goals to put to Z3 naively")
    parser.add_argument("--size", type=int, help="time one size of many orders only")
    given = parser.parse_args()
    if given.size:
        scale(given.size)
        return
    imports()
    bundled(given.naive_goals)
    for size in SIZES:
        subprocess.run([sys.executable, __file__, "--size", str(size)], check=True)


if __name__ == "__main__":
    main()
