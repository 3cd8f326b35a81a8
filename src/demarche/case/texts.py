"""The texts of a case's sources, where they are at hand.

A source's text is the ``file:`` that the case names, inside its own folder, or a text that
``demarche sources add`` has put into the folder `ATTACHED`, which Git ignores.
A case is whole without either: then paraphrase, locator and citation stand alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from demarche.case.nouns import Case, Evidence, Source
from demarche.errors import SourceError
from demarche.sources.anchor import Anchor, Found, Lost, Moved, verify
from demarche.sources.folder import resolve_inside
from demarche.sources.source_text import SourceText, read

ATTACHED = "attached"
"""Folder inside the case folder that holds attached texts, one ``<source>.txt`` each."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What became of looking for the texts of a case.

    Attributes
    ----------
    at_hand : mapping of str to SourceText
        By source.
    faults : mapping of str to SourceError
        Of sources whose text is named or attached, and cannot be used.
    """

    at_hand: Mapping[str, SourceText]
    faults: Mapping[str, SourceError]

    def place(self, evidence: Evidence) -> Found | Moved | Lost | None:
        """Return where the words of evidence stand, or nothing where the text is not at hand."""
        source = self.at_hand.get(evidence.source)
        return None if source is None else find(evidence.at, source.text)

    def words(self, evidence: Evidence) -> str | None:
        """Return the words that evidence points at, or nothing where they cannot be shown.

        Words that have moved are shown from where they stand now.
        """
        match self.place(evidence):
            case Found():
                anchor = Anchor.parse(evidence.at)
                start, end = anchor.start, anchor.end
            case Moved(start, end):
                pass
            case _:
                return None
        return self.at_hand[evidence.source].text[start:end]


def texts(folder: Path, case: Case) -> Texts:
    """Look for the text of every source of a case.

    Parameters
    ----------
    folder : Path
        The case folder.
    case : Case
    """
    at_hand: dict[str, SourceText] = {}
    faults: dict[str, SourceError] = {}
    for name, source in case.sources.items():
        try:
            found = source_text(folder, source)
        except SourceError as error:
            faults[name] = error
        else:
            if found is not None:
                at_hand[name] = found
    return Texts(at_hand, faults)


def source_text(folder: Path, source: Source) -> SourceText | None:
    """Return the text of one source, or nothing where it is not at hand.

    Raises
    ------
    SourceError
        If the named file leads out of the folder, is missing or cannot be read.
    """
    if source.file is not None:
        return read(resolve_inside(folder, source.file))
    attached = attached_path(folder, source.id)
    return read(attached) if attached.exists() else None


def find(written: str, text: str) -> Found | Moved | Lost:
    """Return where the words of a written anchor stand in a text."""
    try:
        return verify(Anchor.parse(written), text)
    except SourceError as error:
        return Lost(error.what)


def changed(source: Source, text: SourceText) -> bool:
    """Say whether a text is another than the one that its source declares by sha256."""
    declared = source.sha256 and source.sha256.lower()
    return declared not in (None, text.sha256_of_bytes, text.sha256_of_text)


def attached_path(folder: Path, source: str) -> Path:
    """Return where the attached text of a source belongs."""
    return resolve_inside(folder, f"{ATTACHED}/{source}.txt")
