"""The page of one's own account, and the ways to it."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from portal.accounts.models import User
from tests import people
from tests.accounts.signing_in import DOOR, with_app

pytestmark = pytest.mark.django_db
PAGES = {"en": "/en/account/", "es": "/es/cuenta/"}
TYPED = {"first_name": "Rosa", "last_name": "Campos", "language": "es"}


@pytest.fixture
def user() -> User:
    user = people.editor()
    with_app(user)
    return user


@pytest.fixture
def browser(user) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


@pytest.mark.parametrize("language", PAGES)
def test_it_leads_to_everything_of_the_account(browser, language) -> None:
    page = browser.get(PAGES[language])
    text = page.content.decode()
    assert f'<html lang="{language}"' in text
    assert "editor.en@example.org" in text
    names = ("mfa_index", "account_change_password", "usersessions_list")
    for path in [*map(reverse, names), "/admin/"]:
        assert f'href="{path}"' in text
    assert "unsafe" not in page["Content-Security-Policy"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_has_one_without_a_sign_in(client, user, method) -> None:
    answer = getattr(client, method)(PAGES["en"], TYPED)
    assert answer["Location"].startswith(DOOR)


def test_name_and_language_are_saved_and_the_next_page_is_in_it(browser, user) -> None:
    answer = browser.post(PAGES["en"], TYPED, follow=True)
    assert answer.request["PATH_INFO"] == PAGES["es"]
    user.refresh_from_db()
    assert str(user) == "Rosa Campos"
    assert UserProfile.objects.get(user=user).preferred_language == "es"
    assert '<html lang="es"' in browser.get("/admin/").content.decode()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"first_name": ""}, "first_name"),
        ({"last_name": " "}, "last_name"),
        ({"first_name": "x" * 151}, "first_name"),
        ({"first_name": "a\x00"}, "first_name"),
        ({"language": "fr"}, "language"),
        ({"language": ""}, "language"),
        ({"language": "es\x00"}, "language"),
    ],
)
def test_what_is_not_right_is_refused_in_words(browser, user, typed, field) -> None:
    answer = browser.post(PAGES["en"], TYPED | typed)
    assert list(answer.context["form"].errors) == [field]
    assert User.objects.get(pk=user.pk).first_name == ""


def test_nothing_else_of_the_account_is_changed(browser, user) -> None:
    forged = {"email": "x@example.org", "is_superuser": "on", "password": "x", "pk": "1"}
    browser.post(PAGES["en"], TYPED | forged)
    changed = User.objects.get(pk=user.pk)
    assert (changed.email, changed.is_superuser) == (user.email, False)
    assert changed.check_password(people.PASSWORD)


def test_without_a_second_factor_the_page_is_there_and_says_so(client) -> None:
    client.force_login(people.publisher())
    page = client.get(PAGES["en"]).content.decode()
    assert reverse("mfa_index") in page
    assert "You have none yet" in page


def test_keys_are_counted(browser, user) -> None:
    for _key in range(2):
        Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={})
    page = browser.get(PAGES["en"]).content.decode()
    assert "2 keys or passkeys" in page
    assert "An app with codes" in page


def test_the_framework_s_account_screen_leads_here_and_asks_for_no_password(browser) -> None:
    page = browser.get("/admin/account/").content.decode()
    assert f'href="{reverse("account_own")}"' in page
    assert 'type="password"' not in page
    assert 'name="name_email-email"' not in page
