"""An operator brings an old library in from a spreadsheet and a folder, and takes it out again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.addresses import video
from tests.browser.site import working
from tests.browser.test_accessibility import looks
from tests.importing.catalogues import as_csv
from tests.importing.damaged import DAMAGES, ROWS, rows, write_folder

CATALOGUE = "/admin/catalogue/"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
A_WHILE = 60_000  # milliseconds, for a worker on a busy machine
PUBLISHED = 30  # the row that the operator wants to be public at once


@pytest.fixture
def worker(site: str, site_folder: Path) -> Iterator[None]:
    with working(site_folder):
        yield


@pytest.fixture
def operator(open_page: Callable[..., Page], signed_in: Any) -> Page:
    return open_page(CATALOGUE, storage_state=signed_in)


@pytest.fixture
def old_library(tmp_path: Path) -> Path:
    """The spreadsheet of the old system, and its files beside it."""
    folder = tmp_path / "files"
    folder.mkdir()
    write_folder(folder)
    (tmp_path / "videos.csv").write_bytes(as_csv(rows()))
    return tmp_path


def send_in(page: Page, spreadsheet: Path, folder: Path) -> None:
    page.goto(CATALOGUE)
    page.get_by_role("link", name="Import a spreadsheet").click()
    page.get_by_label("Spreadsheet").set_input_files(spreadsheet)
    page.get_by_label("Files that it names").set_input_files(sorted(folder.iterdir()))
    page.get_by_role("button", name="Check it").click()
    page.wait_for_url("**/catalogue/*/")


def comes_to(page: Page, state: str) -> None:
    """Without a reload: the page follows the worker."""
    words = page.get_by_role("status").get_by_text(state, exact=True)
    expect(words).to_be_visible(timeout=A_WHILE)


def table_of_problems(page: Page) -> list[tuple[str, ...]]:
    table = page.get_by_role("table", name="To be mended").locator("tbody tr")
    texts = "rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    return [tuple(cells) for cells in table.evaluate_all(texts)]


def mend(page: Page, folder: Path) -> Path:
    """Take one's own rows out of the portal, and write over each marked cell, as a person does."""
    with page.expect_download() as download:
        page.get_by_role("link", name="My rows to correct").click()
    path = folder / "to correct.xlsx"
    download.value.save_as(path)
    book = load_workbook(path)
    sheet = book.active
    columns = {cell.value: cell.column for cell in sheet[1]}
    for damage in DAMAGES:
        cell = sheet.cell(damage.number + 1, columns[damage.column])
        assert damage.said in cell.comment.text
        cell.value = damage.mended
    sheet.cell(PUBLISHED + 1, columns["state"]).value = "published"
    book.save(path)
    return path


def test_an_operator_mends_two_hundred_damaged_rows_and_takes_them_back(
    operator: Page, worker: None, old_library: Path
) -> None:
    folder = old_library / "files"
    send_in(operator, old_library / "videos.csv", folder)
    comes_to(operator, "To be mended")
    expect(operator.get_by_text("Nothing has been changed.")).to_be_visible()
    told = {
        (row, column): wrong for _sheet, row, column, wrong, _mend in table_of_problems(operator)
    }
    for damage in DAMAGES:
        assert damage.said in told[str(damage.number + 1), damage.column]
    assert len(told) == len(DAMAGES)

    mended = mend(operator, old_library)
    send_in(operator, mended, folder)
    comes_to(operator, "Ready to be made")
    expect(operator.get_by_text(f"{ROWS} new records")).to_be_visible()
    operator.get_by_text("New: Counting on 7 (row 8)").click()
    expect(operator.get_by_role("table", name="Counting on 7")).to_contain_text("2026-03-14")
    operator.get_by_role("button", name="Make all of it").click()
    comes_to(operator, "Made")
    made = operator.url

    operator.goto(video("en", f"film-{PUBLISHED}"))
    expect(operator.get_by_role("heading", level=1)).to_have_text(f"Counting on {PUBLISHED}")
    send_in(operator, mended, folder)
    comes_to(operator, "Ready to be made")
    expect(operator.get_by_text(f"{ROWS} as they are")).to_be_visible()
    operator.get_by_role("button", name="Discard").click()

    operator.goto(made)
    operator.get_by_role("button", name="Take all of it back").click()
    comes_to(operator, "Taken back")
    gone = operator.goto(video("en", f"film-{PUBLISHED}"))
    assert gone is not None
    assert gone.status == 404


def test_without_script_the_page_says_how_things_stand(
    open_page: Callable[..., Page], signed_in: Any, old_library: Path, worker: None
) -> None:
    page = open_page(storage_state=signed_in, java_script_enabled=False)
    send_in(page, old_library / "videos.csv", old_library / "files")
    for _look in range(60):
        if page.get_by_role("table", name="To be mended").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    assert len(table_of_problems(page)) == len(DAMAGES)


def test_axe_finds_nothing_on_the_screens_of_the_catalogue(
    operator: Page, worker: None, old_library: Path
) -> None:
    folder = old_library / "files"
    send_in(operator, old_library / "videos.csv", folder)
    comes_to(operator, "To be mended")
    refused = operator.url
    send_in(operator, mend_all(old_library), folder)
    comes_to(operator, "Ready to be made")
    axe = Axe()
    for address in (CATALOGUE, f"{CATALOGUE}add/", refused, operator.url):
        operator.goto(address)
        for look in looks(operator):
            options = {"runOnly": STANDARDS}
            found = axe.run(operator, context="main", options=options).response["violations"]
            nodes = [(one["id"], one["nodes"][0]["html"]) for one in found]
            assert nodes == [], (address, look)
            assert operator.evaluate("document.documentElement.scrollWidth <= innerWidth"), look


def mend_all(place: Path) -> Path:
    path = place / "mended.csv"
    path.write_bytes(as_csv(rows(mended=True)))
    return path
