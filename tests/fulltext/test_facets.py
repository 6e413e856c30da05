"""Facet counts against a naive count in Python, for random documents and selections."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.fulltext.document import SearchDocument
from portal.fulltext.engine import SearchEngine
from portal.fulltext.query import SearchQuery
from tests.fulltext.conftest import ENGINES
from tests.fulltext.samples import document, filled, question

VALUES = {"grade": "k 1 2 3", "topic": "algebra geometría a=b", "voice": "en es mix"}
WORDS = ("fraction", "number", "reading")

selections = st.fixed_dictionaries(
    {}, optional={n: st.lists(st.sampled_from(v.split()), unique=True) for n, v in VALUES.items()}
)
libraries = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), unique=True),
        selections,
        st.sampled_from(["public", "staff"]),
        st.sampled_from(["video", "event"]),
    ),
    max_size=25,
).map(
    lambda rows: [
        document(n, f"Clip {' '.join(words)}", facets=facets, scopes=(scope,), kind=kind)
        for n, (words, facets, scope, kind) in enumerate(rows)
    ]
)
questions = st.builds(
    question,
    text=st.sampled_from(["", *WORDS, "fraction number"]),
    filters=selections,
    scopes=st.sampled_from([("public",), ("staff", "public")]),
    kinds=st.sampled_from([(), ("video",)]),
    facets=st.just(tuple(VALUES)),
    size=st.just(100),
)


def fits(candidate: SearchDocument, query: SearchQuery, without: str = "") -> bool:
    return (
        all(word in candidate.titles["en"] for word in query.text.split())
        and not set(query.scopes).isdisjoint(candidate.scopes)
        and (not query.kinds or candidate.kind in query.kinds)
        and all(
            not set(values).isdisjoint(candidate.facets.get(name, ()))
            for name, values in query.filters.items()
            if name != without
        )
    )


def counted(
    documents: Sequence[SearchDocument], query: SearchQuery, facet: str
) -> Mapping[str, int]:
    counts = dict.fromkeys(query.filters.get(facet, ()), 0)
    for candidate in documents:
        if fits(candidate, query, without=facet):
            for value in candidate.facets.get(facet, ()):
                counts[value] = counts.get(value, 0) + 1
    return counts


@pytest.fixture(params=ENGINES, scope="module")
def scratch(request: pytest.FixtureRequest) -> Iterator[SearchEngine]:
    with tempfile.TemporaryDirectory() as folder:
        yield ENGINES[request.param](folder)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents=libraries, asked=st.lists(questions, min_size=4, max_size=8))
def test_hits_and_counts_are_those_of_a_naive_count(
    scratch: SearchEngine, documents: list[SearchDocument], asked: list[SearchQuery]
) -> None:
    filled(scratch, documents)
    for query in asked:
        page = scratch.search(query)
        assert {hit.id for hit in page.hits} == {d.id for d in documents if fits(d, query)}
        assert page.total == len(page.hits)
        for facet in VALUES:
            counts = {count.value: count.count for count in page.facets[facet]}
            assert counts == counted(documents, query, facet)
            chosen = {count.value for count in page.facets[facet] if count.selected}
            assert chosen == set(query.filters.get(facet, ()))


def test_frequent_values_come_first_and_chosen_ones_never_go(engine: SearchEngine) -> None:
    filled(engine, [document(n, facets={"grade": ["3", *"k"[: n % 2]]}) for n in range(4)])
    page = engine.search(question(filters={"grade": ["gone"]}, facets=("grade", "unknown")))
    assert [(c.value, c.count, c.selected) for c in page.facets["grade"]] == [
        ("3", 4, False),
        ("k", 2, False),
        ("gone", 0, True),
    ]
    assert page.facets["unknown"] == []
    assert page.total == 0


def test_a_facet_that_nobody_asked_for_is_not_counted(engine: SearchEngine) -> None:
    filled(engine, [document(1, facets={"grade": ["3"]})])
    assert engine.search(question()).facets == {}
