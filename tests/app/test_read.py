"""A folder of coverage on the command line: read, listed, drafted, as a stranger would do it."""

from __future__ import annotations

import csv
import io
import json
import signal
import sqlite3
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from demarche.app.cli import UNUSABLE, run
from demarche.app.record_schema import schema_text
from demarche.case.period import Period
from demarche.reading.item import Item, Kind
from demarche.reading.reader import Found
from demarche.record.folder import read_folder
from demarche.record.store import Store
from tests.app.json_schema import faults
from tests.sources.pdf import document, printed

SCHEMA = Path(__file__).parents[2] / "docs/reference/record.schema.json"
Capture = pytest.CaptureFixture[str]

PLEDGE = (
    "Norway pledged to cut its mackerel quota if Iceland opened its ports. "
    "Foreign minister Kari Dahl of Norway visited Iceland on Tuesday."
)
HTML = (
    "<html><head><title>Visit</title>"
    "<meta property='article:published_time' content='2021-03-04'></head><body><article>"
    "<p>Norway suspended the cut of the quota, its minister Kari Dahl said.</p>"
    "<p>Kari Dahl visited Iceland on 2 March 2021, and exports fell by 12 percent.</p>"
    "</article></body></html>"
)


@pytest.fixture(scope="module")
def coverage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as people have them: three formats, a folder within, files that are none."""
    folder = tmp_path_factory.mktemp("coverage")
    (folder / "deep").mkdir()
    (folder / "a.txt").write_text("March 3, 2021\n\n" + PLEDGE)
    (folder / "b.html").write_text(HTML)
    (folder / "deep/c.pdf").write_bytes(
        document(printed("Iceland may open its ports to Norway, a newspaper wrote."))
    )
    (folder / "broken.pdf").write_bytes(b"no pdf")
    (folder / "empty.txt").write_text("")
    (folder / "latin.txt").write_bytes("Perú visitó".encode("latin-1"))
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture(scope="module")
def record(coverage: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the record of the folder."""
    path = tmp_path_factory.mktemp("record") / "record.sqlite"
    assert run(["read", str(coverage), "--output", str(path), "--workers", "1"]) == 0
    return path


def listed(record: Path, capsys: Capture, *options: str) -> str:
    capsys.readouterr()
    assert run(["record", str(record), *options]) == 0
    return capsys.readouterr().out


def objects(record: Path, capsys: Capture, *options: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        listed(record, capsys, "--format", "json", *options)
    )
    return found


def read(folder: Path, output: Path, *options: str) -> int:
    return run(["read", str(folder), "--output", str(output), "--workers", "1", *options])


def test_a_mixed_folder_is_read_and_what_gives_no_text_is_named(
    coverage: Path, tmp_path: Path, capsys: Capture
) -> None:
    output = tmp_path / "record.sqlite"
    assert read(coverage, output) == 0
    out, err = capsys.readouterr()
    kinds = {line.split()[1]: int(line.split()[0]) for line in out.splitlines()}
    assert {"event", "pledge", "figure", "actor", "time"} <= set(kinds)
    assert "2 without text" in err
    assert "broken.pdf" in err
    assert "empty.txt" in err
    assert "picture" not in err
    assert read(coverage, output) == 0
    assert "0 read, 6 unchanged" in capsys.readouterr().err


def test_every_item_is_words_of_its_file(coverage: Path, record: Path, capsys: Capture) -> None:
    with Store(record) as store:
        for entry in store.entries():
            text = store.text(entry.document)
            assert entry.item.quotes(text) == entry.quotes
    found = objects(record, capsys)
    assert found
    assert all(part["quote"] for one in found for part in one["evidence"])  # type: ignore[attr-defined]


def test_filters_narrow_and_must_all_pass(record: Path, capsys: Capture) -> None:
    everything = objects(record, capsys)
    pledges = objects(record, capsys, "--kind", "pledge")
    assert 0 < len(pledges) < len(everything)
    assert {one["kind"] for one in pledges} == {"pledge"}
    both = objects(record, capsys, "--kind", "pledge", "--kind", "event")
    assert {one["kind"] for one in both} == {"pledge", "event"}
    assert objects(record, capsys, "--kind", "pledge", "--status", "done") == []
    assert objects(record, capsys, "--kind", "pledge", "--actor", "nor") == pledges
    assert {one["type"] for one in objects(record, capsys, "--type", "CONSULT")} == {"CONSULT"}
    visits = objects(record, capsys, "--kind", "event", "--within", "2021-03")
    assert visits
    assert objects(record, capsys, "--kind", "event", "--within", "1999") == []
    early = objects(record, capsys, "--as-of", "2021-03-03")
    assert {part["file"] for one in early for part in one["evidence"]} == {"a.txt"}  # type: ignore[attr-defined]


def test_every_format_is_what_its_name_says(record: Path, capsys: Capture) -> None:
    rows = list(csv.DictReader(io.StringIO(listed(record, capsys, "--format", "csv"))))
    assert len(rows) == len(objects(record, capsys))
    lines = listed(record, capsys, "--format", "plover").splitlines()
    assert {json.loads(line)["event"] for line in lines} >= {"CONSULT"}
    timeline = json.loads(listed(record, capsys, "--format", "timeline"))
    assert all(event["start_date"]["year"] == 2021 for event in timeline["events"])
    assert timeline["events"]
    assert "“" in listed(record, capsys)


def test_merged_events_stand_once_with_all_their_reports(record: Path, capsys: Capture) -> None:
    merged = objects(record, capsys, "--merged")
    (visit,) = (one for one in merged if one["type"] == "CONSULT" and one["origins"] == 2)
    assert len(visit["reports"]) == 2  # type: ignore[arg-type]
    assert "two independent texts" in listed(record, capsys, "--merged")
    assert run(["record", str(record), "--merged", "--format", "csv"]) == 2
    assert "--format list or json" in capsys.readouterr().err


def test_a_text_without_a_date_takes_the_one_that_is_given(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    (folder / "visit.txt").write_text("Norway's envoy visited Iceland on Friday.")
    for options, first in ((), None), (("--published", "2021-03-08"), "2021-03-05"):
        output = tmp_path / f"{len(options)}.sqlite"
        assert read(folder, output, *options) == 0
        (told,) = objects(output, capsys, "--kind", "time")
        assert told["date"]["start"] == first  # type: ignore[index]


def test_what_cannot_be_done_is_said_in_a_sentence(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    text = tmp_path / "text.txt"
    text.write_text("no record")
    for arguments, told in (
        (["read", str(folder), "--output", str(tmp_path / "r.sqlite")], "holds no file to read"),
        (["read", str(tmp_path / "none")], "cannot be listed"),
        (["read", str(folder), "--published", "soonish"], "soonish"),
        (["read", str(folder), "--output", str(text)], "cannot be opened as a record"),
        (["record", str(tmp_path / "none.sqlite")], "is not there"),
        (["record", str(text)], "cannot be opened as a record"),
        (["draft", str(tmp_path / "none"), str(tmp_path / "case")], "is not there"),
    ):
        assert run(arguments) == UNUSABLE, arguments
        error = capsys.readouterr().err
        assert told in error
        assert "Traceback" not in error


def test_a_parser_that_is_not_installed_is_named(
    coverage: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert read(coverage, tmp_path / "r.sqlite", "--model", "no_such_pipeline") == UNUSABLE
    assert "no_such_pipeline" in capsys.readouterr().err


def test_a_case_names_its_parties_in_the_record(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "The Rope Makers visited Iceland. The Rope Makers pledged to pay."
    )
    assert run(["new", str(tmp_path / "mine")]) == 0
    case = tmp_path / "mine/case.yaml"
    text = case.read_text().replace("parties:\n", "parties:\n  ropes: {name: Rope Makers}\n", 1)
    case.write_text(text)
    assert read(folder, tmp_path / "r.sqlite", "--case", str(case)) == 0
    assert objects(tmp_path / "r.sqlite", capsys, "--actor", "ropes")


def test_a_draft_is_a_case_without_problems_and_overwrites_nothing(
    record: Path, tmp_path: Path, capsys: Capture
) -> None:
    case = tmp_path / "case"
    assert run(["draft", str(record), str(case), "--title", "Mackerel"]) == 0
    capsys.readouterr()
    assert run(["check", str(case)]) == 0
    written = (case / "case.yaml").read_text()
    assert "title: Mackerel" in written
    assert "pledge(nor, nor-cut-its-mackerel-quota) is pledged" in written
    assert run(["draft", str(record), str(case)]) == UNUSABLE
    assert "not an empty folder" in capsys.readouterr().err
    assert (case / "case.yaml").read_text() == written


@pytest.mark.parametrize("command", ["read", "record", "draft"])
def test_help_tells_what_a_command_takes(command: str, capsys: Capture) -> None:
    assert run([command, "--help"]) == 0
    assert command in capsys.readouterr().out


def test_ctrl_c_ends_with_a_word_and_the_next_run_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:03}.txt").write_text(f"{number}. " + PLEDGE)
    command = [sys.executable, "-m", "demarche", "read", str(folder), "--workers", "1"]
    command += ["--output", str(tmp_path / "r.sqlite")]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    _wait_for_documents(tmp_path / "r.sqlite", running)
    running.send_signal(signal.SIGINT)
    _, error = running.communicate(timeout=60)
    assert "Traceback" not in error
    with Store(tmp_path / "r.sqlite") as store:
        kept = sum(1 for _ in store.documents())
        assert 0 < kept <= 60
        done = read_folder(folder, store, _Nothing(_reader_of(tmp_path / "r.sqlite")))
    assert done.unchanged == kept


def _wait_for_documents(path: Path, running: subprocess.Popen[str]) -> None:
    while running.poll() is None:
        time.sleep(0.05)
        if path.exists() and path.stat().st_size > 0:
            with Store(path) as store:
                if any(True for _ in store.documents()):
                    return


def _reader_of(path: Path) -> str:
    (name,) = sqlite3.connect(path).execute("SELECT reader FROM document LIMIT 1").fetchone()
    return str(name)


class _Nothing:
    """A reader of one item a text, under a name that is given."""

    def __init__(self, name: str = "nothing") -> None:
        self.name = name

    def __call__(self, text: str, *, publication: Period | None) -> Found:
        return Found((Item(Kind.CLAIM, ((0, 5),)),))


def _articles(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        words = " ".join(f"w{(number * 7919 + i * i) % 99991}" for i in range(300))
        (folder / f"{number:05}.txt").write_text(f"{words}.")


def _peak(folder: Path, path: Path) -> int:
    with Store(path) as store:
        tracemalloc.start()
        read_folder(folder, store, _Nothing())
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_folder(tmp_path: Path) -> None:
    _articles(tmp_path / "few", 30)
    _articles(tmp_path / "many", 200)
    few = _peak(tmp_path / "few", tmp_path / "few.sqlite")
    many = _peak(tmp_path / "many", tmp_path / "many.sqlite")
    assert many - few < 170 * 1_500  # a name and an origin of each file, and no text: 2,000


def test_the_published_schema_is_up_to_date() -> None:
    """To renew: python -m demarche.app.record_schema > docs/reference/record.schema.json."""
    assert SCHEMA.read_text("utf-8") == schema_text()


def test_what_is_printed_follows_the_schema(record: Path, capsys: Capture) -> None:
    of = json.loads(SCHEMA.read_text("utf-8"))
    found = objects(record, capsys)
    assert faults(found, of, of) == []
    for kind in ("actor", "event", "figure", "time", "pledge", "quotation"):
        one = next(each for each in found if each["kind"] == kind)
        details = dict(one["details"])  # type: ignore[call-overload]
        details.pop(next(iter(details)))
        assert kind == "quotation" or faults([one | {"details": details}], of, of)
