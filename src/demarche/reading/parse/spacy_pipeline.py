"""Any spaCy pipeline that the user has installed, as a parser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.errors import InputError
from demarche.reading.parse.clearnlp import LABELS, to_universal
from demarche.reading.parse.sentence import Sentence, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from demarche.reading.parse.parser import Span


@dataclass(frozen=True, slots=True)
class SpacyPipeline:
    """A spaCy pipeline with a dependency parser; its labels are UD's or ClearNLP's."""

    pipeline: Language

    @classmethod
    def load(cls, name: str) -> SpacyPipeline:
        """Return the installed pipeline `name`.

        Raises
        ------
        InputError
            spaCy is not installed, there is no such pipeline, or it has no dependency parser.
        """
        try:
            import spacy
        except ModuleNotFoundError as error:
            raise InputError(
                f"spaCy is not installed, so its pipeline {name!r} cannot parse",
                hint="install the extra 'spacy' of this package, or leave the model out to use the"
                " parser that comes with it",
            ) from error
        try:
            pipeline = spacy.load(name, exclude=["ner", "senter", "sentencizer"])
        except OSError as error:
            raise InputError(
                f"there is no spaCy pipeline {name!r} here",
                hint=f"install it (python -m spacy download {name}), or leave the model out to use"
                " the one that comes with demarche",
            ) from error
        if "parser" not in pipeline.pipe_names:
            raise InputError(
                f"spaCy pipeline {name!r} has no dependency parser; it has"
                f" {', '.join(pipeline.pipe_names) or 'no part'}",
                hint="take one with a parser, such as en_core_web_sm",
            )
        return cls(pipeline)

    @property
    def name(self) -> str:
        """Language, name and version of the pipeline."""
        meta = self.pipeline.meta
        return f"spacy {meta['lang']}_{meta['name']} {meta['version']}"

    def __call__(self, spans: Iterable[Span]) -> Iterator[Sentence]:
        """Yield the tree of each span, in order."""
        docs = self.pipeline.pipe(
            ((self._doc(text[start:end]), start) for text, start, end in spans), as_tuples=True
        )
        for doc, start in docs:
            yield _sentence(doc, start)

    def _doc(self, sentence: str) -> Doc:
        doc = self.pipeline.make_doc(sentence)
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc


def _sentence(doc: Doc, offset: int) -> Sentence:
    tokens = [token for token in doc if not token.is_space]
    place = {token.i: i for i, token in enumerate(tokens)}
    heads = [-1 if (head := _head(token)) is None else place[head.i] for token in tokens]
    relations = [token.dep_ for token in tokens]
    if LABELS.intersection(relations):
        heads, relations = to_universal(
            heads, relations, [token.pos_ for token in tokens], [token.lemma_ for token in tokens]
        )
    return Sentence(
        tuple(
            Word(
                offset + token.idx,
                offset + token.idx + len(token),
                token.text,
                token.lemma_ if token.pos_ == "PROPN" else token.lemma_.lower(),
                token.pos_,
                token.tag_,
                token.morph.to_dict(),
                head,
                relation,
            )
            for token, head, relation in zip(tokens, *_one_root(heads, relations), strict=True)
        )
    )


def _head(token: Token) -> Token | None:
    """Return the nearest word above a token that is not white space; none for a root."""
    above = token.head
    while above.is_space and above.head != above:
        above = above.head
    return None if above == token or above.is_space else above


def _one_root(heads: list[int], relations: list[str]) -> tuple[list[int], list[str]]:
    """Return the tree with its second and later roots set below the first, as parataxis."""
    root = heads.index(-1)
    for i, head in enumerate(heads):
        if head < 0 and i != root:
            heads[i], relations[i] = root, "parataxis"
    relations[root] = "root"
    return heads, relations
