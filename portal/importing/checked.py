"""One row while it is checked: what its cells say, the record it means, what is wrong."""

from dataclasses import dataclass, field
from typing import Any

from portal.importing.columns import CellError, Column, FilmColumn, Kind
from portal.importing.sheets import Problem, Row
from portal.records.language import LANGUAGES


@dataclass
class CheckedRow:
    """``columns`` are those that its sheet has, by the header as somebody wrote it."""

    sheet: str
    row: Row
    kind: Kind
    columns: dict[str, Column]
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    record: Any = None
    current: Any = None  # the record as it was before the cells were filled in
    changes: dict[str, list[str]] = field(default_factory=dict)
    slug: str = ""

    @property
    def films(self) -> dict[str, str]:
        """Digests of its films, by the keys of their columns."""
        keys = [one.key for one in self.columns.values() if isinstance(one, FilmColumn)]
        return {key: self.cells[key] for key in keys if self.cells.get(key)}

    @property
    def title(self) -> str:
        language = self.cells.get("source_language") or "en"
        titles = [self.cells.get(f"title_{code}") for code in (language, *LANGUAGES)]
        own = str(self.record) if self.record is not None and self.record.pk else ""
        return next((title for title in titles if title), own)

    @property
    def has_errors(self) -> bool:
        return any(not problem.is_warning for problem in self.problems)

    def says(self, key: str) -> str:
        """What holds after the import: the cell where there is one, else what the record has."""
        if key in self.cells or self.record is None:
            return self.cells.get(key, "")
        column = next((one for one in self.kind.columns if one.key == key), None)
        return column.write(self.record) if column else ""

    def read(self, known: Any) -> None:
        """Read every cell; what cannot be taken becomes a problem."""
        for header, column in self.columns.items():
            try:
                text = self.row.cells.get(header, "")
                self.cells[column.key] = column.read(text, known)
            except CellError as error:
                self.add(column.key, error.message, error.mend, **error.values)

    def add(
        self, key: str, message: str, mend: str = "", is_warning: bool = False, **values: Any
    ) -> None:
        """Note what is wrong in a column, by the header that its sheet has for it."""
        header = next((name for name, one in self.columns.items() if one.key == key), key)
        self.problems.append(
            Problem(self.row.number, header, message, values, mend, self.sheet, is_warning)
        )
