"""Every list and detail asks as often for many rows as for few, and at most twelve times."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.demo.pages import load_pages
from portal.demo.reading import read
from portal.fulltext import outbox
from portal.fulltext.engine import get_engine
from portal.search.sources import documents_for
from resources.models import Collection, Video
from tests.factories import make_series, make_video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]
MOST = 12
LISTS = ["audiences", "grade_bands", "focus_areas"]


def add_videos(many: int, series: Collection) -> None:
    start = Video.objects.count()
    for number in range(start, start + many):
        make_video(
            title_en=f"The scale {number}",
            voices=["en", "es"],
            series=series,
            series_position=number,
            **{name: ["one", "two"] for name in LISTS},
        )
    outbox.drain(get_engine(), documents_for)


def queries(path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    "path",
    [
        "/en/library/videos/",
        "/es/biblioteca/videos/?audience=one&grade=two&sort=title",
        "/en/library/videos/{first}/",
        "/en/library/videos/{first}/transcript/",
        "/es/biblioteca/colecciones/{series}/",
        "/en/search/?q=scale",
        "/en/",
    ],
)
def test_sixty_rows_cost_no_more_queries_than_three(path) -> None:
    series = make_series()
    add_videos(3, series)
    front_door()
    address = path.format(first=Video.objects.first().slug, series=series.slug)
    queries(address)  # what is read once a process is read now
    few = queries(address)
    add_videos(57, series)
    assert queries(address) == few <= MOST


def front_door() -> None:
    """The home pages of the demonstration, with the videos that their questions lead to."""
    for slug in questions():
        make_video(slug=slug, voices=["en"])
    load_pages()


def questions() -> set[str]:
    doors = read("pages/front_door.toml")["way"]
    return {question["video"] for door in doors for question in door.get("question", [])}
