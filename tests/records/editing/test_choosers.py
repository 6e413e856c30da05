"""Records and offices are chosen by either language, accents or none."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.media.models import Recording
from resources.models import Video
from tests import people
from tests.factories import make_office, make_practice, make_series, make_video
from tests.pages.reading import Page, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(people.editor())
    return client


def results(client: Client, kind: str, words: str = "", app: str = "resources") -> list[Page]:
    url = reverse(f"wagtailsnippetchoosers_{app}_{kind}:choose_results")
    answer = client.get(url, {"q": words})
    assert answer.status_code == 200
    return read(answer).all("table.listing tbody tr")


@pytest.mark.parametrize("words", ["arbol", "ARBOL", "tree", "árbol tree", ""])
@pytest.mark.parametrize(
    ("kind", "make"),
    [("video", make_video), ("bestpractice", make_practice), ("collection", make_series)],
)
def test_a_record_is_chosen_by_either_title(editor, kind, make, words) -> None:
    make(title_en="The tree", title_es="El árbol", live=False)
    (row,) = results(editor, kind, words)
    assert row.one("[lang=en]").text == "The tree"
    assert row.one("[lang=es]").text == "El árbol"
    assert "Draft" in row.text


def test_a_record_is_chosen_by_the_title_of_its_draft(editor) -> None:
    draft = Video.objects.get(pk=make_video(title_es="Antes").pk)
    draft.title_es = "Después"
    draft.save_revision()
    (row,) = results(editor, "video", "despues")
    assert row.one("[lang=es]").text == "Después"
    assert results(editor, "video", "antes")


def test_what_is_not_there_is_not_found(editor) -> None:
    make_video()
    assert results(editor, "video", "zorro") == []


def test_the_link_of_a_row_chooses_it(editor) -> None:
    video = make_video()
    (row,) = results(editor, "video")
    link = row.one("a[data-chooser-modal-choice]")
    assert editor.get(link["href"]).json()["result"]["id"] == str(video.pk)
    modal = editor.get(reverse("wagtailsnippetchoosers_resources_video:choose"), {"multiple": "1"})
    assert modal.status_code == 200
    assert "checkbox" in modal.json()["html"]


@pytest.mark.parametrize("words", ["region", "Tulare", "tulare oficina", "office"])
def test_an_office_is_chosen_by_name_in_either_language(editor, words) -> None:
    make_office(name="Región de Tulare")
    assert len(results(editor, "orgunit", words, "accounts")) == 1


def test_a_recording_is_chosen_by_its_name_without_accents(editor) -> None:
    Recording.objects.create(name="Película de la mañana")
    assert len(results(editor, "recording", "pelicula manana", "media")) == 1
    assert results(editor, "recording", "noche", "media") == []


def test_choosing_among_many_asks_no_more_than_among_few(
    editor, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    make_video()
    results(editor, "video")
    with django_assert_max_num_queries(20) as few:
        results(editor, "video")
    for _number in range(15):
        make_video()
    with django_assert_num_queries(len(few)):
        results(editor, "video")
