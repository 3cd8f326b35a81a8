from __future__ import annotations

from typing import Any

from demarche.worlds.account import View, accounts, pool
from demarche.worlds.answer import judge
from demarche.worlds.compare import Contrast, codings, contrasts
from demarche.worlds.theory import Theory

from .cases import CLOSED, account_of, case_of, goal_of


def compared(
    said: dict[str, Any],
    text: str,
    *pivotal: str,
    assumed: dict[str, Any] | None = None,
    **more: Any,
) -> tuple[Contrast, ...]:
    case = case_of(said, assumed, **more)
    singles = accounts(case, View())
    everyone = {**singles, "all": pool("all", singles.values())} if len(singles) > 1 else singles
    return contrasts({"goal": Theory(case, "strict", goal_of(text, *pivotal))}, everyone)


def test_two_sentences_of_two_accounts_settle_what_neither_does() -> None:
    first, *_ = compared(
        {"waits": "visit >= deal", "slow": {"says": "deal > soon", "source": "other"}},
        "visit > soon",
    )
    assert (first.kind, first.rank) == ("pool gains", 1)
    assert first.accounts == ("all", "paper", "other")
    assert [r.members for r in first.reasons] == [{"waits", "slow"}]


def test_opposed_answers_by_sentences_alone() -> None:
    said = {"up": "a > b", "down": {"says": "a < b", "source": "other"}}
    (found, *rest) = compared(said, "a > b")
    assert (found.kind, found.rank, found.accounts) == ("opposed", 2, ("paper", "other"))
    assert ([r.members for r in found.reasons], [r.members for r in found.against]) == (
        [{"up"}],
        [{"down"}],
    )
    assert {c.kind for c in rest} == {"pool loses"}


def test_one_stated_coupling_turns_an_answer_round() -> None:
    """Pressing means help, unless the same speaker says that hostility lowers it."""
    found = compared(
        {"hurts": "tough lowers help"},
        "help at cancel < help at go",
        "help",
        assumed={"hard": "tough at cancel > tough at go", "closed": CLOSED},
        courses={"go": {"meaning": "go"}, "cancel": {"meaning": "stay", "instead_of": "go"}},
    )
    turned = {c.turns_on: c.rank for c in found if c.kind == "reversed"}
    assert turned == {("hurts",): 3, ("hard",): 5} or turned == {("hurts",): 3}


def test_a_pool_loses_what_another_influence_narrows() -> None:
    said = {
        "firmer": "firm at 2024-05 > firm at 2024-08",
        "presses": "firm raises press",
        "eases": {"says": "trade raises press", "source": "other"},
    }
    found = compared(
        said, "press at 2024-05 > press at 2024-08", "press", assumed={"closed": CLOSED}
    )
    (lost,) = [c for c in found if c.kind == "pool loses"]
    assert lost.accounts == ("all", "paper")
    assert lost.turns_on == ("eases",)


def test_codings_differ_by_an_implicature() -> None:
    case = case_of({"implied": {"says": "a > b", "coding": "generous"}, "said": "a > 0"})
    answers: dict[str, Any] = {}
    for coding in ("strict", "generous"):
        theory = Theory(case, coding, goal_of("a > b"))  # type: ignore[arg-type]
        account = account_of(case, coding=coding)
        answers[coding] = {"goal": {"paper": judge(theory, account)}}
    (found,) = codings(answers["strict"], answers["generous"])
    assert found.kind == "coding differs"
    assert ([], [{"implied"}]) == (
        [r.members for r in found.reasons],
        [r.members for r in found.against],
    )


def test_the_order_of_surprise_is_kept() -> None:
    said = {
        "waits": "visit >= deal",
        "slow": {"says": "deal > soon", "source": "other"},
        "up": "soon > b",
        "down": {"says": "soon < b", "source": "other"},
    }
    found = compared(said, "visit > soon")
    assert [c.rank for c in found] == sorted(c.rank for c in found)
