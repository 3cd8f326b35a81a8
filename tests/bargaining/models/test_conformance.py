"""Every model keeps what it declares: ranges, shapes, directions, example, documentation."""

from __future__ import annotations

import doctest
import inspect
import pickle
from pathlib import Path

import numpy as np
import pytest

import demarche.bargaining.models  # noqa: F401  (fills the registry)
from demarche.bargaining.direction import MODELS, Argument, Interval, Model, model, named

from .drawing import cases, pairs

DRAWS = 8_000
RARE = 50
SLACK = 1e-9
REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "models.md"

every_model = pytest.mark.parametrize("declared", MODELS.values(), ids=MODELS.keys())
every_argument = pytest.mark.parametrize(
    ("declared", "name"),
    [(declared, name) for declared in MODELS.values() for name in declared.arguments],
    ids=[f"{declared.name}-{name}" for declared in MODELS.values() for name in declared.arguments],
)


@every_model
def test_result_lies_in_its_range(declared: Model) -> None:
    outcome = declared(**cases(declared, DRAWS, np.random.default_rng(1)))
    widened = (declared.within.contains(outcome)) | (
        declared.within.contains(outcome - SLACK) | declared.within.contains(outcome + SLACK)
    )
    assert widened.all(), outcome[~widened][:5]


@every_argument
def test_direction_holds(declared: Model, name: str) -> None:
    direction = declared.direction(name)
    rng = np.random.default_rng(2)
    rises, falls = moves(declared, name, rng)
    batches = 1
    while direction is None and not (rises and falls) and batches < RARE:
        more = moves(declared, name, rng)
        rises, falls, batches = rises or more[0], falls or more[1], batches + 1
    expected = {1: (True, False), -1: (False, True), 0: (False, False), None: (True, True)}
    assert (rises, falls) == expected[direction]


def moves(declared: Model, name: str, rng: np.random.Generator) -> tuple[bool, bool]:
    """Tell whether the result rises, and whether it falls, in some draw."""
    lower, higher = pairs(declared, name, DRAWS, rng)
    before, after = declared(**lower), declared(**higher)
    with np.errstate(invalid="ignore"):
        change = np.where(before == after, 0.0, after - before)
    size = np.maximum(1, np.minimum(np.abs(before), np.abs(after)))
    return bool((change > SLACK * size).any()), bool((change < -SLACK * size).any())


@every_model
def test_any_batch_shape(declared: Model) -> None:
    drawn = {k: v[:6] for k, v in cases(declared, DRAWS, np.random.default_rng(3)).items()}
    flat = np.asarray(declared(**drawn))
    boxed = declared(**{k: v.reshape(2, 3, *v.shape[1:]) for k, v in drawn.items()})
    np.testing.assert_allclose(boxed.reshape(flat.shape), flat, rtol=1e-12, atol=1e-12)
    one = declared(**{k: v[0] for k, v in drawn.items()})
    np.testing.assert_allclose(one, flat[0], rtol=1e-12, atol=1e-12)
    if not any(argument.axes for argument in declared.arguments.values()):
        assert declared(**{k: float(v[0]) for k, v in drawn.items()}).shape == ()


@every_model
def test_arguments_broadcast(declared: Model) -> None:
    drawn = {k: v[:1] for k, v in cases(declared, DRAWS, np.random.default_rng(4)).items()}
    first = next(iter(drawn))
    outcome = declared(**{**drawn, first: np.repeat(drawn[first], 4, axis=0)})
    expected = np.repeat(np.asarray(declared(**drawn)), 4, axis=0)
    np.testing.assert_allclose(outcome, expected, rtol=1e-12, atol=1e-12)


@every_argument
def test_outside_its_range_an_argument_is_refused(declared: Model, name: str) -> None:
    drawn = {k: v[:1] for k, v in cases(declared, DRAWS, np.random.default_rng(5)).items()}
    interval = declared.arguments[name].range
    outside = [np.nan]
    if np.isfinite(interval.low):
        outside.append(interval.low - 1 if interval.holds_low else interval.low)
    if np.isfinite(interval.high):
        outside.append(interval.high + 1 if interval.holds_high else interval.high)
    for value in outside:
        with pytest.raises(ValueError, match=f"{declared.name}: {name} must lie in"):
            declared(**{**drawn, name: np.full_like(drawn[name], value)})


@every_model
def test_example_runs(declared: Model) -> None:
    module = inspect.getmodule(declared.function)
    example = doctest.DocTestParser().get_doctest(
        declared.__doc__ or "", dict(vars(module)), declared.name, None, 0
    )
    assert example.examples, "no example"
    assert doctest.DocTestRunner(verbose=False).run(example).failed == 0


@every_model
def test_documented_in_the_reference(declared: Model) -> None:
    signs = " ".join(f"`{a.name}` {a.sign}" for a in declared.arguments.values())
    assert f"| `{declared.name}` | {declared.theory} | {signs} |" in REFERENCE.read_text()


@every_model
def test_names_its_source(declared: Model) -> None:
    assert declared.source
    assert declared.theory.endswith(".")


def test_reference_examples_run() -> None:
    found = doctest.testfile(str(REFERENCE), module_relative=False)
    assert found.attempted
    assert not found.failed


def test_reference_lists_no_model_that_does_not_exist() -> None:
    listed = {
        line.split("`")[1] for line in REFERENCE.read_text().splitlines() if line.startswith("| `")
    }
    assert set(MODELS) <= listed
    assert listed - set(MODELS) == {"Exit", "ImpasseFlow", "BreakdownPoint"}


def test_rules_are_named_with_the_numbers_of_the_call() -> None:
    with pytest.raises(ValueError, match=r"demand_1 \+ demand_2 > 1 must hold, got .*= 0\.3"):
        MODELS["hold_out_time"](0.1, 0.3, 0.6, 0.05, 0.0, 0.0, 0.0)


@pytest.mark.parametrize("words", ["soon", 1j, [0.5, [0.5]]])
def test_what_is_no_number_is_refused_by_name(words: object) -> None:
    with pytest.raises(ValueError, match="recognition: discount_1 must be a number or an array"):
        MODELS["recognition"](0.5, words, 0.5)  # type: ignore[arg-type]


def test_whole_numbers_and_distributions_are_checked() -> None:
    with pytest.raises(ValueError, match="quota must be a whole number, got 1"):
        MODELS["proposer_share"](3, 1.5, 1.0)
    with pytest.raises(ValueError, match="prior must sum to 1, got 1"):
        MODELS["explanation_posterior"]([0.5, 0.6], [[0.5, 0.5]])
    with pytest.raises(ValueError, match="likelihood needs the axes item, hypothesis"):
        MODELS["diagnosticity"]([0.5, 0.5])


def test_models_are_found_by_name_and_travel_between_processes() -> None:
    for declared in MODELS.values():
        assert pickle.loads(pickle.dumps(declared)) is declared
    with pytest.raises(ValueError, match="no model is called 'recogniton'; recognition"):
        named("recogniton")


def test_a_declaration_must_fit_its_formula() -> None:
    declare = model(
        result="", within="[0, 1]", theory=".", source="", a=Argument("", "[0, 1]", "+")
    )
    with pytest.raises(ValueError, match=r"takes \('b',\), but declares \('a',\)"):
        declare(lambda b: b)
    with pytest.raises(ValueError, match="an interval reads like"):
        Interval.parse("[1, 0]")
    with pytest.raises(ValueError, match="has no argument 'speed'"):
        MODELS["recognition"].direction("speed")
