"""The page as text: its policy, its structure, and that every text of a case stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import escape

from demarche.app.brief import Brief, assemble
from demarche.app.brief.record import (
    Arrow,
    Circle,
    Clash,
    Footing,
    Influence,
    Line,
    Moved,
    Table,
    Turning,
    Use,
)
from demarche.app.page import render
from demarche.app.page.render import by_quantity, repeats
from demarche.app.summary import shares, summary
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


def test_the_briefing_comes_first_and_the_ground_last(page: Page) -> None:
    order = [
        "brief",
        "answers",
        "moves",
        "happened",
        "influences",
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


def test_the_briefing_names_the_riskiest_assumption_and_the_greatest_surprise(
    brief: Brief, page: Page
) -> None:
    top = section(page, "brief")
    words = {s.id: s.words for s in brief.suppositions}
    for reading in brief.readings:
        risk = reading.riskiest
        assert risk is not None
        assert f'<a href="#a-{risk.id}">{words[risk.id]}</a>' in top
        assert f"Without it {risk.falls} of {risk.forced} answers" in top
        first = reading.surprises[0]
        assert f'href="#{reading.coding}-{first.asking}-{first.account}"' in top
        assert shares(reading) in top


def test_the_riskiest_assumption_is_needed_by_so_many_answers(brief: Brief) -> None:
    for reading in brief.readings:
        forced = [
            reply
            for chapter in reading.chapters
            for asking in chapter.askings
            for reply in asking.replies
            if not reply.pooled and reply.given in ("entailed", "excluded")
        ]
        needing = {
            name: sum(
                all(name in {u.id for u in because.assumptions} for because in reply.reasons)
                for reply in forced
            )
            for name in (supposition.id for supposition in brief.suppositions)
        }
        assert reading.riskiest is not None
        assert reading.riskiest.forced == len(forced)
        assert reading.riskiest.falls <= needing[reading.riskiest.id]
        assert reading.riskiest.falls > 0


def test_every_question_is_one_fold_with_its_answer_in_a_line(brief: Brief, page: Page) -> None:
    for reading in brief.readings:
        for chapter in reading.chapters:
            if chapter.silent:
                continue
            fold = page.html.split(f'<details class="chapter" id="{reading.coding}-')
            mine = next(f for f in fold if f.startswith(f'{chapter.id.lower()}"'))
            summary = mine.split("</summary>")[0]
            assert chapter.title in summary
            assert chapter.gist
            assert str(escape(chapter.gist)) in summary


def test_the_matrix_has_a_header_for_every_row_and_column(brief: Brief, page: Page) -> None:
    tables = page.html.split('<table class="matrix">')[1:]
    assert len(tables) == len(brief.readings)
    for html in tables:
        html = html.split("</table>")[0]
        head, *rows = html.split("<tr>")[1:]
        columns = len(re.findall('<th scope="col"', head)) - 1
        assert columns > 2
        assert rows
        for row in rows:
            assert row.count('<th scope="row">') == 1
            assert row.count("<td") == columns == len(re.findall('data-name="[^"]+"', row))


def test_goals_of_the_same_text_are_told_apart_by_their_lens(brief: Brief) -> None:
    reading = brief.readings[0]
    chapter = reading.chapters[0]
    first = replace(chapter.askings[0], twin=True, lens="by the rule of the first")
    second = replace(first, id="y1-9", lens="by the rule of the second")
    changed = replace(
        reading, chapters=(replace(chapter, askings=(first, second)),), surprises=(), tendencies=()
    )
    differences = [
        replace(d, twin=True, lens=lens)
        for d in brief.differences[:1]
        for lens in ("by the first", "by the second")
    ]
    html = render(replace(brief, readings=(changed,), differences=tuple(differences)))
    matrix = html.split('<table class="matrix">')[1].split("</table>")[0]
    assert "By the rule of the first" in matrix
    assert "By the rule of the second" in matrix
    assert "By the first" in html.split('class="differences"')[1]
    text = summary(replace(brief, readings=(changed, *brief.readings[1:])))
    assert "by the rule of the second)" in " ".join(text.split())


def test_a_pool_that_repeats_somebody_says_only_so(brief: Brief, page: Page) -> None:
    repeated = 0
    for reading in brief.readings:
        for chapter in reading.chapters:
            for asking in chapter.askings:
                for reply in asking.replies:
                    same = repeats(asking, reply)
                    if reply.kind == "silent" or not reply.pooled:
                        continue
                    place = f"{reading.coding}-{asking.id}"
                    card = page.html.split(f'id="{place}-{reply.account}"')[1]
                    card = card.split("</section>")[0]
                    assert ("<details>" in card) == (same is None)
                    if same is not None:
                        repeated += 1
                        assert f'href="#{place}-{same.account}"' in card
                        assert same.reasons == reply.reasons
    assert repeated


def test_footnotes_stand_apart_from_the_words_before_them(page: Page) -> None:
    assert page.html.count('<span class="notes">') > 10
    assert not re.search(r'\S<span class="notes">', page.html)
    assert not re.search(
        r"</span>(?=[A-Za-z])", "".join(re.findall(r'<span class="notes">.*', page.html))
    )


def test_a_copy_that_is_left_out_says_what_it_restates(brief: Brief) -> None:
    radio = next(source for source in brief.sources if source.id == "radio")
    copy = replace(radio, id="copy", title="A copy", restates="Radio North", restates_id="radio")
    changed = replace(brief, sources=(*brief.sources, copy))
    words = Page(render(changed)).words
    assert "No: switched off in the case; it restates Radio North" in words
    told = " ".join(summary(changed).split())
    assert "Radio North (switched off in the case, with its restatement A copy)" in told


# -- moves and charts --------------------------------------------------------------------------


def moving(brief: Brief) -> Brief:
    """Return a brief in which moves reach something: one raises a rent, the next lowers it."""
    arrow = Arrow("it", "raises", "rent", (Footing("definition", "it", "so it is"),))
    effects = (
        Moved("rent", "+", True, ("post",), ((arrow,),), ()),
        Moved("rent", "-", False, ("herald",), ((arrow,),), ()),
        Moved("wage", "-", False, ("herald",), ((arrow,),), ()),
        Moved("toll", "-", False, ("herald",), ((arrow,),), ()),
        Moved("toll", "-", True, ("post",), ((arrow,),), ()),
    )
    return replace(
        brief,
        readings=tuple(
            replace(
                reading,
                trials=tuple(replace(t, direct=(), effects=effects) for t in reading.trials),
            )
            for reading in brief.readings
        ),
    )


def test_every_move_can_be_looked_up_and_compared(brief: Brief) -> None:
    page = Page(render(moving(brief)))
    for reading, table in zip(
        brief.readings, page.html.split('<table class="signs">')[1:], strict=True
    ):
        names = [trial.name for trial in reading.trials]
        assert {"stay", "suspend", "exit", "swap"} <= set(names)
        assert all(f"{reading.coding}-move-{name}" in page.ids for name in names)
        table = table.split("</table>")[0]
        assert re.findall(r'<th scope="col" data-move="([\w-]+)"', table) == names
        assert all(row.count("<td") == len(names) for row in table.split("<tr>")[2:])


def test_a_sign_of_the_table_is_that_of_the_accounts(brief: Brief) -> None:
    reading = moving(brief).readings[0]
    found = by_quantity(replace(reading, trials=reading.trials[:1]))
    assert found == {
        "rent": {"stay": "+ (−)"},
        "wage": {"stay": "(−)"},
        "toll": {"stay": "−"},
    }


def test_a_loop_shows_the_sentence_under_each_arrow(brief: Brief) -> None:
    one, other = (sentence.id for sentence in brief.sentences[:2])
    arrows = (
        Influence("a", "raises", "b", (one,), ()),
        Influence("b", "lowers", "a", (other,), ()),
    )
    html = render(replace(brief, influences=arrows, circles=(Circle("balancing", arrows, False),)))
    loop = html.split("<h3>Loops</h3>")[1].split("</details>")[0]
    assert loop.count("<li>") == 2
    assert loop.index(f'href="#s-{one}"') < loop.index(f'href="#s-{other}"')
    assert html.count('class="arrow looped"') == 2


def test_a_move_that_feeds_back_on_itself_is_named_above_the_moves(brief: Brief) -> None:
    given = moving(brief)
    arrows = given.readings[0].trials[0].effects[0].paths[0]
    turning = Turning("reinforcing", "no author closes it", arrows)
    readings = tuple(
        replace(
            reading,
            trials=tuple(
                replace(t, loops=(turning,) if t.name == "exit" else ()) for t in reading.trials
            ),
        )
        for reading in given.readings
    )
    page = Page(render(replace(given, readings=readings)))
    said = "Exit feeds back on itself: reinforcing; no author closes it."
    assert page.words.count(said) == len(readings)


def test_leverage_and_ledger_are_drawn_beside_their_words(brief: Brief, page: Page) -> None:
    for reading in brief.readings:
        chart = page.html.split(f'id="{reading.coding}-y3"')[1].split("</figure>")[0]
        assert chart.count('role="img"') == len(reading.tendencies)
        assert all(f"{t.way}, {t.when}" in chart for t in reading.tendencies)
        ledger = page.html.split(f'id="{reading.coding}-y4"')[1].split("</figure>")[0]
        assert ledger.count('role="img"') == len(reading.ledger)
        assert all(item.title in ledger for item in reading.ledger)


def section(page: Page, name: str) -> str:
    """Return a section of a page."""
    return page.html.split(f'<section id="{name}"')[1].split("</section>")[0]


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
    assert "Shares, in the box of Ann" not in html.split('<aside class="box"')[0]
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
                    if repeats(asking, reply):
                        continue
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
