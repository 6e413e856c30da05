"""A translator mends the texts of their language, and cannot touch anything else of a record."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.forms.models import model_to_dict
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from portal.accounts.roles import ADMIN, permissions_named
from portal.records.drafted_rows import held_by
from portal.records.models import Record
from portal.records.twin import TwinState
from resources.models import BestPractice, Handout, PracticeStep, Video
from tests import people
from tests.factories import make_practice, make_series, make_video, pdf
from tests.pages.reading import read
from tests.resources.test_editing import form_of

pytestmark = pytest.mark.django_db


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def into_english() -> Client:
    return signed_in(people.translator("en"))


def url(record: Record, view: str = "edit", *more: object) -> str:
    name = type(record).snippet_viewset.get_url_name(view)
    return reverse(name, args=[record.pk, *more])


def newest(record: Record) -> Any:
    return type(record).objects.get(pk=record.pk).get_latest_revision_as_object()


def texts_of(record: Record, **changes: object) -> dict[str, object]:
    """What the browser of a translator posts: their own columns, and the rows' keys."""
    row = newest(record)
    fields = {name: getattr(row, name) or "" for name in model_to_dict(row) if name[-3:] == "_en"}
    for part in row.parts:
        rows = list(getattr(row, part).all())
        fields |= {f"{part}-{n}-id": one.pk or "" for n, one in enumerate(rows)}
        fields |= {f"{part}-{n}-held": held_by(one) for n, one in enumerate(rows)}
        fields |= {f"{part}-TOTAL_FORMS": len(rows), f"{part}-INITIAL_FORMS": len(rows)}
        column = {"steps": "text_en", "handouts": "name_en"}[part]
        fields |= {f"{part}-{n}-{column}": getattr(one, column) for n, one in enumerate(rows)}
    return fields | changes


def everything_of(record: Any) -> dict[str, Any]:
    """All that a revision keeps, without what says when and by whom."""
    kept = newest(record).serializable_data()
    return {name: kept[name] for name in kept if name not in UNTOLD}


UNTOLD = {"latest_revision", "latest_revision_created_at", "has_unpublished_changes"}
UNTOLD |= {"twin_fingerprints", "sort_key_en", "live_revision"}


def test_an_out_of_date_translation_is_mended_and_counts_as_true_again(into_english) -> None:
    video = make_video(source_language="es", summary_es="Nuevo.", summary_en="Old.")
    video.summary_es = "Más nuevo."
    video.save()
    assert video.twin.state is TwinState.OUT_OF_DATE
    answer = into_english.post(url(video), texts_of(video, summary_en="Newer."))
    assert answer.status_code == 302
    draft = newest(video)
    assert (draft.summary_en, draft.summary_es) == ("Newer.", "Más nuevo.")
    assert draft.twin.state is TwinState.DONE


def test_it_is_sent_for_review_and_not_published(into_english) -> None:
    video = make_video(title_en="Before")
    posted = texts_of(video, title_en="After") | {"action-publish": "1"}
    into_english.post(url(video), posted)
    video.refresh_from_db()
    assert (video.title_en, newest(video).title_en) == ("Before", "After")
    assert not video.current_workflow_state
    into_english.post(url(video), texts_of(video) | {"action-submit": "1"})
    assert video.current_workflow_state.requested_by.email == "translator.en@example.org"


def strange_columns() -> dict[str, object]:
    """Everything that a translator into English must not write."""
    spanish = {f"{name}_es": "Ajeno" for name in ("title", "summary", "problem", "who", "evidence")}
    facts = {"slug": "ajeno", "source_language": "es", "posted_on": "2001-01-01"}
    facts |= {"review_by": "2001-01-01", "subject": "1", "place": "Ajeno", "contact_region": ""}
    facts |= {"audiences": "", "grade_bands": "", "strategies": "", "setting": ""}
    facts |= {"go_live_at": "2001-01-01 08:00", "expire_at": "2099-01-01 08:00", "live": "on"}
    stream = {"related-count": "1", "related-0-type": "video", "related-0-value": "1"}
    stream |= {"related-0-order": "0", "related-0-deleted": "", "related-0-id": ""}
    return {
        **spanish,
        **facts,
        **stream,
        "locked": "on",
        "title": "Ajeno",
        "twin_fingerprints": "{}",
    }


@pytest.mark.parametrize("is_draft", [False, True], ids=["published", "drafted rows"])
def test_nothing_else_changes_whatever_is_posted(into_english, is_draft) -> None:
    practice = make_practice(steps=[("One.", "Uno."), ("Two.", "Dos.")], handouts=[{"en": 1}])
    if is_draft:  # rows that only a revision knows have no key yet
        practice.steps.add(PracticeStep(text_en="Three.", text_es="Tres.", sort_order=9))
        practice.handouts.add(Handout(name_en="Other", file_en="handouts/other.pdf", sort_order=9))
        practice.save_revision()
    before = everything_of(practice)
    rows = {f"steps-{n}-text_es": "Ajeno" for n in range(4)}
    rows |= {"steps-0-ORDER": "9", "steps-1-DELETE": "on", "steps-0-sort_order": "7"}
    rows |= {"handouts-0-name_es": "Ajeno", "handouts-0-DELETE": "on", "handouts-0-pages_en": "99"}
    rows |= {"handouts-0-file_es": ContentFile(pdf(1), "ajeno.pdf")}
    answer = into_english.post(url(practice), texts_of(practice) | strange_columns() | rows)
    assert answer.status_code == 302
    assert everything_of(practice) == before


def test_of_a_part_they_write_the_texts_and_files_of_their_language(into_english) -> None:
    practice = make_practice(steps=[("One.", "Uno.")], handouts=[{"es": 1}])
    kept = practice.handouts.get().file_es.name
    mended = {"steps-0-text_en": "First.", "handouts-0-file_en": ContentFile(pdf(3), "a.pdf")}
    into_english.post(url(practice), texts_of(practice, **mended))
    draft = newest(practice)
    step, handout = draft.steps.get(), draft.handouts.get()
    assert (step.text_en, step.text_es, step.pk) == ("First.", "Uno.", practice.steps.get().pk)
    assert (handout.pages_en, handout.file_es.name) == (3, kept)


def with_another_row(rows: dict[str, object], practice: BestPractice) -> dict[str, object]:
    return rows | {"steps-TOTAL_FORMS": 9, "steps-1-text_en": "More.", "steps-1-id": ""}


def with_a_row_of_another(rows: dict[str, object], practice: BestPractice) -> dict[str, object]:
    other = make_practice(steps=[("Other.", "Otro.")])
    return rows | {"steps-0-id": other.steps.get().pk, "steps-0-text_en": "Mine."}


def without_rows(rows: dict[str, object], practice: BestPractice) -> dict[str, object]:
    return {name: rows[name] for name in rows if not name.startswith("steps-0")}


@pytest.mark.parametrize("forge", [with_another_row, with_a_row_of_another, without_rows])
def test_no_row_comes_or_goes(into_english, forge) -> None:
    practice = make_practice(steps=[("One.", "Uno.")])
    into_english.post(url(practice), forge(texts_of(practice), practice))
    assert [step.text_en for step in newest(practice).steps.all()] == ["One."]
    assert set(PracticeStep.objects.values_list("text_en", flat=True)) <= {"One.", "Other."}


def test_a_translation_is_confirmed_only_in_its_own_language(into_english) -> None:
    other = make_video(source_language="en", title_es="Vieja")
    other.title_en = "Newer"
    other.save()
    confirmed = {"twin_action": "confirm"}
    into_english.post(url(other), texts_of(other) | confirmed)
    assert newest(other).twin.state is TwinState.OUT_OF_DATE
    signed_in(people.translator("es")).post(
        url(other), {"title_es": "Vieja", "summary_es": "Lo que pasa en ella."} | confirmed
    )
    assert newest(other).twin.state is TwinState.DONE


def test_whoever_translates_both_ways_writes_both_and_still_no_facts() -> None:
    person = people.translator("en")
    person.groups.add(*people.translator("es").groups.all())
    video = make_video(slug="same")
    posted = texts_of(video, title_en="New", title_es="Nueva", summary_es="Otra.", slug="other")
    signed_in(person).post(url(video), posted)
    draft = newest(video)
    assert (draft.title_en, draft.title_es, draft.slug) == ("New", "Nueva", "same")


SHUT = ["copy", "delete", "unpublish", "lock", "unlock"]


@pytest.mark.parametrize("view", SHUT)
def test_other_work_on_a_record_is_shut(into_english, view) -> None:
    video = make_video()
    for answer in (into_english.get(url(video, view)), into_english.post(url(video, view))):
        assert answer.status_code == 302
        assert answer["location"] == reverse("wagtailadmin_home")
    video.refresh_from_db()
    assert (video.live, video.locked) == (True, False)


def test_an_earlier_version_is_not_brought_back(into_english) -> None:
    video = make_video(title_es="Antes")
    early = video.save_revision()
    video.title_es = "Ahora"
    video.save_revision()
    restore = url(video, "revisions_revert", early.pk)
    into_english.post(restore, texts_of(video))
    into_english.post(url(video), texts_of(video) | {"overwrite_revision_id": early.pk})
    assert newest(video).title_es == "Ahora"
    assert Revision.objects.get(pk=early.pk).as_object().title_es == "Antes"


@pytest.fixture
def records() -> Iterator[list[Record]]:
    return [make_video(), make_practice(handouts=[{"en": 1}]), make_series()]


def test_the_screen_shows_the_other_language_to_be_read(into_english, records) -> None:
    for record in records:
        page = read(into_english.get(url(record)))
        assert page.one("#id_title_es").has_attr("readonly")
        assert not page.one("#id_title_es").has_attr("disabled")
        assert not page.one("#id_title_en").has_attr("readonly")
        assert page.all("[name=slug]") == []


def test_a_draft_is_previewed_with_what_they_write(into_english) -> None:
    video = make_video(live=False, source_language="es")
    preview = url(video, "preview_on_edit")
    into_english.post(preview, texts_of(video, title_en="Tried", title_es="Ajeno"))
    assert read(into_english.get(preview, {"mode": "en"})).one("h1").text == "Tried"
    assert read(into_english.get(preview, {"mode": "es"})).one("h1").text == video.title_es


def test_whoever_may_only_add_writes_a_whole_new_record_and_changes_none() -> None:
    group = Group.objects.create(name="Newcomers")
    group.permissions.set(permissions_named([ADMIN, "resources.add_video"]))
    person = people.stranger()
    person.groups.add(group)
    client = signed_in(person)
    client.post(reverse("wagtailsnippets_resources_video:add"), form_of())
    video = Video.objects.get()
    assert (video.title_es, video.slug) == ("La balanza", "la-balanza")
    assert client.post(url(video), form_of(title_es="Otra")).status_code == 302
    assert newest(video).title_es == "La balanza"
