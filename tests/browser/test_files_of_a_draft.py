"""An editor adds a paper to a practice, goes on writing, and looks at what is kept."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.editing import Coworkers, save_draft
from tests.factories import pdf

PRACTICES = "/admin/snippets/resources/bestpractice/"
BEGINNING = 3_000  # milliseconds: what is typed in the first two seconds counts as what was there


def open_practice(page: Page) -> None:
    page.goto(PRACTICES)
    page.locator("main table.listing tbody a[href*='/edit/']").last.click()
    page.wait_for_url("**/edit/*/")


def add_paper(page: Page) -> int:
    """A new row with a name and a file; its number."""
    row = page.locator("[name^=handouts-][name$=-name_en]").count()
    page.locator("#id_handouts-ADD").click()
    page.locator(f"[name=handouts-{row}-name_en]").fill("Word list")
    page.locator(f"[name=handouts-{row}-name_es]").fill("Lista de palabras")
    file = {"name": "list.pdf", "mimeType": "application/pdf", "buffer": pdf(2)}
    page.set_input_files(f"[name=handouts-{row}-file_en]", file)
    return row


def write_until_it_is_saved(page: Page, words: str) -> None:
    with page.expect_response(
        lambda one: one.request.method == "POST" and "/edit/" in one.url
    ) as got:
        page.locator("[name=evidence_en]").press_sequentially(words)
    assert got.value.json()["success"]


def stored_papers(site_folder: Path) -> set[Path]:
    return set(site_folder.glob("private/handouts/*"))


def test_a_chosen_file_is_kept_once_and_can_be_read_in_the_draft(
    coworkers: Coworkers, site_folder: Path
) -> None:
    page, before = coworkers("editor"), stored_papers(site_folder)
    open_practice(page)
    page.wait_for_timeout(BEGINNING)
    row = add_paper(page)
    for words in ("And so", " they said", " in May."):
        write_until_it_is_saved(page, words)
    save_draft(page)
    assert len(stored_papers(site_folder) - before) == 1
    open_practice(page)
    paper = page.locator(f"[name=handouts-{row}-file_en]").locator("xpath=..").get_by_role("link")
    expect(paper).to_have_text("PDF, 2 pages, 1 kB (new window)")
    answer = page.request.get(str(paper.get_attribute("href")))
    assert answer.body() == pdf(2)
