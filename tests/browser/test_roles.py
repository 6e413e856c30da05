"""A translator's screen: the texts of one language, on a desk and a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.addresses import LANGUAGES
from tests.browser.conftest import Coworkers

BACKGROUND = "field => getComputedStyle(field).backgroundColor"


def open_record(page: Page, title: str) -> None:
    page.goto(f"/admin/snippets/resources/video/?q={title}")
    page.get_by_role("link", name=title).first.click()
    page.wait_for_url("**/edit/*/")


@pytest.mark.parametrize("width", [1280, 360])
def test_a_translator_mends_the_english_summary_and_cannot_touch_the_spanish(
    coworkers: Coworkers, width: int
) -> None:
    page = coworkers("translator", width)
    open_record(page, "Revisar los ojos")
    assert not page.locator("[name=summary_es]").is_editable()
    assert page.locator("[name=slug]").count() == 0
    looks = [page.locator(f"[name=summary_{code}]").evaluate(BACKGROUND) for code in LANGUAGES]
    assert looks[0] != looks[1]
    expect(page.get_by_text("You write the texts in English.")).to_be_visible()
    found = Axe().run(page, context="main form .w-tabs")
    assert found.response["violations"] == []
    spanish = page.locator("[name=summary_es]").input_value()
    page.locator("[name=summary_en]").fill(f"Mended at {width} px.")
    page.get_by_role("button", name="Save draft").first.click()
    page.goto(page.url)
    expect(page.locator("[name=summary_en]")).to_have_value(f"Mended at {width} px.")
    expect(page.locator("[name=summary_es]")).to_have_value(spanish)
