"""The empty form of the catalogue, and what its columns are for, in either language."""

from collections.abc import Iterator

from django.utils.translation import gettext, override

from portal.importing.columns import KINDS, Column, Kind
from portal.importing.columns.lists import TermsColumn
from portal.importing.known import Known
from portal.importing.sheets import Choices, Sheet, write_xlsx
from portal.records.language import LANGUAGES

VOICES = LANGUAGES  # a film in another voice has columns of its own: film (mix)


def empty_catalogue(language: str) -> bytes:
    """A workbook with a sheet for each kind: headers that explain themselves, and the choices of
    each column to drop down."""
    known = Known()
    sheets, notes, choices = [], {}, {}
    for kind in KINDS:
        name, columns = kind.name_in(language), kind.columns_with(VOICES)
        sheets.append(Sheet(name, tuple(one.label_in(language) for one in columns), ()))
        for column in columns:
            place = name, column.label_in(language)
            notes[name, 1, place[1]] = explained(column, language)
            if names := column.choices(known, language):
                choices[place] = Choices(names, is_open=isinstance(column, TermsColumn))
    return write_xlsx(sheets, choices, notes)


def explained(column: Column, language: str) -> str:
    """What to write in a column, and whether a new record needs it."""
    with override(language):
        needed = gettext("A new record needs it.") if column.is_required else ""
    return " ".join(part for part in (needed, column.help_in(language)) if part)


def manual(language: str) -> str:
    """The columns of every kind in Markdown, for the pages in docs/ (see document_catalogue)."""
    return "\n".join(_lines(language)) + "\n"


def _lines(language: str) -> Iterator[str]:
    with override(language):
        yield gettext(
            "Above a column stands its name in either language, or its key. A column that is left "
            "out changes nothing; one that is there and empty empties what the record has."
        )
        titles = [gettext("Column"), gettext("Key"), gettext("What to write")]
    for kind in KINDS:
        yield ""
        yield f"### {kind.name_in(language)}"
        yield ""
        yield f"| {' | '.join(titles)} |"
        yield "|---|---|---|"
        for column in _documented(kind):
            told = explained(column, language).replace("|", "\\|")
            yield f"| {column.label_in(language)} | `{column.key}` | {told} |"


def _documented(kind: Kind) -> tuple[Column, ...]:
    return kind.columns_with(VOICES)
