"""A first case to start from: small, commented, and without a fault."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from demarche.case.read import FILE_NAME
from demarche.case.writing import write_whole
from demarche.errors import CaseError
from demarche.sources.anchor import cite

_TEMPLATE = files("demarche.case") / "first_case"
_TEXT = "sources/gazette.txt"
_WORDS = re.compile("<<(.+?)>>")


def write_scaffold(folder: Path) -> Path:
    """Write a commented first case into a new or empty folder, and return its case file.

    Raises
    ------
    CaseError
        If the folder holds anything already, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseError(
            f"{folder} exists and is not an empty folder",
            hint="name a folder that is not there yet",
        )
    text = (_TEMPLATE / _TEXT).read_text("utf-8")
    template = (_TEMPLATE / FILE_NAME).read_text("utf-8")
    case = _WORDS.sub(lambda quoted: str(cite(text, quoted[1])), template)
    try:
        (folder / _TEXT).parent.mkdir(parents=True, exist_ok=True)
        write_whole(folder / _TEXT, text)
        write_whole(folder / FILE_NAME, case)
    except OSError as error:
        raise CaseError(f"{folder} cannot be written: {error.strerror}") from error
    return folder / FILE_NAME
