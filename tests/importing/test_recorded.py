"""A library that was taken out, then opened and saved by LibreOffice, is still what it was.

recorded/make.py has made the files: workbooks that were opened and saved, each sheet as text with
commas, semicolons (Windows-1252) and tabs, and tables that were opened and saved as workbooks.
"""

from pathlib import Path

import pytest

from portal.importing.beginning import begin
from portal.importing.exporting import export_catalogue
from portal.importing.models import Batch
from tests import people
from tests.importing.catalogues import do_jobs
from tests.importing.difficult import make_library

pytestmark = pytest.mark.django_db
RECORDED = Path(__file__).parent / "recorded"
OLD = "semicolons/catalogue-Videos.csv"  # in an encoding that has no emoji
FILES = sorted(path.relative_to(RECORDED).as_posix() for path in RECORDED.glob("*/*.*"))
FILES = [name for name in FILES if name.endswith((".csv", ".xlsx"))]


def brought_in(name: str, folder: Path) -> Batch:
    """A recorded file, checked against the library that it was taken out of."""
    make_library()
    export_catalogue(folder / "out", "en")
    with (RECORDED / name).open("rb") as file:
        folder = folder / "out" / "files"
        batch = begin(file, Path(name).name, people.administrator(), str(folder))
    do_jobs()
    batch.refresh_from_db()
    return batch


def said_of(batch: Batch) -> list[str]:
    return [f"{one.row} {one.column}: {one.sentence}" for one in batch.found if not one.is_warning]


@pytest.mark.parametrize("name", [name for name in FILES if name != OLD])
def test_what_libreoffice_has_saved_changes_nothing(name: str, tmp_path: Path) -> None:
    batch = brought_in(name, tmp_path)
    assert said_of(batch) == []
    assert [row.changes for row in batch.rows.exclude(action="unchanged")] == []
    assert batch.rows.exists()


def test_letters_that_an_old_encoding_has_lost_are_said_and_nothing_else(tmp_path: Path) -> None:
    lost = "Letters have become question marks here: “Maíz ? para ??? y ??”."
    columns = ("Título (en)", "Título (es)", "Resumen (en)", "Resumen (es)")
    assert said_of(brought_in(OLD, tmp_path)) == [f"9 {column}: {lost}" for column in columns]


def test_every_form_is_recorded() -> None:
    assert len(FILES) == 1 + 3 * 3 + 3
