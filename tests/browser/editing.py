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
