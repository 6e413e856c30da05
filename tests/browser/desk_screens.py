"""Every kind of screen that editors work on, and the way there."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.editing import save_draft

VIDEOS = "/admin/snippets/resources/video/"
PRACTICES = "/admin/snippets/resources/bestpractice/"
COLLECTIONS = "/admin/snippets/resources/collection/"
RECORDINGS = "/admin/snippets/media/recording/"
OFFICES = "/admin/snippets/accounts/orgunit/"
PEOPLE = "/admin/users/"
EDIT = "main table.listing tbody a[href*='/edit/']"
HALF = "?twin_state=missing&ordering=sort_key_en"

Way = Callable[[Page], None]


@dataclass(frozen=True)
class DeskScreen:
    name: str
    way: Way
    of_administrators: bool = False


def at(path: str) -> Way:
    def way(page: Page) -> None:
        page.goto(path)
        page.locator("#wagtail-sidebar nav").wait_for(state="attached")

    return way


def first_of(path: str, screen: str = "edit", query: str = "") -> Way:
    """A screen of the first row that a list shows."""

    def way(page: Page) -> None:
        page.goto(path + query)
        edit = str(page.locator(EDIT).first.get_attribute("href"))
        at(edit.replace("/edit/", f"/{screen}/"))(page)

    return way


def texts_of_a_film(page: Page) -> None:
    first_of(RECORDINGS)(page)
    number = page.url.rstrip("/").rsplit("/", 1)[1]
    at(f"/admin/recordings/{number}/texts/")(page)


def lines_of_captions(page: Page) -> None:
    texts_of_a_film(page)
    at(str(page.locator("main a[href*='/captions/']").first.get_attribute("href")))(page)


def compared(page: Page) -> None:
    """The oldest version beside the newest, which is made here."""
    first_of(COLLECTIONS)(page)
    edit = page.url
    page.locator("[name=curator_note_es]").fill("Otra nota.")
    save_draft(page)
    at(edit.replace("/edit/", "/history/") + "revisions/compare/earliest...latest/")(page)


def tab(place: int, way: Way) -> Way:
    def opened(page: Page) -> None:
        way(page)
        page.get_by_role("tab").nth(place).click()

    return opened


def panel(name: str, way: Way) -> Way:
    """With a panel beside the form opened."""

    def opened(page: Page) -> None:
        way(page)
        toggle = page.locator(f"[data-side-panel-toggle={name}]")
        if toggle.get_attribute("aria-expanded") != "true":
            toggle.click()

    return opened


def chooser(field: str, way: Way) -> Way:
    """With the window opened in which a row is chosen."""

    def opened(page: Page) -> None:
        way(page)
        box = page.locator(f"#id_{field}-chooser")
        box.locator(
            "[data-chooser-action-choose]:visible, [data-w-dropdown-target=toggle]"
        ).last.click()
        if not page.locator(".modal.in, .modal-dialog").count():
            box.locator("[data-chooser-action-choose]").first.click()
        page.locator(".modal-content table").wait_for()

    return opened


FACTS, PUBLISHING = 1, 2

DESK_SCREENS = [
    DeskScreen("start page", at("/admin/")),
    DeskScreen("videos", at(VIDEOS)),
    DeskScreen("videos, filtered", at(f"{VIDEOS}?state=live&twin_state=missing")),
    DeskScreen("practices", at(PRACTICES)),
    DeskScreen("collections", at(COLLECTIONS)),
    DeskScreen("a video, half translated", first_of(VIDEOS, query=HALF)),
    DeskScreen("its facts", tab(FACTS, first_of(VIDEOS, query=HALF))),
    DeskScreen("its publishing, with the exception", tab(PUBLISHING, first_of(VIDEOS, query=HALF))),
    DeskScreen("before publishing", panel("before-publishing", first_of(VIDEOS, query=HALF))),
    DeskScreen("a practice with steps", first_of(PRACTICES)),
    DeskScreen("a collection's facts", tab(FACTS, first_of(COLLECTIONS))),
    DeskScreen("a new video", at(f"{VIDEOS}add/")),
    DeskScreen("a new practice", at(f"{PRACTICES}add/")),
    DeskScreen("a copy", first_of(VIDEOS, "copy")),
    DeskScreen("history", first_of(VIDEOS, "history")),
    DeskScreen("two versions compared", compared),
    DeskScreen("usage", first_of(COLLECTIONS, "usage")),
    DeskScreen("choosing a subject", chooser("subject", tab(FACTS, at(f"{VIDEOS}add/")))),
    DeskScreen("choosing a recording", chooser("recording", tab(FACTS, at(f"{VIDEOS}add/")))),
    DeskScreen("recordings", at(RECORDINGS)),
    DeskScreen("a recording", first_of(RECORDINGS)),
    DeskScreen("a new recording", at(f"{RECORDINGS}add/")),
    DeskScreen("captions of a recording", texts_of_a_film),
    DeskScreen("lines of captions", lines_of_captions),
    DeskScreen("reviews", at("/admin/reports/workflow/")),
    DeskScreen("my account", at("/admin/account/")),
    DeskScreen("people", at(PEOPLE), of_administrators=True),
    DeskScreen("a person", first_of(PEOPLE), of_administrators=True),
    DeskScreen("offices", at(OFFICES), of_administrators=True),
    DeskScreen("an office", first_of(OFFICES), of_administrators=True),
    DeskScreen("subjects", at("/admin/snippets/taxonomy/subject/"), of_administrators=True),
    DeskScreen("home pages", at("/admin/pages/")),
    DeskScreen("a home page", first_of("/admin/pages/")),
]
