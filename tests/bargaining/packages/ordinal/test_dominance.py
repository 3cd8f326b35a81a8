"""What no other package beats, by definition."""

from __future__ import annotations

from hypothesis import given, settings

from demarche.bargaining.packages.ordinal.preference import Preference
from demarche.bargaining.packages.ordinal.trades import find_trades
from demarche.errors import InputError

from .swap import small_case, statements


@settings(max_examples=60, deadline=None)
@given(statements)
def test_undominated_is_what_the_definition_says(drawn) -> None:  # type: ignore[no-untyped-def]
    case = small_case(drawn)
    try:
        trades = find_trades(case)
    except InputError:
        return
    preferences = [Preference(case, party) for party in case.parties]
    vectors = preferences[0].coordinates.packages().tolist()

    def beats(q: int, p: int) -> bool:
        difference = tuple(a - b for a, b in zip(vectors[q], vectors[p], strict=True))
        return all(x.proof(difference, strict=False) for x in preferences) and any(
            x.proof(difference, strict=True) for x in preferences
        )

    possible = trades.every + trades.some
    assert set(trades.undominated) == {
        p for p in possible if not any(beats(q, p) for q in possible if q != p)
    }
