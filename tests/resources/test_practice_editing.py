"""An editor writes a practice with its steps and files, on the screens of the admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portal.records.twin import TwinState
from portal.taxonomy.models import Subject
from resources.models import BestPractice, Collection
from tests import people
from tests.factories import make_practice, make_series, make_video, pdf, term
from tests.fetching import fetched
from tests.pages.reading import read

pytestmark = pytest.mark.django_db
ADD = "/admin/snippets/resources/bestpractice/add/"


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(people.publisher())
    return client


def rows(name: str, *given: dict[str, object], existing: int = 0) -> dict[str, object]:
    """The fields of an inline list."""
    fields: dict[str, object] = {
        f"{name}-TOTAL_FORMS": str(len(given)),
        f"{name}-INITIAL_FORMS": str(existing),
        f"{name}-MIN_NUM_FORMS": "0",
        f"{name}-MAX_NUM_FORMS": "1000",
    }
    for number, row in enumerate(given):
        fields |= {f"{name}-{number}-ORDER": str(number + 1), f"{name}-{number}-DELETE": ""}
        fields |= {f"{name}-{number}-{column}": value for column, value in row.items()}
    return fields


def step(en: str, es: str, **more: object) -> dict[str, object]:
    return {"text_en": en, "text_es": es, **more}


def paper(content: bytes, name: str = "list.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def in_both() -> dict[str, object]:
    """A file in both languages."""
    files = {"file_en": paper(pdf(1)), "file_es": paper(pdf(3))}
    return {"name_en": "List", "name_es": "Lista"} | files


STEPS = rows("steps", step("Ask first.", "Primero, pregunte."), step("Listen.", "Escuche."))


def form_of(*lists: dict[str, object], **changes: object) -> dict[str, object]:
    texts = ("title", "summary", "problem", "who", "evidence")
    fields: dict[str, object] = {f"{t}_{c}": f"{t} {c}" for t in texts for c in ("en", "es")}
    fields |= {
        "source_language": "en",
        "slug": "ask-first",
        "twin_action": "",
        "posted_on": "2026-11-21",
        "subject": term(Subject, "mathematics").pk,
        "related-count": "0",
    }
    for fields_of_list in lists or (STEPS, rows("handouts")):
        fields |= fields_of_list
    return fields | changes


def edit_url(practice: BestPractice) -> str:
    return reverse("wagtailsnippets_resources_bestpractice:edit", args=[practice.pk])


PUBLISH = {"action-publish": "1"}


def test_steps_and_files_are_published_with_the_practice(editor) -> None:
    files = rows(
        "handouts",
        {"name_en": "List", "name_es": "Lista", "file_en": paper(pdf(1)), "file_es": paper(pdf(3))},
    )
    answer = editor.post(ADD, form_of(STEPS, files) | PUBLISH)
    assert answer.status_code == 302
    practice = BestPractice.objects.get()
    assert [s.text_es for s in practice.steps.all()] == ["Primero, pregunte.", "Escuche."]
    handout = practice.handouts.get()
    assert (handout.pages_en, handout.pages_es) == (1, 3)
    assert handout.size_bytes_es == len(pdf(3))
    assert practice.minutes_to_read("en") == 1
    assert practice.twin.state is TwinState.DONE
    link = read(Client().get(practice.url_in("es"))).one(".handout a")
    assert fetched(link["href"]).body.startswith(b"%PDF-")


def test_a_draft_with_other_steps_and_files_waits_until_it_is_published(editor) -> None:
    practice = make_practice(slug="ask-first", steps=[("Old.", "Antes.")])
    old = practice.steps.get().pk
    lists = (
        rows("steps", step("New.", "Ahora.", id=old), step("More.", "Más."), existing=1),
        rows("handouts", in_both()),
    )
    editor.post(edit_url(practice), form_of(*lists))
    public = read(Client().get(practice.url_in("en")))
    assert [s.text for s in public.all(".steps li")] == ["Old."]
    assert public.all(".handout") == []
    BestPractice.objects.get().get_latest_revision().publish()
    public = read(Client().get(practice.url_in("en")))
    assert [s.text for s in public.all(".steps li")] == ["New.", "More."]
    assert len(public.all(".handout a")) == 2


def test_the_preview_of_a_draft_shows_its_steps_and_files_in_both_languages(editor) -> None:
    practice = make_practice(slug="ask-first")
    lists = (STEPS, rows("handouts", {"name_en": "List", "file_en": paper(pdf(1))}))
    editor.post(edit_url(practice), form_of(*lists))
    draft = BestPractice.objects.get().get_latest_revision_as_object()
    for language, first in (("en", "Ask first."), ("es", "Primero, pregunte.")):
        page = read(draft.make_preview_request(preview_mode=language))
        assert page.all(".steps li")[0].text == first
        assert len(page.all(".handout")) == 1


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"name_en": "List", "file_en": paper(b"no PDF")}, "This file is broken"),
        ({"name_en": "List", "file_en": paper(pdf(1)[:300])}, "This file is broken"),
        ({"name_en": "List", "file_en": paper(pdf(1), "list.exe")}, "Choose a PDF"),
        ({"name_en": "List"}, "Choose a file in at least one language"),
        ({"file_en": paper(pdf(1))}, "Write the name in at least one language"),
        ({"name_en": "  ", "file_en": paper(pdf(1))}, "Write the name in at least one language"),
        ({"name_en": "x" * 161, "file_en": paper(pdf(1))}, "160"),
    ],
)
def test_a_file_that_cannot_be_offered_is_refused_with_a_sentence(editor, row, sentence) -> None:
    answer = editor.post(ADD, form_of(STEPS, rows("handouts", row)) | PUBLISH)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not BestPractice.objects.exists()


def test_a_step_without_a_word_is_refused(editor) -> None:
    answer = editor.post(ADD, form_of(rows("steps", step(" ", "")), rows("handouts")))
    assert answer.status_code == 200
    assert not BestPractice.objects.exists()


def test_a_step_that_changes_in_one_language_leaves_the_other_out_of_date(editor) -> None:
    editor.post(ADD, form_of() | PUBLISH)
    practice = BestPractice.objects.get()
    first, second = practice.steps.all()

    def changed(en: str, es: str, **more: object) -> dict[str, object]:
        given = (step(en, es, id=first.pk), step("Listen.", "Escuche.", id=second.pk))
        return form_of(rows("steps", *given, existing=2), rows("handouts"), **more)

    editor.post(edit_url(practice), changed("Ask twice.", "Primero, pregunte."))
    practice = BestPractice.objects.get().get_latest_revision_as_object()
    assert (practice.twin.state, practice.twin.fields) == (TwinState.OUT_OF_DATE, ("steps",))
    screen = read(editor.get("/admin/snippets/resources/bestpractice/"))
    assert "Not up to date steps" in screen.one("table.listing tbody").text
    editor.post(edit_url(practice), changed("Ask twice.", "Pregunte dos veces."))
    practice = BestPractice.objects.get().get_latest_revision_as_object()
    assert practice.twin.state is TwinState.DONE


def test_a_missing_translation_of_a_step_is_named(editor) -> None:
    editor.post(ADD, form_of(rows("steps", step("Ask.", "")), rows("handouts")) | PUBLISH)
    twin = BestPractice.objects.get().twin
    assert (twin.state, twin.fields) == (TwinState.MISSING, ("steps",))


def test_steps_that_change_places_ask_for_no_new_translation() -> None:
    practice = make_practice(steps=[("One.", "Uno."), ("Two.", "Dos.")])
    practice.steps.set(reversed(practice.steps.all()))
    practice.save()
    assert practice.twin.state is TwinState.DONE


def test_an_earlier_version_brings_back_its_file(editor) -> None:
    editor.post(ADD, form_of(STEPS, rows("handouts", in_both())) | PUBLISH)
    practice = BestPractice.objects.get()
    first = practice.latest_revision
    old = practice.handouts.get()
    again = rows(
        "handouts",
        {"name_en": "List", "name_es": "Lista", "id": old.pk, "file_en": paper(pdf(2))},
        existing=1,
    )
    steps = [step(s.text_en, s.text_es, id=s.pk) for s in practice.steps.all()]
    changed = form_of(rows("steps", *steps, existing=2), again, twin_action="confirm")
    editor.post(edit_url(practice), changed | PUBLISH)
    assert practice.handouts.get().pages_en == 2
    first.publish()
    link = read(Client().get(practice.url_in("en"))).one(".handout a")
    assert fetched(link["href"]).body == pdf(1)


def test_a_series_gathers_its_videos_and_names_no_items(editor) -> None:
    series = make_series()
    series.items = [("video", make_video())]
    fields = {
        "source_language": "en",
        "slug": series.slug,
        "title_en": "Series",
        "title_es": "Serie",
        "twin_action": "",
        "posted_on": "2026-11-21",
        "is_series": "on",
        "items-count": "1",
        "items-0-type": "video",
        "items-0-order": "0",
        "items-0-deleted": "",
        "items-0-value": str(make_video().pk),
    }
    url = reverse("wagtailsnippets_resources_collection:edit", args=[series.pk])
    answer = editor.post(url, fields)
    assert answer.status_code == 200
    assert "The videos of a series are chosen on their own screens." in answer.content.decode()
    del fields["is_series"]
    assert editor.post(url, fields | PUBLISH).status_code == 302
    assert len(Collection.objects.get().items) == 1
