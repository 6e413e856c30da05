"""A publisher is refused, is led to what is missing, writes it, and publishes both languages."""

from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.test_accessibility import looks

LIST = "/admin/snippets/resources/video/?twin_state=missing&ordering=-sort_key_en"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WORDS = {  # stay in public when the test is over
    "en": "What was missing, in all its words.",
    "es": "Lo que faltaba por escribir, con todas sus palabras.",
}
TOGGLE = "[data-side-panel-toggle=before-publishing]"


def first_half_translated(page: Page) -> str:
    """The edit screen of a public video whose other language may wait."""
    page.goto(LIST)
    link = page.locator("table.listing tbody .title-wrapper a").last
    address = str(link.evaluate("link => link.href"))
    page.goto(address)
    return address


def publish(page: Page) -> None:
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.locator("[name=action-publish]").click()
    page.wait_for_load_state("load")


def open_panel(page: Page) -> Any:
    if page.locator(TOGGLE).get_attribute("aria-expanded") != "true":
        page.locator(TOGGLE).click()
    return page.locator(".before-publishing")


def test_the_panel_is_for_everybody_and_leaves_the_field_free(
    open_page: Callable[..., Page], signed_in: Any
) -> None:
    page = open_page(storage_state=signed_in, **PHONE)
    first_half_translated(page)
    panel = open_panel(page)
    expect(panel).to_contain_text("It can be published: what is missing may wait until")
    for look in looks(page):
        page.wait_for_timeout(500)  # the framework fades from light to dark
        found = Axe().run(
            page, context={"include": [".before-publishing"]}, options={"runOnly": STANDARDS}
        )
        wrong = [
            node["failureSummary"] for v in found.response["violations"] for node in v["nodes"]
        ]
        assert wrong == [], look
    page.set_viewport_size({"width": 360, "height": 740})
    open_panel(page).locator("li a").first.click()
    expect(page.locator("[name^=title_]:focus, [name^=summary_]:focus")).to_be_in_viewport()
    expect(page.locator(TOGGLE)).to_have_attribute("aria-expanded", "false")


def test_what_is_refused_is_written_and_goes_live(
    open_page: Callable[..., Page], signed_in: Any
) -> None:
    page = open_page(storage_state=signed_in)
    address = first_half_translated(page)
    page.goto("/admin/")
    page.goto(f"{address}#id_exception_until")
    expect(page.locator("#id_exception_until")).to_be_focused()  # in a tab that was closed
    for field in ("exception_until", "exception_reason"):
        page.locator(f"#id_{field}").fill("")
        page.keyboard.press("Escape")
    publish(page)
    message = page.locator(".messages")
    expect(message).to_contain_text("It is not published: something is missing.")
    expect(message.locator("> ul")).to_have_css("opacity", "1")  # it fades in
    found = Axe().run(page, context={"include": [".messages"]}, options={"runOnly": STANDARDS})
    assert [v["nodes"][0]["html"] for v in found.response["violations"]] == []
    fields = message.locator("li li a").evaluate_all("links => links.map(link => link.hash)")
    message.locator("li li a").first.press("Enter")
    expect(page.locator(fields[0])).to_be_focused()
    for field in fields:
        page.locator(field).fill(WORDS[field[-2:]])
    publish(page)
    expect(page.locator(".messages")).to_contain_text("updated and published")
