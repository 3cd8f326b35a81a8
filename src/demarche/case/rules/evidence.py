"""Evidence stands where it says, in a source that had appeared by then."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from demarche.case.account import origin
from demarche.case.document import Problem
from demarche.case.nouns import Case, Evidence
from demarche.case.read import evidence_path
from demarche.case.rules.draft import Draft
from demarche.case.texts import ATTACHED, changed
from demarche.errors import SourceError
from demarche.sources.anchor import Anchor, Lost, Moved, make_anchor
from demarche.sources.reprint import near_duplicates
from demarche.sources.words import shingles, spellings

SAME_TEXT = 0.9
"""Share of the shorter text's runs of words in the longer above which two texts are one."""

COPIED_RUN = 9
"""Words in a row that a paraphrase and its source must not share."""


def files_of_sources(draft: Draft) -> Iterator[Problem]:
    """Report texts that are missing, unreadable or outside the folder, and those that changed."""
    for name, source in draft.case.sources.items():
        fault, text = draft.texts.faults.get(name), draft.texts.at_hand.get(name)
        if fault is not None:
            what = f"the text of '{name}' cannot be used: {fault.what}"
            hint = fault.hint or "put the text there, or correct 'file:'"
            yield draft.problem(("sources", name, "file"), what, hint=hint)
        elif text is not None and changed(source, text):
            yield draft.problem(
                ("sources", name, "sha256"),
                f"the text of '{name}' has changed: its sha256 is {text.sha256_of_text}",
                hint=f"'{_adding(draft, name)} --update' finds its evidence again",
            )


def _adding(draft: Draft, name: str) -> str:
    """Return the command that attaches the text of a source: the one at hand, or else FILE."""
    case = Path(draft.document.file)
    file = draft.case.sources[name].file or f"{ATTACHED}/{name}.txt"
    text = shlex.quote(str(case.parent / file)) if name in draft.texts.at_hand else "FILE"
    return f"demarche sources add {shlex.quote(str(case))} {text} --as {name}"


def texts_at_hand(draft: Draft) -> Iterator[Problem]:
    """Note sources whose text is not at hand, with how many anchors were not verified for it."""
    anchors = Counter(evidence.source for _, _, evidence in _by_source(draft.case))
    for name in draft.case.sources:
        if anchors[name] and name not in draft.texts.at_hand and name not in draft.texts.faults:
            number = f"{anchors[name]} anchor{'s were' if anchors[name] > 1 else ' was'}"
            yield draft.note(
                ("sources", name),
                f"the text of '{name}' is not at hand; {number} not verified",
                hint=f"'{_adding(draft, name)}' attaches it",
            )


def warnings_of_texts(draft: Draft) -> Iterator[Problem]:
    """Note what a reader should know of a text, such as that its encoding was guessed."""
    for name, text in draft.texts.at_hand.items():
        for warning in text.warnings:
            yield draft.note(("sources", name), f"the text of '{name}': {warning}")


def evidence_in_place(draft: Draft) -> Iterator[Problem]:
    """Report evidence that is malformed, has moved, or is lost."""
    for number, name, evidence in _by_source(draft.case):
        path = (*evidence_path(draft.document, name, number), "at")
        fault = _fault(draft, evidence)
        if fault:
            yield draft.problem(path, fault[0], hint=fault[1])


def _by_source(case: Case) -> list[tuple[int, str, Evidence]]:
    """Return all evidence, that of one text together: a text is then split into words once."""
    found = [
        (number, name, evidence)
        for name, statement in case.statements.items()
        for number, evidence in enumerate(statement.evidence)
    ]
    return sorted(found, key=lambda entry: entry[2].source)


def _fault(draft: Draft, evidence: Evidence) -> tuple[str, str] | None:
    try:
        anchor = Anchor.parse(evidence.at)
    except SourceError as error:
        return error.what, error.hint
    match draft.texts.place(evidence):
        case Moved(start, end):
            where = make_anchor(draft.texts.at_hand[evidence.source].text, start, end)
            what = f"the words have moved in '{evidence.source}', to {where.locator}"
            return what, f"write 'at: {where}'"
        case Lost(reason):
            return (
                f"the evidence is lost in '{evidence.source}': {reason}",
                f"read {anchor.locator} again and point at the words that say it",
            )
        case _:
            return None


def evidence_in_the_coding(draft: Draft) -> Iterator[Problem]:
    """Report a statement none of whose evidence stands in a coding that the statement is of."""
    for name, statement in draft.case.statements.items():
        codings = {found.coding for found in statement.evidence}
        if "both" not in codings and statement.coding != "both" and statement.coding not in codings:
            yield draft.problem(
                ("statements", name, "coding"),
                f"the statement is {statement.coding} and its evidence is not",
                hint="give both the same 'coding:'",
            )


def paraphrases_in_own_words(draft: Draft) -> Iterator[Problem]:
    """Report a paraphrase that copies a run of words from its source."""
    runs = {
        name: shingles(spellings(source.text), COPIED_RUN)
        for name, source in draft.texts.at_hand.items()
    }
    for name, statement in draft.case.statements.items():
        own = spellings(statement.paraphrase)
        if len(own) < COPIED_RUN:
            continue
        for source in sorted({evidence.source for evidence in statement.evidence} & runs.keys()):
            if not shingles(own, COPIED_RUN).isdisjoint(runs[source]):
                yield draft.problem(
                    ("statements", name, "paraphrase"),
                    f"the paraphrase copies {COPIED_RUN} words or more from '{source}'",
                    hint="say it in your own words; the anchor points at theirs",
                )


def known_after_publication(draft: Draft) -> Iterator[Problem]:
    """Report a statement known before any source of it appeared."""
    for name, statement in draft.case.statements.items():
        sources = [draft.case.sources.get(evidence.source) for evidence in statement.evidence]
        published = [source.published for source in sources if source is not None]
        if statement.known is None or not published:
            continue
        earliest = min(published)
        if statement.known.end < earliest.start:
            yield draft.problem(
                ("statements", name, "known"),
                f"known {statement.known}, before its source appeared ({earliest})",
                hint="'about:' is when it speaks of; 'known:' is from when it was known",
            )


def reprints_marked(draft: Draft) -> Iterator[Problem]:
    """Report sources that are one text and not marked as such: they would count twice."""
    for original, other in _pairs_of_one_text(draft):
        if origin(draft.case, original) != origin(draft.case, other):
            yield draft.problem(
                ("sources", other),
                f"'{other}' is the same text as '{original}'",
                hint=f"add 'restates: {original}': a reprint corroborates nothing",
            )


def _pairs_of_one_text(draft: Draft) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for name, source in draft.case.sources.items():
        if source.sha256 is not None and first.setdefault(source.sha256.lower(), name) != name:
            yield first[source.sha256.lower()], name
    declared = draft.case.sources
    names = [name for name in draft.texts.at_hand if draft.texts.at_hand[name].text.strip()]
    texts = [draft.texts.at_hand[name].text for name in names]
    for group in near_duplicates(texts, threshold=SAME_TEXT) if len(texts) > 1 else ():
        original, *others = (names[index] for index in group)
        for other in others:
            same = declared[original].sha256, declared[other].sha256
            if None in same or same[0] != same[1]:
                yield original, other
