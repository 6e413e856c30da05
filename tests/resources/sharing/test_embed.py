"""The player on other people's pages, and how their programs find it (https://oembed.com)."""

from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from resources.sharing.embed import embed_size
from tests.factories import make_series, make_video
from tests.pages.reading import read

pytestmark = pytest.mark.django_db


def player(language: str = "en", slug: str = "scale") -> str:
    with override(language):
        return reverse("embed_video", kwargs={"slug": slug})


def page(language: str = "en", query: str = "") -> str:
    with override(language):
        path = reverse("resources:video_detail", kwargs={"slug": "scale"})
    return f"http://testserver{path}{query}"


def ask(url: str, more: str = ""):
    return Client().get(f"/oembed?url={quote(url, safe='')}{more}")


@pytest.mark.parametrize("language", ["en", "es"])
def test_any_site_may_frame_the_player_and_only_it(language) -> None:
    make_video(slug="scale", voices=["en", "es"])
    answer = Client().get(player(language))
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert not answer.cookies
    own = Client().get(page(language))
    assert "frame-ancestors 'none'" in own["Content-Security-Policy"]
    assert own["X-Frame-Options"] == "SAMEORIGIN"


def test_it_is_the_player_with_a_way_to_the_text_and_to_the_page() -> None:
    make_video(slug="scale", title_en="The scale", voices=["en"])
    shown = read(Client().get(player() + "?t=12"))
    assert shown.part.html["lang"] == "en"
    assert shown.one("h1").text == "The scale"
    assert shown.one("h1 a")["href"].endswith("/videos/scale/?t=12")
    assert "#t=12" in str(shown.one("video").part)
    assert shown.one("#transcript")["href"] == "/films/scale/en/text-en.txt"
    assert shown.one("link[rel=canonical]")["href"] == page()
    assert "noindex" in shown.one("meta[name=robots]")["content"]
    assert not shown.all(".site-head")


def test_a_draft_has_no_player() -> None:
    make_video(slug="scale", live=False)
    assert Client().get(player()).status_code == 404
    make_video(slug="without-film")
    assert "not here yet" in read(Client().get(player(slug="without-film"))).text


@pytest.mark.parametrize("language", ["en", "es"])
def test_oembed_answers_in_the_language_of_the_address_and_keeps_the_moment(language) -> None:
    make_video(slug="scale", title_en='The "scale" <b>', title_es="La balanza", voices=["en"])
    answer = ask(page(language, "?t=12&end=40&utm=x"))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    facts = answer.json()
    assert (facts["version"], facts["type"]) == ("1.0", "video")
    assert facts["title"] == {"en": 'The "scale" <b>', "es": "La balanza"}[language]
    frame = BeautifulSoup(facts["html"], "html.parser").iframe
    assert frame["src"] == f"http://testserver{player(language)}?t=12&end=40"
    assert frame["title"] == facts["title"]
    assert (frame["width"], frame["height"]) == (str(facts["width"]), str(facts["height"]))
    assert {"thumbnail_url", "thumbnail_width", "thumbnail_height"} <= facts.keys()


def test_the_page_of_a_video_leads_to_its_answer() -> None:
    make_video(slug="scale", voices=["en"])
    link = read(Client().get(page())).one('link[type="application/json+oembed"]')
    assert Client().get(link["href"].removeprefix("http://testserver")).json()["type"] == "video"


@pytest.mark.parametrize(
    ("url", "more", "status"),
    [
        ("http://testserver/en/library/videos/scale/", "&format=json", 200),
        ("https://testserver/en/library/videos/scale/", "", 200),
        ("http://testserver/en/embed/videos/scale/", "", 200),
        ("http://testserver/en/library/videos/scale/", "&format=xml", 501),
        ("http://testserver/en/library/videos/scale/", "&maxwidth=x", 400),
        ("http://testserver/en/library/videos/scale/", "&maxwidth=-1", 400),
        ("http://testserver/en/library/videos/scale/", "&maxwidth=" + "9" * 30, 200),
        ("http://testserver/en/library/videos/draft/", "", 404),
        ("http://testserver/en/library/videos/never/", "", 404),
        ("http://testserver/en/library/collections/series/", "", 404),
        ("http://testserver/en/library/videos/", "", 404),
        ("http://elsewhere.example/en/library/videos/scale/", "", 404),
        ("http://testserver@evil.example/en/library/videos/scale/", "", 404),
        ("ftp://testserver/en/library/videos/scale/", "", 404),
        ("http://testserver/de/library/videos/scale/", "", 404),
        ("http://[", "", 404),
        ("", "", 400),
        ("\x00", "", 400),
        ("x" * 2001, "", 400),
    ],
)
def test_what_it_is_asked_it_answers_by_the_rules(url, more, status) -> None:
    make_video(slug="scale", voices=["en"])
    make_video(slug="draft", live=False)
    make_series(slug="series")
    answer = ask(url, more)
    assert answer.status_code == status
    if status != 200:
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["detail"].endswith(".")


@pytest.mark.parametrize(
    ("most_wide", "most_high", "size"),
    [
        (None, None, (640, 640)),
        (1200, None, (640, 640)),
        (320, None, (320, 460)),
        (320, 200, (320, 200)),
        (1, 1, (1, 1)),
    ],
)
def test_the_frame_is_never_larger_than_allowed(most_wide, most_high, size) -> None:
    assert embed_size(most_wide, most_high) == size


def test_a_picture_wider_than_allowed_is_left_out() -> None:
    make_video(slug="scale", voices=["en"])
    assert "thumbnail_url" not in ask(page(), "&maxwidth=300").json()
