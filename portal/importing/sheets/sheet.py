"""What a table is, and what can be wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext


@dataclass(frozen=True)
class Row:
    """``number`` is the one that the spreadsheet shows; ``cells`` are clean texts by header."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """``columns`` are its headers as somebody wrote them, cleaned."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Problem:
    """What is wrong with a cell, and how to mend it: messages of the catalogue with values.

    ``row`` is 0 for what is wrong with the whole file.
    """

    row: int
    column: str
    message: str
    values: dict[str, Any] = field(default_factory=dict)
    mend: str = ""
    sheet: str = ""
    is_warning: bool = False

    @property
    def sentence(self) -> str:
        return gettext(self.message) % self.values if self.message else ""

    @property
    def advice(self) -> str:
        return gettext(self.mend) % self.values if self.mend else ""


class SheetError(Exception):
    """A file that cannot be read at all: a message of the catalogue, and values."""

    def __init__(self, message: str, **values: Any) -> None:
        super().__init__(message)
        self.message, self.values = message, values
