"""The pages of collections and series as readers open them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from resources.models import BestPractice, Collection, Video
from tests.factories import make_collection, make_practice, make_video
from tests.pages.reading import Page, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo", "today")]


def open_page(slug: str, language: str = "en") -> Page:
    return read(Client().get(Collection.objects.get(slug=slug).url_in(language)))


def titles(page: Page) -> list[str]:
    return [heading.text for heading in page.all(".card h3")]


def test_a_collection_lists_its_items_in_order_with_number_kind_and_minutes() -> None:
    page = open_page("arrived-in-the-middle-of-the-year")
    slugs = [
        *("first-two-days-welcome", "fresh-start-math-packets", "below-zero-on-the-number-line"),
        *("interpreter-list-that-answers-today", "credit-check-before-leaving"),
    ]
    records = {
        r.slug: r for kind in (Video, BestPractice) for r in kind.objects.filter(slug__in=slugs)
    }
    assert titles(page) == [records[slug].title_en for slug in slugs]
    assert [n.text for n in page.all(".card__number")] == ["1", "2", "3", "4", "5"]
    kinds = [kind.text for kind in page.all(".card__kind")]
    assert kinds == ["Best practice", "Best practice", "Video", "Best practice", "Best practice"]
    film = records["below-zero-on-the-number-line"].renditions
    practices = [r for r in records.values() if isinstance(r, BestPractice)]
    seconds = next(r.duration_ms for r in film if r.spoken_language == "en") // 1000
    seconds += sum(practice.minutes_to_read("en") * 60 for practice in practices)
    assert f"5 items, about {-(-seconds // 60)} min in all" in page.text
    assert page.one("ol.grid")
    assert "Read the first two today" in page.one(".notice").text


def test_a_series_lists_its_videos_by_their_place() -> None:
    videos = Video.objects.live().filter(series__slug="algebra-in-five").in_series_order()
    assert titles(open_page("algebra-in-five")) == [video.title_en for video in videos]


def test_items_that_are_not_public_are_left_out_and_not_numbered() -> None:
    seen, hidden = make_video(voices=["en"]), make_practice(live=False)
    page = open_page(make_collection([hidden, seen]).slug)
    assert titles(page) == [seen.title_en]
    assert "1 item, about 1 min in all" in page.text


def test_a_collection_with_nothing_to_show_says_so() -> None:
    page = open_page(make_collection([make_practice(live=False)]).slug)
    assert page.all(".card") == []
    assert "What belongs here is not published at the moment" in page.text


def test_one_whose_items_are_all_still_to_come_waits_as_a_draft() -> None:
    waiting = Collection.objects.get(slug="algebra-readiness-in-twelve-modules")
    assert not waiting.live
    assert Client().get(waiting.url_in("es")).status_code == 404


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ({"live": False}, 404),
        ({"go_live_at": timedelta(hours=1)}, 404),
        ({"expire_at": timedelta(hours=-1), "first_published_at": timedelta(hours=-2)}, 410),
    ],
    ids=["draft", "scheduled", "expired"],
)
def test_it_opens_in_the_state_it_is_in(state, status) -> None:
    moved = {k: timezone.now() + v if isinstance(v, timedelta) else v for k, v in state.items()}
    collection = make_collection([make_video()], **moved)
    assert [Client().get(collection.url_in(c)).status_code for c in ("en", "es")] == [status] * 2


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_list_says_what_each_one_is_and_how_much_is_in_it(language) -> None:
    with override(language):
        page = read(Client().get(reverse("resources:collection_list") + "?form=collection"))
    cards = {card.one("h3").text: card for card in page.all(".card")}
    collection = Collection.objects.get(slug="fractions-without-fear")
    card = cards[getattr(collection, f"title_{language}")]
    assert card.one(".minutes").text.startswith("4 ")
    assert len(cards) == 5


def test_the_list_tells_series_from_what_somebody_picked() -> None:
    address = "/en/library/collections/"
    totals = [
        read(Client().get(address + query)).one("#results h2").text
        for query in ("", "?form=series", "?form=collection")
    ]
    assert totals == ["14 results", "9 results", "5 results"]
