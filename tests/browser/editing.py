"""An editor's own recording on the running site, made through its screens."""

import re
from pathlib import Path

from playwright.sync_api import Page


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
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.locator("[data-workflow-action-name=reject]").first.click()
    page.locator("[name=comment]").fill(reason)
    with page.expect_navigation():
        page.locator(".modal-content [type=submit]").click()


def upload_film(page: Page, name: str, film: Path, spoken_language: str) -> str:
    """A new recording with one film, saved; the address of its screen is returned."""
    page.goto("/admin/snippets/media/recording/add/")
    page.locator("[name=name]").fill(name)
    page.locator("#id_masters-ADD").click()
    page.locator("[name=masters-0-spoken_language]").fill(spoken_language)
    page.set_input_files("[name=masters-0-file]", film)
    page.locator("footer button[type=submit].action-save, footer [type=submit]").first.click()
    page.wait_for_url("**/recording/")
    page.goto(f"/admin/snippets/media/recording/?q={name}")
    page.locator("table.listing tbody .title-wrapper a").first.click()
    page.wait_for_url("**/edit/*/")
    return page.url


def write_captions(page: Page, recording: str, language: str, words: str) -> None:
    """One line over the first second, on the screen of the captions in that language."""
    number = recording.rstrip("/").rpartition("/")[2]
    page.goto(f"/admin/recordings/{number}/captions/es/{language}/")
    line = page.locator("[data-line]").first
    line.locator("[data-start]").fill("0:00.100")
    line.locator("[data-end]").fill("0:01.400")
    line.locator("[data-text]").fill(words)
    with page.expect_navigation():
        page.locator("[data-lines-form] [type=submit]").click()


def choose(page: Page, field: str, words: str) -> None:
    """Find a row in the window of a chooser, and take it."""
    box = page.locator(f"#id_{field}-chooser")
    box.locator("[data-chooser-action-choose]:visible").first.click()
    window = page.locator(".modal-content")
    window.locator("[name=q]").fill(words)
    window.locator("table a", has_text=words).first.click()
    page.locator(".modal-content").wait_for(state="hidden")


def approve(page: Page) -> None:
    """A publisher lets what stands on the screen go live."""
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.locator("[data-workflow-action-name=approve]").first.click()
    page.wait_for_load_state("load")
