"""The player in a frame of another site: it plays, and nothing is left on the device."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.addresses import BOTH_VOICES, LANGUAGES, address, video


@pytest.fixture
def framed(site: str) -> Iterator[str]:
    """Another site, whose page is what stands behind the ? of its address: a frame of that."""

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            framed = self.path.partition("?")[2]
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            page = f"<title>Host</title><iframe src='{site}{framed}' width=640 height=640></iframe>"
            self.wfile.write(page.encode() if framed else b"")

        def log_message(self, *arguments: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/?"
    server.shutdown()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_plays_in_a_frame_of_another_site_and_sets_no_cookie(browser: Browser, framed, language):
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(framed + address(language, "embed_video", slug=BOTH_VOICES))
    player = page.frame_locator("iframe")
    expect(player.locator("h1")).to_be_visible()
    player.locator("[data-play]").click()
    film = player.locator("video")
    expect(film).to_have_js_property("paused", False)
    assert film.evaluate("(film) => film.readyState") >= 0
    assert player.locator("html").evaluate("(html) => html.scrollWidth <= html.clientWidth")
    assert context.cookies() == []
    assert wrong == []
    context.close()


def test_the_page_itself_cannot_be_framed(browser: Browser, framed):
    context = browser.new_context()
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text))
    page.goto(framed + video("en"))
    page.wait_for_timeout(500)
    assert any("frame-ancestors" in text for text in refused)
    context.close()


def test_facts_for_machines_pass_the_content_policy(open_page):
    page = open_page(video("es"))  # whose complaints are asserted to be none
    facts = page.locator("script[type='application/ld+json']")
    assert facts.evaluate("(block) => JSON.parse(block.textContent)['@graph'].length") == 2
