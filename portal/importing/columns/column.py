"""The column: how one fact of a record is written in a cell, in both directions.

Everything between the spreadsheet and the record is *canonical text*: what ``write`` makes of a
record and ``read`` of a cell. A row that reads as its record writes changes nothing, which is why
an export that is imported again is no change.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext, override

from portal.importing.columns.folding import fold


class CellError(Exception):
    """A cell that cannot be taken: a message of the catalogue, how to mend it, and values."""

    def __init__(self, message: str, mend: str = "", **values: Any) -> None:
        super().__init__(message)
        self.message, self.mend, self.values = message, mend, values


class Column:
    """``key`` is its name for machines; people may write its label in either language instead.

    ``suffix`` is what tells columns of one label apart: the language of a text, a voice.
    """

    def __init__(
        self,
        key: str,
        label: str | Promise = "",
        help_text: str | Promise = "",
        suffix: Sequence[str] = (),
        is_required: bool = False,
    ) -> None:
        self.key, self.is_required = key, is_required
        self._label, self._help, self.suffix = label, help_text, tuple(suffix)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.key}>"

    def label_in(self, language: str) -> str:
        """What stands above the column: "Title (en)", "Título (en)"."""
        with override(language):
            label = _translated(self._label)
        label = label[:1].upper() + label[1:]
        return f"{label} ({', '.join(self.suffix)})" if self.suffix else label

    def help_in(self, language: str) -> str:
        """What to write in the column, in plain words."""
        with override(language):
            parts = [_translated(self._help), self.format_help()]
        return " ".join(part for part in parts if part)

    def format_help(self) -> str:
        """How its kind of value is written, in the active language."""
        return ""

    @cached_property
    def headers(self) -> set[str]:
        """Every header by which it is known, folded."""
        return {fold(name) for name in (self.key, self.label_in("en"), self.label_in("es"))}

    def read(self, text: str, known: Any) -> str:
        """The canonical text of what somebody wrote. Raises CellError."""
        return text.strip()

    def write(self, record: Any) -> str:
        """The canonical text of what a record has."""
        raise NotImplementedError

    def cell(self, record: Any) -> str:
        """What an export writes in the cell, where that is not the canonical text."""
        return self.write(record)

    def copies(self, record: Any) -> Sequence[Any]:
        """The files that the cell names, as an export writes them; a ``Copy`` each."""
        return ()

    def fill(self, record: Any, text: str, known: Any) -> None:
        """Give a record what a canonical text says."""
        raise NotImplementedError

    def agrees(self, record: Any, text: str) -> bool:
        """Whether the record has what a canonical text says already."""
        return self.write(record) == text

    def choices(self, known: Any, language: str) -> list[str]:
        """What may be chosen, as people in this language read it; empty where all may be typed."""
        return []

    def shown(self, text: str) -> str:
        """A canonical text as a person is shown it."""
        return text


def _translated(text: str | Promise) -> str:
    return gettext(text) if isinstance(text, str) and text else str(text)
