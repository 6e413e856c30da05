"""The remarks on an editorial page: every text, rich text and picture that its fields hold."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text import RichText

from portal.records.publishing.checks.remark import Finding, Remark
from portal.records.publishing.checks.rich_text import (
    DESCRIBE,
    NO_DESCRIPTION,
    findings_on_outline,
    outline_of,
)
from portal.records.publishing.checks.texts import findings_on_text, findings_on_title

READERS = ("families",)  # everybody opens these pages, and families ask for most


def remarks_on_page(page: Page) -> list[Remark]:
    """In the order of the page's own fields, after its title."""
    language = page.locale.language_code
    title = page._meta.get_field("title")
    found = [(title, finding) for finding in findings_on_title(page.title)]
    for field in (one for one in page._meta.local_fields if not one.primary_key):
        found += [(field, finding) for finding in _on_field(field, page, language)]
    return [
        Remark(finding, language, str(getattr(field, "verbose_name", field.name)), _url(field))
        for field, finding in found
    ]


def _url(field: Any) -> str:
    """A stream has no field of its own to go to, but the heading of its panel."""
    is_stream = isinstance(field, StreamField)
    return f"#panel-child-content-child-{field.name}-heading" if is_stream else f"#id_{field.name}"


def _on_field(field: Any, page: Page, language: str) -> Iterator[Finding]:
    value = getattr(page, field.name)
    if isinstance(field, RichTextField):
        value = RichText(value or "")
    if isinstance(field, models.CharField | models.TextField | StreamField | models.ForeignKey):
        yield from _on_value(value, language)


def _on_value(value: Any, language: str) -> Iterator[Finding]:
    """A value of a field or of a block, and everything in it."""
    match value:
        case RichText():
            outline = outline_of(value.source)
            yield from findings_on_outline(outline, language)
            yield from findings_on_text(outline.text, language, READERS)
        case str():
            yield from findings_on_text(value, language, READERS)
        case AbstractImage():
            if not value.description:
                yield Finding(NO_DESCRIPTION, DESCRIBE)
        case StreamValue():
            for child in value:
                yield from _on_value(child.value, language)
        case StructValue():
            for one in value.values():
                yield from _on_value(one, language)
        case ListValue():
            for one in value:
                yield from _on_value(one, language)
