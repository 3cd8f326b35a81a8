import gzip
import re
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import pytest

from demarche.reading.actors.lexicon import senses
from demarche.reading.actors.world import _names, longest, lookup

PHOENIX = (
    Path(__file__).parents[3].parent / "shared/data/events/cameo/Phoenix.Countries.actors.txt.gz"
)


def rows() -> list[list[str]]:
    table = (files("demarche.reading.actors") / "world.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in table.splitlines() if not line.startswith("#")]


def test_every_country_has_a_code_of_its_own() -> None:
    codes = [row[1] for row in rows() if row[0] == "country"]
    assert len(codes) == len(set(codes)) >= 195
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)


def test_a_name_means_one_country() -> None:
    meant = defaultdict(set)
    for use, key, _, names, _, people in rows():
        if use in ("country", "part"):
            for name in filter(None, [*names.split("|"), *people.split("|")]):
                meant[name].add(key)
    assert not {name: keys for name, keys in meant.items() if len(keys) > 1}


def test_every_part_seat_and_body_is_of_a_country_in_the_table() -> None:
    countries = {row[1] for row in rows() if row[0] == "country"}
    assert {row[1] for row in rows() if row[0] in ("part", "seat", "body")} <= countries


@pytest.mark.skipif(
    not PHOENIX.is_file(), reason="the country list to check against is not at hand"
)
def test_codes_agree_with_another_list() -> None:
    """Names that both lists have stand for the same code in both."""
    text = gzip.decompress(PHOENIX.read_bytes()).decode("utf-8", "replace")
    theirs = dict(re.findall(r"^([A-Z_]+?)_\s+\[([A-Z]{3})\]", text, re.MULTILINE))
    ours = {n.upper().replace(" ", "_"): e for held in _names().values() for n, e in held.items()}
    both = {name for name in theirs if name in ours and ours[name].use == "country"}
    assert len(both) > 120
    different = {
        name: (theirs[name], ours[name].id) for name in both if theirs[name] != ours[name].id
    }
    assert set(different) <= {"ROMANIA", "KOSOVO", "EAST_TIMOR", "PALESTINE", "SERBIA", "CONGO"}


def test_the_longest_name_is_taken() -> None:
    text = "Papua New Guinea and Guinea-Bissau"
    assert longest(text, 0)[1].id == "PNG"
    assert longest(text, 10)[1].id == "GIN"
    assert longest(text, 21)[1].id == "GNB"
    assert longest("Chadwick", 0) is None
    assert longest("Norwegian-led", 0)[1].use == "adjective"
    assert lookup("Oslo").id == "NOR"
    assert lookup("") is None


def test_no_word_has_two_senses_that_tell_apart() -> None:
    assert senses()["police"].kind == "body"
    assert senses()["fishermen"].many
    assert senses()["spokeswoman"].rank == 1
    assert all(sense.rank <= 3 for sense in senses().values())
