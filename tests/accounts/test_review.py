"""An editor has a record reviewed; a publisher approves, or refuses and the reason arrives."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from portal.records.models import Record
from tests import people
from tests.factories import make_practice, make_series, make_video
from tests.pages.reading import read

pytestmark = pytest.mark.django_db
REASON = "Las fracciones están al revés."


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture(
    params=[make_video, make_practice, make_series], ids=["video", "practice", "series"]
)
def record(request: pytest.FixtureRequest) -> Record:
    draft: Record = request.param(live=False)
    draft.save_revision()
    return draft


def url(record: Record, view: str, *more: object) -> str:
    name = type(record).snippet_viewset.get_url_name(view)
    return reverse(name, args=[record.pk, *more])


def sent_for_review(record: Record, person: Any) -> Record:
    record.get_workflow().start(record, person)
    return record


def answer(record: Record, name: str, comment: str = "") -> str:
    return url(record, "workflow_action", name, record.current_workflow_task_state.pk)


def test_a_publisher_approves_and_it_is_public_in_both_languages(record) -> None:
    sent_for_review(record, people.editor())
    publisher = signed_in(people.publisher())
    publisher.post(answer(record, "approve"), {"comment": ""})
    record.refresh_from_db()
    assert record.live
    for language in ("en", "es"):
        assert Client().get(record.url_in(language)).status_code == 200


def test_whoever_waits_for_a_review_is_not_the_one_to_approve(record) -> None:
    for person in (people.editor(), people.translator(), people.practice_editor()):
        sent_for_review(record, person)
        signed_in(person).post(answer(record, "approve"), {"comment": ""})
        record.refresh_from_db()
        assert not record.live
        record.current_workflow_state.cancel()


def test_publishers_are_told_in_their_language_that_something_waits(record) -> None:
    people.publisher("es")
    sent_for_review(record, people.editor())
    (letter,) = mail.outbox
    assert letter.to == ["publisher.es@example.org"]
    assert str(record) in letter.body
    assert url(record, "edit") in letter.body


def test_a_refusal_arrives_with_its_reason(record) -> None:
    editor = people.editor("es")
    sent_for_review(record, editor)
    signed_in(people.publisher()).post(answer(record, "reject"), {"comment": REASON})
    record.refresh_from_db()
    assert not record.live
    (letter,) = mail.outbox
    assert letter.to == ["editor.es@example.org"]
    assert REASON in letter.body
    screen = signed_in(editor).get(url(record, "edit"))
    assert REASON in read(screen).text


def test_after_a_refusal_it_is_mended_and_sent_again(record) -> None:
    editor = people.editor()
    sent_for_review(record, editor)
    signed_in(people.publisher()).post(answer(record, "reject"), {"comment": REASON})
    record.refresh_from_db()
    record.current_workflow_state.resume(editor)
    record.refresh_from_db()
    assert record.workflow_in_progress


def test_nobody_writes_while_a_publisher_reads(record) -> None:
    sent_for_review(record, people.editor())
    translator = signed_in(people.translator())
    translator.post(url(record, "edit"), {"title_en": "Meanwhile"})
    assert type(record).objects.get(pk=record.pk).get_latest_revision_as_object().title_en != (
        "Meanwhile"
    )
