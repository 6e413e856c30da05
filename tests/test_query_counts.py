"""Every list and detail asks as often for many rows as for few, and at most twelve times."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.demo.pages import load_pages
from portal.demo.reading import read
from portal.fulltext import outbox
from portal.fulltext.engine import get_engine
from portal.records.models import Record
from portal.search.sources import documents_for
from portal.taxonomy.models import Language
from resources.models import BestPractice, Collection, Video
from tests.factories import (
    make_collection,
    make_office,
    make_practice,
    make_series,
    make_video,
    term,
)

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


def add_practices(many: int) -> BestPractice:
    """Practices with everything that a page of theirs can hold; the first of them."""
    office = make_office()
    office.languages.set([term(Language, "es"), term(Language, "en")])
    names = [*LISTS, "strategies"]
    made = [
        make_practice(
            title_en=f"The scale {number}",
            steps=[("Ask.", "Pregunte.")] * 6,
            handouts=[{"en": 1, "es": 1}] * 2,
            contact_region=office,
            **{name: ["one", "two"] for name in names},
        )
        for number in range(many)
    ]
    return made[0]


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


@pytest.mark.parametrize(
    "name", ["practice_list", "practice_detail", "collection_list", "collection_detail", "search"]
)
def test_practices_and_collections_cost_the_same_however_many_there_are(name) -> None:
    series = make_series()
    add_videos(3, series)
    practice = add_practices(3)
    collection = gather(3)
    address = {
        "practice_list": "/en/library/practices/?audience=one&strategy=two",
        "practice_detail": practice.url_in("en"),
        "collection_list": "/en/library/collections/?audience=one",
        "collection_detail": collection.url_in("en"),
        "search": "/en/search/?q=scale&audience=one",
    }[name]
    queries(address)
    few = queries(address)
    add_videos(57, series)
    add_practices(57)
    kinds = {Video: "video", BestPractice: "best_practice"}
    collection.items = [(kinds[type(item)], item) for item in some_items(30)]
    collection.save()
    gather(57)
    outbox.drain(get_engine(), documents_for)
    assert queries(address) <= few <= MOST  # of the search: a page may hold fewer kinds


def gather(many: int) -> Collection:
    """Collections of both kinds of item; the first of them."""
    made = [make_collection(some_items(3), audiences=["one"]) for _ in range(many)]
    outbox.drain(get_engine(), documents_for)
    return made[0]


def some_items(many: int) -> list[Record]:
    return [*Video.objects.all()[:many], *BestPractice.objects.all()[:many]]


def front_door() -> None:
    """The home pages of the demonstration, with the videos that their questions lead to."""
    for slug in questions():
        make_video(slug=slug, voices=["en"])
    load_pages()


def questions() -> set[str]:
    doors = read("pages/front_door.toml")["way"]
    return {question["video"] for door in doors for question in door.get("question", [])}
