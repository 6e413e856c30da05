"""Columns of a record's parts: its steps and the names of its handouts, one to a line."""

from typing import Any

from django.utils.translation import gettext

from portal.importing.columns.column import Column
from portal.records.bilingual import translated_fields
from portal.records.language import LANGUAGES

NONE = "-"  # a row that has nothing in this language
INNER_BREAK = "¶"  # a line break within one text; every old encoding has this sign


class PartColumn(Column):
    """One text of each row in one language. Both languages of a row stand in the same line."""

    def __init__(self, relation: str, field: str, language: str, **more: Any) -> None:
        super().__init__(f"{relation}_{language}", suffix=[language], **more)
        self.relation, self.column = relation, f"{field}_{language}"

    def read(self, text: str, known: Any) -> str:
        lines = [line.strip() or NONE for line in text.strip().splitlines()]
        return _without_trailing_none(lines)

    def write(self, record: Any) -> str:
        texts = [getattr(row, self.column) or NONE for row in rows_of(record, self.relation)]
        broken = [INNER_BREAK.join(text.strip().splitlines()) for text in texts]
        return _without_trailing_none(broken)

    def fill(self, record: Any, text: str, known: Any) -> None:
        lines = text.split("\n") if text else []
        rows = grown(record, self.relation, len(lines))
        lines += [NONE] * (len(rows) - len(lines))
        for row, line in zip(rows, lines, strict=True):
            self.fill_row(row, "" if line == NONE else line, known)
        getattr(record, self.relation).set(rows)

    def fill_row(self, row: Any, line: str, known: Any) -> None:
        setattr(row, self.column, line.replace(INNER_BREAK, "\n") or None)

    def format_help(self) -> str:
        return gettext("One to a line, in the same order in both languages; - where there is none.")


def rows_of(record: Any, relation: str) -> list[Any]:
    return sorted(getattr(record, relation).all(), key=lambda row: row.sort_order or 0)


def grown(record: Any, relation: str, count: int) -> list[Any]:
    """The rows of a part, with new ones at the end where there are fewer than ``count``."""
    rows = rows_of(record, relation)
    model = record._meta.get_field(relation).related_model
    return rows + [model(sort_order=number) for number in range(len(rows), count)]


def drop_empty_parts(record: Any) -> None:
    """Rows in which nothing is left in either language go."""
    for relation in record.parts:
        rows = [row for row in rows_of(record, relation) if _has_something(row)]
        for number, row in enumerate(rows):
            row.sort_order = number
        getattr(record, relation).set(rows)


def _has_something(row: Any) -> bool:
    return any(
        getattr(row, f"{field}_{code}") for field in translated_fields(row) for code in LANGUAGES
    )


def _without_trailing_none(lines: list[str]) -> str:
    while lines and lines[-1] == NONE:
        lines.pop()
    return "\n".join(lines)
