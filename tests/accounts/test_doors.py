"""One sign-in door: every other way in leads to it, and nobody makes an account for themselves."""

import pytest
from django.test import Client

from portal.accounts.models import User
from tests import people

pytestmark = pytest.mark.django_db
DOOR = "/en/account/sign-in/"


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/admin/", f"{DOOR}?next=/admin/"),
        ("/admin/login/", DOOR),
        ("/admin/login/?next=/admin/snippets/", f"{DOOR}?next=%2Fadmin%2Fsnippets%2F"),
        ("/admin/login/?next=https://evil.example/", DOOR),
        ("/admin/login/?next=//evil.example/", DOOR),
        ("/admin/password_reset/", "/en/account/password/reset/"),
        ("/_util/login/", DOOR),
    ],
)
def test_every_other_door_leads_to_the_one(client, path, leads_to) -> None:
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (302, leads_to)


@pytest.mark.parametrize("path", ["/admin/login/", "/_util/login/"])
def test_a_password_posted_to_another_door_opens_nothing(client, path) -> None:
    people.administrator()
    client.post(path, {"username": "administrator@example.org", "password": people.PASSWORD})
    assert "_auth_user_id" not in client.session


def test_the_door_opens_with_the_right_password_only(client) -> None:
    people.editor()
    sign_in = {"login": "editor.en@example.org"}
    assert client.post(DOOR, sign_in | {"password": "wrong"}).status_code == 200
    response = client.post(DOOR, sign_in | {"password": people.PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/admin/")


def test_the_door_says_the_same_of_a_wrong_password_and_of_nobody(client) -> None:
    people.editor()
    answers = [
        client.post(DOOR, {"login": login, "password": "wrong"}).context["form"].errors
        for login in ("editor.en@example.org", "nobody@example.org")
    ]
    assert answers[0] == answers[1]


def test_nobody_signs_up(client) -> None:
    for method in (client.get, client.post):
        method("/en/account/sign-up/", {"email": "me@example.org", "password1": people.PASSWORD})
    assert not User.objects.exists()


def test_somebody_without_a_right_is_not_let_into_the_admin(client) -> None:
    client.force_login(people.stranger())
    assert client.get("/admin/").status_code in (302, 403)


def test_an_editor_s_screens_speak_the_editor_s_language(client) -> None:
    client.force_login(people.editor("es"))
    assert 'lang="es"' in client.get("/admin/").content.decode()


@pytest.mark.parametrize("path", ["/en/", "/es/", "/en/library/videos/", "/es/biblioteca/videos/"])
def test_readers_get_no_cookie(path) -> None:
    assert Client().get(path).cookies == {}


def test_the_site_s_policy_is_strict_and_the_admin_has_its_own(client) -> None:
    assert "unsafe" not in client.get(DOOR)["Content-Security-Policy"]
    client.force_login(people.editor())
    assert "'unsafe-inline'" in client.get("/admin/")["Content-Security-Policy"]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "x" * 5000,
        "a\x00b",
        "<b>a</b>",
        "'; DROP TABLE",
        "a@b\u202e.c",
        "🌽@x.mx",
        "a@b",
        "\ud800",
    ],
    ids=lambda typed: ascii(typed[:10]),
)
@pytest.mark.parametrize(
    ("path", "field"),
    [(DOOR, "login"), (DOOR, "password"), ("/es/cuenta/contrasena/nueva/", "email")],
)
def test_the_forms_of_the_door_answer_anything_in_words(client, path, field, typed) -> None:
    form = {"login": "a@example.org", "password": "x", "email": "a@example.org"}
    response = client.post(path, form | {field: typed.encode(errors="replace").decode()})
    assert response.status_code in (200, 302)
    assert b"<b>a</b>" not in response.content


@pytest.mark.parametrize(
    "path",
    [
        "/en/library/videos/a%00b/",
        "/es/biblioteca/videos/%E2%80%AE/",
        "/films/%00/en.mp4",
        "/films/keeping-the-balance/..%2f.mp4",
        "/posters/mathematics/a%20b.svg",
        "/media/%2e%2e/portal.sqlite3",
        "/en/" + "a" * 3000 + "/",
    ],
)
def test_a_strange_path_is_not_found(client, path) -> None:
    assert client.get(path).status_code == 404
