"""A film plays, whoever sends it: the site itself, an S3 server or nginx; on a weak line too."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.addresses import BOTH_VOICES, STREAMED, address, video
from tests.browser.complaints import Complaints
from tests.browser.conftest import PHONE
from tests.browser.deliveries import Delivery, by_itself, by_nginx, by_s3
from tests.browser.slow_line import WEAK, Line

CLOSE = 0.3  # seconds
FIRST_FRAME_MS = 10_000  # on the weak line: a bound for a busy machine, not the figure itself
VOICE = "es"

# a video, and where a player finds its film
FILMS = {
    "whole": (BOTH_VOICES, address("es", "films:film", slug=BOTH_VOICES, voice=VOICE)),
    "streamed": (STREAMED, address("es", "films:film_playlist", slug=STREAMED, voice=VOICE)),
}
Film = tuple[str, str]

# a promise that is never kept would never end the test
PLAY = """() => new Promise((played, refused) => {
  setTimeout(() => refused("no frame"), 30_000);
  const film = document.querySelector("video");
  window.waits = [];
  const began = performance.now();
  film.requestVideoFrameCallback(() => {
    film.addEventListener("waiting", () => window.waits.push(film.currentTime));
    played(performance.now() - began);
  });
  document.querySelector("[data-play]").click();
})"""
SEEK = """(moment) => new Promise((reached, refused) => {
  setTimeout(() => refused("no frame at this moment"), 30_000);
  const film = document.querySelector("video");
  const shown = (at) => film.readyState < 2
    ? film.addEventListener("canplay", () => shown(at), { once: true })
    : reached([at, film.readyState]);
  film.addEventListener("seeked", () => shown(film.currentTime), { once: true });
  film.currentTime = moment;
})"""
SHOW = """(language) => { for (const track of document.querySelector("video").textTracks)
  if (track.kind === "captions") track.mode = track.language === language ? "showing" : "disabled" }
"""
SHOWN = """(language) => [...document.querySelector("video").textTracks].some((track) =>
  track.language === language && track.mode === "showing" && track.activeCues?.length)"""
PLAYED_TO = "(moment) => document.querySelector('video').currentTime >= moment"


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    line = Line()
    yield line
    line.end()


@pytest.fixture(scope="module", params=["itself", "s3", "nginx"])
def delivery(
    request: pytest.FixtureRequest,
    line: Line,
    site_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Delivery]:
    folder, scratch = site_folder, tmp_path_factory.mktemp(request.param)
    ways = {
        "itself": lambda: by_itself(line, folder),
        "s3": lambda: by_s3(line, folder, scratch),
        "nginx": lambda: by_nginx(line, folder, scratch),
    }
    with ways[request.param]() as delivery:
        yield delivery


@pytest.fixture(params=FILMS)
def film(request: pytest.FixtureRequest) -> Film:
    return FILMS[request.param]


@pytest.fixture
def page(delivery: Delivery, browser: Browser, film: Film) -> Iterator[Page]:
    """The video's page on a phone that has not been here before, ready to play ``film``."""
    complaints = Complaints(delivery.url, delivery.origin)
    with ExitStack() as after:
        context = browser.new_context(base_url=delivery.url, locale="es-US", **PHONE)
        after.callback(context.close)
        page = context.new_page()
        complaints.listen_to(page)
        yield page
    assert not complaints.found


def open_film(page: Page, film: Film) -> None:
    slug, address_of_film = film
    page.goto(video("es", slug))
    page.locator("video").evaluate("(player, address) => { player.src = address }", address_of_film)


def test_the_film_starts_and_comes_from_where_it_should(
    page: Page, delivery: Delivery, film: Film
) -> None:
    sent: list[Response] = []
    page.on("response", lambda one: sent.append(one) if one.status in (200, 206) else None)
    open_film(page, film)
    page.evaluate(PLAY)
    films = [one for one in sent if one.header_value("content-type") == "video/mp4"]
    assert {one.url.startswith(f"{delivery.origin}/") for one in films} == {True}
    assert {one.status for one in films} == {206}
    assert delivery.server in (films[0].header_value("server") or "")


@pytest.mark.parametrize("moment", [41.5, 3.25, 20.0])
def test_it_goes_to_the_second(page: Page, film: Film, moment: float) -> None:
    open_film(page, film)
    page.evaluate(PLAY)
    reached, ready = page.evaluate(SEEK, moment)
    assert abs(reached - moment) < CLOSE
    assert ready >= 2  # HTMLMediaElement.HAVE_CURRENT_DATA


def test_captions_change_their_language_while_it_plays(page: Page, film: Film) -> None:
    open_film(page, film)
    page.evaluate(PLAY)
    for language in ("es", "en", "es"):
        page.evaluate(SHOW, language)
        page.wait_for_function(SHOWN, arg=language)


def test_it_keeps_playing_on_a_weak_line(page: Page, delivery: Delivery, film: Film) -> None:
    with delivery.line.in_weather(WEAK):
        open_film(page, film)
        first_frame_ms = page.evaluate(PLAY)
        page.wait_for_function(PLAYED_TO, arg=12, timeout=30_000)
        assert page.evaluate("window.waits") == []
        reached, _ready = page.evaluate(SEEK, 36)
        page.wait_for_function(PLAYED_TO, arg=40, timeout=20_000)
    print(f"first frame after {first_frame_ms:.0f} ms at 400 kbit/s with 1 % lost")  # noqa: T201
    assert first_frame_ms < FIRST_FRAME_MS
    assert abs(reached - 36) < CLOSE
