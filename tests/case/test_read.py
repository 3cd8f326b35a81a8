from __future__ import annotations

import copy
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demarche.case.check import check
from demarche.case.document import read_document
from demarche.case.read import read, read_case
from demarche.case.scaffold import write_scaffold
from demarche.errors import CaseError

KEYS = st.sampled_from(["id", "port", "says", "says ", "a b", "0"])
JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 10**20)
    | st.floats(allow_nan=False)
    | st.sampled_from(
        ["", "port", "waiting(port)", "2024", "2024-13", "..", "x > 1", "each", "../x"]
    )
    | st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "port", "says", "says ", "a b", "0"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def scaffold() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        return read_document(write_scaffold(Path(folder) / "mine")).values


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of all values inside a value."""
    if not isinstance(value, dict | list):
        return [path]
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    return [path, *(p for key, inner in pairs for p in paths(inner, (*path, key)))]


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_value_anywhere_is_a_problem_or_none_and_never_a_crash(
    data: st.DataObject, scaffold: dict[str, Any], tmp_path: Path
) -> None:
    values = copy.deepcopy(scaffold)
    *way, last = data.draw(st.sampled_from(paths(values)[1:]))
    target = values
    for key in way:
        target = target[key]
    target[last] = data.draw(JUNK)
    case = tmp_path / "case.yaml"
    case.write_text(json.dumps(values, ensure_ascii=False), "utf-8")
    for problem in check(case):
        assert problem.line == 1
        assert problem.what


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace"))
)
def test_stray_bytes_are_a_case_error(tmp_path: Path, content: bytes) -> None:
    case = tmp_path / "case.yaml"
    case.write_bytes(content)
    with pytest.raises(CaseError):
        read_case(case)


def test_what_is_sound_is_kept(tmp_path: Path) -> None:
    case = write_scaffold(tmp_path / "mine")
    case.write_text(case.read_text().replace("hedge: weak", "hedge: weakly"))
    reading = read(case)
    assert reading.case is None
    assert set(reading.sound.statements) == set(read_document(case).values["statements"])
    assert reading.faulty == {("statements", "union-can-wait", "hedge")}
    (problem,) = reading.problems
    assert "'weakly' is no hedge" in str(problem)
    assert "hedge: weakly" in case.read_text().splitlines()[problem.line - 1]
    with pytest.raises(CaseError, match="'weakly' is no hedge"):
        read_case(case)


def test_a_folder_stands_for_its_case(tmp_path: Path) -> None:
    case = write_scaffold(tmp_path / "mine")
    assert read_case(case) == read_case(case.parent)


@pytest.mark.parametrize(
    "line, told",
    [
        ("wage: {}", "'wage' is no key here; hint: allowed: "),
        ("statments: {}", "'statments' is no key here; hint: did you mean 'statements'?"),
        ("parties: [a]", "parties: a mapping is needed, got ['a']; hint: write 'key: value'"),
        ("parties: {a b: {name: x}}", "'a b' is no name"),
        ("parties: {a: }", "a: a mapping is needed, got None"),
        ("demarche: 2", "2 is no version of the format; hint: write 'demarche: 1'"),
        ("events: {a: {}}", "'title:' is missing; hint: add 'title:'"),
        ("sources: {a: {title: t, published: 2018-02-30}}", "'2018-02-30' is not a period"),
    ],
)
def test_faults_of_shape_say_what_and_how(tmp_path: Path, line: str, told: str) -> None:
    case = tmp_path / "case.yaml"
    head = "" if line.startswith("demarche") else "demarche: 1\n"
    case.write_text(f"case: {{title: t}}\n{head}{line}\n")
    (problem,) = check(case)
    assert told in str(problem)
    assert problem.line == (2 if not head else 3)
