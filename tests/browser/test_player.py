"""What script adds to a film: moments in place, the line being spoken, choices remembered."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import LANGUAGES, video

CLOSE = 0.3  # seconds


def now(page: Page) -> float:
    return page.locator("video").evaluate("(film) => film.currentTime")


def wait_until_playing(page: Page) -> None:
    page.wait_for_function(
        "() => { const v = document.querySelector('video'); "
        "return !v.paused && v.currentTime > 0 && v.readyState > 2 }"
    )


@pytest.fixture
def page(open_page) -> Page:
    return open_page(video("es"), locale="es-US")


def test_nothing_is_downloaded_before_the_first_play(open_page):
    page = open_page()
    films: list[str] = []
    page.on(
        "request",
        lambda one: (
            films.append(one.url) if "/films/" in one.url and not one.url.endswith(".vtt") else None
        ),
    )
    page.goto(video("es"), wait_until="networkidle")
    assert films == []


def test_the_button_plays_the_film_and_brings_its_controls(page):
    page.locator("[data-play]").click()
    wait_until_playing(page)
    assert page.locator("video").evaluate("(film) => film.controls")


def test_a_click_on_a_line_goes_to_its_moment_and_marks_it(page):
    line = page.locator(".transcript a").nth(5)
    watch_for_seek(page)
    line.click()
    page.wait_for_function("() => window.reached !== undefined")
    assert abs(page.evaluate("window.reached") - float(line.get_attribute("data-seek"))) < CLOSE
    expect(line).to_have_attribute("aria-current", "true")


def test_a_click_on_a_moment_of_a_word_goes_there_and_shows_the_film(page):
    moment = page.locator(".words a").last
    watch_for_seek(page)
    moment.click()
    page.wait_for_function("() => window.reached !== undefined")
    assert abs(page.evaluate("window.reached") - float(moment.get_attribute("data-seek"))) < CLOSE
    expect(page.locator("video")).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("links", [".transcript a", ".chapters a"], ids=["line", "chapter"])
def test_the_keyboard_goes_to_the_moment_too(page, links):
    link = page.locator(links).nth(2)
    moment = float(link.get_attribute("data-seek"))
    watch_for_seek(page)
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => window.reached !== undefined")
    assert abs(page.evaluate("window.reached") - moment) < CLOSE
    expect(link).to_have_attribute("aria-current", "true")


def watch_for_seek(page: Page) -> None:
    """Notes in the page where the next jump of the film has led to."""
    page.evaluate(
        "document.querySelector('video').addEventListener('seeked',"
        " ({ target }) => { window.reached = target.currentTime }, { once: true })"
    )


def test_the_line_being_spoken_is_the_one_that_is_marked(page):
    lines = page.locator(".transcript a")
    lines.nth(3).click()
    wait_until_playing(page)
    page.locator("video").evaluate("(film) => { film.playbackRate = 4 }")
    expect(lines.nth(5)).to_have_attribute("aria-current", "true", timeout=15_000)
    expect(page.locator(".transcript a[aria-current]")).to_have_count(1)
    start, end = (float(lines.nth(n).get_attribute("data-seek")) for n in (5, 6))
    assert start - CLOSE <= now(page) <= end + 4 * CLOSE


@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_in_the_readers_language_show_from_the_start(open_page, language):
    page = open_page(video(language))
    page.locator("[data-play]").click()
    wait_until_playing(page)
    showing = page.locator("video").evaluate(
        "(film) => [...film.textTracks].filter((t) => t.mode === 'showing').map((t) => t.language)"
    )
    assert showing == [language]
    page.wait_for_function(
        "() => [...document.querySelector('video').textTracks]"
        ".some((t) => t.mode === 'showing' && t.cues?.length > 3)"
    )


def test_an_address_with_a_moment_starts_there(open_page):
    page = open_page(video("es", query="t=20.952"))
    page.locator("[data-play]").click()
    wait_until_playing(page)
    assert 20.952 - CLOSE < now(page) < 20.952 + 3


def test_speed_is_remembered(page):
    page.locator("[data-speed]").select_option("1.5")
    page.reload()
    assert page.locator("[data-speed]").input_value() == "1.5"
    page.locator("[data-play]").click()
    wait_until_playing(page)
    assert page.locator("video").evaluate("(film) => film.playbackRate") == 1.5


def test_the_voice_is_remembered_and_an_address_that_names_one_wins(page):
    page.locator("[data-voice=en]").click()
    page.wait_for_url("**voice=en**")
    page.goto(video("es"))
    page.wait_for_url("**voice=en**")
    page.goto(video("es", query="voice=es"))
    page.wait_for_load_state()
    assert "/es/360.mp4" in page.locator("video source").first.get_attribute("src")


def test_captions_are_remembered(page):
    page.locator("video").evaluate(
        "(film) => { for (const track of film.textTracks)"
        " track.mode = track.language === 'en' ? 'showing' : 'disabled' }"
    )
    page.wait_for_function("() => localStorage.getItem('portal.captions') === 'en'")
    page.reload()
    assert (
        page.locator("video").evaluate(
            "(film) => [...film.textTracks].find((track) => track.mode === 'showing').language"
        )
        == "en"
    )


def test_the_copied_link_holds_language_and_moment(open_page):
    page = open_page(video("es"), permissions=["clipboard-read", "clipboard-write"], locale="es-US")
    page.locator(".transcript a").nth(5).click()
    wait_until_playing(page)
    page.wait_for_function("() => document.querySelector('[data-copy-link]').dataset.copyLink")
    page.get_by_role("button", name="Copiar enlace").click()
    expect(page.get_by_role("button", name="Copiado")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert video("es") in copied
    assert 24 <= int(copied.partition("t=")[2]) <= 32


def test_the_print_button_prints(page):
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Imprimir").click()
    assert page.evaluate("window.printed")


def test_nonsense_in_the_devices_memory_is_forgiven(open_page):
    page = open_page(video("es"))
    page.evaluate("localStorage.setItem('portal.speed', 'nonsense')")
    page.reload()
    expect(page.locator(".transcript a").first).to_be_visible()
    assert page.locator("video").evaluate("(film) => film.playbackRate") == 1
