"""The remarks on a record: its own texts and those of its parts, in both languages."""

from collections.abc import Iterator
from typing import Any

from portal.records.bilingual import in_both, translated_fields
from portal.records.publishing.checks.remark import Finding, Remark
from portal.records.publishing.checks.texts import (
    findings_on_summary,
    findings_on_text,
    findings_on_title,
)


def remarks_on_texts(record: Any) -> Iterator[Remark]:
    """Remarks on every text that is there; what is missing is for the gate to say."""
    audiences = [one.key for one in record.audiences.all()] if hasattr(record, "audiences") else []
    for field in translated_fields(record):
        name = str(record._meta.get_field(field).verbose_name)
        for language, text in in_both(record, field).items():
            for finding in _findings(field, text or "", language, audiences):
                yield Remark(finding, language, name, f"#id_{field}_{language}")
    for part in record.parts:
        yield from _remarks_on_part(record, part)


def _findings(field: str, text: str, language: str, audiences: list[str]) -> list[Finding]:
    if not text:
        return []
    if field == "title":
        return findings_on_title(text)
    length = findings_on_summary(text) if field == "summary" else []
    return [*findings_on_text(text, language, audiences), *length]


def _remarks_on_part(record: Any, part: str) -> Iterator[Remark]:
    """A row is too short to be judged for its ease alone."""
    for number, row in enumerate(getattr(record, part).all()):
        name = f"{row._meta.verbose_name} {number + 1}"
        for field in translated_fields(row):
            for language, text in in_both(row, field).items():
                if isinstance(text, str):
                    for finding in findings_on_text(text, language):
                        yield Remark(
                            finding, language, name, f"#id_{part}-{number}-{field}_{language}"
                        )
