"""The texts of a version of a record as a revision keeps it: plain columns, no model, no query."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from portal.records.language import other_language
from portal.records.twin import Texts, is_ready

Content = Mapping[str, Any]
Parts = Mapping[str, Sequence[str]]


def texts_in(content: Content, fields: Iterable[str], parts: Parts, language: str) -> Texts:
    """Every translated field of a version in one language, and each of its parts as one text.

    ``parts`` names the translated fields of the rows of each part.
    """
    own = {field: content.get(f"{field}_{language}") or None for field in fields}
    return own | {
        name: _text_of_rows(content.get(name) or [], names, language)
        for name, names in parts.items()
    }


def _text_of_rows(rows: Iterable[Content], names: Sequence[str], language: str) -> str | None:
    both = (language, other_language(language))
    return part_text(
        [tuple(dict(texts_in(row, names, {}, code)) for code in both) for row in rows]  # type: ignore[misc]  # both is a pair
    )


def part_text(rows: Sequence[tuple[Texts, Texts]]) -> str | None:
    """The texts of some rows in one language, or None where one lacks a text that its twin has.

    Each row comes as its texts in that language and in the other one. The text is in an order of
    its own: rows that change places ask for no new translation.
    """
    if any(
        is_ready(twin[field]) and not is_ready(own[field]) for own, twin in rows for field in own
    ):
        return None
    return "\n".join(sorted(" ".join(filter(None, own.values())) for own, _twin in rows)) or None
