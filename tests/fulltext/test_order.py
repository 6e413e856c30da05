"""The orders that a reader may choose, and paging through them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.fulltext.embedded.schema import beginning
from portal.fulltext.engine import SearchEngine
from tests.fulltext.samples import document, filled, ids, question

DOCUMENTS = [
    document("a", sort_keys={"en": "zebra", "es": "cebra"}, durations={"en": 90, "es": 95}),
    document(
        "b", sort_keys={"en": "apple"}, posted_on=date(2026, 5, 1), durations={"en": 1000, "es": 40}
    ),
    document("c", sort_keys={"es": "manzana"}, posted_on=date(2026, 5, 1)),
    document("d", posted_on=date(2026, 9, 1), durations={"en": 100, "es": 101}),
]


@pytest.mark.parametrize(
    ("sort", "language", "expected"),
    [
        ("title", "en", "bcad"),  # c shows its Spanish title; d has no key and comes last
        ("title", "es", "bacd"),
        ("newest", "en", "dbca"),
        ("relevance", "en", "dbca"),  # browsing
        ("shortest", "en", "adbc"),
        ("shortest", "es", "badc"),
    ],
)
def test_lists_are_ordered_as_asked(
    engine: SearchEngine, sort: str, language: str, expected: str
) -> None:
    filled(engine, DOCUMENTS)
    assert ids(engine, sort=sort, language=language) == [f"video:{key}" for key in expected]


def test_a_search_can_be_ordered_too(engine: SearchEngine) -> None:
    filled(engine, DOCUMENTS)
    assert ids(engine, "clip", sort="shortest") == ["video:a", "video:d", "video:b", "video:c"]


@pytest.mark.parametrize("sort", ["relevance", "newest", "title", "shortest"])
@pytest.mark.parametrize("text", ["", "same"])
def test_equals_keep_one_order_however_they_were_indexed(
    engine: SearchEngine, text: str, sort: str
) -> None:
    documents = [document(n, "Same", posted_on=date(2026, 1, n % 3 + 1)) for n in range(60)]
    before = ids(filled(engine, documents), text, sort=sort)
    documents = documents[1::2] + documents[-2::-2]
    filled(engine, documents[:30])
    for start in range(30, 60, 10):
        engine.index(documents[start : start + 10])
    engine.index(documents[:5])
    assert ids(engine, text, sort=sort) == before
    pages = [ids(engine, text, sort=sort, size=7, page=page) for page in range(1, 11)]
    assert [name for page in pages for name in page] == before


@pytest.mark.parametrize("size", [1, 7, 50])
def test_long_titles_that_begin_alike_are_in_order_on_every_page(
    engine: SearchEngine, size: int
) -> None:
    keys = ["fracciones equivalentes", "fracciones equivalentes, parte ", "fracciones", "año", "ñ"]
    documents = [
        document(n, sort_keys={"es": keys[n % 5] + str(n % 4) * (n % 3)}) for n in range(40)
    ]
    filled(engine, documents)
    expected = [d.id for d in sorted(documents, key=lambda d: (d.sort_keys["es"], d.id))]
    pages = [ids(engine, "", "es", sort="title", size=size, page=n) for n in range(1, 41)]
    assert [name for page in pages for name in page] == expected


@given(st.text(max_size=12), st.text(max_size=12))
def test_the_beginning_of_a_title_never_orders_two_wrongly(one: str, other: str) -> None:
    first, last = sorted([one, other])
    assert 0 <= beginning(first) <= beginning(last) < 1 << 63


def test_equal_hits_are_shown_newest_first(engine: SearchEngine) -> None:
    filled(engine, [document(n, "Same", posted_on=date(2026, 1, n)) for n in range(1, 6)])
    assert ids(engine, "same") == [f"video:{n}" for n in (5, 4, 3, 2, 1)]


@pytest.mark.parametrize("sort", ["relevance", "newest", "title", "shortest"])
@pytest.mark.parametrize("page", [4, 500, 10**12])
def test_a_page_past_the_end_is_empty_and_knows_the_total(
    engine: SearchEngine, sort: str, page: int
) -> None:
    filled(engine, [document(n) for n in range(30)])
    for text in ("", "clip"):
        found = engine.search(question(text, sort=sort, page=page, size=10))
        assert (found.total, list(found.hits)) == (30, [])


def test_a_page_may_be_larger_than_everything(engine: SearchEngine) -> None:
    filled(engine, [document(n) for n in range(3)])
    assert len(ids(engine, size=10**9)) == len(ids(engine, "clip", size=10**9)) == 3


def test_an_empty_index_answers(engine: SearchEngine) -> None:
    assert ids(engine) == ids(engine, "clip") == []
