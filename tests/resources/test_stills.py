"""Stills of a film beside its words: which are shown, where they lie, and only when asked for."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from portal.media.models import Storyboard
from resources.models import Video
from resources.stills import sheet_of, stills_between
from tests.factories import make_video
from tests.fetching import fetched
from tests.pages.reading import Page, read

BOARD = Storyboard(
    columns=3, count=8, tile_width=160, tile_height=90, interval_ms=2000, size_bytes=84_000
)


@pytest.mark.parametrize(
    ("start", "end", "moments"),
    [
        (0, 6000, [0, 2000, 4000]),
        (0, float("inf"), [0, 4000, 8000, 12_000]),  # four of eight, spread over all
        (4500, 5500, [4000]),  # between two stills: the one that holds the moment
        (15_000, 16_000, [14_000]),
        (60_000, 70_000, []),  # after the last
    ],
)
def test_a_part_of_the_film_has_its_own_stills(start, end, moments) -> None:
    assert [still.start_ms for still in stills_between(BOARD, start, end)] == moments


def test_a_still_is_a_window_on_its_place_in_the_sheet() -> None:
    assert [still.view_box for still in stills_between(BOARD, 8000, 10_000)] == ["160 90 160 90"]
    sheet = sheet_of(BOARD, "/stills.webp")
    assert (sheet.width, sheet.height, sheet.size_bytes) == (480, 270, 84_000)


@pytest.fixture
def video(db) -> Video:
    video = make_video(voices=["es"])
    board = Storyboard(
        recording=video.recording,
        spoken_language="es",
        **{name: getattr(BOARD, name) for name in ("columns", "count", "size_bytes")},
        tile_width=160,
        tile_height=90,
        interval_ms=2000,
    )
    board.file.save("stills.webp", ContentFile(b"RIFF....WEBP"))
    return video


def words(video: Video, query: str = "") -> Page:
    return read(Client().get(f"/es/biblioteca/videos/{video.slug}/transcripcion/{query}"))


def test_the_words_come_without_pictures_and_say_what_pictures_cost(video) -> None:
    page = words(video)
    assert page.all(".stills") == []
    link = page.one("a[href*=pictures]")
    assert "84 kB" in link.text
    assert len(words(video, link["href"]).all(".stills image")) == 4


@pytest.mark.parametrize("asked", ["?pictures=", "?pictures=false", "?picture=on"])
def test_only_a_clear_wish_loads_them(video, asked) -> None:
    assert words(video, asked).all(".stills") == []


def test_the_sheet_is_as_visible_as_the_film(video) -> None:
    path = f"/films/{video.slug}/es/stills.webp"
    assert fetched(path).headers["Content-Type"] == "image/webp"
    assert Client().get(f"/films/{video.slug}/en/stills.webp").status_code == 404
    Video.objects.filter(pk=video.pk).update(live=False)
    assert Client().get(path).status_code == 404


def test_the_words_with_pictures_ask_the_database_at_most_twelve_times(
    video, django_assert_max_num_queries
) -> None:
    words(video)
    with django_assert_max_num_queries(12):
        words(video, "?pictures=on")
