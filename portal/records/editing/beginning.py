"""Beginning a translation: the empty texts of the other language get their source's skeleton."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from portal.records.bilingual import translated_fields
from portal.records.language import other_language
from portal.records.skeleton import skeleton

Begun = tuple[models.Model, str]


def begin(row: models.Model, fields: Iterable[str], source_language: str) -> list[Begun]:
    """Fill the empty twins of some fields; what has a text is left alone.

    Returns the row and the column of each text that was begun.
    """
    return [
        (row, column)
        for field in fields
        if (column := _begin_field(row, field, source_language)) is not None
    ]


def begin_rows(rows: Iterable[models.Model], source_language: str) -> Iterator[Begun]:
    """The same for every translated field of the rows of a part."""
    for row in rows:
        yield from begin(row, translated_fields(row), source_language)


def _begin_field(row: models.Model, field: str, source_language: str) -> str | None:
    source, column = f"{field}_{source_language}", f"{field}_{other_language(source_language)}"
    text = getattr(row, source)
    longest: Any = getattr(row._meta.get_field(column), "max_length", None)
    if getattr(row, column) or not text:
        return None
    begun = skeleton(text)
    if longest and len(begun) > longest:
        return None
    setattr(row, column, begun)
    return column
