"""What is in a collection, for whom, and in which order."""

import pytest
from django.contrib.auth.models import AnonymousUser

from resources.contents import (
    BARE,
    collections_with,
    contents_of,
    count_items,
    items_of,
    total_seconds,
)
from resources.models import Collection
from tests.factories import make_collection, make_practice, make_series, make_video

pytestmark = pytest.mark.django_db
READER = AnonymousUser()


def stored(collection: Collection) -> Collection:
    return Collection.objects.get(pk=collection.pk)


def test_items_of_several_kinds_keep_the_order_they_were_given() -> None:
    items = [make_practice(), make_video(), make_practice(), make_video(), make_video()]
    assert items_of(stored(make_collection(items)), READER) == items


def test_what_a_reader_may_not_see_is_left_out_of_items_and_counts() -> None:
    seen, draft, gone = make_video(), make_practice(live=False), make_video()
    collection = stored(make_collection([draft, seen, gone]))
    gone.delete()
    assert items_of(collection, READER) == [seen]
    assert count_items([collection], READER) == {collection.pk: 1}


def test_a_series_holds_the_videos_that_name_it_by_their_place() -> None:
    series = make_series()
    second, first = (make_video(series=series, series_position=n) for n in (2, 1))
    make_video(series=series, series_position=3, live=False)
    assert items_of(series, READER) == [first, second]
    empty = make_series()
    assert count_items([series, empty], READER) == {series.pk: 2, empty.pk: 0}


def test_counting_many_collections_takes_as_many_queries_as_one(django_assert_num_queries) -> None:
    def some(many: int) -> list[Collection]:
        made = [make_collection([make_video(), make_practice()]) for _ in range(many)]
        return [*map(stored, made), *(make_series() for _ in range(many))]

    for many in (1, 12):
        collections = some(many)
        with django_assert_num_queries(3):
            count_items(collections, READER)


def test_the_contents_of_many_take_as_many_queries_as_of_one(django_assert_num_queries) -> None:
    for many in (1, 12):
        film = make_video()
        picked = [stored(make_collection([make_practice(), film])) for _ in range(many)]
        series = [make_series() for _ in range(many)]
        last = make_video(series=series[-1], series_position=1)
        with django_assert_num_queries(3):
            contents = contents_of([*picked, *series], READER, BARE)
        assert all(contents[one.pk][1] == film for one in picked)
        assert contents[series[-1].pk] == [last]


def test_minutes_are_those_of_the_reader_s_language() -> None:
    video = make_video(voices={"en": 45_000, "es": 61_500})
    practice = make_practice(steps=[("word", "palabra " * 200)])
    items = items_of(stored(make_collection([video, practice])), READER)
    assert total_seconds(items, "en") == 45 + 60
    assert total_seconds(items, "es") == 61 + 120
    assert total_seconds([]) == 0


def test_collections_are_found_by_what_they_name_and_by_nothing_that_looks_like_it() -> None:
    videos = [make_video() for _ in range(12)]
    practice = make_practice()
    practice_like_a_video = make_practice(pk=videos[0].pk + 1000)
    held = make_collection([practice, videos[0]])
    make_collection([practice_like_a_video, videos[11]])
    assert list(collections_with(videos[0])) == [held.pk]
    assert list(collections_with(practice)) == [held.pk]
    assert list(collections_with(make_video(pk=practice_like_a_video.pk))) == []
    assert list(collections_with(make_series())) == []
