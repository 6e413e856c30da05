"""The basket with script: kept on the device, counted, in step with its page, and printed."""

import json

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.addresses import (
    BOTH_VOICES,
    LANGUAGES,
    address,
    library,
    practice,
    practices,
    video,
)
from tests.browser.conftest import PHONE

ONE, OTHER = f"video.{BOTH_VOICES}", "video.baskets-per-hour"


def basket(language: str, *items: str) -> str:
    return address(language, "resources:basket", "&".join(f"item={item}" for item in items))


def kept(page: Page) -> list[str]:
    return json.loads(page.evaluate("localStorage.getItem('portal.basket')") or "[]")


def keep(page: Page, *items: str) -> None:
    page.evaluate("(kept) => localStorage.setItem('portal.basket', kept)", json.dumps(items))


def add(page: Page, start: str = "", end: str = "") -> None:
    page.locator("#part_start").fill(start)
    page.locator("#part_end").fill(end)
    page.locator("form[data-basket-add] button:not([type=button])").click()


def count(page: Page) -> str:
    return page.locator(".basket-link [data-count]").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_of_a_video_is_put_in_and_counted_in_place(open_page, language):
    page = open_page(video(language))
    expect(page.locator(".basket-link")).to_be_hidden()
    add(page, "0:12", "40")
    expect(page.locator(".basket-link")).to_be_visible()
    assert kept(page) == [f"{ONE}.12-40"]
    assert count(page) == "1"
    assert page.url.endswith(video(language))


def test_it_is_remembered_on_the_device_and_opened_in_the_other_language(open_page):
    page = open_page(video("en"))
    add(page)
    page.goto(address("es", "resources:basket"))
    page.wait_for_url(f"**{basket('es', ONE)}")
    expect(page.locator(".basket h3")).to_have_text("Mantener el equilibrio en una ecuación")
    expect(page.locator("[data-basket-own]")).to_be_visible()


def test_from_here_takes_the_moment_of_the_film(open_page):
    page = open_page(video("en"))
    page.locator("[data-play]").click()
    page.wait_for_function("() => document.querySelector('video').currentTime > 0")
    page.evaluate(
        "() => { const f = document.querySelector('video'); f.pause(); f.currentTime = 21.4 }"
    )
    page.locator("[data-moment=start]").click()
    expect(page.locator("#part_start")).to_have_value("0:21")


@pytest.mark.parametrize(("start", "end"), [("soon", ""), ("0:30", "0:20"), ("0:30", "0:30")])
def test_a_part_that_makes_no_sense_is_not_put_in(open_page, start, end):
    page = open_page(video("en"))
    add(page, start, end)
    assert kept(page) == []
    assert not page.locator("form[data-basket-add]").evaluate("(form) => form.checkValidity()")


def test_cards_of_a_list_can_be_put_in_also_after_a_filter(open_page):
    page = open_page(library("en"))
    page.locator("[data-basket-item]").first.click()
    page.locator("#f-audience-families").check()
    page.wait_for_url("**audience=families**")
    expect(page.locator("#results .chip")).to_have_count(1)
    button = page.locator("#results [data-basket-item]:not([data-in])").first
    expect(button).to_be_visible()
    button.click()
    expect(button).to_have_count(1)
    assert len(kept(page)) == 2
    assert count(page) == "2"


def test_removing_and_moving_change_the_device_s_own_basket(open_page):
    page = open_page(basket("en"))
    keep(page, ONE, OTHER)
    page.goto(basket("en"))
    page.wait_for_url(f"**{basket('en', ONE, OTHER)}")
    page.get_by_role("link", name="Move up").click()
    page.wait_for_url(f"**{basket('en', OTHER, ONE)}")
    assert kept(page) == [OTHER, ONE]
    page.get_by_role("link", name="Remove").first.click()
    page.wait_for_url(f"**{basket('en', ONE)}")
    assert kept(page) == [ONE]
    page.locator("[data-basket-empty]").click()
    expect(page.locator(".empty")).to_be_visible()
    assert kept(page) == []


def test_another_s_link_leaves_mine_alone_until_it_is_added(open_page):
    page = open_page(basket("en"))
    keep(page, ONE)
    page.goto(basket("en", OTHER))
    page.get_by_role("link", name="Choose a part").click()
    page.goto(basket("en", OTHER))
    assert kept(page) == [ONE]
    page.locator("[data-basket-keep]").click()
    page.wait_for_url(f"**{basket('en', ONE, OTHER)}")
    assert kept(page) == [ONE, OTHER]


@pytest.mark.parametrize("nonsense", ["nonsense", "{}", '["<b>", 7, null]', '"x"'])
def test_nonsense_in_the_device_s_memory_is_forgiven(open_page, nonsense):
    page = open_page(basket("en"))
    page.evaluate("(text) => localStorage.setItem('portal.basket', text)", nonsense)
    page.goto(basket("en"))
    expect(page.locator(".empty")).to_be_visible()
    page.goto(video("en"))
    add(page)
    assert kept(page) == [ONE]


def test_a_full_basket_says_so_and_keeps_what_is_in_it(open_page):
    page = open_page(video("en"))
    keep(page, *(f"video.film-{number}" for number in range(40)))
    add(page)
    expect(page.locator("form[data-basket-add]")).to_contain_text("at most 40 things")
    assert len(kept(page)) == 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_works_without_script_too(open_page, language):
    page = open_page(video(language), java_script_enabled=False)
    add(page, "0:12", "0:40")
    assert page.url.endswith(basket(language, f"{ONE}.12-40"))
    assert not page.locator("[data-basket-keep]").is_visible()
    page.locator("input[name=add]").fill(
        page.url.split("/", 3)[0]
        + "//"
        + page.url.split("/")[2]
        + video(language, OTHER.removeprefix("video."))
    )
    page.locator(".basket__add button").click()
    assert page.url.endswith(basket(language, f"{ONE}.12-40", OTHER))


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_eight_things_are_printed_on_one_page(open_page, tmp_path, paper):
    slugs = ["keeping-the-balance", "baskets-per-hour", "ten-percent-first", "undo-it-backwards"]
    items = [f"video.{slug}{part}" for slug in slugs for part in ("", ".5-30")]
    page = open_page(basket("es", *items))
    file = tmp_path / "basket.pdf"
    page.pdf(path=file, format=paper)
    (sheet,) = PdfReader(file).pages
    words = sheet.extract_text()
    assert words.count("/videos/keeping-the-balance/") == 2
    assert "?t=5&end=30" in words


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_things_of_every_kind_are_printed_on_one_page(open_page, tmp_path, paper):
    items = [
        f"{ONE}.5-30",
        OTHER,
        "practice.saturday-fraction-lab",
        "practice.fresh-start-math-packets",
        "collection.fractions-without-fear",
        "collection.algebra-in-five",
        "collection.from-a-rate-to-a-line",
        "practice.no-longer-there",
    ]
    page = open_page(basket("es", *items))
    expect(page.locator(".basket__row")).to_have_count(8)
    expect(page.locator(".basket__row .meta")).to_have_count(7)
    file = tmp_path / "basket.pdf"
    page.pdf(path=file, format=paper)
    (sheet,) = PdfReader(file).pages
    words = sheet.extract_text()
    for slug in ("saturday-fraction-lab", "fractions-without-fear"):
        assert f"/{slug}/" in words
    assert "no-longer-there" in words


def test_a_practice_is_put_in_from_its_page_and_from_its_list(open_page):
    page = open_page(practice("es", "saturday-fraction-lab"))
    page.locator("form[data-basket-add] button").click()
    expect(page.locator(".basket-link")).to_be_visible()
    page.goto(practices("es"))
    page.locator("#results [data-basket-item]:not([data-in])").first.click()
    first, second = kept(page)
    assert first == "practice.saturday-fraction-lab"
    assert second.startswith("practice.")
    page.goto(address("es", "resources:basket"))
    expect(page.locator(".basket__row")).to_have_count(2)
    expect(page.locator(".basket__total p")).to_be_visible()


def test_a_phone_has_room_for_the_count(open_page):
    page = open_page(library("es"), **PHONE)
    page.locator("[data-basket-item]").first.click()
    expect(page.locator(".basket-link")).to_be_visible()
    for width in (320, 344, 360, 400):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
