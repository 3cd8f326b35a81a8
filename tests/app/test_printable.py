"""What a stranger's text may show, and how lines of a terminal are made of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from demarche.app.printable import cut, printable
from demarche.app.terminal import WIDTH, titled, underlined, wrapped


@given(st.text())
def test_nothing_is_left_that_a_terminal_obeys(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert all(c.isprintable() for c in shown)
    assert printable(shown) == shown


def test_breaks_become_spaces_and_the_rest_is_marked() -> None:
    assert (
        printable("a\tb\nc\x1b[2J\u202e")
        == "a b c\N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}"
    )


@given(st.text(), st.integers(1, 30))
def test_what_is_cut_fits_and_what_fits_is_whole(text: str, length: int) -> None:
    assert len(cut(text, length)) <= length
    assert len(text) > length or cut(text, length) == text


def test_titles_are_underlined_as_long_as_they_are() -> None:
    assert list(underlined("A title")) == ["A title", "-------"]
    assert list(titled("A title")) == ["A TITLE", "-------"]
    assert max(map(len, underlined("word " * 40))) <= WIDTH


@given(st.text(alphabet="ab \x1b\n", max_size=300), st.integers(0, 8))
def test_lines_are_indented_and_short(text: str, indent: int) -> None:
    for line in wrapped(text, indent=indent):
        assert line.startswith(" " * indent)
        assert len(line) <= WIDTH or " " not in line.strip()
