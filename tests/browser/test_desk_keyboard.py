"""Whoever has no mouse: the Tab key comes by everything that can be used, and shows where it is."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.desk_screens import (
    FACTS,
    HALF,
    PRACTICES,
    RECORDINGS,
    VIDEOS,
    DeskScreen,
    at,
    first_of,
    lines_of_captions,
    panel,
    tab,
)
from tests.browser.signing_in import sign_in

SCREENS = [
    DeskScreen("start page", at("/admin/")),
    DeskScreen("videos", at(VIDEOS)),
    DeskScreen("a video, half translated", first_of(VIDEOS, query=HALF)),
    DeskScreen("its facts", tab(FACTS, first_of(VIDEOS, query=HALF))),
    DeskScreen("before publishing", panel("before-publishing", first_of(VIDEOS, query=HALF))),
    DeskScreen("a practice with steps", first_of(PRACTICES)),
    DeskScreen("a recording", first_of(RECORDINGS)),
    DeskScreen("lines of captions", lines_of_captions),
    DeskScreen("catalogue", at("/admin/catalogue/")),
    DeskScreen("a new import", at("/admin/catalogue/add/")),
]
# what the Tab key has to come by; of a group of choices only the chosen one is a stop (HTML)
MARK = """() => {
  const usable = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const stops = [...document.querySelectorAll(`main :is(${usable})`)].filter((one) =>
    one.checkVisibility({ visibilityProperty: true, opacityProperty: false })
    && one.getClientRects().length && !one.disabled && one.tabIndex >= 0
    && one.type !== "radio" && one.getAttribute("role") !== "tab");
  stops.forEach((one) => { one.dataset.stop = "waits"; });
  return stops.length;
}"""
STOP = """() => {
  const here = document.activeElement;
  if (here.dataset.stop) here.dataset.stop = "met";
  const look = getComputedStyle(here);
  const isPlayer = here.tagName === "VIDEO"; // the browser marks the places within by itself
  const ring = isPlayer || look.outlineStyle !== "none" || look.boxShadow !== "none";
  return { isMain: Boolean(here.closest("main")), ring, html: here.outerHTML.slice(0, 160) };
}"""
MISSED = """() => [...document.querySelectorAll("[data-stop=waits]")]
  .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 160))"""
SPARE = 90  # stops outside of the screen's own part, and those that open while one passes


@pytest.fixture(scope="module")
def publisher(site: str, browser: Browser) -> Page:
    page = browser.new_context(base_url=site, reduced_motion="reduce").new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page, "publisher")
    return page


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_tab_comes_by_everything_and_is_seen(publisher: Page, screen: DeskScreen) -> None:
    screen.way(publisher)
    publisher.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    unseen = set()
    for _stop in range(publisher.evaluate(MARK) + SPARE):
        publisher.keyboard.press("Tab")
        found = publisher.evaluate(STOP)
        if found["isMain"] and not found["ring"]:
            unseen.add(found["html"])
    assert publisher.evaluate(MISSED) == []
    assert unseen == set()
