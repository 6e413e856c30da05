"""An editor at the screen of a record: the order of the languages, the marks, the list."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import looks

VIDEOS = "/admin/snippets/resources/video/"
OURS = ["[data-twin]", ".twin-work", "table.listing"]
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def editor(open_page: Callable[..., Page], signed_in: Any) -> Page:
    return open_page(storage_state=signed_in)


def first_half_translated(page: Page) -> None:
    """Opens the first video of the list whose other language is missing."""
    page.goto(f"{VIDEOS}?twin_state=missing&ordering=sort_key_en")
    page.locator("table.listing tbody .title-wrapper a").first.click()
    expect(page.locator("[data-twin]").first).to_be_visible()


def columns_of(page: Page, text: str) -> list[str]:
    names = page.locator(f"[data-twin] [name^={text}_]")
    return names.evaluate_all("fields => fields.map((field) => field.lang)")


def test_the_columns_change_places_with_the_language_that_is_chosen(editor: Page) -> None:
    editor.goto(f"{VIDEOS}add/")
    first, second = columns_of(editor, "title")
    editor.get_by_label("Written first in").select_option(second)
    assert columns_of(editor, "title") == [second, first]
    editor.locator(f"[name=title_{second}]").focus()
    for _stop in range(8):  # past the buttons beside the field
        editor.keyboard.press("Tab")
        if editor.evaluate("document.activeElement.name") == f"title_{first}":
            break
    else:
        pytest.fail("the second column does not follow the first for the keyboard")


def test_an_empty_text_is_begun_with_a_button(editor: Page) -> None:
    first_half_translated(editor)
    button = editor.get_by_role("button", name="Begin with the paragraphs").first
    field = button.locator("xpath=ancestor::*[@data-language]").locator("textarea, input").first
    name = field.get_attribute("name")
    button.click()
    expect(editor.locator(f"[name={name}]")).to_have_value(
        re.compile(r"^\[\[…\]\]")
    )  # figures stay
    expect(editor.locator("[data-twin]", has=editor.locator(f"[name={name}]"))).to_contain_text(
        "Begun: write the words"
    )


def test_axe_finds_nothing_in_our_parts(editor: Page) -> None:
    first_half_translated(editor)
    edited = editor.url
    axe = Axe()
    for address in (edited, VIDEOS, f"{VIDEOS}?state=live&twin_state=missing"):
        editor.goto(address)
        editor.wait_for_load_state("networkidle")
        ours = [part for part in OURS if editor.locator(part).count()]
        for look in looks(editor):
            found = axe.run(
                editor, context={"include": ours}, options={"runOnly": STANDARDS}
            ).response["violations"]
            assert found == [], (address, look, [v["nodes"][0]["html"] for v in found])
            assert editor.evaluate("document.documentElement.scrollWidth <= innerWidth"), look
