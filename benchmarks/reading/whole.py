"""The whole way from a folder to a record: words a CPU second, memory over many articles."""

import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.reading.speech import sentences
from demarche.reading.reader import OwnReader
from demarche.record.folder import Done, read_folder
from demarche.record.store import Store

Row = tuple[str, str, str, str, str]
ARTICLES = 2000
SENTENCES = 4
_WARM = 200
"""Articles after which all that is loaded once is there."""


def rows(shared: Path) -> Iterator[Row]:
    """Read made-up articles, each of a few sentences of a treebank in a random order."""
    file = shared / "data" / "events" / "ud" / "en_pud-ud-test.conllu.xz"
    if not file.is_file():
        yield "folder to record", "", "not at hand", "", ""
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "articles"
        words = _articles(folder, [sentence for sentence, _ in sentences(file)])
        memory: dict[int, int] = {}

        def note(done: Done) -> None:
            memory[done.files] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

        reader = OwnReader()
        reader("They met.", publication=None)  # what is loaded once counts for none of the articles
        begun = time.process_time()
        with Store(Path(scratch) / "record.sqlite") as store:
            read_folder(folder, store, reader, progress=note)
        rate = words / (time.process_time() - begun)
    name = f"folder to record, {ARTICLES} articles, one process"
    yield name, "words a CPU second", f"{rate:,.0f}", "", ""
    grown = (memory[ARTICLES] - memory[_WARM]) / 1024
    yield name, f"peak memory, growth after {_WARM}", f"{grown:.0f} MiB", "", ""


def _articles(folder: Path, known: list[str]) -> int:
    folder.mkdir()
    chance, words = random.Random(0), 0
    for number in range(ARTICLES):
        text = " ".join(chance.sample(known, SENTENCES))
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words
