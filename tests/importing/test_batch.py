"""A catalogue comes into the library as a whole, again without doubling, and out again."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from portal.accounts.models import User
from portal.media.models import Master, Recording
from portal.operations.job_thread import do_due_jobs
from portal.taxonomy import models as taxonomy
from resources.models import Collection, Video
from tests import people
from tests.factories import make_video, term
from tests.importing.catalogues import CAPTIONS, actions, checked, made, taken_back, video_row
from tests.media.transcoding.making_films import film

pytestmark = pytest.mark.django_db
SOON = (timezone.localdate() + timedelta(days=30)).isoformat()


@pytest.fixture
def operator() -> User:
    term(taxonomy.Subject, "mathematics", "Mathematics", "Matemáticas")
    return people.publisher()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    film(tmp_path / "one.mp4", size="160x120", seconds=1)
    (tmp_path / "one.es.vtt").write_text(CAPTIONS)
    return tmp_path


def test_rows_become_records_and_unchanged_ones_stay(operator: User) -> None:
    rows = [video_row(1, state="published"), video_row(2)]
    batch = made(rows, operator)
    assert actions(batch) == ["create", "create"]
    first, second = Video.objects.order_by("slug")
    assert (first.live, second.live) == (True, False)
    assert first.title_es == "Contar desde 1"
    assert first.twin.state == "done"
    assert actions(checked(rows, operator)) == ["unchanged", "unchanged"]


def test_a_changed_cell_is_shown_and_changes_the_record(operator: User) -> None:
    made([video_row(1, state="published")], operator)
    batch = made([video_row(1, summary_en="Three friends count.", state="published")], operator)
    row = batch.rows.get()
    assert row.changes == {"summary_en": ["Two friends count.", "Three friends count."]}
    video = Video.objects.get()
    assert video.summary_en == "Two friends count."  # until its translation is true again
    draft = video.get_latest_revision_as_object()
    assert draft.summary_en == "Three friends count."
    assert draft.twin.fields == ("summary",)


@pytest.mark.parametrize(
    ("changes", "is_public"),
    [
        ({}, True),
        ({"summary_es": ""}, False),
        ({"not_up_to_date": "title"}, False),
        ({"film_es": "one.mp4", "captions_es_es": "one.es.vtt"}, False),
        ({"summary_es": "", "exception_until": "2099-01-01", "exception_reason": "Later."}, False),
        ({"summary_es": "", "exception_until": SOON, "exception_reason": "Away."}, True),
    ],
)
def test_only_what_passes_the_gate_comes_in_as_published(
    operator: User, folder: Path, changes: dict[str, str], is_public: bool
) -> None:
    made([video_row(1, state="published", **changes)], operator, folder)
    assert Video.objects.get().live == is_public


def test_films_and_captions_come_with_their_rows(operator: User, folder: Path) -> None:
    rows = [video_row(1, film_es="one.mp4", captions_es_es="one.es.vtt")]
    made(rows, operator, folder)
    master = Master.objects.get()
    assert master.recording.video == Video.objects.get()
    assert master.job is not None
    assert master.recording.caption_tracks.get().language == "es"
    assert actions(checked(rows, operator, folder)) == ["unchanged"]


def test_a_series_may_stand_in_the_same_file_as_its_videos(operator: User) -> None:
    series = {"kind": "collection", "slug": "counting", "title_en": "Counting", "is_series": "yes"}
    video = video_row(1, series="counting", series_position="2", related="film-2")
    made([video, series, video_row(2)], operator)
    first = Video.objects.get(slug="film-1")
    assert first.series == Collection.objects.get()
    assert [block.value.slug for block in first.related] == ["film-2"]


def test_undoing_leaves_nothing_of_new_records_and_their_files(
    operator: User, folder: Path
) -> None:
    batch = made([video_row(1, film_es="one.mp4", state="published")], operator, folder)
    assert taken_back(batch, operator).state == "undone"
    assert not Video.objects.exists()
    assert not Recording.objects.exists()
    assert batch.staged == []


def test_undoing_brings_changed_records_back(operator: User) -> None:
    video = make_video(slug="film-1", title_en="As it was", summary_en="Old.")
    before = Video.objects.filter(pk=video.pk).values().get()
    batch = made([video_row(1, old_addresses="https://old.example.org/f?id=1")], operator)
    assert Video.objects.get().title_en == "Counting on 1"
    assert taken_back(batch, operator).state == "undone"
    assert Video.objects.filter(pk=video.pk).values().get() == before


def test_what_somebody_has_worked_on_since_is_not_undone(operator: User) -> None:
    batch = made([video_row(1), video_row(2)], operator)
    Video.objects.get(slug="film-2").save_revision()
    assert taken_back(batch, operator).state == "made"
    assert batch.job.explanation == "Somebody has worked on these since: Counting on 2 (3)"
    assert Video.objects.count() == 2


def test_a_row_is_still_unchanged_when_its_film_has_been_made(operator: User, folder: Path) -> None:
    rows = [video_row(1, film_es="one.mp4", captions_es_es="one.es.vtt", poster="")]
    made(rows, operator, folder)
    do_due_jobs()
    assert Recording.objects.get().poster
    again = checked(rows, operator, folder)
    assert [row.changes for row in again.rows.all()] == [{}]
