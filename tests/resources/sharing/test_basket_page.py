"""The page of a basket, as somebody opens a link that they were sent."""

from datetime import timedelta
from urllib.parse import quote, urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from resources.cards import brief_card
from tests.factories import (
    make_collection,
    make_practice,
    make_series,
    make_video,
)
from tests.pages.reading import Page, read

pytestmark = pytest.mark.django_db


def address(language: str = "en") -> str:
    with override(language):
        return reverse("resources:basket")


def open_page(query: str, language: str = "en") -> Page:
    return read(Client().get(f"{address(language)}?{query}"))


def titles(page: Page) -> list[str]:
    return [heading.text for heading in page.all(".basket h3")]


def test_it_shows_what_the_link_holds_in_its_order_and_the_reader_s_language() -> None:
    make_video(slug="scale", title_en="The scale", title_es="La balanza", voices=["en"])
    make_series(slug="algebra", title_en="Algebra", title_es="Álgebra")
    query = "item=collection.algebra&item=video.scale"
    assert titles(open_page(query)) == ["Algebra", "The scale"]
    assert titles(open_page(query, "es")) == ["Álgebra", "La balanza"]


def test_a_part_is_counted_and_linked_from_its_start_to_its_end() -> None:
    make_video(slug="scale", voices={"en": 60_000})
    page = open_page("item=video.scale.12-48&item=video.scale")
    assert "From 0:12 to 0:48" in page.text
    assert "1:36 to watch in all" in page.text
    assert page.all(".basket h3 a")[0]["href"].endswith("/scale/?t=12&end=48")
    assert page.all(".basket__address")[0].text.endswith("/scale/?t=12&end=48")
    assert len(page.all(".basket svg.qr")) == 2


def test_what_cannot_be_shown_is_named_and_not_dropped() -> None:
    make_video(slug="draft", live=False)
    make_practice(slug="hidden", live=False)
    names = ["video.draft", "video.never", "practice.hidden", "collection.gone", "novel.dune"]
    page = open_page("&".join(f"item={name}" for name in names))
    assert titles(page) == ["draft", "never", "hidden", "gone", "dune"]
    assert page.text.count("No longer available") == 5


def test_an_expired_practice_and_collection_keep_their_titles() -> None:
    past = timezone.now() - timedelta(hours=1)
    columns = {"slug": "old", "expire_at": past, "first_published_at": past - timedelta(days=1)}
    make_practice(title_en="Packets", **columns)
    make_collection([], title_en="Set", **columns)
    page = open_page("item=practice.old&item=collection.old")
    assert titles(page) == ["Packets", "Set"]
    assert page.text.count("No longer available") == 2


def test_a_card_of_every_kind_can_be_put_in_and_says_how_long_it_takes() -> None:
    video = make_video(voices={"en": 61_000})
    practice = make_practice(steps=[("word " * 200, "palabra " * 500)])
    collection = make_collection([video, practice])
    series = make_series()
    for number in (1, 2):
        make_video(series=series, series_position=number, voices={"en": 70_000})
    records = [video, practice, collection, series]
    query = urlencode([("item", brief_card(one).basket_item) for one in records])
    page = open_page(query)
    assert titles(page) == [one.title_en for one in records]
    assert [[fact.text for fact in row.all(".meta li")] for row in page.all(".basket__row")] == [
        ["Video", "1:01 to watch"],
        ["Best practice", "2 min to read"],
        ["Collection", "about 4 min in all"],  # 181 seconds: begun minutes count
        ["Series", "about 3 min in all"],
    ]
    # 61 + 120 + 181 + 140 seconds
    assert page.one(".basket__total p").text == "about 9 min in all"
    spanish = open_page(query, "es")
    assert "4 min" in spanish.all(".basket__row")[1].text


def test_films_and_a_part_are_summed_to_the_second_and_with_anything_else_in_minutes() -> None:
    make_video(slug="scale", voices={"en": 60_000})
    make_practice(slug="packets")
    make_collection([], slug="empty")
    films = "item=video.scale.12-48&item=video.scale&item=collection.empty"
    assert open_page(films).one(".basket__total p").text == "1:36 to watch in all"
    mixed = open_page(f"{films}&item=practice.packets")
    assert mixed.one(".basket__total p").text == "about 3 min in all"
    assert not open_page("item=collection.empty").all(".basket__total p")


def test_what_readers_may_not_see_adds_nothing_to_a_collection() -> None:
    seen, hidden = make_video(voices={"en": 60_000}), make_video(voices=["en"], live=False)
    make_collection([seen, hidden], slug="set")
    assert "about 1 min in all" in open_page("item=collection.set").one(".basket__row").text


def test_a_part_of_what_is_no_film_is_the_whole() -> None:
    make_practice(slug="packets")
    page = open_page("item=practice.packets.12-48")
    assert page.one(".basket h3 a")["href"].endswith("/practices/packets/")
    assert "1 min to read" in page.one(".basket__row").text


@pytest.mark.usefixtures("demo", "today")
def test_what_has_expired_keeps_its_title() -> None:
    page = open_page("item=video.rounding-with-a-line-not-a-rule", "es")
    assert titles(page) == ["Redondear con una recta, no con una regla"]


def test_plain_links_remove_and_move_and_the_language_switch_keeps_everything() -> None:
    for slug in ("a", "b"):
        make_video(slug=slug, voices=["en"])
    page = open_page("item=video.a&item=video.b.1-2")
    removes = [a["href"] for a in page.all(".basket a") if a.text.startswith("Remove")]
    moves = [a["href"] for a in page.all(".basket a") if a.text.startswith("Move up")]
    assert removes == ["?item=video.b.1-2", "?item=video.a"]
    assert moves == ["?item=video.b.1-2&item=video.a"]
    assert page.one("a.lang")["href"].endswith("?item=video.a&item=video.b.1-2")
    assert "noindex" in page.one("meta[name=robots]")["content"]


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ({"add": "video.scale"}, "video.scale"),
        ({"add": "video.scale", "start": "0:12", "end": "48"}, "video.scale.12-48"),
        ({"add": "video.scale", "start": "1:02:03"}, "video.scale.3723-"),
        ({"add": "http://testserver/en/library/videos/scale/"}, "video.scale"),
        ({"add": "http://testserver/es/biblioteca/videos/scale/?t=7.5&end=9"}, "video.scale.7-9"),
        ({"add": " http://testserver/en/library/videos/scale/?t=x "}, "video.scale"),
        ({"add": "http://testserver/en/library/collections/algebra/"}, "collection.algebra"),
    ],
)
def test_adding_leads_to_the_link_that_holds_it(asked, held) -> None:
    query = urlencode([("item", "video.first"), *asked.items()])
    answer = Client().get(f"{address()}?{query}")
    assert answer.status_code == 302
    assert answer["Location"] == f"{address()}?item=video.first&item={held}"


def test_a_part_is_chosen_without_script() -> None:
    make_video(slug="scale", voices={"en": 60_000})
    page = open_page("item=video.scale.12-48&edit=0")
    assert [field["value"] for field in page.all(".part input[type=text]")] == ["0:12", "0:48"]
    answer = Client().get(f"{address()}?item=video.scale.12-48&at=0&start=0:05&end=")
    assert answer["Location"] == f"{address()}?item=video.scale.5-"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"add": "https://elsewhere.example/en/library/videos/scale/"}, "not the address"),
        ({"add": "http://testserver/admin/"}, "not the address"),
        ({"add": "http://[::1"}, "not the address"),
        ({"add": "javascript:alert(1)"}, "not the address"),
        ({"add": "\x00"}, "Null characters"),
        ({"add": "x" * 2001}, "at most 2000"),
        ({"at": "0", "start": "soon"}, "such as 1:05"),
        ({"at": "0", "start": "0:30", "end": "0:20"}, "has to end after"),
        ({"add": "video.scale", "end": "-1"}, "such as 1:05"),
    ],
)
def test_what_was_typed_wrongly_is_explained_and_kept(asked, sentence) -> None:
    make_video(slug="scale", title_en="The scale", voices=["en"])
    answer = Client().get(f"{address()}?{urlencode([('item', 'video.scale'), *asked.items()])}")
    assert answer.status_code == 400
    page = read(answer)
    assert sentence in page.text
    assert titles(page) == ["The scale"]
    fields = {field["name"]: field for field in page.all("input[type=text]")}
    for name in asked.keys() & fields.keys():
        assert fields[name]["value"] == asked[name]


HOSTILE = [
    "item=",
    "item=%00",
    "item=%FF%FE",
    "item=video.scale.12-48.99",
    "item=video.%3Cscript%3Ealert(1)%3C/script%3E",
    "item=video.scale&item=video.scale",
    "item=video.scale&edit=999&at=-1",
    "item=video.scale&edit=x&at=1e9",
    "item=video.scale&edit=0&edit=1",
    "unknown=1&item=video.scale",
    "item[]=video.scale",
    "item=" + "a" * 5000,
    "&".join(["item=video.scale.1-2"] * 500),
    "add=" + quote("http://testserver/" + "é" * 300),
    "start=1&end=2",
    "item=video.scale&at=7&start=1",
    "item=" + quote("video.\u202escale"),
    "item=" + quote("video.😀"),
]


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_address_is_too_strange(query, language) -> None:
    make_video(slug="scale", voices=["en"])
    answer = Client().get(f"{address(language)}?{query}")
    assert answer.status_code in (200, 302, 400)
    if answer.status_code != 302:
        assert "<script>alert" not in answer.content.decode()
        assert len(read(answer).all("h1")) == 1


def test_more_than_forty_are_counted_and_the_first_forty_shown() -> None:
    query = "&".join(f"item=video.film-{number}" for number in range(43))
    page = open_page(query)
    assert len(titles(page)) == 40
    assert "3 entries were too much" in page.text
    full = Client().get(f"{address()}?{query}&add=video.one-more")
    assert full.status_code == 400
    assert "at most 40 things" in read(full).text


def test_a_link_that_was_cut_off_says_so() -> None:
    assert "1 entry of this link could not be read" in open_page("item=video.&item=video.a").text


def test_an_empty_basket_says_how_to_fill_it() -> None:
    assert "Nothing is in this basket yet" in open_page("").text


def test_only_reading_is_possible_and_no_cookie_is_set() -> None:
    assert Client().post(address()).status_code == 405
    assert not Client().get(f"{address()}?item=video.a").cookies


def test_forty_things_cost_no_more_queries_than_two() -> None:
    def queries(many: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            items = (
                "item=video.f-{0}&item=practice.p-{0}&item=collection.c-{0}&item=collection.s-{0}"
            )
            gone = "&item=video.no&item=practice.no&item=collection.no"
            open_page("&".join(items.format(number) for number in range(many)) + gone)
        return len(captured)

    for number in range(9):
        video = make_video(slug=f"f-{number}", voices=["en", "es"], audiences=["teachers"])
        make_collection([video, make_practice(slug=f"p-{number}")], slug=f"c-{number}")
        series = make_series(slug=f"s-{number}")
        make_video(series=series, series_position=1, voices=["en"])
    queries(1)
    assert queries(1) == queries(9) <= 12
