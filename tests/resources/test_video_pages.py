"""The pages of the library as readers open them, with the whole demonstration behind them."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from portal.media.models import Quality, Rendition
from resources.models import Video
from tests import people
from tests.fetching import fetched
from tests.pages.reading import Page, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo", "today")]
FILM = "/library/videos/ordering-fractions-in-a-small-group/"


def open_page(path: str) -> Page:
    return read(Client().get(path))


@pytest.mark.parametrize(
    ("slug", "state", "status"),
    [
        ("keeping-the-balance", "published", 200),
        ("dormir-bien-y-guardar-el-celular", "draft", 404),
        ("reading-a-juice-label-together", "in review", 404),
        ("one-goal-card-for-missing-credits", "scheduled", 404),
        ("rounding-with-a-line-not-a-rule", "expired", 410),
        ("no-such-video", "never written", 404),
    ],
)
@pytest.mark.parametrize("tree", ["/en/library", "/es/biblioteca"])
def test_a_video_opens_in_the_state_it_is_in(slug, state, status, tree) -> None:
    assert Client().get(f"{tree}/videos/{slug}/").status_code == status


@pytest.mark.parametrize("part", ["en.mp4", "en/captions-es.vtt", "en/chapters-en.vtt"])
@pytest.mark.parametrize(
    ("slug", "status"),
    [
        ("keeping-the-balance", 200),
        ("three-stops-in-a-read-aloud", 404),
        ("one-goal-card-for-missing-credits", 404),
        ("rounding-with-a-line-not-a-rule", 404),
    ],
)
def test_the_files_of_a_film_are_as_visible_as_its_page(part, slug, status) -> None:
    assert fetched(f"/films/{slug}/{part}").status == status


def test_a_scheduled_video_appears_at_its_hour(time_machine_at) -> None:
    video = Video.objects.get(slug="one-goal-card-for-missing-credits")
    with time_machine_at(video.go_live_at + timedelta(seconds=1)):
        call_command("publish_scheduled")
        assert Client().get(video.url_in("en")).status_code == 200


def test_an_expired_video_says_since_when_in_the_reader_s_language() -> None:
    page = open_page("/es/biblioteca/videos/rounding-with-a-line-not-a-rule/")
    assert "Esto venció el 22 de octubre de 2026" in page.text


def test_the_page_says_what_watching_costs_before_anything_is_loaded() -> None:
    page = open_page("/en" + FILM)
    video = Video.objects.get(slug="ordering-fractions-in-a-small-group")
    size = next(r.size_bytes for r in video.renditions if r.spoken_language == "en")
    assert f"Watch: 0:40, about {round(size / 1000)} kB" in page.text
    assert page.one("video")["preload"] == "none"


def test_captions_in_the_reader_s_language_are_on_by_default() -> None:
    for tree, code in (("/en", "en"), ("/es", "es")):
        path = f"{tree}{FILM}" if code == "en" else "/es/biblioteca" + FILM.removeprefix("/library")
        tracks = open_page(path).all("track[kind=captions]")
        assert [t["srclang"] for t in tracks if t.has_attr("default")] == [code]


def test_the_voice_follows_the_reader_and_can_be_chosen() -> None:
    spanish = "/es/biblioteca/videos/ordering-fractions-in-a-small-group/"
    for asked, voice in (("", "es"), ("?voice=en", "en"), ("?voice=tlh", "es")):
        assert f"/{voice}/360.mp4" in open_page(spanish + asked).one("video source")["src"]


def test_a_link_to_a_moment_starts_there_without_script() -> None:
    assert open_page("/en" + FILM + "?t=18").one("video source")["src"].endswith("#t=18")


@pytest.mark.parametrize(
    ("asked", "fragment"),
    [("t=12&end=48", "#t=12,48"), ("end=9.5", "#t=0,9.5"), ("t=12&end=12", "#t=12"), ("end=x", "")],
)
def test_a_clip_ends_where_its_address_says(asked, fragment) -> None:
    figure = open_page(f"/en{FILM}?{asked}").one("[data-player]")
    assert figure.one("video source")["src"].partition(".mp4")[2] == fragment
    assert figure["data-end"] == (fragment.partition(",")[2])


@pytest.mark.parametrize("t", ["-1", "x", "1e99", "", "nan", "9" * 400, "18&t=x", "%00"])
def test_a_moment_that_makes_no_sense_is_the_beginning(t) -> None:
    assert "#t=" not in open_page(f"/en{FILM}?t={t}").one("video source")["src"]


def test_every_line_of_the_transcript_is_a_link_to_its_moment() -> None:
    page = open_page("/en" + FILM)
    lines = page.all(".transcript a")
    assert len(lines) >= 8
    starts = [float(re.search(r"t=([\d.]+)", a["href"])[1]) for a in lines]
    assert starts == sorted(starts)
    assert starts == [float(a["data-seek"]) for a in lines]


def test_the_text_can_be_read_in_the_other_language_and_says_so() -> None:
    page = open_page("/en" + FILM + "?text=es")
    assert {span["lang"] for span in page.all(".transcript span")} == {"es"}
    assert "tutora" in page.one(".transcript").text


def test_a_title_that_is_missing_is_shown_in_the_other_language_with_a_notice() -> None:
    page = open_page("/es/biblioteca/videos/integers-on-the-floor-in-grade-8/")
    assert page.one("h1")["lang"] == "en"
    assert "La versión en español estará lista a más tardar el" in page.text
    Video.objects.update(exception_until=None)  # as one that has been public since before the gate
    page = open_page("/es/biblioteca/videos/integers-on-the-floor-in-grade-8/")
    assert "Esta página todavía no está en español" in page.text


def test_the_coverage_strip_says_what_is_missing_with_the_word() -> None:
    page = open_page("/es/biblioteca/videos/integers-on-the-floor-in-grade-8/")
    rows = {
        row.one("th").text.strip(): [cell.text.strip() for cell in row.all("td")]
        for row in page.all(".coverage tbody tr")
    }
    assert rows["Esta página"] == ["Falta", "Sí"]
    assert rows["Subtítulos"] == ["Sí", "Sí"]
    assert rows["Voz"] == ["Falta", "Sí"]


def test_the_series_goes_on_from_here_and_round_at_the_end() -> None:
    series = Video.objects.live().filter(series__slug="tutors-at-work").in_series_order()
    last, first = series.last(), series.first()
    page = open_page(last.url_in("en"))
    assert page.all("section[aria-labelledby=series] .card h3")[0].text.strip() == first.title_en


def test_related_videos_are_of_the_subject_and_not_of_the_series() -> None:
    video = Video.objects.get(slug="ordering-fractions-in-a-small-group")
    page = open_page(video.url_in("en"))
    titles = [h.text.strip() for h in page.all("section[aria-labelledby=related] .card h3")]
    related = Video.objects.filter(title_en__in=titles)
    assert len(titles) == 4
    assert {
        (v.subject_id == video.subject_id, v.series_id == video.series_id) for v in related
    } == {(True, False)}


@pytest.mark.parametrize(
    "path",
    [
        "/es/biblioteca/videos/",
        "/en/library/videos/",
        "/es/",
        "/en/",
        "/es/biblioteca/colecciones/at-home-together/",
    ],
)
def test_lists_ask_the_database_as_often_for_many_rows_as_for_few(
    path, django_assert_max_num_queries
) -> None:
    Client().get(path)
    with django_assert_max_num_queries(12):
        Client().get(path)


def test_a_video_s_page_asks_the_database_at_most_twelve_times_and_more_for_what_it_holds(
    django_assert_max_num_queries,
) -> None:
    with django_assert_max_num_queries(12):
        Client().get("/en" + FILM)


def test_a_draft_s_film_plays_for_whoever_edits_videos_and_for_nobody_else() -> None:
    path = "/films/three-stops-in-a-read-aloud/en.mp4"
    for person, status in ((people.editor(), 200), (people.stranger(), 404), (None, 404)):
        client = Client()
        if person:
            client.force_login(person)
        assert fetched(path, client=client).status == status, person
        assert client.get("/en/library/videos/three-stops-in-a-read-aloud/").status_code == 404


@pytest.mark.parametrize(("header", "quality"), [("on", "240"), ("off", "360"), (None, "360")])
def test_a_browser_that_saves_data_gets_the_lightest_pictures(header, quality) -> None:
    add_light_film("ordering-fractions-in-a-small-group")
    headers = {"save-data": header} if header else {}
    response = Client(headers=headers).get("/en" + FILM)
    assert f"/en/{quality}.mp4" in read(response).one("video source")["src"]
    assert "Save-Data" in response["Vary"]


def add_light_film(slug: str) -> None:
    """A second, lighter quality of the same voice, with the same bytes."""
    film = Rendition.objects.get(
        recording__video__slug=slug, spoken_language="en", quality=Quality.MIDDLE
    )
    film.pk, film.quality = None, Quality.LOW
    film.save()


@pytest.mark.parametrize(
    ("path", "tree"),
    [("/en" + FILM, "en"), ("/es/biblioteca/videos/ordering-fractions-in-a-small-group/", "es")],
)
def test_the_lines_for_another_page_show_the_player_in_the_language_of_this_one(path, tree) -> None:
    lines = open_page(path).one("#embed-code").text
    frame = re.fullmatch(r'<iframe src="http://testserver(/\w+/[^"]+)" .*></iframe>', lines)
    assert frame
    assert frame[1].startswith(f"/{tree}/")
    assert Client().get(frame[1]).status_code == 200
