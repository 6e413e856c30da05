"""Both languages of one row: the text a reader gets, and both columns side by side for editors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString
from modeltranslation.translator import TranslationOptions, translator

from portal.records.language import LANGUAGES, other_language, reader_language
from portal.records.twin import is_ready
from portal.records.versions import part_text


class RecordTranslationOptions(TranslationOptions):
    """What every record has in two languages; a kind adds its own fields in a subclass."""

    fields: tuple[str, ...] = ("title", "summary")


@dataclass(frozen=True)
class BilingualText:
    """A text as shown to a reader, with the language it is really in."""

    text: str
    language: str
    is_other: bool = False

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def lang_attr(self) -> SafeString:
        """`` lang="en"`` for the element around the text, empty where the page's own holds."""
        return format_html(' lang="{}"', self.language) if self.is_other else SafeString("")


def reader_text(record: models.Model, field: str, language: str | None = None) -> BilingualText:
    """The text of a translated field for a reader of ``language`` (the active one when omitted).

    Where it is missing, the other language's text comes back and says so: nothing is silently in
    the wrong language.
    """
    own = language or reader_language()
    texts = in_both(record, field)
    if text := texts[own]:
        return BilingualText(text, own)
    twin = other_language(own)
    text = texts[twin]
    return BilingualText(text, twin, is_other=True) if text else BilingualText("", own)


def translated_fields(model: type[models.Model] | models.Model) -> list[str]:
    """Names of a model's translated fields, in the order of the model."""
    translated = set(translator.get_options_for_model(_class(model)).get_field_names())
    return [field.name for field in model._meta.concrete_fields if field.name in translated]


def texts(record: models.Model, language: str) -> dict[str, str | None]:
    """Every translated field of a record in one language, and each of its parts as one text."""
    own = {field: getattr(record, f"{field}_{language}") for field in translated_fields(record)}
    parts = {name: getattr(record, name).all() for name in getattr(record, "parts", ())}
    return own | {name: _text_of(list(rows), language) for name, rows in parts.items()}


def _text_of(rows: Sequence[models.Model], language: str) -> str | None:
    return part_text([(texts(row, language), texts(row, other_language(language))) for row in rows])


def part_fields(kind: type[models.Model]) -> dict[str, list[str]]:
    """For each part of a kind of record the translated fields of its rows."""
    rows = {name: kind._meta.get_field(name).related_model for name in getattr(kind, "parts", ())}
    return {name: translated_fields(row) for name, row in rows.items()}  # type: ignore[arg-type]


def empty_blank_texts(row: models.Model) -> None:
    """Texts without a letter in them count as missing, in every translated column of a row."""
    for field in translated_fields(row):
        for column in columns(field):
            text = (getattr(row, column) or "").strip()
            setattr(row, column, text or None)


def in_both(record: models.Model, field: str) -> dict[str, str | None]:
    """A translated field by language code; None where a language is missing or only begun."""
    both = {code: getattr(record, f"{field}_{code}") for code in LANGUAGES}
    return {code: text if is_ready(text) else None for code, text in both.items()}


def columns(field: str) -> list[str]:
    """The column names of a translated field: title -> title_en, title_es."""
    return [f"{field}_{code}" for code in LANGUAGES]


def panel_columns(panels: Iterable[Any]) -> set[str]:
    """Every column that a tree of panels edits."""
    names: set[str] = set()
    for panel in panels:
        name = getattr(panel, "field_name", None)
        names |= {name} if name else panel_columns(_children(panel))
    return names


def _children(panel: Any) -> Sequence[Any]:
    return getattr(panel, "children", None) or ()


def _class(model: type[models.Model] | models.Model) -> type[models.Model]:
    return model if isinstance(model, type) else type(model)
