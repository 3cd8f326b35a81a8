"""What ``--json`` prints follows the schema that is published of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from demarche.app.cli import PROBLEMS_FOUND, run
from tests.app.json_schema import faults

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs/reference"
FERRY = str(Path(__file__).parent / "ferry")
BUNDLED = str(ROOT / "examples/us-north-korea-2018")

PRINTED = {
    "brief": ["brief", FERRY],
    "what-if": ["what-if", BUNDLED, "suspend", "cancel", "swap"],
    "desk": ["desk", BUNDLED, f"{BUNDLED}/draft.yaml"],
}


@pytest.fixture(scope="module")
def printed() -> dict[str, Any]:
    """Return what is printed, made once."""
    return {}


def output(name: str, printed: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> Any:
    if name not in printed:
        assert run([*PRINTED[name], "--json"]) in (0, PROBLEMS_FOUND)
        printed[name] = json.loads(capsys.readouterr().out)
    return printed[name]


@pytest.mark.parametrize("name", PRINTED)
def test_the_published_schema_is_up_to_date(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """To renew: demarche NAME --schema > docs/reference/NAME.schema.json."""
    assert run([name, "--schema"]) == 0
    assert capsys.readouterr().out == (REFERENCE / f"{name}.schema.json").read_text("utf-8")


def published(name: str) -> Any:
    return json.loads((REFERENCE / f"{name}.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("name", PRINTED)
def test_what_is_printed_follows_it(
    name: str, printed: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    of = published(name)
    assert faults(output(name, printed, capsys), of, of) == []


@pytest.mark.parametrize("name", PRINTED)
def test_what_lacks_a_part_or_has_a_wrong_one_does_not(
    name: str, printed: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    of = published(name)
    whole = output(name, printed, capsys)
    record = whole[0] if isinstance(whole, list) else whole
    for part in record:
        less = {key: value for key, value in record.items() if key != part}
        wrong = record | {part: {"unforeseen": [None]}}
        for broken in (less, wrong):
            assert faults([broken] if isinstance(whole, list) else broken, of, of), part
