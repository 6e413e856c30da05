"""Two hundred damaged rows: each damage is named, mended, imported, and taken back again."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core import serializers

from portal.accounts.models import User
from portal.taxonomy import models as taxonomy
from resources.models import Video
from tests import people
from tests.factories import term
from tests.importing.catalogues import actions, checked, made, taken_back, video_row
from tests.importing.damaged import DAMAGES, ROWS, rows, write_folder

pytestmark = pytest.mark.django_db
KEPT = {"importing", "jobs", "fulltext", "sessions"}  # what an import leaves of itself


@pytest.fixture
def operator() -> User:
    term(taxonomy.Subject, "mathematics", "Mathematics", "Matemáticas")
    term(taxonomy.Audience, "teachers", "Teachers", "Docentes")
    return people.publisher()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("films")
    write_folder(place)
    return place


def dump() -> str:
    """Everything in the database but what an import leaves of itself."""
    models = [one for one in apps.get_models() if one._meta.app_label not in KEPT]
    kept = [one for one in models if one._meta.model_name != "modellogentry"]
    found = (row for model in kept for row in model._default_manager.order_by("pk"))
    return serializers.serialize("json", found, indent=1)


def test_each_damage_is_named_by_row_and_column_with_how_to_mend_it(
    operator: User, folder: Path
) -> None:
    batch = checked(rows(), operator, folder)
    assert batch.state == "refused"
    errors = [one for one in batch.found if not one.is_warning]
    told = {(one.row - 1, one.column): one for one in errors}
    for damage in DAMAGES:
        problem = told[damage.number, damage.column]
        assert damage.said in problem.sentence
        assert problem.advice
    assert len(errors) == len(DAMAGES)
    assert not Video.objects.exists()


def test_mended_rows_come_in_once_and_go_out_without_a_trace(operator: User, folder: Path) -> None:
    before = dump()
    batch = made(rows(mended=True), operator, folder)
    assert actions(batch) == ["create"] * ROWS
    assert actions(checked(rows(mended=True), operator, folder)) == ["unchanged"] * ROWS
    assert taken_back(batch, operator).state == "undone"
    assert dump() == before


def test_choices_are_offered_in_the_language_of_the_operator(folder: Path) -> None:
    term(taxonomy.Subject, "mathematics", "Mathematics", "Matemáticas")
    batch = checked([video_row(1, subject="Matematicass", licence="CC")], people.publisher("es"))
    advice = {one.column: one.values for one in batch.found}
    assert advice["subject"]["choices"] == "Matemáticas"
    assert "CC BY 4.0" in advice["licence"]["choices"]
