"""Score a parser on raw text of a treebank, as CoNLL 2018 did.

``python -m benchmarks.reading.parse [--model NAME]`` prints a table. A word is found if its span
is; an arc is right if the word, and the word that it hangs from, are found and joined. Relations
are compared without their subtypes, lemmas without case.

References
----------
Zeman et al. 2018, "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal
Dependencies".
"""

import argparse
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.reading.score import Count
from demarche.reading.parse import Parser, Sentence, Word, load
from demarche.sources import sentences
from training.treebank import Paragraph, paragraphs

TREEBANKS = Path(__file__).parents[2].parent / "shared" / "data" / "events" / "ud"
SETS = ("en_pud-ud-test", "en_ewt-ud-dev", "en_ewt-ud-test", "en_gum-ud-dev", "en_gum-ud-test")
MEASURES = ("words", "sentences", "UPOS", "XPOS", "features", "lemmas", "UAS", "LAS", "LAS full")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--model", help="a spaCy pipeline; by default demarche's own")
    arguments.add_argument("--sets", nargs="*", default=SETS, metavar="NAME")
    chosen = arguments.parse_args()
    parser = load(chosen.model)
    print("set".ljust(16), *(f"{name:>9}" for name in MEASURES), "words/s")
    for name in chosen.sets:
        file = TREEBANKS / f"{name}.conllu.xz"
        if not file.is_file():
            print(name.ljust(16), "not at hand")
            continue
        gold = list(paragraphs(file))
        begun = time.process_time()
        found = list(parsed(gold, parser))
        seconds = time.process_time() - begun
        counts = score(gold, found)
        rate = sum(len(s.words) for trees in found for s in trees) / seconds
        told = (f"{100 * counts[name].f1:9.2f}" for name in MEASURES)
        print(name.ljust(16), *told, f"{rate:7,.0f}")


def parsed(gold: Iterable[Paragraph], parser: Parser) -> Iterator[list[Sentence]]:
    """Yield the sentences of each paragraph, parsed; all of a paragraph is read."""
    spans = [[(p.text, s.start, s.end) for s in sentences(p.text)] for p in gold]
    trees = parser(span for each in spans for span in each)
    for each in spans:
        yield [next(trees) for _ in each]


def score(gold: Iterable[Paragraph], found: Iterable[list[Sentence]]) -> dict[str, Count]:
    """Return the count of each of `MEASURES`."""
    counts = {name: Count() for name in MEASURES}
    for paragraph, trees in zip(gold, found, strict=True):
        wanted, ours = _facts(paragraph.sentences), _facts(trees)
        for name, count in counts.items():
            count.gold += len(wanted[name])
            count.ours += len(ours[name])
            count.right += len(wanted[name] & ours[name])
    return counts


def _facts(trees: Iterable[Sentence]) -> dict[str, set[tuple[object, ...]]]:
    facts: dict[str, set[tuple[object, ...]]] = {name: set() for name in MEASURES}
    for tree in trees:
        facts["sentences"].add((tree.start, tree.end))
        for word in tree.words:
            above = tree.words[word.head] if word.head >= 0 else None
            for name, fact in _facts_of(word, above).items():
                facts[name].add((word.start, word.end, *fact))
    return facts


def _facts_of(word: Word, above: Word | None) -> dict[str, tuple[object, ...]]:
    head = (above.start, above.end) if above else None
    return {
        "words": (),
        "UPOS": (word.upos,),
        "XPOS": (word.xpos,),
        "features": tuple(sorted(word.features.items())),
        "lemmas": (word.lemma.lower(),),
        "UAS": (head,),
        "LAS": (head, word.relation.partition(":")[0]),
        "LAS full": (head, word.relation),
    }


if __name__ == "__main__":
    main()
