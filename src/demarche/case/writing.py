"""Files written whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    r"""Write a file so that at every moment it is the old one or the new one.

    The text goes into a temporary file beside it, which then takes its place.

    Parameters
    ----------
    path : Path
        Where to; a link is followed.  Its folder must exist.
    text : str
        Written as UTF-8; line breaks as they are.

    Raises
    ------
    OSError
        If the folder cannot be written; the old file is untouched.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
    try:
        with temporary.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
