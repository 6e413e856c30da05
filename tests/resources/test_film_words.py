"""The words of a film on its page and on a page of their own, as readers open them."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from resources.models import Video
from tests.pages.reading import Page, read
from tests.resources.test_video_pages import FILM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo", "today")]
SLUG = "ordering-fractions-in-a-small-group"


def address(language: str, slug: str = SLUG, name: str = "video_words") -> str:
    with translation.override(language):
        return reverse(f"resources:{name}", args=[slug])


def open_page(path: str) -> Page:
    return read(Client().get(path))


def rows(page: Page) -> dict[str, str]:
    return {r.one("dt").text: r.one("dd[lang]").text for r in page.all(".words > div")}


@pytest.mark.parametrize("name", ["video_detail", "video_words"])
def test_the_words_stand_in_the_reader_s_language_first(name) -> None:
    assert rows(open_page(address("en", name=name)))["fraction"] == "fracción"
    assert rows(open_page(address("es", name=name)))["fracción"] == "fraction"


@pytest.mark.parametrize(("language", "other"), [("en", "es"), ("es", "en")])
def test_the_other_language_is_marked(language, other) -> None:
    cells = open_page(address(language, name="video_detail")).all(".words dd[lang]")
    assert {cell["lang"] for cell in cells} == {other}


def test_every_moment_is_a_link_that_starts_the_film_there() -> None:
    page = open_page(address("en", name="video_detail") + "?voice=es")
    links = page.all(".words__moments a")
    assert len(links) >= 6
    for link in links:
        assert link["href"].startswith("?voice=es&t=")
        assert float(re.search(r"t=([\d.]+)", link["href"])[1]) == float(link["data-seek"])
    target = open_page(address("en", name="video_detail") + links[0]["href"])
    assert target.one("video")["src"].endswith(f"/es.mp4#t={links[0]['data-seek']}")


def test_moments_follow_the_voice() -> None:
    moments = {
        voice: [
            link["data-seek"]
            for link in open_page(f"{address('en')}?voice={voice}").all(".words__moments a")
        ]
        for voice in ("en", "es")
    }
    assert moments["en"] != moments["es"]


def test_the_list_to_print_has_every_word_and_leads_back_into_the_film() -> None:
    page = open_page(address("en"))
    assert rows(page) == rows(open_page(address("en", name="video_detail")))
    hrefs = [link["href"] for link in page.all(".words__moments a")]
    assert all(href.startswith(f"/en{FILM}?t=") for href in hrefs)
    assert "Words of “" in page.one("h1").text


def test_more_words_than_fit_wait_behind_a_button() -> None:
    video = Video.objects.get(slug=SLUG)
    words = [("number", "número"), ("fraction", "fracción"), ("equation", "ecuación")]
    words += [("decimal", "decimal"), ("exponent", "exponente"), ("angle", "ángulo")]
    words += [("triangle", "triángulo"), ("circle", "círculo"), ("sphere", "esfera")]
    words += [("prism", "prisma"), ("polygon", "polígono"), ("teacher", "maestra")]
    words += [("school", "escuela"), ("book", "libro")]
    for track in video.captions:
        place = 0 if track.language == "en" else 1
        said = "\n\n".join(
            f"00:{n * 6:02}.000 --> 00:{n * 6 + 3:02}.000\n{pair[place]}"
            for n, pair in enumerate(words[:10])
        )
        later = "\n\n".join(
            f"01:{n * 6:02}.000 --> 01:{n * 6 + 3:02}.000\n{pair[place]}"
            for n, pair in enumerate(words[10:])
        )
        track.webvtt = f"WEBVTT\n\n{said}\n\n{later}\n"
        track.save()
    page = open_page(address("en", name="video_detail"))
    assert len(page.all("section > .words > div")) == 12
    assert page.one(".words-more summary").text == "2 more words"
    assert len(rows(page)) == len(rows(open_page(address("en")))) == 14


def test_a_film_without_words_says_so() -> None:
    video = Video.objects.get(slug="keeping-the-balance")
    for track in video.captions:
        track.webvtt = "WEBVTT\n\n00:00.000 --> 00:02.000\n[wind]\n"
        track.save()
    page = open_page(address("es", video.slug))
    assert page.one(".message")
    assert not page.all(".words")
    assert not open_page(address("es", video.slug, "video_detail")).all("#words")


def test_captions_that_nobody_can_read_take_nothing_else_away() -> None:
    video = Video.objects.get(slug=SLUG)
    for track in video.captions:
        if track.language == "es":
            track.webvtt = "WEBVTT\n\nno times\n"
            track.save()
    assert rows(open_page(address("en")))["fraction"] == "fracción"


@pytest.mark.parametrize(
    ("slug", "status"),
    [
        ("keeping-the-balance", 200),
        ("dormir-bien-y-guardar-el-celular", 404),
        ("one-goal-card-for-missing-credits", 404),
        ("rounding-with-a-line-not-a-rule", 410),
        ("no-such-video", 404),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_list_is_as_visible_as_its_video(slug, status, language) -> None:
    assert Client().get(address(language, slug)).status_code == status


@pytest.mark.parametrize("query", ["voice=tlh", "t=x&text=zz", "voice=%00", "voice=" + "9" * 400])
def test_a_query_that_makes_no_sense_is_the_whole_list(query) -> None:
    assert rows(open_page(f"{address('en')}?{query}")) == rows(open_page(address("en")))


@pytest.mark.parametrize("language", ["en", "es"])
def test_words_cost_no_query(language, django_assert_max_num_queries) -> None:
    Client().get(address(language))
    with django_assert_max_num_queries(6):
        Client().get(address(language))
    with django_assert_max_num_queries(12):
        Client().get(address(language, name="video_detail"))
