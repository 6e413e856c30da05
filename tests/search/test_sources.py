"""Which records are in the search, and what is told to somebody who forgets one."""

from datetime import date

import pytest

from portal.records.kinds import record_kinds
from portal.search import checks, sources
from portal.search.sources import documents_for
from resources.models import BestPractice, Collection, Video
from tests.factories import make_collection, make_office, make_practice, make_series, make_video

pytestmark = pytest.mark.django_db


def test_every_kind_has_a_source_or_a_reason() -> None:
    known = {source.model for source in sources.SOURCES} | set(sources.OPTED_OUT)
    assert set(record_kinds()) == known == {Video, BestPractice, Collection}


def test_a_forgotten_kind_is_named(monkeypatch) -> None:
    monkeypatch.setattr(checks, "SOURCES", sources.SOURCES[:2])
    [error] = checks.check_sources(None)
    assert (error.id, error.obj) == ("search.E001", Collection)


def test_a_document_holds_both_languages_and_what_narrows_to_it() -> None:
    video = make_video(
        title_en="The scale",
        title_es="La balanza",
        audiences=["families"],
        voices={"en": 45_000, "es": 61_000},
    )
    document = documents_for([video.document_id])[video.document_id]
    assert document.titles == {"en": "The scale", "es": "La balanza"}
    assert document.facets["audience"] == ["families"]
    assert document.facets["voice"] == ["en", "es"]
    assert document.facets["length"] == ["1-to-3", "under-1"]
    assert "Los dos lados." in document.bodies["es"]
    assert document.durations == {"en": 45, "es": 61}


def test_a_practice_s_document_holds_its_steps_files_and_office() -> None:
    practice = make_practice(
        steps=[("Bring a lamp.", "Lleve una lámpara.")],
        handouts=[{"es": 1}],
        strategies=["tutoring"],
        contact_region=make_office(key="r07", name="Llano"),
        posted_on=date(2026, 2, 3),
    )
    document = documents_for([practice.document_id])[practice.document_id]
    assert {"Bring a lamp.", "Word list", "Llano"} <= set(document.bodies["en"].split("\n"))
    assert {"Lleve una lámpara.", "Lista de palabras"} <= set(document.bodies["es"].split("\n"))
    assert (document.facets["office"], document.facets["strategy"]) == (["r07"], ["tutoring"])
    assert document.durations == {"en": 60, "es": 60}
    assert document.posted_on == date(2026, 2, 3)


def test_a_collection_s_document_holds_the_titles_that_everybody_may_see() -> None:
    seen, hidden = make_video(title_es="La balanza"), make_practice(live=False)
    collection = make_collection([seen, hidden], curator_note_es="Primero la balanza.")
    document = documents_for([collection.document_id])[collection.document_id]
    assert document.bodies["es"].split("\n") == ["Primero la balanza.", "La balanza"]
    assert document.facets["form"] == ["collection"]
    series = make_series()
    make_video(title_es="Uno", series=series, series_position=1)
    document = documents_for([series.document_id])[series.document_id]
    assert document.bodies["es"].split("\n") == ["", "Uno"]
    assert document.facets["form"] == ["series"]


def test_documents_of_many_records_take_a_constant_number_of_queries(
    django_assert_num_queries,
) -> None:
    def queries(many: int) -> int:
        ids = [make_video(voices=["en"]).document_id for _ in range(many)]
        with django_assert_num_queries(9):
            assert len(documents_for(ids)) == many
        return 9

    assert queries(2) == queries(12)


def test_unknown_names_have_no_document() -> None:
    assert documents_for(["video:999999", "zebra:1"]) == {}
