"""WCAG 2.2 AA by axe-core, and what axe does not measure, on every screen in both languages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.addresses import LANGUAGES, home, library, video
from tests.browser.screens import SCREENS, Screen

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MEASURES = Path(__file__).with_name("measures.js").read_text("utf-8")
WIDTHS = (360, 1280)
TAB_STOPS = 400  # more than any page has

axe = Axe()
every_screen = pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
both_languages = pytest.mark.parametrize("language", LANGUAGES)


def looks(page: Page) -> Iterator[str]:
    """Brings the page into each width, light and dark, and names the look."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            yield f"{width} px, {scheme}"


def violations(page: Page) -> list[str]:
    found = axe.run(page, options={"runOnly": STANDARDS, "resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def measured(page: Page, measure: str) -> Any:
    if not page.evaluate("'measures' in window"):
        page.evaluate(MEASURES)
    return page.evaluate(f"measures.{measure}()")


@pytest.fixture
def show(open_page: Any, request: pytest.FixtureRequest) -> Any:
    def shown(screen: Screen, language: str, width: int = 360, **options: Any) -> Page:
        options |= {"viewport": {"width": width, "height": 800}, "reduced_motion": "reduce"}
        if screen.staff:
            options["storage_state"] = request.getfixturevalue("signed_in")
        page = open_page(**options)
        screen.show(page, language)
        return page

    return shown


@every_screen
@both_languages
def test_axe_finds_nothing(show, screen, language):
    page = show(screen, language)
    found = {look: violations(page) for look in looks(page)}
    assert not any(found.values()), found


@every_screen
@both_languages
def test_fingers_find_what_stands_alone_and_headings_are_in_order(show, screen, language):
    page = show(screen, language)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert measured(page, "smallTargets") == []
        assert measured(page, "outline") == []


@every_screen
@both_languages
def test_nothing_scrolls_sideways_on_a_small_phone(show, screen, language):
    assert measured(show(screen, language, 320), "sidewaysScroll") == []


@every_screen
@both_languages
def test_nothing_scrolls_sideways_with_text_twice_as_large(show, large_text, screen, language):
    page = show(screen, language, 1280, browser=large_text)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert measured(page, "sidewaysScroll") == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert measured(page, "sidewaysScroll") == []


@both_languages
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("place", [home, library, video], ids=["home", "library", "video"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(open_page, place, width, language):
    viewport = {"width": width, "height": 800}
    page = open_page(place(language), viewport=viewport, reduced_motion="reduce")
    stops = []
    for _stop in range(TAB_STOPS):
        page.keyboard.press("Tab")
        stop = measured(page, "focus")
        if stop is None:
            break
        stops.append(stop)
    assert 10 < len(stops) < TAB_STOPS
    assert [stop["name"] for stop in stops if not (stop["ringed"] and stop["inside"])] == []


@both_languages
def test_the_first_tab_leads_past_the_head(open_page, language):
    page = open_page(library(language))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
