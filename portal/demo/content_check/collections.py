"""Rules for collections: what they say, and that what they name exists."""

from collections.abc import Iterator, Mapping, Sequence

from portal.demo.content_check.problems import (
    Problem,
    Table,
    missing_fields,
    not_listed,
    taken_twice,
    unknown_fields,
)
from portal.demo.content_check.texts import LANGUAGES, check_text
from portal.demo.content_check.videos import STATES, check_dates

TEXTS = ("title", "summary", "curator_note")
FIELDS = (
    *("slug", "source_language", "audiences", "subject", "posted_on", "review_by", "state"),
    *("items", *TEXTS),
)
ITEM = ("kind", "slug")
KINDS = ("video", "best_practice", "module")

Slugs = Mapping[str, Sequence[str]]  # the slugs that exist, by kind


def check_collections(collections: Table, taxonomy: Table, slugs: Slugs) -> Iterator[Problem]:
    """Every collection. Items of a kind whose content is not in the folder are not looked up."""
    listed = collections.get("collection", [])
    for collection in listed:
        yield from check_collection(collection, taxonomy, slugs)
    names = [collection.get("slug") for collection in listed]
    yield from taken_twice("collections", [*names, *taxonomy.get("series", {})])


def check_collection(collection: Table, taxonomy: Table, slugs: Slugs) -> Iterator[Problem]:
    """One collection."""
    slug = collection.get("slug", "")
    yield from missing_fields(slug, collection, FIELDS)
    yield from unknown_fields(slug, collection, FIELDS)
    for field, name in (("audiences", "audiences"), ("subject", "subjects")):
        listed = taxonomy.get(name, {})
        yield from not_listed(f"{slug}.{field}", collection.get(field), listed, f"taxonomy.{name}")
    source = collection.get("source_language")
    yield from not_listed(f"{slug}.source_language", source, LANGUAGES, "the two languages")
    yield from not_listed(f"{slug}.state", collection.get("state"), STATES, "the states")
    yield from check_dates(slug, collection)
    for field in TEXTS:
        yield from check_text(f"{slug}.{field}", collection.get(field))
    yield from check_items(slug, collection.get("items", []), slugs)


def check_items(slug: str, items: list[Table], slugs: Slugs) -> Iterator[Problem]:
    """Each item names a record that exists, and none is there twice."""
    for position, item in enumerate(items, 1):
        where, kind = f"{slug}.items[{position}]", str(item.get("kind"))
        yield from missing_fields(where, item, ITEM)
        yield from unknown_fields(where, item, ITEM)
        yield from not_listed(f"{where}.kind", kind, KINDS, "the kinds")
        if kind in slugs:
            yield from not_listed(f"{where}.slug", item.get("slug"), slugs[kind], f"the {kind}s")
    yield from taken_twice(f"{slug}.items", [tuple(item.values()) for item in items])
