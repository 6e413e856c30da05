"""What a first visit costs a phone, and that nothing on the page moves while it arrives."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import LANGUAGES, address, home, library, practice, practices, video
from tests.browser.conftest import PHONE

CSS = Path(__file__).resolve().parents[2] / "portal" / "static" / "css"
KIB = 1024
PLACES = {
    "home": home,
    "library": library,
    "video": video,
    "best practices": practices,
    "a best practice": practice,
    "collections": lambda language: address(language, "resources:collection_list"),
    "search": lambda language: address(language, "search", "q=fracciones"),
    "sign-in": lambda language: address(language, "account_login"),
}
SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""
every_place = pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
both_languages = pytest.mark.parametrize("language", LANGUAGES)


def transferred(page: Page, path: str) -> dict[str, float]:
    """KiB over the wire by kind, headers included, on a first visit with an empty cache."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    kinds: dict[str, str] = {}
    weights: dict[str, float] = {"pages, styles, scripts, fonts, drawings": 0, "pictures": 0}

    def received(event: dict) -> None:
        is_picture = event["response"]["url"].endswith((".webp", ".jpg", ".png")) or (
            "/posters/" in event["response"]["url"]
        )
        kinds[event["requestId"]] = list(weights)[is_picture]

    def finished(event: dict) -> None:
        if kind := kinds.get(event["requestId"]):
            weights[kind] += event["encodedDataLength"] / KIB

    network.on("Network.responseReceived", received)
    network.on("Network.loadingFinished", finished)
    page.goto(path, wait_until="networkidle")
    return weights


@every_place
@both_languages
def test_a_first_view_is_at_most_100_kib_on_a_phone(open_page, place, language, record_property):
    weights = transferred(open_page(**PHONE), place(language))
    for kind, weight in weights.items():
        record_property(kind, f"{weight:.1f} KiB")
    first, pictures = weights.values()
    assert 10 < first <= 100
    assert pictures <= 250


@every_place
@pytest.mark.parametrize("device", ["phone", "desk"])
def test_nothing_moves_while_the_page_arrives(open_page, place, device):
    page = open_page(**PHONE if device == "phone" else {})
    page.add_init_script(SHIFTS)
    page.goto(place("es"), wait_until="networkidle")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifted") <= 0.01


def test_all_styles_together_are_at_most_20_kb_compressed():
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in CSS.glob("*.css")}
    assert len(sizes) > 4
    assert sum(sizes.values()) <= 20_000, sizes
