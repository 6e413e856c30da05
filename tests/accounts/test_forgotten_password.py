"""Somebody who has forgotten their password gets in again, in their language."""

import re

import pytest
from django.core import mail
from django.test import Client

from tests import people

pytestmark = pytest.mark.django_db
NEW = "a better password for the tests"


@pytest.mark.parametrize(
    ("form", "door", "words"),
    [
        ("/en/account/password/reset/", "/en/account/sign-in/", "open this link"),
        ("/es/cuenta/contrasena/nueva/", "/es/cuenta/entrar/", "abra este enlace"),
    ],
)
def test_a_link_by_mail_leads_to_a_new_password(form, door, words) -> None:
    people.editor()
    client = Client()
    client.post(form, {"email": "editor.en@example.org"})
    [letter] = mail.outbox
    assert words in letter.body
    link = re.search(r"http://testserver(\S+)", letter.body)[1]
    page = client.get(link, follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    fresh = Client()
    response = fresh.post(door, {"login": "editor.en@example.org", "password": NEW})
    assert response["Location"] == "/admin/"
    used = client.get(link, follow=True)
    assert used.context["token_fail"]


def test_an_address_without_an_account_is_answered_the_same_way() -> None:
    people.editor()
    answers = [
        Client().post("/en/account/password/reset/", {"email": email})
        for email in ("editor.en@example.org", "nobody@example.org")
    ]
    of_somebody, of_nobody = [(answer.status_code, answer["Location"]) for answer in answers]
    assert of_somebody == of_nobody
