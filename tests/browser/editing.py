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
