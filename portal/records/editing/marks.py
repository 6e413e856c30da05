"""The marks beside the fields: which translations are out of date, and what changed since."""

from collections.abc import Iterable, Iterator, Mapping

from portal.records.bilingual import part_fields, texts, translated_fields
from portal.records.editing.changes import Change, word_changes
from portal.records.language import other_language
from portal.records.models import Record
from portal.records.twin import Texts, fingerprint, out_of_date
from portal.records.versions import texts_in

MOST_VERSIONS = 60  # looked through for a confirmed text; what is older is only said to be so


def source_changes(record: Record) -> dict[str, list[Change] | None]:
    """For each out-of-date field the changes of its source since its translation was confirmed.

    None where that is unknown: never confirmed, or in no version that is still kept.
    """
    source = texts(record, record.source_language)
    target = texts(record, other_language(record.source_language))
    stale = out_of_date(source, target, record.twin_fingerprints)
    confirmed = {f: record.twin_fingerprints[f] for f in stale if f in record.twin_fingerprints}
    earlier = found_texts(confirmed, versions_of(record)) if confirmed else {}
    return {
        field: word_changes(earlier[field], source[field] or "") if field in earlier else None
        for field in stale
    }


def found_texts(confirmed: Mapping[str, str], versions: Iterable[Texts]) -> dict[str, str]:
    """The texts with these fingerprints, as far as the versions hold them."""
    found: dict[str, str] = {}
    for version in versions:
        for field, print_ in confirmed.items():
            if field not in found and fingerprint(version.get(field)) == print_:
                found[field] = version.get(field) or ""
        if len(found) == len(confirmed):
            break
    return found


def versions_of(record: Record) -> Iterator[Texts]:
    """The source texts of a record's versions, the newest first, then as readers see them."""
    fields, parts = translated_fields(record), part_fields(type(record))
    contents = record.revisions.order_by("-created_at", "-pk").values_list("content", flat=True)
    for content in contents[:MOST_VERSIONS].iterator():
        yield texts_in(content, fields, parts, record.source_language)
    published = type(record)._base_manager.filter(pk=record.pk).first()
    if published:
        yield texts(published, record.source_language)
