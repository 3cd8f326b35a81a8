"""The page as text: its policy, its structure, and that every text of a case stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from demarche.app.brief import Brief, assemble
from demarche.app.brief.record import Clash, Line, Table, Use
from demarche.app.page import render
from tests.app.page import Page, colours, contrast, hashed

FERRY = Path(__file__).parent / "ferry"

HOSTILE = "</style></title><script>window.ran = 1</script><img src=x onerror=window.ran=2>"
"""Ends whatever it may stand in, and runs whatever may run."""

LINK = "javascript:window.ran=3"
TURNED = "left\u202eright\u2066"


@pytest.fixture(scope="module")
def brief() -> Brief:
    return assemble(FERRY)


@pytest.fixture(scope="module")
def page(brief: Brief) -> Page:
    return Page(render(brief))


def hostile_case(folder: Path) -> Path:
    """Write the ferry case with hostile words wherever a case takes words."""
    text = (FERRY / "case.yaml").read_text("utf-8")
    bad = HOSTILE.replace("'", "’")
    for words in (
        "The night ferry",
        "whether the night ferry runs, and who pays",
        "The company leaves the talks",
        "Ada Holm",
        "mayor, role",
        "The company broke off the talks.",
        "A full ferry eases the wait.",
        "Harbour Post, evening edition",
        "what the party loses by each week without an agreement",
        "nobody; it is invented",
        "A bus to the pier",
    ):
        assert words in text
        kept = ", role" if words.endswith(", role") else ""
        quoted = f'"{bad}{kept and ""}"' if f'"{words}"' not in text else bad
        text = text.replace(words, f"{quoted}{kept}")
    text = text.replace("Radio North", f'"{LINK}"').replace("the Company", f'"{TURNED}"')
    (folder / "sources").mkdir(parents=True)
    for source in ("post", "herald"):
        words = (FERRY / f"sources/{source}.txt").read_text("utf-8")
        (folder / f"sources/{source}.txt").write_text(words, "utf-8")
    (folder / "case.yaml").write_text(text, "utf-8")
    return folder


def test_it_is_well_formed_and_ids_are_unique(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    assert {"main", "header", "nav", "footer", "h1"} <= page.tags


def test_every_link_stays_inside_and_leads_somewhere(page: Page) -> None:
    assert page.links
    for link in page.links:
        assert link.startswith("#")
        assert link[1:] in page.ids, link


def test_the_policy_allows_one_style_and_one_script_by_their_hashes(page: Page) -> None:
    (style,), (script,) = page.raw["style"], page.raw["script"]
    assert page.policy == (
        f"default-src 'none'; style-src {hashed(style)}; script-src {hashed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style
    assert "@import" not in style


def test_nothing_in_it_needs_more_than_the_policy_allows(page: Page) -> None:
    assert not {name for name in page.attributes if name == "style" or name.startswith("on")}
    assert not page.tags & {"link", "img", "iframe", "object", "form", "base", "audio", "video"}


def test_what_a_case_says_stays_text(brief: Brief, page: Page, tmp_path: Path) -> None:
    bad = assemble(hostile_case(tmp_path / "hostile"))
    found = Page(render(bad))
    assert found.words.count("<script>window.ran = 1</script>") > 10
    assert LINK in found.words
    assert found.raw == page.raw
    assert found.attributes == page.attributes
    assert found.tags == page.tags
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", found.html)
    assert "left\N{REPLACEMENT CHARACTER}right" in found.words


def test_who_what_and_how_much_is_assumed_comes_first(page: Page) -> None:
    order = [
        "settled",
        "assume",
        "happened",
        "answers",
        "assumptions",
        "sentences",
        "sources",
        "words",
    ]
    assert [i for i in page.ids if i in order] == order
    opening = page.words.split("What must you assume?")[0]
    for words in (
        "The night ferry",
        "as of 10 March 2031",
        "Whether the night ferry runs, and who pays.",
        "The Company – The Island",
        "Rests on ten statements of two sources; one source is left out.",
        "Coded by nobody; it is invented.",
    ):
        assert words in opening


def test_every_answer_shows_verdict_price_and_reasons(brief: Brief, page: Page) -> None:
    for reading in brief.readings:
        for chapter in reading.chapters:
            for asking in chapter.askings:
                for reply in asking.replies:
                    anchor = f"{reading.coding}-{asking.id}-{reply.account}"
                    assert (anchor in page.ids) == (reply.kind != "silent")
                    assert reply.kind == "silent" or reply.phrase in page.words
                    assert all(f"#s-{s}" in page.links for b in reply.reasons for s in b.statements)


def test_a_sentence_leads_back_to_the_answers_that_use_it(page: Page) -> None:
    entry = page.html.split('id="s-island-patient"')[1].split("</li>\n", 1)[0]
    assert 'href="#strict-y1-1-mayor"' in entry


def test_numbers_of_an_analysts_box_stand_apart(brief: Brief) -> None:
    reading = brief.readings[0]
    chapter = reading.chapters[0]
    box = Table(
        "Shares, in the box of Ann", ("what", "share"), (Line(("it", "0.4"), ()),), "", True
    )
    chapters = (replace(chapter, tables=(box, *chapter.tables)), *reading.chapters[1:])
    boxed = replace(brief, readings=(replace(reading, chapters=chapters), *brief.readings[1:]))
    html = render(boxed)
    assert Page(html).tags >= {"aside"}
    assert "Shares, in the box of Ann" in html.split('<aside class="box"')[1].split("</aside>")[0]
    assert "Shares, in the box of Ann" not in html.split("</table></div>")[0]
    assert '<aside class="box"' not in render(brief)


def test_what_is_no_answer_is_said(page: Page) -> None:
    assert "switched off in the case" in page.words
    assert "Silent, and what to add" in page.words


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast_is_enough_to_read(page: Page, scheme: int) -> None:
    of = colours(page.raw["style"][0])[scheme]
    pairs = [
        (text, ground)
        for text in ("ink", "soft", "link", "yes", "no", "open")
        for ground in ("paper", "card", "faint")
    ]
    assert {pair: contrast(of[pair[0]], of[pair[1]]) >= 4.5 for pair in pairs} == dict.fromkeys(
        pairs, True
    )


def test_an_open_answer_shows_what_it_rests_on_and_two_worlds(brief: Brief, page: Page) -> None:
    found = 0
    for reading in brief.readings:
        for chapter in reading.chapters:
            for asking in chapter.askings:
                for reply in asking.replies:
                    if reply.kind != "undetermined":
                        continue
                    found += 1
                    assert reply.speaking
                    assert reply.apart is None or "with all else equal" in reply.apart.because
                    start = f'id="{reading.coding}-{asking.id}-{reply.account}"'
                    card = page.html.split(start)[1].split("</section>")[0]
                    assert all(f'href="#s-{name}"' in card for name in reply.speaking)
                    assert all(f"nothing of {name}" in card for name in reply.missing[:1])
    assert found
    assert "Two worlds, one on each side" in page.words


def test_a_silent_account_is_told_with_what_it_says_nothing_of(page: Page) -> None:
    assert re.search(r"no word of [^.]*waiting", page.words)


def test_a_dropped_assumption_is_named_with_the_sentences_it_clashes_with(brief: Brief) -> None:
    reading = brief.readings[0]
    chapter = reading.chapters[0]
    asking = chapter.askings[0]
    reply = next(r for r in asking.replies if r.kind != "silent")
    use = Use(brief.suppositions[0].id, "the fog stayed")
    one, other = (sentence.id for sentence in brief.sentences[:2])
    clashing = replace(
        reply, refuted=(Clash((one,), (use,)),), conflicts=(Clash((one, other), ()),)
    )
    askings = (replace(asking, replies=(clashing,)), *chapter.askings[1:])
    chapters = (replace(chapter, askings=askings), *reading.chapters[1:])
    changed = replace(brief, readings=(replace(reading, chapters=chapters), *brief.readings[1:]))
    words = " ".join(Page(render(changed)).words.split())
    assert "Not assumed here: The fog stayed. It clashes with this sentence:" in words
    assert "These sentences clash:" in words
