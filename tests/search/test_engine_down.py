"""Without the engine: lists work, titles are searched, a sentence says so, all stays narrowed."""

from pathlib import Path

import pytest
from django.test import Client, override_settings

from portal.fulltext.engine import get_engine
from portal.records.sort_keys import sort_key
from tests.pages.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo", "today")]


@pytest.fixture(autouse=True)
def no_index(tmp_path: Path):
    """An engine whose index is not there."""
    broken = {"engine": "portal.fulltext.embedded.EmbeddedEngine", "path": tmp_path / "nowhere"}
    with override_settings(FULLTEXT=broken):
        get_engine.cache_clear()
        yield
    get_engine.cache_clear()


def test_the_library_still_lists_its_videos_and_says_what_is_wrong() -> None:
    page = read(Client().get("/es/biblioteca/videos/"))
    assert len(page.all(".card")) == 24
    assert "La búsqueda completa está en mantenimiento" in page.text


def test_a_list_stays_narrowed() -> None:
    page = read(Client().get("/en/library/videos/?audience=families&voice=es"))
    assert page.all(".card")
    assert all("Families" in card.one(".meta").text for card in page.all(".card"))


def test_titles_are_searched_by_the_database() -> None:
    page = read(Client().get("/en/search/?q=balance"))
    assert "Keeping the balance in an equation" in [h.text for h in page.all(".hit h3")]


def test_a_list_can_still_be_ordered_by_title() -> None:
    page = read(Client().get("/es/biblioteca/videos/?sort=title"))
    titles = [heading.text for heading in page.all(".card h3")]
    assert titles == sorted(titles, key=sort_key)


def test_drafts_stay_hidden() -> None:
    page = read(Client().get("/es/buscar/?q=Dormir"))
    assert page.all(".hit") == []


def test_the_health_page_says_so() -> None:
    response = Client().get("/health/")
    assert response.status_code == 503
    assert response.json()["search"]["ok"] is False
