"""What people do on the editors' screens, whatever language these are in."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.site import portal

Coworkers = Callable[..., Page]  # by name in the demonstration, and width
TEXTS, FACTS = 0, 1  # places of the tabs


def open_captions(page: Page) -> None:
    """From the list of videos to the Spanish captions of one, by the links that an editor has."""
    page.goto("/admin/snippets/resources/video/?q=equilibrio")
    page.get_by_role("link", name="Keeping the balance in an equation").first.click()
    page.get_by_role("tab", name="Facts").click()
    page.get_by_role("link", name="Film and captions").click()
    spanish = re.compile("Write line by line.*Captions in Spanish")
    page.get_by_role("link", name=spanish).first.click()
    page.wait_for_selector("[data-line]")


def large_file(folder: Path, name: str = "clase.mp4", size: int = 1_500_000) -> Path:
    """A file that begins like a film and ends too early."""
    path = folder / name
    path.write_bytes(b"\0\0\0\x18ftypisom\0\0\2\0isommp42" + bytes(size))
    return path


def open_video(page: Page, title: str) -> str:
    """From the list of videos to the screen of one, whose address is returned."""
    page.goto(f"/admin/snippets/resources/video/?q={title}")
    page.locator("table.listing tbody .title-wrapper a").first.click()
    page.wait_for_url("**/edit/*/")
    return page.url


def save_draft(page: Page) -> None:
    with page.expect_navigation():
        page.locator("footer button[type=submit].action-save").first.click()


def choose_action(page: Page, name: str) -> None:
    """One of the actions behind the button at the foot, by its name in the form."""
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.locator(f"footer [name={name}], .tippy-box [name={name}]").first.click()


def send_for_review(page: Page) -> None:
    with page.expect_navigation():
        choose_action(page, "action-submit")


def ask_for_changes(page: Page, reason: str) -> None:
    """A publisher refuses what stands on the screen."""
    choose_action_of_review(page, "reject")
    page.locator("[name=comment]").fill(reason)
    with page.expect_navigation():
        page.locator(".modal-content [type=submit]").click()


def choose_action_of_review(page: Page, name: str) -> None:
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.locator(f"[data-workflow-action-name={name}]").first.click()


def upload_film(page: Page, name: str, spoken: str, film: Path) -> None:
    page.goto("/admin/snippets/media/recording/add/")
    page.locator("[name=name]").fill(name)
    page.locator("#id_masters-ADD").click()
    page.locator("[name=masters-0-spoken_language]").fill(spoken)
    page.set_input_files("[name=masters-0-file]", film)
    page.locator("main footer button[type=submit]").first.click()
    page.locator("table.listing").get_by_role("link", name=name).first.click()
    page.wait_for_url("**/recording/edit/*/")


def let_the_worker_work(site_folder: Path) -> None:
    portal(site_folder, "worker", "--once")


def write_captions(page: Page, lines: dict[str, str]) -> None:
    """One line in each language, from the list of a recording's texts; ends on its screen."""
    screen = page.url
    number = screen.rstrip("/").rsplit("/", 1)[1]
    for language, words in lines.items():
        page.goto(f"/admin/recordings/{number}/captions/es/{language}/")
        line = page.locator("[data-line]").first
        line.locator("[data-start]").fill("0:00.100")
        line.locator("[data-end]").fill("0:01.400")
        line.locator("[data-text]").fill(words)
        page.locator("[data-lines-form] [type=submit]").click()
        expect(page.locator(".caption-transcript")).to_contain_text(words)
    page.goto(screen)


def begin_video(page: Page, slug: str, *, first_in: str, texts: dict[str, str]) -> None:
    page.goto("/admin/snippets/resources/video/add/")
    page.locator("[name=source_language]").select_option(first_in)
    write(page, first_in, texts)
    page.locator("[name=slug]").fill(slug)


def write(page: Page, language: str, texts: dict[str, str]) -> None:
    show_tab(page, TEXTS)
    for field, words in texts.items():
        page.locator(f"[name={field}_{language}]").fill(words)


def show_tab(page: Page, place: int) -> None:
    page.get_by_role("tab").nth(place).click()


def choose(page: Page, field: str, name: str) -> None:
    """One row of a list, in the window that opens for it."""
    show_tab(page, FACTS)
    page.locator(f"#id_{field}-chooser [data-chooser-action-choose]:visible").first.click()
    page.locator(".modal-content").get_by_role("link", name=name).first.click()
    expect(page.locator(f"[name={field}]")).not_to_have_value("")
    expect(page.locator(".modal-content")).to_have_count(0)


def say_release_is_on_file(page: Page) -> None:
    page.locator("[name=release]").select_option("on_file")


def before_publishing(page: Page) -> Locator:
    """The panel beside the form, opened."""
    toggle = page.locator("[data-side-panel-toggle=before-publishing]")
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()
    return page.locator(".before-publishing")


def begin_twin(page: Page, field: str) -> None:
    """Asks for the structure of the source in an empty text."""
    show_tab(page, TEXTS)
    with page.expect_navigation():
        page.locator(f"button[name=begin][value={field}]").click()


def preview(page: Page, language: str) -> Locator:
    """The readers' page in a language, in the panel beside the form."""
    toggle = page.locator("[data-side-panel-toggle=preview]")
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()
    modes = page.locator("[name=preview_mode]")
    modes.select_option(modes.locator(f"option[value*='{language}']").get_attribute("value"))
    return page.frame_locator("#w-preview-iframe").locator("main")


def open_what_waits_for_me(page: Page, title: str) -> None:
    page.goto("/admin/")
    page.locator(".desk__need").get_by_role("link", name=title).first.click()
    page.wait_for_url("**/edit/*/")


def approve(page: Page) -> None:
    choose_action_of_review(page, "approve")
