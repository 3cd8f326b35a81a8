"""Texts put beside a case: which source a file is, and whether its evidence still stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from demarche.case.document import Document
from demarche.case.edit import save, with_entry, with_values
from demarche.case.nouns import Case, Source
from demarche.case.period import period
from demarche.case.read import evidence_path, read
from demarche.case.texts import attached_path, changed, find
from demarche.case.writing import write_whole
from demarche.errors import CaseError
from demarche.sources.anchor import Found, Lost, Moved, make_anchor
from demarche.sources.folder import resolve_inside
from demarche.sources.source_text import SourceText
from demarche.sources.source_text import read as read_text


@dataclass(frozen=True, slots=True)
class Attachment:
    """What became of attaching a text.

    Attributes
    ----------
    source : str
        The source that the text is of.
    new : bool
        Whether the source was entered into the case file just now.
    changed : bool
        Whether the text is another than the one that the case declares.
    found : tuple of str
        Statements whose evidence stands where it says.
    moved : tuple of (str, str)
        Statements whose evidence stands elsewhere, with the anchor of where.
    lost : tuple of (str, str)
        Statements whose evidence is gone, with the reason.
    warnings : tuple of str
        What a reader should know of the text, such as that its encoding was guessed.
    attached : bool
        Whether the text was taken; one that changed, or in which words are elsewhere or gone, is
        taken only with an update.
    """

    source: str
    new: bool
    changed: bool
    found: tuple[str, ...]
    moved: tuple[tuple[str, str], ...]
    lost: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    attached: bool


def attach(
    case_file: Path,
    file: Path,
    *,
    source: str = "",
    title: str = "",
    published: str = "",
    update: bool = False,
) -> Attachment:
    """Attach a text to the source of a case that it is, or to a new one.

    Parameters
    ----------
    case_file : Path
    file : Path
        Text, HTML or PDF.
    source : str, optional
        The source that it is; otherwise the one with its sha256, otherwise a new one.
    title, published : str, optional
        Of a new source; the title is the first line of the text unless given.
    update : bool, optional
        Take a text although it changed, and rewrite moved anchors and the declared sha256 in the
        case file; without it such a text is not attached, and nothing is written.

    Raises
    ------
    CaseError, SourceError, InputError
        If case or file cannot be read, or a new source lacks its date; nothing is then written.
    """
    reading = read(case_file)
    case, document = reading.whole(), reading.document
    text = read_text(file)
    name = source or _declared(case, text)
    new = name not in case.sources
    if new:
        name, document = _entered(document, case, name, text, title, published)
    else:
        _keep_apart(case.sources[name], file, document)
    places = {key: find(anchor, text.text) for key, anchor in _anchors(case, name).items()}
    moved = {
        key: str(make_anchor(text.text, place.start, place.end))
        for key, place in places.items()
        if isinstance(place, Moved)
    }
    other = not new and changed(case.sources[name], text)
    stands = not other and all(isinstance(place, Found) for place in places.values())
    taken = new or update or stands
    if update:
        document = _updated(document, name, moved, text if other else None)
    if document is not reading.document:
        save(document, instead_of=reading.document)
    if taken and (new or case.sources[name].file is None):
        _store(attached_path(Path(document.file).parent, name), text.text)
    return Attachment(
        source=name,
        new=new,
        changed=other,
        found=tuple(key[0] for key, place in places.items() if isinstance(place, Found)),
        moved=tuple((key[0], anchor) for key, anchor in moved.items()),
        lost=tuple((k[0], place.reason) for k, place in places.items() if isinstance(place, Lost)),
        warnings=text.warnings,
        attached=taken,
    )


def _declared(case: Case, text: SourceText) -> str:
    """Return the source whose declared sha256 is that of the file or of its text."""
    hashed = (source for source in case.sources.values() if source.sha256 is not None)
    return next((source.id for source in hashed if not changed(source, text)), "")


def _entered(
    document: Document, case: Case, name: str, text: SourceText, title: str, published: str
) -> tuple[str, Document]:
    """Return the name of a new source, and the document with its entry."""
    if not published:
        raise CaseError(
            f"{text.name} is no source that {document.file} declares by its sha256",
            hint="give --published for a new source, or --as ID for a declared one",
        )
    title = title or text.text.split("\n", 1)[0].strip()[:200] or text.name
    name = name or _slug(title)
    if name in case.sources:
        raise CaseError(f"{document.file} has another source '{name}'", hint="give --as another ID")
    entry = {
        "title": title,
        "published": str(period(published)),
        "sha256": text.sha256_of_text,
    }
    return name, with_entry(document, "sources", name, entry)


def _slug(title: str) -> str:
    """Return a name made of the first words of a title."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", letters.lower())
    return "-".join(words[:5]) or "source"


def _keep_apart(source: Source, file: Path, document: Document) -> None:
    """Refuse to attach a second text to a source that names its file."""
    if source.file is None:
        return
    own = resolve_inside(Path(document.file).parent, source.file)
    if own != file.resolve():
        raise CaseError(
            f"'{source.id}' has its text in '{source.file}', and {file.name} is another file",
            hint=f"replace '{source.file}', or remove 'file:' from the source",
        )


def _anchors(case: Case, source: str) -> dict[tuple[str, int], str]:
    """Return what the case writes as anchors into a source, by statement and evidence."""
    return {
        (name, number): evidence.at
        for name, statement in case.statements.items()
        for number, evidence in enumerate(statement.evidence)
        if evidence.source == source
    }


def _updated(
    document: Document,
    source: str,
    moved: dict[tuple[str, int], str],
    other: SourceText | None,
) -> Document:
    values = {
        (*evidence_path(document, name, number), "at"): anchor
        for (name, number), anchor in moved.items()
    }
    if other is not None:
        values["sources", source, "sha256"] = other.sha256_of_text
    return with_values(document, values) if values else document


def _store(path: Path, text: str) -> None:
    """Write a text into its folder, which tells Git to ignore all that is in it."""
    try:
        path.parent.mkdir(exist_ok=True)
        write_whole(path.parent / ".gitignore", "*\n")
        write_whole(path, text)
    except OSError as error:
        raise CaseError(f"{path} cannot be written: {error.strerror}") from error
