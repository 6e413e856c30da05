"""The counts that the engine gives beside a list are those that the database would give."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.fulltext.query import SearchQuery
from portal.records.facets import Selection
from portal.records.forms import PUBLIC
from portal.records.listing import find
from resources.facets import VIDEO_FACETS
from resources.models import Video, VideoQuerySet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo", "today")]
NAMES = [facet.name for facet in VIDEO_FACETS]
VALUES = {
    "audience": ["teachers", "families", "students", "staff"],
    "grade": ["preschool", "k-2", "3-5", "6-8", "9-12", "out-of-school"],
    "voice": ["en", "es", "mix"],
    "subject": ["mathematics", "science", "health", "family-engagement", "early-learning"],
    "focus": ["mathematics", "health", "school-readiness", "parent-family-engagement"],
    "length": ["under-1", "1-to-3", "over-5"],
    "series": ["tutors-at-work", "at-home-together", "algebra-in-five", "your-council"],
}
selections = st.fixed_dictionaries(
    {
        name: st.lists(st.sampled_from(values), max_size=3, unique=True)
        for name, values in VALUES.items()
    }
)


def select(chosen: Mapping[str, Sequence[str]]) -> Selection:
    labels = {facet.name: facet.labels() for facet in VIDEO_FACETS}
    return Selection(VIDEO_FACETS, labels, {name: v for name, v in chosen.items() if v})


def narrowed(selection: Selection, without: str = "") -> VideoQuerySet:
    videos = Video.objects.live()
    for facet in VIDEO_FACETS:
        if facet.name in selection.chosen and facet.name != without:
            videos = videos.filter(facet.where(selection.chosen[facet.name]))
    return videos


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(selections)
def test_counts_ignore_their_own_facet_and_equal_the_database(chosen) -> None:
    selection = select(chosen)
    query = SearchQuery(text="", language="es", scopes=PUBLIC, kinds=("video",), sort="newest")
    listing = find(query, selection, Video.objects.live())
    assert listing.total == narrowed(selection).values("pk").distinct().count()
    for facet, group in zip(VIDEO_FACETS, listing.groups, strict=True):
        others = narrowed(selection, without=facet.name)
        for choice in group.choices:
            expected = others.filter(facet.where([choice.value])).values("pk").distinct().count()
            assert (facet.name, choice.value, choice.count) == (facet.name, choice.value, expected)
        shown = {choice.value for choice in group.choices}
        for value in set(VALUES[facet.name]) - shown:
            assert not others.filter(facet.where([value])).exists()
