"""Everybody sees where they are signed in, and ends it: there, everywhere else, everywhere."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.db.models import F
from django.test import Client
from django.urls import reverse

from portal.accounts.devices import device
from portal.accounts.models import User
from portal.accounts.sessions import SEEN_AT, places_of
from tests import people
from tests.accounts.signing_in import DOOR, NOW, with_app, with_both

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
LIST = "/en/account/sessions/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)
CHROME = (
    "Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 "
    "Safari/537.36"
)


@pytest.fixture
def user() -> User:
    user = people.editor()
    with_app(user)
    return user


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def number_of(client: Client) -> int:
    return UserSession.objects.get(session_key=client.session.session_key).pk


def end(client: Client, what: object) -> int:
    return client.post(LIST, {"end": what}).status_code


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX, "Firefox, Windows"),
        (IPHONE, "Safari, iPhone"),
        (CHROME, "Chrome, Chromebook"),
        (f"{CHROME} Edg/140.0", "Edge, Chromebook"),
        ("Mozilla/5.0 (Linux; Android 15) SamsungBrowser/28.0", "Samsung Internet, Android"),
        ("curl/8.5", ""),
        ("", ""),
        ("<b>Firefox</b>", "Firefox"),
    ],
)
def test_a_browser_is_called_by_its_name_and_system(user_agent, name) -> None:
    assert device(user_agent) == name


def test_the_list_names_each_place_this_one_first(user, clock) -> None:
    with_both(user, IPHONE)
    clock.move_to(NOW + timedelta(hours=2))
    here = with_both(user, FIREFOX)
    page = here.get(LIST).content.decode()
    assert page.index("Firefox, Windows") < page.index("Safari, iPhone")
    assert page.count("This browser, now.") == 1
    assert "Since November 21, 2026, 9:30 AM" in page
    assert "127.0.0.1" in page


def test_one_is_ended_and_the_others_go_on(user) -> None:
    here, lost, third = (with_both(user, agent) for agent in (FIREFOX, IPHONE, CHROME))
    end(here, number_of(lost))
    assert [is_in(client) for client in (here, lost, third)] == [True, False, True]
    assert "Safari, iPhone" not in here.get(LIST).content.decode()


def test_all_others_are_ended(user) -> None:
    here, *elsewhere = (with_both(user) for _browser in range(3))
    end(here, "others")
    assert is_in(here)
    assert not any(is_in(client) for client in elsewhere)


def test_all_are_ended_with_this_one(user) -> None:
    clients = [with_both(user) for _browser in range(3)]
    answer = clients[0].post(LIST, {"end": "all"})
    assert answer["Location"] == DOOR
    assert not any(is_in(client) for client in clients)


@pytest.mark.parametrize("what", ["others", "all"])
def test_nobody_ends_what_is_another_person_s(user, what) -> None:
    other = people.publisher()
    with_app(other)
    theirs, here = with_both(other), with_both(user)
    for number in (number_of(theirs), what):
        end(here, number)
        assert is_in(theirs)


def test_another_person_s_places_are_not_shown(user) -> None:
    other = people.publisher()
    with_app(other)
    with_both(other, IPHONE)
    assert "iPhone" not in with_both(user, FIREFOX).get(LIST).content.decode()


@pytest.mark.parametrize(
    "what", ["", "0", "-1", "x", "9" * 18, "9" * 500, "1.5", "１", "²", "a\x00b", "None", "🌽"]
)
def test_anything_else_ends_nothing(user, what) -> None:
    here, elsewhere = with_both(user), with_both(user)
    UserSession.objects.update(id=F("id") + 1000)  # so that no number above is one of theirs
    assert end(here, what) == 302
    assert is_in(here)
    assert is_in(elsewhere)


def test_nobody_without_a_sign_in_sees_or_ends_anything(user) -> None:
    here = with_both(user)
    for answer in (Client().get(LIST), Client().post(LIST, {"end": number_of(here)})):
        assert answer["Location"].startswith(DOOR)
    assert is_in(here)


def test_a_new_password_ends_the_others(user) -> None:
    here, elsewhere = with_both(user), with_both(user)
    new = {"oldpassword": people.PASSWORD, "password1": "cuatro palabras sin relación"}
    here.post(reverse("account_change_password"), new | {"password2": new["password1"]})
    assert is_in(here)
    assert not is_in(elsewhere)
    [place] = here.get(LIST).context["places"]
    assert place.is_here


def test_settings_that_are_saved_give_the_session_a_new_key_and_it_stays_in_the_list(user) -> None:
    here = with_both(user)
    before = here.session.session_key
    name = {"name_email-first_name": "E", "name_email-last_name": "D"}
    kept = {"locale-preferred_language": "en", "locale-current_time_zone": "America/Los_Angeles"}
    theme = {"theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}
    other = {"theme-keyboard_shortcuts": "on"}
    assert here.post("/admin/account/", name | kept | theme | other).status_code == 302
    assert here.session.session_key != before
    [place] = here.get(LIST).context["places"]
    assert (place.is_here, place.since) == (True, NOW)


@pytest.mark.parametrize(("minutes", "seen"), [(4, 0), (6, 6), (600, 600)])
def test_last_seen_is_noted_every_five_minutes(user, clock, minutes, seen) -> None:
    here = with_both(user)
    clock.move_to(NOW + timedelta(minutes=minutes))
    here.get("/en/")
    [row] = UserSession.objects.all()
    assert row.last_seen_at == NOW + timedelta(minutes=seen)


def test_a_session_from_before_the_list_comes_into_it(user) -> None:
    here = with_both(user, FIREFOX)
    UserSession.objects.all().delete()
    session = here.session
    del session[SEEN_AT]
    session.save()
    assert [place.device for place in here.get(LIST).context["places"]] == ["Firefox, Windows"]


def test_one_that_ran_out_is_forgotten(user, clock) -> None:
    with_both(user)
    clock.move_to(NOW + timedelta(days=30))
    here = with_both(user)
    assert len(here.get(LIST).context["places"]) == 1
    assert UserSession.objects.count() == 1


def test_the_list_asks_as_much_for_nine_as_for_three(user, django_assert_num_queries) -> None:
    here = with_both(user)

    def asked(places: int) -> int:
        while UserSession.objects.count() < places:
            with_both(user)
        with django_assert_num_queries(8, exact=False) as queries:
            assert len(here.get(LIST).context["places"]) == places
        return len(queries)

    here.get(LIST)
    assert asked(3) == asked(9)


def test_readers_have_no_session_noted(client) -> None:
    client.get("/en/")
    assert not UserSession.objects.exists()
    assert places_of(people.stranger()) == []
