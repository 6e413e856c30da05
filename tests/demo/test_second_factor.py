"""The demonstration's code opens its own sign-ins, on one's own computer only."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from portal.demo.people import lacks_second_factors, load_people
from portal.demo.second_factor import FOR_HOME, refuse_away_from_home
from tests import people
from tests.accounts.signing_in import DOOR, with_app

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_tries_counted() -> None:
    cache.clear()


def with_code(email: str, password: str, code: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.post(DOOR, {"login": email, "password": password})
    client.post(reverse("mfa_authenticate"), {"code": code})
    return client


def test_its_people_come_in_again_and_again(settings) -> None:
    load_people()
    for _time in range(2):
        client = with_code("editora@example.org", settings.DEMO_PASSWORD, settings.DEMO_CODE)
        assert client.get("/admin/").status_code == 200


def test_nobody_else_comes_in_with_it(settings) -> None:
    with_app(people.editor())
    client = with_code("editor.en@example.org", people.PASSWORD, settings.DEMO_CODE)
    assert "_auth_user_id" not in client.session


def test_a_demonstration_from_before_is_completed_once() -> None:
    assert not lacks_second_factors()
    load_people()
    Authenticator.objects.all().delete()
    assert lacks_second_factors()
    load_people()
    assert not lacks_second_factors()
    assert Authenticator.objects.count() == User.objects.count()


@pytest.mark.parametrize("name", FOR_HOME)
def test_a_site_that_others_can_reach_refuses_to_start_with_it(settings, name) -> None:
    for other in FOR_HOME:
        if hasattr(settings, other):
            delattr(settings, other)
    settings.ALLOWED_HOSTS = ["portal.example.org"]
    refuse_away_from_home()
    setattr(settings, name, "x")
    with pytest.raises(ImproperlyConfigured, match=name):
        refuse_away_from_home()
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    refuse_away_from_home()
