"""What the tests with a browser may ask for: the site, pages on a phone or desk, a sign-in."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page

from tests.browser.addresses import LANGUAGES, home
from tests.browser.complaints import Complaints
from tests.browser.crawl import Crawl
from tests.browser.editing import Coworkers
from tests.browser.signing_in import confirm, sign_in
from tests.browser.site import prepare, serving

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 900}}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--autoplay-policy=no-user-gesture-required",
]

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    path = shutil.which("chromium")
    if path is None and os.environ.get("CI"):
        pytest.fail("chromium is not installed")
    if path is None:
        pytest.skip("chromium is not installed")
    return path


@pytest.fixture(scope="session")
def browser_type_launch_args(chromium: str) -> dict[str, Any]:
    return {"executable_path": chromium, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the site's database and files lie, with the demonstration loaded."""
    folder = tmp_path_factory.mktemp("site")
    prepare(folder)
    return folder


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address of the running site, without a slash at its end."""
    with serving(site_folder) as url:
        yield url


@pytest.fixture
def complaints(site: str) -> Iterator[Complaints]:
    """What the browser found wrong with any page of the test; nothing, at its end."""
    complaints = Complaints(site)
    yield complaints
    assert not complaints.found


@pytest.fixture(scope="session")
def large_text(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Any:
    """The browser of a reader who has set its text to twice the usual size."""
    arguments = [*ARGUMENTS, "--blink-settings=defaultFontSize=32"]
    with browser_type.launch(**browser_type_launch_args | {"args": arguments}) as browser:
        yield browser


@pytest.fixture
def open_page(site: str, browser: Browser, complaints: Complaints) -> Iterator[OpenPage]:
    """Opens a path of the site in a fresh context: open_page("/es/", **PHONE, locale="es-US").

    ``browser`` may be another one than the usual; the other options are those of a context.
    """
    contexts: list[BrowserContext] = []

    def opened(path: str | None = None, browser: Browser = browser, **options: Any) -> Page:
        defaults = {"base_url": site, "locale": "en-US", **DESK}
        contexts.append(browser.new_context(**defaults | options))
        page = contexts[-1].new_page()
        complaints.listen_to(page)
        if path:
            page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def coworkers(open_page: OpenPage, complaints: Complaints) -> Iterator[Coworkers]:
    """Opens the start page of somebody of the demonstration, on a desk or a phone."""

    def signed_in(name: str, width: int = 1280) -> Page:
        page = open_page(viewport={"width": width, "height": 900})
        sign_in(page, name)
        return page

    yield signed_in
    # what the framework saves in the background is refused while a form is not filled yet
    complaints.found[:] = [one for one in complaints.found if not one.startswith("400: ")]


@pytest.fixture(scope="session")
def signed_in(site: str, browser: Browser) -> Any:
    """The cookies of an administrator, for ``open_page(..., storage_state=signed_in)``."""
    context = browser.new_context(base_url=site)
    page = context.new_page()
    sign_in(page, "admin", "/en/")
    confirm(page)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture(scope="session")
def crawl(site: str) -> Crawl:
    """A walk through both trees, made once."""
    return Crawl(site, [home(language) for language in LANGUAGES])
