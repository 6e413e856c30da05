"""Loads the videos and their series, each in the state that the content gives it."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from portal.accounts.models import OrgUnit
from portal.demo.films import film_files, load_film
from portal.demo.lists import by_key, standards_by_code
from portal.demo.reading import Table, columns_of, read, read_all, weeks_since_written
from portal.demo.sounds import sounds_of
from portal.records.models import Record
from portal.taxonomy.models import Audience, FocusArea, GradeBand, Setting, Strategy, Subject
from resources.models import Collection, Video

LISTS: dict[str, Any] = {
    "audiences": Audience,
    "grade_bands": GradeBand,
    "focus_areas": FocusArea,
    "strategies": Strategy,
}


def load_library() -> None:
    load_series(read("taxonomy.toml")["series"])
    standards = standards_by_code()
    with sounds_of(film_files()) as sounds:
        for row in read_all("videos"):
            video = video_of(row, sounds)
            video.standards.set(standards[code] for code in row.get("standards", []))
            settle(video, row["state"])


def load_series(rows: Table) -> None:
    for slug, texts in rows.items():
        series = Collection(slug=slug, is_series=True, source_language="en", live=False)
        fill(series, columns_of("title", texts))
        series.confirm_twin()
        settle(series, "published")


def video_of(row: Table, sounds: Mapping[str, Path]) -> Video:
    moved = weeks_since_written(timezone.localdate())
    video = Video(
        slug=row["slug"],
        source_language=row["source_language"],
        posted_on=row["posted_on"] + moved,
        review_by=row["review_by"] + moved,
        subject=Subject.objects.get(key=row["subject"]),
        setting=Setting.objects.filter(key=row.get("setting")).first(),
        region=OrgUnit.objects.filter(key=row.get("region")).first(),
        place=row.get("place", ""),
        series=Collection.objects.filter(slug=row.get("series")).first(),
        series_position=row.get("order") if row.get("series") else None,
        licence=row["licence"],
        release=row["release"],
        live=False,
    )
    for field in ("title", "summary", "notice"):
        fill(video, columns_of(field, row.get(field)))
    if exception := row.get("exception"):
        video.exception_until = timezone.localdate() + timedelta(days=exception["days"])
        video.exception_reason = exception["reason"]
    video.confirm_twin(
        [f for f in ("title", "summary", "notice") if row.get(f, {}).get("en") and row[f].get("es")]
    )
    video.recording = load_film(row["slug"], str(video), sounds)
    for name, model in LISTS.items():
        getattr(video, name).set(by_key(model, row.get(name, [])))
    return video


def fill(record: Record, columns: dict[str, Any]) -> None:
    for column, text in columns.items():
        setattr(record, column, text)


def settle(record: Record, state: str) -> None:
    """Bring a new record into a state the way an editor would: through revisions."""
    if state == "scheduled":
        record.go_live_at = noon(record.posted_on)
    record.full_clean()
    record.save()
    revision = record.save_revision(clean=False)
    if state in ("published", "expired", "scheduled"):
        revision.publish()
    if state == "in_review":
        record.get_workflow().start(record, None)
    if state == "expired":
        expire(record)


def expire(record: Record) -> None:
    """Let a published record pass its last day."""
    record.refresh_from_db()
    record.expire_at = timezone.now() - timedelta(days=30)
    record.save_revision(clean=False).publish()


def noon(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
