"""The command line answers at once."""

import resource
import subprocess
import sys

import pytest

LIMIT = 0.2
"""Seconds of processor time that ``--help`` may take."""


def processor_time(arguments: list[str]) -> float:
    """Return the processor seconds of a child that runs a command line."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "demarche", *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_takes_less_than_a_fifth_of_a_second(arguments: list[str]) -> None:
    assert min(processor_time(arguments) for _ in range(5)) < LIMIT


def test_help_imports_no_heavy_library() -> None:
    listed = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "demarche", "--help"],
        check=True,
        capture_output=True,
        text=True,
    ).stderr
    modules = {line.rsplit("|", 1)[1].strip() for line in listed.splitlines() if "|" in line}
    assert not modules & {"numpy", "scipy", "numba", "pydantic", "z3", "jinja2", "yaml"}
