"""Whoever has lost phone, key and codes gets in again through somebody who looks after people."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from portal.accounts.models import User
from portal.accounts.roles import ADMIN, permissions_named
from tests import people
from tests.accounts.signing_in import DOOR, with_app, with_both

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_tries_counted() -> None:
    cache.clear()


@pytest.fixture
def office() -> Client:
    """The browser of an administrator."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(people.administrator())
    return client


def screen(user: User) -> str:
    return reverse("wagtailusers_users:remove_second_factor", args=[user.pk])


def form_of(user: User) -> str:
    return reverse("wagtailusers_users:edit", args=[user.pk])


def test_it_is_removed_everything_is_ended_and_the_person_hears_of_it(office) -> None:
    user = people.editor("es")
    with_app(user)
    elsewhere = with_both(user)
    mail.outbox.clear()
    assert screen(user) in office.get(form_of(user)).content.decode()
    assert "call them" in office.get(screen(user)).content.decode()
    assert office.post(screen(user))["Location"] == form_of(user)
    assert not Authenticator.objects.filter(user=user).exists()
    assert elsewhere.get("/admin/")["Location"].startswith(DOOR)
    [letter] = mail.outbox
    assert letter.to == [user.email]
    history = reverse("wagtailusers_users:history", args=[user.pk])
    assert "Second factor removed" in office.get(history).content.decode()
    # and in again, with the password that is known, to set up another
    client = Client()
    client.post(DOOR, {"login": user.email, "password": people.PASSWORD})
    with override("es"):
        set_up = reverse("mfa_index")
    assert client.get("/admin/")["Location"] == set_up
    assert screen(user) not in office.get(form_of(user)).content.decode()


def test_where_the_mail_cannot_be_sent_nothing_is_removed(office, settings) -> None:
    user = people.editor()
    with_app(user)
    elsewhere = with_both(user)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert "could not be sent" in office.post(screen(user), follow=True).content.decode()
    assert Authenticator.objects.filter(user=user).exists()
    assert elsewhere.get("/admin/").status_code == 200


@pytest.mark.parametrize("cast", [people.stranger, people.editor, people.publisher])
def test_who_may_not_change_people_removes_nothing(client, cast) -> None:
    user = people.translator()
    with_app(user)
    client.force_login(cast())
    for method in (client.get, client.post):
        assert method(screen(user)).status_code in (302, 403)
    assert Authenticator.objects.filter(user=user).exists()


def test_an_administrator_s_is_removed_by_another_one_only(client, office) -> None:
    chief = User.objects.create_superuser("chief@example.org", people.PASSWORD)
    with_app(chief)
    asking = people.publisher()
    asking.user_permissions.set(permissions_named({ADMIN, "accounts.change_user"}))
    client.force_login(asking)
    client.post(screen(chief))
    assert Authenticator.objects.filter(user=chief).exists()
    office.post(screen(chief))
    assert not Authenticator.objects.filter(user=chief).exists()


def test_nobody_removes_their_own_here(client) -> None:
    chief = people.administrator()
    with_app(chief)
    client.force_login(chief)
    assert screen(chief) not in client.get(form_of(chief)).content.decode()
    client.post(screen(chief))
    assert Authenticator.objects.filter(user=chief).exists()


def test_a_person_who_is_not_there_has_nothing_to_remove(office) -> None:
    for number in (0, 999_999, 10**30):
        path = f"/admin/users/second-factor/{number}/"
        for method in (office.get, office.post):
            assert method(path, follow=True).status_code == 404
