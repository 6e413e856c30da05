"""WCAG 2.2 AA on every screen of the editors, in both languages, light and dark, phone and desk."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.addresses import LANGUAGES
from tests.browser.desk_screens import DESK_SCREENS, DeskScreen
from tests.browser.signing_in import sign_in
from tests.browser.test_accessibility import looks

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PUBLISHERS = {"en": "publisher", "es": "publicadora"}
# the framework's own, which we cannot change: selector -> rule, each with its reason
FRAMEWORK = {
    ".w-editing-sessions__session": "button-name",  # whoever is there too; named by a tooltip
}
# half of the looks in each language, so that all are seen and nobody waits for the same twice
LOOKS = {"en": {"360 px, light", "1280 px, dark"}, "es": {"360 px, dark", "1280 px, light"}}
STILL = "() => document.getAnimations().every((one) => one.playState !== 'running')"
axe = Axe()


@pytest.fixture(scope="module")
def doors(site: str, browser: Browser) -> Iterator[dict[str, Page]]:
    """A page of a publisher in each language, and of an administrator."""
    pages = {}
    for who in (*PUBLISHERS.values(), "admin"):
        context = browser.new_context(base_url=site, reduced_motion="reduce")
        pages[who] = context.new_page()
        sign_in(pages[who], who)
    yield pages
    read_in(pages["admin"], "en")  # as all other tests know them
    for page in pages.values():
        page.context.close()


def read_in(page: Page, language: str) -> None:
    """The demonstration has one administrator, who reads whatever a test is about."""
    page.goto("/admin/account/")
    page.locator("[name=locale-preferred_language]").select_option(language)
    page.locator("main [type=submit]").first.click()
    page.locator(f"html[lang={language}] .messages .success").wait_for()


def violations(page: Page) -> list[tuple[str, str]]:
    found = axe.run(page, options={"runOnly": STANDARDS, "resultTypes": ["violations"]})
    return [
        (rule["id"], node["html"][:160])
        for rule in found.response["violations"]
        for node in rule["nodes"]
        if not is_of_the_framework(page, rule["id"], node["target"][0])
    ]


def is_of_the_framework(page: Page, rule: str, place: str) -> bool:
    """Whether what stands there is known to break this rule."""
    known = ", ".join(selector for selector, broken in FRAMEWORK.items() if broken == rule)
    return bool(known) and bool(page.locator(place).first.evaluate(f"e => e.matches('{known}')"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", DESK_SCREENS, ids=lambda screen: screen.name)
def test_a_screen_is_accessible_and_fits(
    doors: dict[str, Page], screen: DeskScreen, language: str
) -> None:
    page = doors["admin" if screen.of_administrators else PUBLISHERS[language]]
    page.set_viewport_size({"width": 1280, "height": 900})
    if screen.of_administrators:
        read_in(page, language)
    screen.way(page)
    for look in looks(page):
        if look not in LOOKS[language]:
            continue
        page.wait_for_function(STILL)
        assert violations(page) == [], look
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), look
