"""Reads the demonstration's TOML."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
FILMS = Path(__file__).parent / "clips" / "films"
WRITTEN_FOR = date(2026, 11, 21)  # the day that the content calls today

Table = dict[str, Any]


def read(name: str) -> Table:
    """One file of the content, by its name below the content folder."""
    return tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))


def read_all(folder: str) -> Iterator[Table]:
    """Every file of a folder, in the order of their names."""
    for path in sorted((CONTENT / folder).glob("*.toml")):
        yield tomllib.loads(path.read_text(encoding="utf-8"))


def columns_of(field: str, texts: Table | None) -> dict[str, str | None]:
    """A bilingual table of the content as the two columns of a translated field."""
    texts = texts or {}
    return {f"{field}_{code}": texts.get(code) for code in ("en", "es")}


def weeks_since_written(today: date) -> timedelta:
    """Whole weeks by which dates of the content move, so that weekdays stay what they are."""
    return timedelta(weeks=(today - WRITTEN_FOR).days // 7)
