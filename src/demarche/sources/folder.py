"""Names of files that stay inside a folder."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

from demarche.errors import SourceError


def resolve_inside(folder: Path, name: str) -> Path:
    """Return the real path of a file named relative to a folder, which it does not leave.

    Parameters
    ----------
    folder : Path
        The folder; it may itself be reached by links.
    name : str
        Relative name with forward slashes; the file need not exist.

    Raises
    ------
    SourceError
        The name is empty or absolute, holds ``..``, a backslash or a NUL, or leads out of the
        folder through a symbolic link.

    Examples
    --------
    >>> resolve_inside(Path("/srv/case"), "press/../../secret")
    Traceback (most recent call last):
        ...
    demarche.errors.SourceError: the name 'press/../../secret' holds '..'
    hint: name the file relative to the folder, inside it
    """
    fault = _fault(name)
    if fault:
        raise SourceError(
            f"the name {name!r} {fault}", hint="name the file relative to the folder, inside it"
        )
    root = folder.resolve()
    try:
        found = (root / name).resolve()
    except (OSError, RuntimeError) as error:
        raise SourceError(f"the name {name!r} cannot be followed: {error}") from error
    if not found.is_relative_to(root):
        raise SourceError(
            f"the name {name!r} leads out of its folder through a symbolic link",
            hint="put the file itself into the folder",
        )
    return found


def _fault(name: str) -> str:
    if not name.strip():
        return "is empty"
    if "\0" in name or "\\" in name:
        return "holds a NUL or a backslash"
    if name.startswith(("/", "~")) or PureWindowsPath(name).drive:
        return "is not relative"
    return "holds '..'" if ".." in name.split("/") else ""
