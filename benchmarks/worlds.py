"""Verdicts, reasons and prices of a case, beside Z3 used naively; and accounts of many orders.

Run ``python benchmarks/worlds.py``.  Times are processor time of this process, in seconds.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from demarche.case.grammar import parse
from demarche.case.nouns import CODINGS, Case
from demarche.case.proposition import Comparison, Constraint, Level, Quantity
from demarche.case.read import read_case
from demarche.questions.catalogue import QUESTIONS
from demarche.questions.subject import Subject
from demarche.worlds.account import Account, View, accounts
from demarche.worlds.answer import judge
from demarche.worlds.arithmetic import Arithmetics
from demarche.worlds.certificate import Sum, refutes
from demarche.worlds.chart import Chart, settle
from demarche.worlds.evaluate import holds
from demarche.worlds.form import linear
from demarche.worlds.goal import Goal
from demarche.worlds.oracle import Oracle, indices
from demarche.worlds.simplex import feasible, rows_of
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
        gc.freeze()  # as a process that serves a page would, once: what is known is no garbage
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


# -- linear systems --------------------------------------------------------------------------------


def sums(size: int, dice: random.Random) -> list[Comparison]:
    """Make strict comparisons of sums of a dozen levels."""
    names = [f"x{i}" for i in range(12)]

    def term() -> str:
        return " + ".join(f"{dice.randint(1, 4)} * {x}" for x in dice.sample(names, 2))

    texts = (f"{term()} > {term()} + {dice.randint(-3, 3)}" for _ in range(size))
    return [said for text in texts if isinstance(said := parse(text), Comparison)]


def by_highs(said: list[Comparison]) -> bool | None:
    """Say by SciPy's HiGHS whether comparisons can hold; nothing where no exact check bears it out.

    The largest margin by which all hold is sought: a world if it is above zero, else weights that
    add the comparisons up to an absurdity, both made rational before they are checked.
    """
    import numpy as np
    from scipy.optimize import linprog

    found = [linear(comparison) for comparison in said]
    terms = sorted({x for row in found for x in row if isinstance(x, Level)})
    below = np.array([[*(float(row.get(x, 0)) for x in terms), 1.0] for row in found])
    most = [-float(row.get(None, 0)) for row in found]
    ranges = [(None, None)] * len(terms) + [(None, 1)]
    solved = linprog([0] * len(terms) + [-1], A_ub=below, b_ub=most, bounds=ranges, method="highs")
    if solved.fun < -1e-9:
        world = {
            x: Fraction(v).limit_denominator(10**6) for x, v in zip(terms, solved.x, strict=False)
        }
        return True if all(holds(comparison, world) for comparison in said) else None
    weights = [Fraction(-w).limit_denominator(10**6) for w in solved.ineqlin.marginals]
    proof = Sum(tuple(zip(said, weights, strict=True)))
    return False if refutes(proof, said) else None


def linears(systems: int = 200) -> None:
    """Decide linear systems by Z3 and by HiGHS with an exact check; print what each takes."""
    dice = random.Random(0)
    said = sums(60, dice)
    solver = Arithmetics(())
    for comparison in said:
        solver.add(comparison)
    chosen = [dice.sample(range(len(said)), dice.randint(8, 24)) for _ in range(systems)]
    exact, ours = timed(lambda: [solver.check(some) is None for some in chosen])
    rows = [row for comparison in said for row in rows_of(comparison) or ()]
    pivoted, own = timed(lambda: [feasible([rows[i] for i in some])[0] for some in chosen])
    assert [world is not None for world in own] == ours
    float_, theirs = timed(lambda: [by_highs([said[i] for i in some]) for some in chosen])
    unsure = sum(answer is None for answer in theirs)
    assert all(a == b for a, b in zip(ours, theirs, strict=True) if b is not None)
    print(
        f"{systems} linear systems, {sum(ours)} satisfiable: own simplex {pivoted:.3f}; Z3 "
        f"{exact:.3f}; HiGHS with an exact "
        f"check {float_:.3f}, of which {unsure} are borne out by no check"
    )


def imports() -> None:
    for module in ("demarche.worlds.answer", "z3", "scipy.optimize"):
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
    linears()
    bundled(given.naive_goals)
    for size in SIZES:
        subprocess.run([sys.executable, __file__, "--size", str(size)], check=True)


if __name__ == "__main__":
    main()
