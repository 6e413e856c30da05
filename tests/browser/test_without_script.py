"""Everything that a reader came for works where no script runs."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser.addresses import address, home, library, video
from tests.browser.conftest import PHONE


@pytest.fixture
def plain(open_page) -> Page:
    """A Spanish reader's phone that runs no script."""
    return open_page(home("es"), **PHONE, locale="es-US", java_script_enabled=False)


def total(page: Page) -> int:
    return int(page.locator("#results h2").first.inner_text().split()[0])


def chips(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("#results .chip").all_inner_texts()]


def choose_families(page: Page) -> None:
    page.goto(library("es"))
    page.locator(".facets > summary").click()
    choose(page, "audience", "families")


def choose(page: Page, facet: str, value: str) -> None:
    group = page.locator(f"[data-facet={facet}]")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    page.locator(f"#f-{facet}-{value}").check()
    page.get_by_role("button", name="Mostrar resultados").click()


def test_a_filter_is_chosen_by_a_button_and_taken_away_by_its_chip(plain):
    plain.goto(library("es"))
    before = total(plain)
    choose_families(plain)
    assert "audience=families" in plain.url
    assert total(plain) < before
    assert ["Familias" in chip for chip in chips(plain)] == [True]
    plain.locator("#results .chip").click()
    assert "audience" not in plain.url
    assert total(plain) == before


def test_a_second_filter_is_added_to_the_first(plain):
    choose_families(plain)
    families = total(plain)
    plain.locator(".facets > summary").click()
    choose(plain, "subject", "mathematics")
    assert 0 < total(plain) < families
    assert len(chips(plain)) == 2


def test_pages_lead_on_and_back(plain):
    plain.goto(library("es"))
    first = plain.locator(".card h3").all_inner_texts()
    plain.get_by_role("link", name="Siguiente").click()
    second = plain.locator(".card h3").all_inner_texts()
    assert not set(first) & set(second)
    plain.get_by_role("link", name="Anterior").click()
    assert plain.locator(".card h3").all_inner_texts() == first


def test_the_order_is_changed_by_a_button(plain):
    plain.goto(library("es"))
    plain.get_by_label("Ordenar por").select_option(label="Lo más corto")
    plain.get_by_role("button", name="Ordenar").click()
    lengths = [text.split()[-1] for text in plain.locator(".card .minutes").all_inner_texts()]
    assert "sort=" in plain.url
    assert lengths == sorted(lengths, key=lambda clock: [int(part) for part in clock.split(":")])


def test_a_word_is_found_without_its_accent(plain):
    plain.locator("main [role=search] input").fill("numeros")
    plain.locator("main [role=search] button").click()
    assert total(plain) > 0
    assert "números" in plain.locator("#results").inner_text().lower()


def test_the_menu_opens(plain):
    plain.locator("details.menu > summary").click()
    plain.get_by_role("navigation", name="Menú").get_by_role("link", name="Biblioteca").click()
    assert library("es") in plain.url


def test_a_video_has_the_browsers_controls_and_its_text_can_be_read(plain):
    plain.goto(video("es"))
    assert plain.locator("video").get_attribute("controls") is not None
    assert plain.locator("video track[kind=captions][default]").get_attribute("srclang") == "es"
    lines = plain.locator(".transcript a")
    assert lines.count() > 5
    expect(lines.first).to_be_visible()


def test_a_line_of_the_text_leads_to_its_moment(plain):
    plain.goto(video("es"))
    line = plain.locator(".transcript a").nth(4)
    moment = float(line.get_attribute("data-seek"))
    line.click()
    assert f"t={moment:g}" in plain.url
    assert plain.locator("video source").first.get_attribute("src").endswith(f"#t={moment:g}")


def test_the_text_is_downloaded_as_a_file(plain):
    plain.goto(video("es"))
    with plain.expect_download() as download:
        plain.get_by_role("link", name="Bajar el texto").click()
    text = download.value.path().read_text("utf-8")
    assert len(text.split()) > 50


def test_the_voice_and_the_language_of_the_text_are_links(plain):
    plain.goto(video("es"))
    plain.get_by_role("group", name="Idioma de la voz").get_by_role("link", name="Inglés").click()
    assert "/en/360.mp4" in plain.locator("video source").first.get_attribute("src")
    plain.get_by_role("group", name="Idioma del texto").locator("a[lang=en]").click()
    expect(plain.locator(".transcript span[lang=en]").first).to_be_visible()


def test_staff_sign_in(plain):
    plain.goto(f"{address('es', 'account_login')}?next=/es/")
    plain.locator("#id_login").fill("admin@example.org")
    plain.locator("#id_password").fill(settings.DEMO_PASSWORD)
    plain.get_by_role("button", name="Entrar", exact=True).click()
    plain.locator("#id_code").fill(settings.DEMO_CODE)
    plain.get_by_role("button", name="Entrar", exact=True).click()
    plain.locator("details.menu > summary").click()
    expect(plain.get_by_role("link", name="Salir").first).to_be_visible()


def test_the_language_switch_keeps_the_place(plain):
    plain.goto(library("es", "audience=families"))
    plain.get_by_role("link", name="English", exact=True).first.click()
    assert plain.locator("html").get_attribute("lang") == "en"
    assert library("en") in plain.url
