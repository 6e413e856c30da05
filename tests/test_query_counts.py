"""Every list and detail asks as often for many rows as for few, and at most twelve times."""

from collections.abc import Iterable

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


def test_sixty_rows_cost_no_more_queries_than_three() -> None:
    series = make_series()
    add_videos(3, series)
    front_door()
    first = Video.objects.first().slug
    addresses = [
        "/en/library/videos/",
        "/es/biblioteca/videos/?audience=one&grade=two&sort=title",
        f"/en/library/videos/{first}/",
        f"/en/library/videos/{first}/transcript/",
        f"/es/biblioteca/colecciones/{series.slug}/",
        "/en/search/?q=scale",
        "/en/",
    ]
    few = costs(addresses)
    add_videos(57, series)
    assert costs(addresses) == few
    assert not above(MOST, few)


def test_practices_and_collections_cost_the_same_however_many_there_are() -> None:
    series = make_series()
    add_videos(3, series)
    practice = add_practices(3)
    collection = gather(3)
    one_kind = [
        "/en/library/practices/?audience=one&strategy=two",
        practice.url_in("en"),
        "/en/library/collections/?audience=one",
        collection.url_in("en"),
    ]
    every_kind = ["/en/search/?q=scale&audience=one"]
    few, few_mixed = costs(one_kind), costs(every_kind)
    add_videos(57, series)
    add_practices(57)
    kinds = {Video: "video", BestPractice: "best_practice"}
    collection.items = [(kinds[type(item)], item) for item in some_items(30)]
    collection.save()
    gather(57)
    outbox.drain(get_engine(), documents_for)
    assert costs(one_kind) == few
    assert costs(every_kind)[every_kind[0]] <= few_mixed[every_kind[0]]  # a page of fewer kinds
    assert not above(MOST, few | few_mixed)


def costs(addresses: Iterable[str]) -> dict[str, int]:
    """The queries of each page; what is read once a process has been read before."""
    for address in addresses:
        queries(address)
    return {address: queries(address) for address in addresses}


def above(limit: int, counted: dict[str, int]) -> dict[str, int]:
    return {address: count for address, count in counted.items() if count > limit}


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
