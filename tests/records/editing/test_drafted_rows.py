"""Rows of a part that only a draft knows lose nothing, whoever saves after whom."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from portal.records.twin import TwinState
from resources.models import BestPractice, Handout
from tests import people
from tests.factories import make_practice, pdf
from tests.filled_forms import filled
from tests.pages.reading import read

pytestmark = pytest.mark.django_db
IN_THE_BACKGROUND = {"accept": "application/json"}


def signed_in(person: Any) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


@pytest.fixture
def editor() -> Client:
    return signed_in(people.editor())


@pytest.fixture
def into_english() -> Client:
    return signed_in(people.translator("en"))


@pytest.fixture
def practice() -> BestPractice:
    return make_practice(steps=[("One.", "Uno.")])


def url(practice: BestPractice) -> str:
    return reverse("wagtailsnippets_resources_bestpractice:edit", args=[practice.pk])


def opened(client: Client, practice: BestPractice) -> dict[str, Any]:
    """The form as it comes to the browser."""
    return filled(client.get(url(practice)))


def save(client: Client, practice: BestPractice, fields: dict, **changes: Any) -> None:
    answer = client.post(url(practice), fields | changes)
    assert answer.status_code == 302, read(answer).texts(".error-message")


def more(fields: dict, part: str, **row: Any) -> dict[str, Any]:
    """The form with another row of a part in it."""
    total = fields[f"{part}-TOTAL_FORMS"]
    number = int(total[0] if isinstance(total, list) else total)
    row |= {"ORDER": number + 1, "DELETE": "", "id": ""}
    posted = {f"{part}-{number}-{column}": value for column, value in row.items()}
    return fields | posted | {f"{part}-TOTAL_FORMS": number + 1}


def draft(practice: BestPractice) -> BestPractice:
    return BestPractice.objects.get(pk=practice.pk).get_latest_revision_as_object()


def steps(practice: BestPractice) -> list[tuple[str | None, str | None]]:
    return [(step.text_en, step.text_es) for step in draft(practice).steps.all()]


def papers(practice: BestPractice) -> list[tuple[Any, ...]]:
    return [paper(row) for row in draft(practice).handouts.all()]


def paper(row: Handout) -> tuple[Any, ...]:
    files = [(bool(file), file and file.read()) for file in (row.file_en, row.file_es)]
    measured = (row.pages_en, row.pages_es, row.size_bytes_en, row.size_bytes_es)
    return (row.name_en, row.name_es, *files, *measured)


BOTH = {"name_en": "List", "name_es": "Lista"}
PAPER = ("List", "Lista", (True, pdf(1)), (True, pdf(3)), 1, 3, len(pdf(1)), len(pdf(3)))


def files() -> dict[str, ContentFile]:
    return {"file_en": ContentFile(pdf(1), "a.pdf"), "file_es": ContentFile(pdf(3), "b.pdf")}


@pytest.fixture
def drafted(editor, practice) -> BestPractice:
    """A live practice whose draft has two more steps and a handout in both languages."""
    fields = more(opened(editor, practice), "steps", text_en="", text_es="Dos.")
    fields = more(fields, "steps", text_en="Three.", text_es="Tres.")
    save(editor, practice, more(fields, "handouts", **BOTH, **files()))
    return practice


def test_what_is_saved_again_is_there_again(editor, drafted) -> None:
    assert papers(drafted) == [PAPER]
    for _again in range(2):
        save(editor, drafted, opened(editor, drafted))
        assert steps(drafted) == [("One.", "Uno."), (None, "Dos."), ("Three.", "Tres.")]
        assert papers(drafted) == [PAPER]


def test_a_translator_between_two_savings_of_an_editor(editor, into_english, drafted) -> None:
    mended = {"steps-1-text_en": "Two.", "handouts-0-name_en": "Word list"}
    save(into_english, drafted, opened(into_english, drafted), **mended)
    save(editor, drafted, opened(editor, drafted), summary_es="Otro resumen.")
    save(into_english, drafted, opened(into_english, drafted), title_en="Anew")
    assert steps(drafted) == [("One.", "Uno."), ("Two.", "Dos."), ("Three.", "Tres.")]
    assert papers(drafted) == [("Word list", *PAPER[1:])]
    assert (draft(drafted).summary_es, draft(drafted).title_en) == ("Otro resumen.", "Anew")


def test_one_file_is_replaced_and_the_other_stays(editor, into_english, drafted) -> None:
    other = ContentFile(pdf(2), "c.pdf")
    save(editor, drafted, opened(editor, drafted), **{"handouts-0-file_en": other})
    assert papers(drafted)[0][2:6] == ((True, pdf(2)), (True, pdf(3)), 2, 3)
    other = ContentFile(pdf(4), "d.pdf")
    save(into_english, drafted, opened(into_english, drafted), **{"handouts-0-file_en": other})
    assert papers(drafted)[0][2:6] == ((True, pdf(4)), (True, pdf(3)), 4, 3)


def test_rows_change_places_and_keep_their_files(editor, into_english, drafted) -> None:
    second = {"name_en": "Other", "name_es": "Otra", "file_en": ContentFile(pdf(5), "e.pdf")}
    save(editor, drafted, more(opened(editor, drafted), "handouts", **second))
    turned = {"handouts-0-ORDER": 2, "handouts-1-ORDER": 1, "steps-1-ORDER": 9}
    save(editor, drafted, opened(editor, drafted), **turned)
    assert [(row[0], row[4]) for row in papers(drafted)] == [("Other", 5), ("List", 1)]
    assert [text for _en, text in steps(drafted)] == ["Uno.", "Tres.", "Dos."]
    save(into_english, drafted, opened(into_english, drafted), **{"steps-2-text_en": "Two."})
    assert steps(drafted)[2] == ("Two.", "Dos.")


def test_rows_are_taken_out_and_the_others_keep_their_files(editor, drafted) -> None:
    second = {"name_en": "Other", "name_es": "Otra", "file_en": ContentFile(pdf(5), "e.pdf")}
    save(editor, drafted, more(opened(editor, drafted), "handouts", **second))
    gone = {"handouts-0-DELETE": "on", "steps-1-DELETE": "on"}
    save(editor, drafted, opened(editor, drafted), **gone)
    assert [(row[0], row[4]) for row in papers(drafted)] == [("Other", 5)]
    assert [text for _en, text in steps(drafted)] == ["Uno.", "Tres."]


@pytest.mark.parametrize("turn", [{"steps-1-ORDER": 9}, {"steps-1-DELETE": "on"}])
def test_a_form_that_was_opened_before_others_changed_its_rows_writes_none_of_them(
    editor, into_english, drafted, turn
) -> None:
    late = opened(into_english, drafted) | {"steps-1-text_en": "Two."}
    save(editor, drafted, opened(editor, drafted), **turn)
    kept = steps(drafted)
    answer = into_english.post(url(drafted), late)
    assert "Somebody has changed these rows meanwhile" in read(answer).text
    assert steps(drafted) == kept


def test_an_editor_does_not_write_over_what_a_translator_has_written_meanwhile(
    editor, into_english, drafted
) -> None:
    late = opened(editor, drafted)
    mended = {"steps-1-text_en": "Two.", "handouts-0-name_en": "Word list"}
    save(into_english, drafted, opened(into_english, drafted), **mended)
    answer = editor.post(url(drafted), late)
    assert "Somebody has changed these rows meanwhile" in read(answer).text
    assert (steps(drafted)[1], papers(drafted)[0][0]) == (("Two.", "Dos."), "Word list")


def test_the_rows_that_were_drafted_are_the_rows_that_are_published(editor, drafted) -> None:
    publisher = signed_in(people.publisher())
    last = {"steps-1-text_en": "Two.", "action-publish": "1", "twin_action": "confirm"}
    save(publisher, drafted, opened(publisher, drafted), **last)
    assert [row.text_es for row in drafted.steps.all()] == ["Uno.", "Dos.", "Tres."]
    assert drafted.handouts.get().file_es.read() == pdf(3)
    save(editor, drafted, opened(editor, drafted))
    assert papers(drafted) == [PAPER]


def test_a_translation_of_a_drafted_row_counts_as_true_only_where_it_was_written(
    editor, drafted
) -> None:
    both = {"steps-1-text_en": "Two.", "twin_action": "confirm"}
    save(editor, drafted, opened(editor, drafted), **both)
    assert draft(drafted).twin.state is TwinState.DONE
    save(editor, drafted, opened(editor, drafted), **{"steps-2-text_en": "Third."})
    assert draft(drafted).twin.state is not TwinState.DONE
    save(editor, drafted, opened(editor, drafted), summary_en="Other words.")
    assert "steps" in draft(drafted).twin.fields


def applied(fields: dict, answer: HttpResponse) -> dict[str, Any]:
    """The open form after the script has taken the answer to a saving in the background."""
    return fields | answer.json()["field_updates"]


def test_a_form_that_stays_open_is_saved_in_the_background_again_and_again(
    editor, practice
) -> None:
    fields = more(opened(editor, practice), "steps", text_en="Two.", text_es="Dos.")
    fields = more(fields, "handouts", **BOTH, **files())
    for text in ("Dos y medio.", "Dos y tres cuartos."):
        answer = editor.post(url(practice), fields, headers=IN_THE_BACKGROUND)
        assert answer.json()["success"]
        assert papers(practice) == [PAPER]
        # sent files stay chosen in a browser; here they are left out, as if it had forgotten them
        fields = {name: fields[name] for name in fields if "-file_" not in name}
        fields = applied(fields, answer) | {"steps-1-text_es": text}
    fields |= {"steps-1-DELETE": "on"}
    fields = applied(fields, editor.post(url(practice), fields, headers=IN_THE_BACKGROUND))
    fields = more(fields, "steps", text_en="Last.", text_es="Última.")
    save(editor, practice, fields)
    assert steps(practice) == [("One.", "Uno."), ("Last.", "Última.")]
    assert papers(practice) == [PAPER]


@pytest.mark.parametrize("key", ["99999", "nonsense", None])
def test_a_row_that_is_not_there_is_refused_in_a_sentence(editor, practice, key) -> None:
    fields = opened(editor, practice) | {"steps-0-id": key}
    answer = editor.post(url(practice), {name: fields[name] for name in fields if fields[name]})
    assert answer.status_code in (200, 302)
    assert "One." in {text for text, _es in steps(practice)}
