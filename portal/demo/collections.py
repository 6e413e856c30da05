"""Loads the collections, and what a series says of itself by its videos."""

from collections import Counter
from typing import Any

from django.utils import timezone

from portal.demo.library import fill, settle
from portal.demo.lists import by_key
from portal.demo.reading import Table, columns_of, read, weeks_since_written
from portal.taxonomy.models import Audience, Subject
from resources.contents import KINDS
from resources.models import Collection

TEXTS = ("title", "summary", "curator_note")


def load_collections() -> None:
    for row in read("records/collections.toml")["collection"]:
        collection = collection_of(row)
        # one whose items are all of kinds that are still to come waits for them as a draft
        settle(collection, row["state"] if collection.items else "draft")
    describe_series()


def collection_of(row: Table) -> Collection:
    moved = weeks_since_written(timezone.localdate())
    collection = Collection(
        slug=row["slug"],
        source_language=row["source_language"],
        posted_on=row["posted_on"] + moved,
        review_by=row["review_by"] + moved,
        subject=Subject.objects.get(key=row["subject"]),
        items=items_of(row["items"]),
        live=False,
    )
    for field in TEXTS:
        fill(collection, columns_of(field, row[field]))
    collection.audiences.set(by_key(Audience, row["audiences"]))
    collection.confirm_twin()
    return collection


def items_of(rows: list[Table]) -> list[tuple[str, Any]]:
    """The items whose kind and record there are, in their order."""
    found = {
        kind: model.objects.in_bulk(
            [row["slug"] for row in rows if row["kind"] == kind], field_name="slug"
        )
        for kind, model in KINDS.items()
    }
    wanted = [(row["kind"], found.get(row["kind"], {}).get(row["slug"])) for row in rows]
    return [(kind, record) for kind, record in wanted if record]


def describe_series() -> None:
    """A series is for whom its videos are, and of the subject that most of them have."""
    for series in Collection.objects.filter(is_series=True, subject=None):
        videos = list(series.videos.live().prefetch_related("audiences"))
        if videos:
            subjects = Counter(video.subject_id for video in videos)
            series.subject_id = subjects.most_common(1)[0][0]
            series.audiences.set({one for video in videos for one in video.audiences.all()})
            series.save_revision(clean=False).publish()
