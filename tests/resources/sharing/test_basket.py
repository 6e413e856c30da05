"""The address of a basket: what it holds, in which order, and what it makes of nonsense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.sharing.basket import (
    MOST_ITEMS,
    Basket,
    BasketItem,
    basket_of,
    read_basket,
    read_item,
)

SLUGS = st.from_regex(r"[a-z0-9_-]{1,40}", fullmatch=True)
ITEMS = st.one_of(
    st.builds(BasketItem, st.sampled_from(["video", "collection"]), SLUGS),
    st.builds(
        lambda slug, start, length: BasketItem(
            "video", slug, start, start + length if length else None
        ),
        SLUGS,
        st.integers(0, 40_000),
        st.integers(0, 40_000),
    ),
)


@given(ITEMS)
def test_an_item_is_read_as_it_was_written(item) -> None:
    assert read_item(str(item)) == item


@given(st.lists(ITEMS, max_size=MOST_ITEMS, unique=True))
def test_a_basket_keeps_its_order(items) -> None:
    assert list(read_basket(map(str, items)).items) == items


@given(st.lists(st.text(max_size=60), max_size=60))
def test_whatever_an_address_says_is_read_or_counted(values) -> None:
    basket = read_basket(values)
    assert len(basket.items) <= MOST_ITEMS
    assert len(basket.items) + basket.unreadable + basket.left_out <= len(values)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "video",
        "video.",
        ".slug",
        "video.slug.",
        "video.slug.5",
        "video.slug.48-12",
        "video.slug.12-12",
        "video.slug.-5",
        "video.slug.1-2-3",
        "video.slug.1e3-",
        "video.slug.999999-",
        "video.../etc.1-2",
        "video.slug\x00",
        "video.slug\n",
        "VIDEO.slug",
        "video.sl ug",
        "video.ñandú",
        "video.slug.١-٢",
        "video." + "a" * 121,
    ],
)
def test_what_makes_no_sense_is_no_item(text) -> None:
    assert read_item(text) is None


def test_nothing_in_an_address_needs_escaping() -> None:
    item = BasketItem("video", "keeping-the-balance", 12, 48)
    assert basket_of([item]).query == "item=video.keeping-the-balance.12-48"


def test_the_part_is_said_as_the_video_s_page_understands_it() -> None:
    assert BasketItem("video", "a", 12, 48).moment == "t=12&end=48"
    assert BasketItem("video", "a", 0, 48).moment == "end=48"
    assert BasketItem("video", "a").moment == ""


def test_a_part_behind_the_end_of_the_film_is_cut_back() -> None:
    assert BasketItem("video", "a", 10, 90).within(40) == BasketItem("video", "a", 10)
    assert BasketItem("video", "a", 50, 90).within(40) == BasketItem("video", "a")
    assert BasketItem("video", "a", 10, 20).within(40) == BasketItem("video", "a", 10, 20)


@given(st.lists(ITEMS, min_size=1, max_size=8, unique=True), st.data())
def test_changes_lose_and_double_nothing(items, data) -> None:
    place = data.draw(st.integers(0, len(items) - 1))
    basket = basket_of(items)
    assert set(basket.moved_up(place).items) == set(items)
    assert basket.moved_up(place).items[max(place - 1, 0)] == items[place]
    assert list(basket.without(place).items) == items[:place] + items[place + 1 :]


def test_what_is_there_already_is_not_put_in_twice() -> None:
    item = BasketItem("video", "a")
    assert Basket([item]).with_item(item).items == [item]
