"""Which arrows a proposition carries."""

from __future__ import annotations

import pytest

from demarche.bargaining.direction import named
from demarche.case.grammar import parse
from demarche.questions.moves.arrows import LENSES, carried, modelled
from tests.questions.moves.port import case_of, seated

CASE = case_of({}, courses={"go": {"meaning": "go"}, "stop": {"meaning": "s", "instead_of": "go"}})


@pytest.mark.parametrize(
    ("says", "arrows"),
    [
        ("felt(port) raises cost(port)", ["felt(port) raises cost(port)"]),
        (
            "felt(port) raises cost(port) and kept(port) does not reach felt(port)",
            ["felt(port) raises cost(port)", "kept(port) does not reach felt(port)"],
        ),
        ("comes(port) > 0 implies brings(port) > 0", ["comes(port) raises brings(port)"]),
        ("comes(port) > 0 implies brings(port) <= 0", ["comes(port) lowers brings(port)"]),
        (
            "(comes(port) > 0 and felt(port) > 0) implies brings(port) > 0",
            ["comes(port) raises brings(port)", "felt(port) raises brings(port)"],
        ),
        (
            "goes_on(union, port) >= settled(union, carrier)",
            ["settled(union, carrier) raises goes_on(union, port)"],
        ),
        (
            "goes_on(union, port) = settled(union, carrier)",
            [
                "settled(union, carrier) raises goes_on(union, port)",
                "goes_on(union, port) raises settled(union, carrier)",
            ],
        ),
        ("felt(port) at stop > felt(port) at go", ["stop raises felt(port)"]),
        ("felt(port) at stop < felt(port) at go", ["stop lowers felt(port)"]),
        ("felt(port) at stop <= felt(port) at go", []),
        ("felt(port) at 2024-05 > felt(port) at 2024-04", []),
        ("cost(port) >= cost(union)", []),
        ("not (felt(port) raises cost(port))", []),
    ],
)
def test_a_proposition_carries(says: str, arrows: list[str]) -> None:
    assert [str(arrow) for arrow in carried(CASE, parse(says))] == arrows


def test_models_are_read_for_both_sides_with_their_declared_signs() -> None:
    case = case_of({"a": "cost(union) at 2024 > 0", "b": "cost(port) at 2024 > 0"})
    found = {str(arrow) for arrow in modelled(seated(case))}
    assert "cost(port) raises gain of holding out(union, port)" in found
    assert "cost(union) lowers gain of holding out(union, port)" in found
    assert "cost(union) raises gain of holding out(port, union)" in found
    assert len(found) == 8


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.model)
def test_every_argument_of_a_lens_has_a_declared_sign(lens) -> None:  # type: ignore[no-untyped-def]
    model = named(lens.model)
    assert all(model.direction(argument) for _, _, argument in lens.inputs)
