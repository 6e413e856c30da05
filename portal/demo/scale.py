"""Load data: as many videos as asked for, always the same, made from the demonstration's own."""

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import models

from portal.media.models import CaptionTrack, ChapterTrack, Recording, Rendition
from resources.models import Video

BATCH = 1000
LISTS = ("audiences", "grade_bands", "focus_areas", "standards", "strategies")


def load_scale(total: int) -> None:
    """Make videos up until there are ``total``. They share the files of the films they copy."""
    originals = list(Video.objects.live().with_everything().order_by("slug"))
    number = Video.objects.count()
    while number < total:
        many = min(BATCH, total - number)
        load_batch(originals, range(number, number + many))
        number += many


def load_batch(originals: Sequence[Video], numbers: Sequence[int]) -> None:
    copied_from = [originals[number % len(originals)] for number in numbers]
    recordings = Recording.objects.bulk_create(
        Recording(name=f"Copy {number}", poster=still_of(original))
        for original, number in zip(copied_from, numbers, strict=True)
    )
    films = list(zip(copied_from, numbers, recordings, strict=True))
    videos = Video.objects.bulk_create(copy_of(*film) for film in films)
    load_film_parts(films)
    for name in LISTS:
        link(name, list(zip(copied_from, videos, strict=True)))


def still_of(original: Video) -> str:
    return str(original.recording.poster.name or "") if original.recording else ""


def load_film_parts(films: Sequence[tuple[Video, int, Recording]]) -> None:
    """The originals' voices, some minutes longer or shorter, with their captions and chapters."""
    Rendition.objects.bulk_create(
        copied(
            row, recording=recording, duration_ms=row.duration_ms * dice_of(number).randint(1, 8)
        )
        for original, number, recording in films
        for row in original.renditions
    )
    CaptionTrack.objects.bulk_create(
        copied(row, recording=recording)
        for original, _number, recording in films
        for row in original.captions
    )
    ChapterTrack.objects.bulk_create(
        copied(row, recording=recording)
        for original, _number, recording in films
        for row in original.chapters
    )


def dice_of(number: int) -> random.Random:
    """The same decisions for the same number, every time."""
    return random.Random(number)  # noqa: S311  # nothing secret is drawn


def copy_of(original: Video, number: int, recording: Recording) -> Video:
    copy = copied(
        original,
        slug=f"{original.slug}-{number}",
        title_en=numbered(original.title_en, number),
        title_es=numbered(original.title_es, number),
        posted_on=original.posted_on - timedelta(days=dice_of(number).randint(0, 3000)),
        series_id=None,
        series_position=None,
        recording=recording,
        latest_revision_id=None,
        live_revision_id=None,
    )
    copy.describe_newest()  # a bulk insertion does not save()
    return copy


def numbered(title: str | None, number: int) -> str | None:
    return f"{title} {number}" if title else title


def copied(row: Any, **changes: Any) -> Any:
    """A new, unsaved row with the columns of another, but for the changes."""
    names = [f.attname for f in row._meta.concrete_fields if not f.primary_key]
    replaced = {row._meta.get_field(name).attname: name for name in changes}
    columns = {name: getattr(row, name) for name in names if name not in replaced}
    return type(row)(**columns, **changes)


def link(name: str, pairs: Sequence[tuple[Video, Video]]) -> None:
    """Give copies the same entries of a list as their originals have."""
    through: Any = getattr(Video, name).through
    field: models.ManyToManyField[Any, Any] = Video._meta.get_field(name)
    source, target = field.m2m_column_name(), field.m2m_reverse_name()
    through.objects.bulk_create(
        through(**{source: copy.pk, target: term.pk})
        for original, copy in pairs
        for term in getattr(original, name).all()
    )
