"""The quality of a film: streamed, chosen by the reader, light on a slow line, or only heard."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import BOTH_VOICES, STREAMED, video
from tests.browser.test_player import CLOSE, now, wait_until_playing

UNHINDERED = {"offline": False, "downloadThroughput": -1, "uploadThroughput": -1}


@pytest.fixture
def page(open_page) -> Page:
    return open_page(video("es", STREAMED), locale="es-US")


def playing(page: Page) -> str:
    """The address that the browser plays, without the site and what stands before its name."""
    source = page.locator("video").evaluate("(film) => film.currentSrc")
    return source.partition("/films/")[2].removeprefix(f"{STREAMED}/")


def play(page: Page) -> None:
    page.locator("[data-play]").click()
    wait_until_playing(page)


def test_the_browser_streams_in_the_quality_that_suits_the_line(page):
    expect(page.locator("[data-way=auto]")).to_have_attribute("aria-current", "true")
    play(page)
    assert playing(page) == "es.m3u8"


def test_a_streamed_film_jumps_to_the_second(page):
    play(page)
    page.locator("video").evaluate("(film) => { film.currentTime = 21 }")
    page.wait_for_function("() => !document.querySelector('video').seeking")
    wait_until_playing(page)
    assert 21 - CLOSE < now(page) < 23


def test_an_address_with_a_moment_starts_a_streamed_film_there(open_page):
    page = open_page(video("es", STREAMED, "t=12.5"))
    play(page)
    assert 12.5 - CLOSE < now(page) < 15


def test_a_clip_stops_at_its_end_and_goes_on_when_asked(open_page):
    page = open_page(video("es", STREAMED, "t=12&end=13"))
    play(page)
    page.wait_for_function("() => document.querySelector('video').paused")
    assert 13 <= now(page) < 13.5
    page.locator("video").evaluate("(film) => film.play()")
    page.wait_for_function("() => document.querySelector('video').currentTime > 14")


def test_another_quality_goes_on_where_the_film_was(page):
    play(page)
    page.locator("video").evaluate("(film) => { film.currentTime = 9 }")
    wait_until_playing(page)
    page.locator("[data-way='240']").click()
    page.wait_for_function("() => document.querySelector('video').currentSrc.includes('240.mp4')")
    wait_until_playing(page)
    assert 9 - CLOSE < now(page) < 13
    expect(page.locator("[data-way][aria-current]")).to_contain_text("Ligera")


def test_a_choice_before_the_first_play_loads_nothing(page):
    films: list[str] = []
    page.on("request", lambda one: films.append(one.url) if "/films/" in one.url else None)
    page.locator("[data-way=audio]").click()
    page.wait_for_timeout(500)
    assert [url for url in films if not url.endswith(".vtt")] == []
    assert "Oír: " in page.locator("[data-play]").inner_text()


def test_the_sound_alone_plays_with_its_captions(page):
    page.locator("[data-way=audio]").click()
    play(page)
    assert playing(page) == "es.m4a"
    page.wait_for_function(
        "() => [...document.querySelector('video').textTracks]"
        ".some((t) => t.mode === 'showing' && t.cues?.length > 3)"
    )


def test_the_choice_is_remembered_for_other_films_and_an_address_that_names_one_wins(page):
    page.locator("[data-way='240']").click()
    page.reload()
    expect(page.locator("[data-way='240']")).to_have_attribute("aria-current", "true")
    page.goto(video("es", STREAMED, "quality=audio"))
    expect(page.locator("[data-way=audio]")).to_have_attribute("aria-current", "true")
    page.goto(video("es", BOTH_VOICES))  # has no such quality: what it has is shown
    expect(page.locator("[data-way='360']")).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize(("latency", "way"), [(600, "240"), (20, "auto")], ids=["slow", "good"])
def test_a_slow_line_gets_the_lightest_pictures(open_page, latency, way):
    page = open_page()
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    conditions = UNHINDERED | {"connectionType": "wifi", "latency": latency}
    tools.send("Network.emulateNetworkConditions", conditions)
    page.goto(video("es", STREAMED))
    expect(page.locator(f"[data-way='{way}']")).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize(("name", "value"), [("saveData", "true"), ("type", "'cellular'")])
def test_a_line_that_is_paid_by_the_byte_does_too(open_page, name, value):
    """Only phones say what kind of line they have: here the browser is made to say it."""
    page = open_page()
    page.add_init_script(
        f"Object.defineProperty(navigator.connection, '{name}', {{ get: () => {value} }})"
    )
    page.goto(video("es", STREAMED))
    expect(page.locator("[data-way='240']")).to_have_attribute("aria-current", "true")


def test_without_script_every_quality_has_an_address(open_page):
    page = open_page(video("es", STREAMED), java_script_enabled=False)
    page.locator("[data-way='240']").click()
    assert "quality=240" in page.url
    assert page.locator("video source").get_attribute("src").endswith("/240.mp4")
