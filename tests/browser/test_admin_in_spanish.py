"""What scripts put on the editors' screens is Spanish too: the DOM of two editors is compared."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.signing_in import sign_in

SCREENS = [
    "/admin/",
    "/admin/snippets/resources/video/",
    "/admin/snippets/resources/video/add/",
    "/admin/snippets/media/recording/add/",
    "/admin/account/",
]
# spelled alike in both languages
SAME = {"Video", "Videos", "No"}
NAMES = """() => [...document.querySelectorAll(
    'button, [role=button], label, h1, h2, legend, th, nav a, [aria-label], [title], [placeholder]'
)].filter(e => e.checkVisibility())
  .flatMap(e => [e.innerText, e.ariaLabel, e.title, e.getAttribute('placeholder')])
  .map(text => (text || '').trim()).filter(text => /[a-zA-Z]{2}/.test(text))"""
PANELS = ("preview", "status")


@pytest.fixture(scope="module")
def editors(site, browser) -> Iterator[dict[str, Page]]:
    """Edward, who reads English, and Elena, who reads Spanish."""
    pages = {}
    for language, name in (("en", "editor"), ("es", "editora")):
        context = browser.new_context(base_url=site, locale=f"{language}-US")
        page = context.new_page()
        sign_in(page, name)
        pages[language] = page
    yield pages
    for page in pages.values():
        page.context.close()


def names_on(page: Page, path: str) -> set[str]:
    """The names of everything on a screen, with its panels opened."""
    page.goto(path)
    page.wait_for_selector("#wagtail-sidebar nav")
    for panel in PANELS:
        toggle = page.locator(f"[data-side-panel-toggle={panel}]")
        if toggle.count():
            toggle.first.click()
    return set(page.evaluate(NAMES))


@pytest.mark.parametrize("path", SCREENS)
def test_no_name_on_a_screen_is_the_same_in_both_languages(editors, path) -> None:
    english, spanish = (names_on(editors[language], path) for language in ("en", "es"))
    assert len(english) > 10
    assert (english & spanish) - SAME == set()


def test_the_page_says_that_it_is_spanish(editors) -> None:
    editors["es"].goto("/admin/")
    assert editors["es"].locator("html").get_attribute("lang") == "es"
