"""The addresses in texts of records and of editorial pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from portal.records.bilingual import in_both, translated_fields
from portal.records.models import Record

# RFC 3986: what may stand in an address; brackets and signs that end a sentence are not part of it
ADDRESS = re.compile(r"https?://[^\s<>\"'«»“”()\[\]{}|\\^`]+", re.IGNORECASE)
HREF = re.compile(r"href=\"([^\"]+)\"")
ENDING = ".,;:!?…"


@dataclass(frozen=True)
class Found:
    """One address, and the field and language of the text that it stands in."""

    address: str
    field: str
    language: str


def addresses_in(text: str | None) -> list[str]:
    """The addresses of http and https in a plain or rich text, each once, in their order. In rich
    text also those of this site, which begin with a slash."""
    plain = unescape(text or "")
    own = [href for href in HREF.findall(plain) if href.startswith("/")]
    found = [match.rstrip(ENDING) for match in ADDRESS.findall(plain)]
    return list(dict.fromkeys([*found, *own]))


def links_of(row: Record | Page) -> list[Found]:
    """Every address in the texts of a record, its parts included, or of an editorial page."""
    texts = _page_texts(row) if isinstance(row, Page) else _record_texts(row)
    found = [
        Found(address, field, language)
        for field, language, text in texts
        for address in addresses_in(text)
    ]
    return list(dict.fromkeys(found))


def _record_texts(record: Record) -> Iterator[tuple[str, str, str | None]]:
    for field in translated_fields(record):
        for language, text in in_both(record, field).items():
            yield field, language, text
    for part in record.parts:
        for row in getattr(record, part).all():
            for field in translated_fields(row):
                for language, text in in_both(row, field).items():
                    yield part, language, text


def _page_texts(page: Page) -> Iterator[tuple[str, str, str | None]]:
    language = page.locale.language_code
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            stream = getattr(page, field.name)
            texts = _strings(list(stream.raw_data))
            yield from ((field.name, language, text) for text in texts)
        elif isinstance(field, models.TextField | RichTextField):
            yield field.name, language, getattr(page, field.name)


def _strings(value: Any) -> Iterator[str]:
    """Every string in a value as JSON has it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
