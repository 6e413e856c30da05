"""The catalogue from the command line: checked, made, taken back, and an honest exit status."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.taxonomy import models as taxonomy
from resources.models import Video
from tests import people
from tests.factories import term
from tests.importing.catalogues import as_csv, video_row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site() -> None:
    term(taxonomy.Subject, "mathematics", "Mathematics", "Matemáticas")
    people.administrator()


def import_catalogue(folder: Path, *rows: dict[str, str], **options: object) -> tuple[str, str]:
    """What it says, and what it complains of."""
    said, complained = StringIO(), StringIO()
    file = folder / "videos.csv"
    file.write_bytes(as_csv(rows))
    options |= {"media": str(folder), "stdout": said, "stderr": complained}
    call_command("import_catalogue", str(file), **options)
    return said.getvalue(), complained.getvalue()


def test_a_catalogue_is_made_and_taken_back(tmp_path: Path) -> None:
    said, _complaints = import_catalogue(tmp_path, video_row(1), video_row(2))
    assert "New: 2" in said
    number = int(said.rsplit(" ", 1)[1])
    assert Video.objects.count() == 2
    call_command("import_catalogue", undo=number, stdout=StringIO())
    assert not Video.objects.exists()


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    said, _complaints = import_catalogue(tmp_path, video_row(1), dry_run=True)
    assert "nothing has been changed" in said
    assert not Video.objects.exists()


def test_problems_end_it_with_a_failure(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Nothing has been changed"):
        import_catalogue(tmp_path, video_row(1, posted_on="soon"))
    assert not Video.objects.exists()


def test_what_lacks_a_language_comes_in_as_a_draft(tmp_path: Path) -> None:
    row = video_row(1, title_es="", state="published")
    _said, complaints = import_catalogue(tmp_path, row)
    assert "missing or not up to date in one language: title" in complaints
    assert not Video.objects.get().live
