"""Every kind of screen that editors work on, and the way there."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

LIBRARY = "/admin/snippets/resources"
RECORDINGS = "/admin/snippets/media/recording/"
TOGGLE = "[data-side-panel-toggle=before-publishing]"

Way = Callable[[Page], None]


@dataclass(frozen=True)
class DeskScreen:
    """``way`` leads there; ``of_administrators`` alone may open it."""

    name: str
    way: Way
    of_administrators: bool = False


def at(path: str) -> Way:
    return lambda page: settle(page, path)


def settle(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_selector("#wagtail-sidebar nav, main", state="attached")


def first_of(path: str, ending: str = "", query: str = "") -> Way:
    """The first row of a list, or another of its screens: "history/" beside "edit/"."""

    def way(page: Page) -> None:
        page.goto(path + query)
        edit = str(page.locator("main table.listing tbody a[href*='/edit/']").first.get_attribute("href"))
        number = edit.rstrip("/").rsplit("/", 1)[1]
        settle(page, f"{path}{ending}{number}/" if ending else edit)

    return way


def tab(name: str, way: Way) -> Way:
    def opened(page: Page) -> None:
        way(page)
        page.locator(f"[role=tab][href='#tab-{name}']").click()

    return opened


def panel(name: str, way: Way) -> Way:
    def opened(page: Page) -> None:
        way(page)
        toggle = page.locator(f"[data-side-panel-toggle={name}]")
        if toggle.get_attribute("aria-expanded") != "true":
            toggle.click()

    return opened


def chooser(field: str, way: Way) -> Way:
    def opened(page: Page) -> None:
        way(page)
        page.locator(f"#{field}-chooser [data-chooser-action-choose]").first.click()
        page.locator(".modal-content table, .modal-content form").first.wait_for()

    return opened
