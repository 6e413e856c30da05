"""What is stored of the newest version of a record, draft or not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from resources.models import BestPractice, Video
from tests.factories import make_practice, make_video

pytestmark = pytest.mark.django_db
WAITING = {  # lets a version go live whose other language has to wait
    "exception_until": timezone.localdate() + timedelta(days=30),
    "exception_reason": "On its way.",
}


def stored(record: Video) -> tuple[str, list[str]]:
    row = type(record).objects.get(pk=record.pk)
    return row.twin_state, row.twin_fields


def drafted(video: Video, **columns: object) -> Video:
    draft = Video.objects.get(pk=video.pk).get_latest_revision_as_object()
    for name, value in columns.items():
        setattr(draft, name, value)
    draft.save_revision()
    return draft


def test_a_row_is_described_when_it_is_saved() -> None:
    assert stored(make_video()) == ("done", [])
    assert stored(make_video(summary_es=None)) == ("missing", ["summary"])


def test_a_draft_over_a_published_row_is_what_the_lists_describe() -> None:
    video = make_video()
    drafted(video, summary_en="Something new.", title_en="Another title")
    assert stored(video) == ("out_of_date", ["summary", "title"][::-1])
    row = Video.objects.get(pk=video.pk)
    assert row.newest_titles["en"] == "Another title"
    assert row.title_en != "Another title"
    assert row.twin.state == "done"


def test_saving_the_published_row_says_nothing_of_its_newer_draft() -> None:
    video = make_video()
    drafted(video, summary_es=None)
    Video.objects.get(pk=video.pk).save()
    assert stored(video) == ("missing", ["summary"])


def test_publishing_an_earlier_version_leaves_the_newest_described() -> None:
    video = make_video()
    drafted(video, title_en="Second", **WAITING)
    second = Video.objects.get(pk=video.pk).latest_revision
    drafted(video, title_en="Third", summary_es=None)
    second.publish()
    row = Video.objects.get(pk=video.pk)
    assert (row.title_en, row.newest_titles["en"]) == ("Second", "Third")
    assert stored(video) == ("missing", ["summary"])


def test_publishing_and_taking_down_keep_it_true() -> None:
    video = make_video()
    drafted(video, summary_es=None, **WAITING)
    Video.objects.get(pk=video.pk).latest_revision.publish()
    assert stored(video) == ("missing", ["summary"])
    Video.objects.get(pk=video.pk).unpublish()
    assert stored(video) == ("missing", ["summary"])


def test_a_draft_that_waits_for_its_hour_is_the_newest_version() -> None:
    video = make_video()
    drafted(video, title_en="Tomorrow", go_live_at=timezone.now() + timedelta(days=1), **WAITING)
    Video.objects.get(pk=video.pk).latest_revision.publish()
    assert Video.objects.get(pk=video.pk).newest_titles["en"] == "Tomorrow"


def test_the_rows_of_its_parts_count() -> None:
    practice = make_practice(steps=[("Ask.", ""), ("Listen.", "Escuche.")])
    assert stored(practice) == ("missing", ["steps"])
    draft = BestPractice.objects.get().get_latest_revision_as_object()
    draft.steps.set([draft.steps.all()[1]])
    draft.confirm_twin(["steps"])
    draft.save_revision()
    assert stored(practice) == ("done", [])


def test_it_is_found_by_its_draft_s_and_its_published_titles() -> None:
    video = make_video(title_en="Old title", title_es="Título viejo")
    drafted(video, title_es="Título más nuevo")
    key = Video.objects.get(pk=video.pk).finding_key
    assert {"old title", "titulo viejo", "titulo mas nuevo", video.slug} == set(key.split("\n"))


def test_a_row_without_a_revision_stays_public_when_a_draft_of_it_is_scheduled() -> None:
    video = make_video(title_en="As imported")
    drafted(video, title_en="Tomorrow", go_live_at=timezone.now() + timedelta(days=1), **WAITING)
    Video.objects.get(pk=video.pk).latest_revision.publish()
    row = Video.objects.live().get()
    assert row.title_en == "As imported"
    first = row.revisions.order_by("pk").first()
    assert first.as_object().title_en == "As imported"
