"""Finding records on the editors' screens: by words of either language, accents never matter."""

import unicodedata
from collections.abc import Iterable

from django.db.models import QuerySet


def folded(text: str) -> str:
    """Lower case without any mark: "¿Cómo? El Niño" is "¿como? el nino", so that somebody with
    an English keyboard finds it."""
    marked = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def finding_key(texts: Iterable[str | None]) -> str:
    """What a row is found by: its texts, folded, each once on a line of its own."""
    lines = dict.fromkeys(line for text in texts if text for line in folded(text).split("\n"))
    return "\n".join(lines)


def found_by_key(rows: QuerySet, words: str) -> QuerySet:
    """Rows whose stored ``finding_key`` holds every word."""
    for word in folded(words).replace("\x00", "").split():
        rows = rows.filter(finding_key__contains=word)
    return rows


def found_by_texts(rows: QuerySet, words: str, fields: Iterable[str]) -> QuerySet:
    """Rows that hold every word in some of ``fields``: for short lists that store no key.

    Reads those columns of the whole list, because databases fold accents each in their own way.
    """
    wanted = folded(words).split()
    keys = [
        key
        for key, *texts in rows.values_list("pk", *fields)
        if all(word in finding_key(map(str, filter(None, texts))) for word in wanted)
    ]
    return rows.filter(pk__in=keys)
