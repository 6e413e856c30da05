"""The button to print asks the printer once, on every page that has one."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import BOTH_VOICES, address, practice, transcript, video

COUNT = "window.printed = 0; window.print = () => { window.printed += 1; };"
PAGES = {
    "video": video("en"),
    "practice": practice("es"),
    "words": address("en", "resources:video_words", slug=BOTH_VOICES),
    "transcript": transcript("es"),
    "basket": address("en", "resources:basket", f"item=video.{BOTH_VOICES}"),
}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_press_prints_once(open_page, path):
    page = open_page()
    page.add_init_script(COUNT)
    page.goto(path)
    button = page.locator("[data-print]")
    expect(button).to_have_count(1)
    button.click()
    assert page.evaluate("window.printed") == 1


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_without_script_there_is_no_button_that_does_nothing(open_page, path):
    page = open_page(path, java_script_enabled=False)
    expect(page.locator("[data-print]")).to_be_hidden()
