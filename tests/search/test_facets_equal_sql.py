"""The counts that the engine gives beside a list are those that the database would give."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.fulltext.query import SearchQuery
from portal.records.facets import Facet, Selection
from portal.records.forms import PUBLIC
from portal.records.listing import find
from portal.records.querysets import RecordQuerySet
from resources.facets import COLLECTION_FACETS, PRACTICE_FACETS, VIDEO_FACETS
from resources.models import BestPractice, Collection, Video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo", "today")]
FACETS: dict[Any, Sequence[Facet]] = {
    Video: VIDEO_FACETS,
    BestPractice: PRACTICE_FACETS,
    Collection: COLLECTION_FACETS,
}
VALUES = {
    "audience": ["teachers", "families", "students", "staff"],
    "grade": ["preschool", "k-2", "3-5", "6-8", "9-12", "out-of-school"],
    "voice": ["en", "es", "mix"],
    "subject": ["mathematics", "science", "health", "family-engagement", "early-learning"],
    "focus": ["mathematics", "health", "school-readiness", "parent-family-engagement"],
    "length": ["under-1", "1-to-3", "over-5"],
    "series": ["tutors-at-work", "at-home-together", "algebra-in-five", "your-council"],
    "strategy": ["home-language", "tutoring", "sentence-frames", "goal-setting"],
    "setting": ["classroom", "meeting", "home", "online"],
    "office": ["r04", "r05", "d07", "r01"],
    "form": ["series", "collection"],
}
kinds_and_selections = st.sampled_from(list(FACETS)).flatmap(
    lambda kind: st.tuples(
        st.just(kind),
        st.fixed_dictionaries(
            {
                facet.name: st.lists(st.sampled_from(VALUES[facet.name]), max_size=3, unique=True)
                for facet in FACETS[kind]
            }
        ),
    )
)


def select(facets: Sequence[Facet], chosen: Mapping[str, Sequence[str]]) -> Selection:
    labels = {facet.name: facet.labels() for facet in facets}
    return Selection(facets, labels, {name: v for name, v in chosen.items() if v})


def narrowed(kind: Any, selection: Selection, without: str = "") -> RecordQuerySet:
    records = kind.objects.live()
    for facet in selection.facets:
        if facet.name in selection.chosen and facet.name != without:
            records = records.filter(facet.where(selection.chosen[facet.name]))
    return records


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(kinds_and_selections)
def test_counts_ignore_their_own_facet_and_equal_the_database(drawn) -> None:
    kind, chosen = drawn
    selection = select(FACETS[kind], chosen)
    name = kind._meta.model_name
    query = SearchQuery(text="", language="es", scopes=PUBLIC, kinds=(name,), sort="newest")
    listing = find(query, selection, kind.objects.live())
    assert listing.total == narrowed(kind, selection).values("pk").distinct().count()
    for facet, group in zip(FACETS[kind], listing.groups, strict=True):
        others = narrowed(kind, selection, without=facet.name)
        for choice in group.choices:
            expected = others.filter(facet.where([choice.value])).values("pk").distinct().count()
            assert (facet.name, choice.value, choice.count) == (facet.name, choice.value, expected)
        shown = {choice.value for choice in group.choices}
        for value in set(VALUES[facet.name]) - shown:
            assert not others.filter(facet.where([value])).exists()
