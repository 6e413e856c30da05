"""An editor writes captions beside the film, with the mouse or with keys alone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK
from tests.browser.editing import open_captions
from tests.browser.test_accessibility import looks, violations


@pytest.fixture
def desk(open_page, signed_in) -> Iterator[Page]:
    """The captions as they are in the demonstration, and again after the test."""
    page = open_page(storage_state=signed_in, **DESK)
    open_captions(page)
    address = page.url
    kept = page.request.get(f"{address}keep/vtt/").body()
    yield page
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address)
    file = {"name": "kept.vtt", "mimeType": "text/vtt", "buffer": kept}
    page.get_by_label("A file of captions").set_input_files(file)
    with page.expect_navigation():  # the page before it has a button to save as well
        page.get_by_role("button", name="Show the lines of the file").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved. Readers see it now.")).to_be_visible()
    assert page.request.get(f"{address}keep/vtt/").body() == kept


def test_a_line_is_timed_by_the_player_cut_in_two_and_shown_to_readers(desk: Page) -> None:
    film, line = desk.locator("video"), desk.locator("[data-line]").first
    line.locator("[data-end]").fill("0:02.900")
    line.locator("[data-text]").fill("Esta línea se escribió y se cortó en dos.")
    film.evaluate("film => new Promise(r => { film.onseeked = r; film.currentTime = 0.5 })")
    desk.get_by_role("button", name="Begins now").click()
    expect(line.locator("[data-start]")).to_have_value("0:00.500")
    expect(line).to_have_class(re.compile("is-spoken"))
    line.locator("[data-text]").evaluate("box => box.setSelectionRange(22, 22)")
    before = desk.locator("[data-line]").count()
    line.locator("[data-text]").press("Alt+k")
    expect(desk.locator("[data-line]")).to_have_count(before + 1)
    expect(line.locator("[data-text]")).to_have_value("Esta línea se escribió")
    second = desk.locator("[data-line]").nth(1).locator("[data-text]")
    expect(second).to_have_value("y se cortó en dos.")
    expect(second).to_be_focused()
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Saved. Readers see it now.")).to_be_visible()
    transcript = desk.get_by_role("region", name="Transcript")
    expect(transcript).to_contain_text("Esta línea se escribió y se cortó en dos.")


def test_the_film_plays_from_a_line_and_stops_at_its_end(desk: Page) -> None:
    line = desk.locator("[data-line]").first
    line.locator("[data-start]").fill("0:01")
    line.locator("[data-end]").fill("0:02")
    line.locator("[data-text]").press("Alt+Enter")
    desk.wait_for_function("() => !document.querySelector('video').paused")
    desk.wait_for_function("() => document.querySelector('video').paused")
    assert 2 <= desk.locator("video").evaluate("film => film.currentTime") < 3


def test_what_is_wrong_with_a_line_is_said_while_it_is_written(desk: Page) -> None:
    line = desk.locator("[data-line]").first
    line.locator("[data-text]").fill("demasiado " * 12)
    expect(line.locator("[data-found]")).to_contain_text("do not fit on two lines")
    line.locator("[data-text]").fill("Poco.")
    expect(line.locator("[data-found]")).not_to_contain_text("do not fit on two lines")


def test_keys_go_from_line_to_line_and_let_words_be_typed(desk: Page) -> None:
    first, second = (desk.locator("[data-line]").nth(n).locator("[data-text]") for n in (0, 1))
    first.focus()
    desk.keyboard.press("Alt+ArrowDown")
    expect(second).to_be_focused()
    second.press("ControlOrMeta+a")
    desk.keyboard.type("ñandú, k. j")
    expect(second).to_have_value("ñandú, k. j")
    many = desk.locator("[data-line]").count()
    desk.keyboard.press("Alt+l")
    expect(desk.locator("[data-line]")).to_have_count(many + 1)


def test_without_script_it_is_a_form(desk: Page, open_page, signed_in) -> None:
    page = open_page(desk.url, storage_state=signed_in, java_script_enabled=False)
    line = page.locator("[data-line]").last
    line.locator("[data-start]").fill("0:00.100")
    line.locator("[data-end]").fill("0:00.400")
    line.locator("[data-text]").fill("Sin guion.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("[data-text]").first).to_have_value("Sin guion.")


def test_the_screens_are_accessible_and_fit(desk: Page) -> None:
    for screen in ("captions", "all"):
        for look in looks(desk):
            assert violations(desk) == [], (screen, look)
            assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), look
        if screen == "captions":
            desk.get_by_role("link", name="All captions of this recording").click()
            desk.wait_for_url("**/texts/")
