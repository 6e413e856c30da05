"""From records to their rows in the API: both languages of every text, addresses in both."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from portal.records.bilingual import in_both, translated_fields
from portal.records.language import LANGUAGES
from portal.records.models import Record
from portal.taxonomy.models import Term
from resources.sharing.absolute import Absolute
from resources.sharing.kinds import SharedKind
from resources.sharing.paging import EPOCH


def rows_of(
    kind: SharedKind, records: Sequence[Record], absolute: Absolute
) -> dict[int, dict[str, Any]]:
    """Everything that the API says of some records of one kind, by their keys."""
    own_facts = kind.own_facts(records, absolute)
    return {
        record.pk: _row(kind, record, absolute) | own
        for record, own in zip(records, own_facts, strict=True)
    }


def removed_row(kind: SharedKind, record: Record, changed_at: datetime | None) -> dict[str, Any]:
    """What is said of a record that was public once: that it is to be taken down."""
    return {**_name(kind, record), "changed_at": _moment(changed_at), "removed": True}


def _row(kind: SharedKind, record: Record, absolute: Absolute) -> dict[str, Any]:
    """What is said of a record of any kind."""
    return {
        **_name(kind, record),
        "changed_at": _moment(record.last_published_at or record.first_published_at),
        "url": {code: absolute(record.url_in(code)) for code in LANGUAGES},
        **{field: in_both(record, field) for field in translated_fields(record)},
        "written_first_in": record.source_language,
        "posted_on": record.posted_on.isoformat(),
        "review_by": record.review_by.isoformat() if record.review_by else None,
        **{name: _terms(record, name) for name in kind.lists},
    }


def _name(kind: SharedKind, record: Record) -> dict[str, str]:
    return {"id": record.document_id, "kind": kind.key, "slug": record.slug}


def _moment(changed_at: datetime | None) -> str | None:
    return None if changed_at in (None, EPOCH) else changed_at.isoformat()


def _terms(record: Record, name: str) -> Any:
    """One entry of a list, or several where the record may have several."""
    if record._meta.get_field(name).many_to_many:
        many: Iterable[Term] = getattr(record, name).all()
        return [_term(term) for term in many]
    term = getattr(record, name)
    return _term(term) if term else None


def _term(term: Term) -> dict[str, Any]:
    return {"key": term.key, "label": in_both(term, "label")}
