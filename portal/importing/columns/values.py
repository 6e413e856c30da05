"""Columns of single values: texts, dates, numbers, choices, yes and no."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext, gettext_noop, override

from portal.importing import cells
from portal.importing.columns.column import CellError, Column
from portal.importing.columns.folding import fold, nearest
from portal.records.language import LANGUAGES, reader_language

TOO_LONG = gettext_noop("This text has %(count)s letters; at most %(most)s fit.")
SHORTEN = gettext_noop("Shorten it.")
NO_CHOICE = gettext_noop("“%(text)s” is none of the choices.")
CHOOSE = gettext_noop("Choose one of: %(choices)s.")
MEANT = gettext_noop("Did you mean “%(meant)s”? Choose one of: %(choices)s.")
MOST_NAMED = 12  # choices in one sentence


class FieldColumn(Column):
    """A column of the record's own, known by the name and the words of its field."""

    def __init__(self, field: Any, **more: Any) -> None:
        defaults = {"label": field.verbose_name, "help_text": field.help_text}
        super().__init__(more.pop("key", field.name), **defaults | more)
        self.field = field

    def write(self, record: Any) -> str:
        value = getattr(record, self.field.name)
        return "" if value is None else str(value)

    def fill(self, record: Any, text: str, known: Any) -> None:
        setattr(record, self.field.name, text)


class TextColumn(FieldColumn):
    """A text in one language, or one that has none. Line breaks are kept."""

    def read(self, text: str, known: Any) -> str:
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        most = self.field.max_length
        if most and len(text) > most:
            raise CellError(TOO_LONG, SHORTEN, count=len(text), most=most)
        return text

    def write(self, record: Any) -> str:
        return super().write(record).replace("\r\n", "\n").strip()

    def fill(self, record: Any, text: str, known: Any) -> None:
        setattr(record, self.field.name, text or (None if self.field.null else ""))


class SlugColumn(FieldColumn):
    def read(self, text: str, known: Any) -> str:
        return cells.read_slug(text)

    def format_help(self) -> str:
        return gettext("Made of the title where it is empty.")


class DateColumn(FieldColumn):
    def read(self, text: str, known: Any) -> str:
        return cells.read_date(text).isoformat() if text.strip() else ""

    def write(self, record: Any) -> str:
        value = getattr(record, self.field.name)
        return value.isoformat() if value else ""

    def fill(self, record: Any, text: str, known: Any) -> None:
        value = date.fromisoformat(text) if text else None
        if value is None and not self.field.null:
            value = self.field.get_default()
        setattr(record, self.field.name, value)

    def format_help(self) -> str:
        return gettext("A date, such as 2026-11-21 or 11/21/2026.")


class MomentColumn(FieldColumn):
    """A date, with or without a time, by the clock of the state."""

    def read(self, text: str, known: Any) -> str:
        return cells.read_moment(text).isoformat(" ") if text.strip() else ""

    def write(self, record: Any) -> str:
        value = getattr(record, self.field.name)
        return timezone.localtime(value).replace(tzinfo=None).isoformat(" ") if value else ""

    def fill(self, record: Any, text: str, known: Any) -> None:
        moment = timezone.make_aware(datetime.fromisoformat(text)) if text else None
        setattr(record, self.field.name, moment)

    def format_help(self) -> str:
        return gettext("A date with or without a time, such as 2026-11-21 09:30.")


class NumberColumn(FieldColumn):
    def read(self, text: str, known: Any) -> str:
        return str(cells.read_whole_number(text)) if text.strip() else ""

    def fill(self, record: Any, text: str, known: Any) -> None:
        setattr(record, self.field.name, int(text) if text else None)

    def format_help(self) -> str:
        return gettext("A whole number.")


class YesNoColumn(FieldColumn):
    def read(self, text: str, known: Any) -> str:
        return "yes" if text.strip() and cells.read_yes_no(text) else "no"

    def write(self, record: Any) -> str:
        return "yes" if getattr(record, self.field.name) else "no"

    def fill(self, record: Any, text: str, known: Any) -> None:
        setattr(record, self.field.name, text == "yes")

    def choices(self, known: Any, language: str) -> list[str]:
        return ["yes", "no"] if language == "en" else ["sí", "no"]

    def format_help(self) -> str:
        return gettext("Yes or no.")


class ChoiceColumn(FieldColumn):
    """One of a few fixed choices, by its value or its name in either language."""

    def read(self, text: str, known: Any) -> str:
        if not text.strip():
            return str(self.field.get_default() or "")
        return choose(text, self._named(), self.choices(known, reader_language()))

    def choices(self, known: Any, language: str) -> list[str]:
        with override(language):
            return [str(label) for _value, label in self.field.flatchoices]

    def _named(self) -> dict[str, str]:
        named = {value: value for value, _label in self.field.flatchoices}
        for language in LANGUAGES:
            with override(language):
                named |= {str(label): value for value, label in self.field.flatchoices}
        return named


def choose(text: str, named: dict[str, str], shown: list[str] | None = None) -> str:
    """The value that a word names, by its folded form. Raises CellError with what may be meant."""
    by_fold = {fold(name): value for name, value in named.items()}
    if (value := by_fold.get(fold(text))) is not None:
        return value
    some = ", ".join((shown or list(named))[:MOST_NAMED])
    if meant := nearest(text, named):
        raise CellError(NO_CHOICE, MEANT, text=text, meant=meant, choices=some)
    raise CellError(NO_CHOICE, CHOOSE, text=text, choices=some)


def proposed_slug(title: str) -> str:
    """The address that a title makes: "¿Qué más?" -> "que-mas"."""
    return slugify(title)[:120].strip("-")
