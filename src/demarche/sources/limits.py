"""The limits under which a file is read, each by name."""

from __future__ import annotations

from dataclasses import dataclass, fields

from demarche.errors import InputError


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost.

    Parameters
    ----------
    file_bytes : int
        Largest file that is opened.
    text_characters : int
        Longest text that a file may give, in code points.
    cpu_seconds : int
        Processor time of the child process that takes HTML or PDF apart.
    wall_seconds : int
        Time by the clock that the child may take, its start included.
    memory_bytes : int
        Address space of the child. Kept where the system can limit it (not on Windows).

    Examples
    --------
    >>> Limits(file_bytes=1000).file_bytes
    1000
    """

    file_bytes: int = 20_000_000
    text_characters: int = 2_000_000
    cpu_seconds: int = 20
    wall_seconds: int = 60
    memory_bytes: int = 1_000_000_000

    def __post_init__(self) -> None:
        """Refuse a limit below 1."""
        for field in fields(self):
            value = getattr(self, field.name)
            if value < 1:
                raise InputError(f"the limit {field.name} is {value}; it must be at least 1")
