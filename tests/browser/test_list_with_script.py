"""What script adds to a list: results change in place, the address keeps up, and it is said."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import LANGUAGES, address, library
from tests.browser.conftest import PHONE

LISTS = ["library", "search"]


def list_address(name: str, language: str) -> str:
    return library(language) if name == "library" else address(language, "search", "q=a")


@pytest.fixture(params=[(name, code) for name in LISTS for code in LANGUAGES], ids="-".join)
def page(request, open_page) -> Page:
    """A list on a desk, with a mark that a full load of the page would wipe out."""
    page = open_page(list_address(*request.param), locale="es-US")
    page.evaluate("window.mark = 'never loaded anew'")
    return page


def choose(page: Page, facet: str, value: str) -> None:
    group = page.locator(f"[data-facet={facet}]")
    if not group.evaluate("(group) => group.open"):
        group.locator("summary").click()
    page.locator(f"#f-{facet}-{value}").check()


def counts(page: Page, facet: str) -> dict[str, str]:
    rows = page.locator(f"[data-facet={facet}] .choice")
    return dict(text.rsplit("\n", 1) for text in rows.all_inner_texts())


def is_in_place(page: Page) -> bool:
    return page.evaluate("window.mark") == "never loaded anew"


def test_a_changed_filter_changes_results_address_and_status_in_place(page):
    before = page.locator("#results h2").first.inner_text()
    choose(page, "audience", "families")
    page.wait_for_url("**audience=families**")
    expect(page.locator("#results .chip")).to_have_count(1)
    after = page.locator("#results h2").first.inner_text()
    assert after != before
    expect(page.get_by_role("status")).to_have_text(after)
    assert is_in_place(page)


def test_values_beside_the_chosen_one_stay_and_keep_their_counts(page):
    page.locator("[data-facet=audience]").evaluate("(group) => { group.open = true }")
    before = counts(page, "audience")
    choose(page, "audience", "families")
    expect(page.locator("#results .chip")).to_have_count(1)
    expect(page.locator("#f-audience-families")).to_be_checked()
    assert page.locator("[data-facet=audience]").evaluate("(group) => group.open")
    assert counts(page, "audience") == before


def test_the_focus_stays_where_the_reader_chose(page):
    choose(page, "audience", "families")
    expect(page.locator("#results .chip")).to_have_count(1)
    assert page.evaluate("document.activeElement.id") == "f-audience-families"


def test_back_returns_to_what_was_there(page):
    before = page.locator("#results h2").first.inner_text()
    choose(page, "audience", "families")
    expect(page.locator("#results .chip")).to_have_count(1)
    page.go_back()
    expect(page.locator("#results .chip")).to_have_count(0)
    expect(page.locator("#results h2").first).to_have_text(before)
    expect(page.locator("#f-audience-families")).not_to_be_checked()


def test_an_address_made_in_place_shows_the_same_to_somebody_else(page, open_page):
    choose(page, "audience", "families")
    expect(page.locator("#results .chip")).to_have_count(1)
    choose(page, "subject", "mathematics")
    expect(page.locator("#results .chip")).to_have_count(2)
    shared = open_page(page.url)
    assert shared.locator("#results h3").all_inner_texts() == (
        page.locator("#results h3").all_inner_texts()
    )
    assert shared.locator("#results .chip").count() == 2


def test_another_order_is_shown_in_place(page):
    before = page.locator("#results h3").all_inner_texts()
    page.locator("#results select[name=sort]").select_option("title")
    page.wait_for_url("**sort=title**")
    expect(page.locator("#results h3").first).not_to_have_text(before[0])
    assert is_in_place(page)


def test_a_phone_shows_the_results_behind_the_filters_without_losing_its_place(open_page):
    page = open_page(library("es"), **PHONE, locale="es-US")
    page.locator(".facets > summary").click()
    choose(page, "audience", "families")
    expect(page.locator("#facets-chosen")).to_contain_text("1")
    assert page.locator(".facets").evaluate("(drawer) => drawer.open")
