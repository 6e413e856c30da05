"""A refused draft is told by e-mail: in the language of its author, with the reason and a link."""

import pytest
from django.core import mail
from django.test import TestCase

from portal.accounts.granting import review_by
from portal.accounts.roles import Role, group_of
from tests import people
from tests.factories import make_practice, make_video

pytestmark = pytest.mark.django_db


def refuse(record, author, reason: str) -> mail.EmailMessage:
    record.save_revision(user=author)
    state = review_by(group_of(Role.PUBLISHER)).start(record, author)
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        state.current_task_state.reject(user=people.administrator(), comment=reason)
    [letter] = [letter for letter in mail.outbox if letter.to == [author.email]]
    return letter


@pytest.mark.parametrize(
    ("language", "make", "said", "kind"),
    [
        ("es", make_video, "pide cambios en", "Video"),
        ("es", make_practice, "pide cambios en", "Buena práctica"),
        ("en", make_video, "has been rejected during", "The video"),
    ],
)
def test_the_reason_arrives_in_the_author_s_language(language, make, said, kind) -> None:
    record = make()
    letter = refuse(record, people.editor(language), "Diga quién sale en la película.")
    text = " ".join(letter.body.split())
    assert said in text
    assert kind in text
    assert "Diga quién sale en la película." in text
    assert f"http://localhost:8000{edit_url(record)}" in text
    assert not letter.alternatives


def test_no_english_is_left_in_the_spanish_letter() -> None:
    text = refuse(make_video(), people.editor("es"), "Falta el año.").body
    assert not {"the", "has", "you", "here", "comment"} & set(text.lower().split())


def edit_url(record) -> str:
    names = f"{record._meta.app_label}/{record._meta.model_name}"
    return f"/admin/snippets/{names}/edit/{record.pk}/"
