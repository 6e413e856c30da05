"""Editors' walks: a translator mends a summary, and a publisher's refusal arrives."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.addresses import LANGUAGES
from tests.browser.signing_in import sign_in as through_the_door

BACKGROUND = "field => getComputedStyle(field).backgroundColor"
REASON = "La última frase no se entiende."
SignIn = Callable[..., Page]


@pytest.fixture
def sign_in(site: str, browser: Browser) -> Iterator[SignIn]:
    """A page of somebody of the demonstration, on a desk or a phone."""
    contexts = []

    def signed_in(name: str, width: int = 1280) -> Page:
        viewport = {"width": width, "height": 900}
        contexts.append(browser.new_context(base_url=site, viewport=viewport, locale="en-US"))
        page = contexts[-1].new_page()
        through_the_door(page, name)
        return page

    yield signed_in
    for context in contexts:
        context.close()


def open_record(page: Page, title: str) -> None:
    page.goto(f"/admin/snippets/resources/video/?q={title}")
    page.get_by_role("link", name=title).first.click()
    page.wait_for_url("**/edit/*/")


@pytest.mark.parametrize("width", [1280, 360])
def test_a_translator_mends_the_english_summary_and_cannot_touch_the_spanish(
    sign_in: SignIn, width: int
) -> None:
    page = sign_in("translator", width)
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


def test_a_publisher_refuses_and_the_reason_arrives(sign_in: SignIn) -> None:
    editor = sign_in("editora")
    open_record(editor, "Dormir bien")
    screen = editor.url
    editor.locator("[name=summary_es]").fill("Una frase nueva.")
    editor.get_by_role("button", name="Más acciones").first.click()
    editor.locator("[name=action-submit]").click()
    publisher = sign_in("publisher")
    publisher.goto(screen)
    publisher.get_by_role("button", name="More actions").first.click()
    publisher.get_by_role("button", name="Request changes").click()
    publisher.locator("[name=comment]").fill(REASON)
    with publisher.expect_navigation():
        publisher.locator(".modal-content [type=submit]").click()
    editor.goto(screen)
    expect(editor.get_by_text(REASON).first).to_be_visible()
