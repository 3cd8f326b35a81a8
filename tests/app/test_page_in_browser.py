"""The page in a real browser: nothing runs, nothing loads, everything can be reached and read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from demarche.app.brief import assemble
from demarche.app.page import render
from tests.app.test_page import FERRY, HOSTILE, hostile_case, moving

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the addresses of the ferry's page, of a hostile one, and of an empty one."""
    folder = tmp_path_factory.mktemp("pages")
    bare = folder / "bare"
    bare.mkdir()
    (bare / "case.yaml").write_text("{demarche: 1, case: {title: Bare}}\n")
    made = {}
    for name, case in (
        ("ferry", FERRY),
        ("hostile", hostile_case(folder / "hostile")),
        ("bare", bare),
    ):
        brief = assemble(case)
        for written, told in ((name, brief), (f"{name}-moving", moving(brief))):
            file = folder / f"{written}.html"
            file.write_text(render(told), "utf-8")
            made[written] = file.as_uri()
    return made


def opened(browser: Any, address: str, *, width: int = 1280, **options: Any) -> Any:
    """Open a page, with what it asks of the network and what it complains about."""
    page = browser.new_context(viewport={"width": width, "height": 900}, **options).new_page()
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("dialog", lambda dialog: page.said.append(dialog.message))
    page.goto(address)
    return page


@pytest.mark.parametrize("name", ["ferry", "hostile", "bare"])
def test_it_loads_nothing_and_complains_of_nothing(
    browser: Any, pages: dict[str, str], name: str
) -> None:
    page = opened(browser, pages[name])
    assert page.asked == [pages[name]]
    assert page.said == []


def test_hostile_words_are_shown_and_do_nothing(browser: Any, pages: dict[str, str]) -> None:
    page = opened(browser, pages["hostile"])
    assert page.locator("h1").inner_text() == HOSTILE
    page.locator("#expand").click()
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.scripts.length") == 1
    assert page.locator("img").count() == 0


def test_two_clicks_from_an_overview_to_a_sentence(browser: Any, pages: dict[str, str]) -> None:
    page = opened(browser, pages["ferry"])
    page.locator(".matrix td a:visible").first.click()
    answer = page.locator(page.evaluate("location.hash"))
    assert answer.is_visible()
    answer = page.locator("#strict-y1-1-mayor")
    answer.locator(".said a").first.click()
    sentence = page.locator(page.evaluate("location.hash"))
    assert sentence.is_visible()
    assert "the island can wait until summer" in sentence.inner_text()
    sentence.locator(".uses a").first.click()
    assert page.locator(page.evaluate("location.hash")).is_visible()


def test_every_answer_is_one_click_from_its_sentences(browser: Any, pages: dict[str, str]) -> None:
    page = opened(browser, pages["ferry"])
    page.locator("#expand").click()
    links = page.locator(".reply:visible .reason a")
    assert links.count() > 5
    for number in range(links.count()):
        target = links.nth(number).get_attribute("href")
        assert page.locator(target).is_visible()


@pytest.mark.parametrize("name", ["ferry", "hostile", "bare"])
def test_no_scrolling_sideways(browser: Any, pages: dict[str, str], name: str) -> None:
    page = opened(browser, pages[name])
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    for width in (320, 390, 768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_switch_shows_one_coding_at_a_time(browser: Any, pages: dict[str, str]) -> None:
    for scripted in (True, False):
        page = opened(browser, pages["ferry"], java_script_enabled=scripted)
        strict, generous = (
            page.locator(f"#{coding}-y1 > summary") for coding in ("strict", "generous")
        )
        assert (strict.is_visible(), generous.is_visible()) == (True, False)
        page.locator("label[for=coding-generous]").click()
        assert (strict.is_visible(), generous.is_visible()) == (False, True)


def test_a_link_into_the_other_coding_switches_to_it(browser: Any, pages: dict[str, str]) -> None:
    page = opened(browser, f"{pages['ferry']}#generous-y3-1-herald")
    assert page.locator("#coding-generous").is_checked()
    assert page.locator("#generous-y3-1-herald").is_visible()


def test_only_one_account(browser: Any, pages: dict[str, str]) -> None:
    page = opened(browser, pages["ferry"])
    page.locator("#account-filter").select_option("mayor")
    shown = page.locator(".reply:visible")
    accounts = {shown.nth(i).get_attribute("data-account") for i in range(shown.count())}
    assert accounts == {"mayor"}


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_a_link_opens_the_folds_around_what_it_leads_to(
    browser: Any, pages: dict[str, str], scripted: bool
) -> None:
    for name in ("strict-y1-1-mayor", "s-island-patient", "a-nothing-else", "strict-move-swap"):
        page = opened(browser, pages["ferry"], java_script_enabled=scripted)
        assert not page.locator(f"#{name}").is_visible()
        page.goto(f"{pages['ferry']}#{name}")
        assert page.locator(f"#{name}").is_visible(), name


def test_a_link_leads_back_into_a_fold_that_was_closed_again(
    browser: Any, pages: dict[str, str]
) -> None:
    page = opened(browser, pages["ferry"])
    link = page.locator(".matrix td a:visible").first
    link.click()
    fold = page.locator(page.evaluate("location.hash"))
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = false; })")
    assert not fold.is_visible()
    link.click()
    assert fold.is_visible()


@pytest.mark.parametrize("name", ["ferry", "hostile", "bare"])
def test_folded_it_is_a_few_screens_long(browser: Any, pages: dict[str, str], name: str) -> None:
    for width, screens in ((1280, 5), (390, 7)):
        page = opened(browser, pages[name], width=width)
        assert page.evaluate("document.documentElement.scrollHeight") <= screens * 900


def test_the_briefing_fits_one_screen(browser: Any, pages: dict[str, str]) -> None:
    page = opened(browser, pages["ferry"])
    box = page.locator(".matrix:visible").bounding_box()
    assert box["y"] + box["height"] <= 900


def test_on_paper_everything_is_open(browser: Any, pages: dict[str, str]) -> None:
    page = opened(browser, pages["ferry"], java_script_enabled=False)
    assert not page.locator("#s-island-patient").is_visible()
    page.emulate_media(media="print")
    assert page.locator("#s-island-patient").is_visible()
    assert page.locator("#strict-y1-1-mayor").is_visible()
    assert not page.locator("nav").is_visible()


def test_two_moves_side_by_side(browser: Any, pages: dict[str, str]) -> None:
    page = opened(browser, pages["ferry-moving"])
    page.locator(".grid:visible > summary").first.click()
    one, other = page.locator(".pair:visible").all()
    one.select_option("suspend")
    other.select_option("swap")
    shown = page.locator(".signs:visible thead [data-move]:visible")
    assert shown.all_inner_texts() == ["suspend", "swap"]
    for name in ("suspend", "swap"):
        assert page.locator(f"#strict-move-{name}").get_attribute("open") is not None


def test_charts_can_be_read_in_light_and_dark(browser: Any, pages: dict[str, str]) -> None:
    for scheme in ("light", "dark"):
        page = opened(browser, f"{pages['ferry']}#strict-y3", color_scheme=scheme, width=390)
        drawn = page.locator("#strict-y3 .lanes svg[role=img]")
        assert drawn.count() > 0
        assert drawn.first.bounding_box()["width"] > 200
        ink, paper = (
            page.evaluate(f"getComputedStyle(document.body).{name}")
            for name in ("color", "backgroundColor")
        )
        assert ink != paper


def test_a_fold_opens_by_keyboard(browser: Any, pages: dict[str, str]) -> None:
    page = opened(browser, pages["ferry"])
    page.locator("#strict-y1 > summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#strict-y1-1 h4").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#strict-y1') !== null")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_without_script_everything_can_be_read(browser: Any, pages: dict[str, str]) -> None:
    page = opened(browser, pages["ferry"], java_script_enabled=False)
    assert not page.locator("#account-filter").is_visible()
    page.locator("#sentences summary").first.click()
    assert page.locator("#sentences .entry:visible").count() > 0


def test_it_works_by_keyboard(browser: Any, pages: dict[str, str]) -> None:
    page = opened(browser, pages["ferry"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the answers"
    page.locator("#coding-strict").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#coding-generous").is_checked()
