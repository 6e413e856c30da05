"""The index follows every change of a record and of what its document holds."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from portal.fulltext import outbox
from portal.fulltext.engine import get_engine
from portal.fulltext.query import SearchQuery
from portal.media.models import CaptionTrack
from portal.records.forms import PUBLIC
from portal.search.sources import documents_for
from portal.taxonomy.models import Audience, Subject
from resources.models import Video
from tests.factories import make_collection, make_practice, make_series, make_video, term

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


def found(words: str, language: str = "en", **filters: list[str]) -> list[str]:
    outbox.drain(get_engine(), documents_for)
    query = SearchQuery(text=words, language=language, scopes=PUBLIC, filters=filters)
    return [hit.id for hit in get_engine().search(query).hits]


def test_a_new_video_is_found_after_the_next_drain() -> None:
    video = make_video(title_en="Peaches in June")
    assert found("peach") == [video.document_id]


def test_a_changed_title_is_found_and_the_old_one_is_not() -> None:
    video = make_video(title_en="Peaches in June")
    assert found("peaches")
    video.title_en = "Grapes in August"
    video.save()
    assert (found("grape"), found("peach")) == ([video.document_id], [])


@pytest.mark.parametrize("end", ["unpublish", "delete"])
def test_what_goes_is_no_longer_found(end) -> None:
    video = make_video(title_en="Peaches in June")
    assert found("peaches")
    video.unpublish() if end == "unpublish" else video.delete()
    assert found("peaches") == []


def test_a_draft_is_not_found_and_its_published_text_stays() -> None:
    video = make_video(title_en="Peaches in June")
    video.title_en = "Secret plums"
    video.save_revision()
    assert (len(found("peaches")), found("plums")) == (1, [])


def test_a_renamed_subject_is_found_by_its_new_name() -> None:
    video = make_video(subject="science")
    subject = Subject.objects.get(key="science")
    subject.label_en = "Volcanology"
    subject.save()
    assert found("volcanology") == [video.document_id]


def test_new_captions_are_found() -> None:
    video = make_video(voices=["en"])
    track = CaptionTrack.objects.get(recording=video.recording, language="en")
    track.webvtt = "WEBVTT\n\n00:00.000 --> 00:02.000\nA wheelbarrow.\n"
    track.save()
    assert found("wheelbarrow") == [video.document_id]


def test_a_new_audience_narrows_a_list() -> None:
    video = make_video()
    video.audiences.add(term(Audience, "families"))
    video.save()
    assert video.document_id in found("", audience=["families"])


def test_a_renamed_series_keeps_its_videos() -> None:
    series = make_series(slug="old")
    video = make_video(series=series)
    series.slug = "new"
    series.save()
    assert found("", series=["new"]) == [video.document_id]


def test_a_changed_step_is_found() -> None:
    practice = make_practice(steps=[("Ask first.", "Primero, pregunte.")])
    step = practice.steps.get()
    step.text_en = "Bring a wheelbarrow."
    step.save()
    assert found("wheelbarrow") == [practice.document_id]
    step.delete()
    assert found("wheelbarrow") == []


@pytest.mark.parametrize("make", [make_video, make_practice], ids=["video", "practice"])
def test_a_collection_follows_the_titles_of_its_items_and_who_may_see_them(make) -> None:
    item = make(title_en="Peaches in June")
    collection = make_collection([make_video(), item])
    assert collection.document_id in found("peaches")
    item.title_en = "Grapes in August"
    item.save()
    assert collection.document_id in found("grapes")
    assert found("peaches") == []
    item.unpublish()
    assert found("grapes") == []


def test_a_series_follows_its_videos() -> None:
    series = make_series()
    video = make_video(title_en="Peaches in June", series=series, series_position=1)
    assert set(found("peaches")) == {series.document_id, video.document_id}
    video.unpublish()
    assert found("peaches") == []


def test_hours_count_without_any_worker(time_machine_at) -> None:
    now = timezone.now()
    make_video(title_en="Peaches", expire_at=now + timedelta(hours=1))
    assert len(found("peaches")) == 1
    with time_machine_at(now + timedelta(hours=1, seconds=1)):
        query = SearchQuery(text="peaches", language="en", scopes=PUBLIC)
        assert get_engine().search(query).total == 0


def test_a_change_that_is_rolled_back_is_not_noted() -> None:
    with transaction.atomic():
        make_video(title_en="Peaches")
        transaction.set_rollback(True)
    assert outbox.pending() == 0
    assert Video.objects.count() == 0


def test_a_series_that_a_video_has_left_is_no_longer_found_by_it() -> None:
    left, taken = make_series(title_en="Left"), make_series(title_en="Taken")
    video = make_video(title_en="Peaches", series=left, series_position=1)
    assert left.document_id in found("peaches")
    video.series = taken
    video.save()
    assert set(found("peaches")) == {video.document_id, taken.document_id}
