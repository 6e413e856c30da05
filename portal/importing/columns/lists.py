"""Columns that name rows of other tables: the lists of the taxonomy, offices, standards."""

from typing import Any

from django.utils.translation import gettext

from portal.importing import cells
from portal.importing.columns.values import FieldColumn, choose
from portal.records.language import reader_language

SEPARATOR = "; "


class TermColumn(FieldColumn):
    """One entry of a list, by its key or by its label in either language."""

    def read(self, text: str, known: Any) -> str:
        terms = known.terms(self.field.related_model)
        return choose(text, terms.named, terms.labels(reader_language())) if text.strip() else ""

    def write(self, record: Any) -> str:
        term = getattr(record, self.field.name)
        return str(getattr(term, "key", "")) if term else ""

    def fill(self, record: Any, text: str, known: Any) -> None:
        key = known.terms(self.field.related_model).keys[text] if text else None
        setattr(record, self.field.attname, key)

    def choices(self, known: Any, language: str) -> list[str]:
        labels: list[str] = known.terms(self.field.related_model).labels(language)
        return labels


class TermsColumn(TermColumn):
    """Several entries; their order says nothing, so they are written in the order of the list."""

    def read(self, text: str, known: Any) -> str:
        terms = known.terms(self.field.related_model)
        parts = cells.read_list(text)
        found = {choose(part, terms.named, terms.labels(reader_language())) for part in parts}
        return SEPARATOR.join(sorted(found))

    def write(self, record: Any) -> str:
        rows = getattr(record, self.field.name).all()
        return SEPARATOR.join(sorted(str(getattr(row, "key", None) or row) for row in rows))

    def fill(self, record: Any, text: str, known: Any) -> None:
        terms = known.terms(self.field.related_model)
        keys = [terms.keys[part] for part in text.split(SEPARATOR) if part]
        rows = [row for row in terms.rows if row.pk in keys]
        getattr(record, self.field.name).set(rows)

    def format_help(self) -> str:
        return gettext("Several are separated by semicolons.")
