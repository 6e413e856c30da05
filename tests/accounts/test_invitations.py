"""Nobody makes an account without an invitation, and its link opens once, for a week."""

import re
from datetime import timedelta

import pytest
from django.core import mail, signing
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from portal.accounts.invitations import SALT, accept, roles_offered_by, token_of
from portal.accounts.models import Invitation, User
from portal.accounts.roles import ADMIN, Role, group_of, permissions_named, roles_of
from tests import people
from tests.accounts.signing_in import NOW, code_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
NEW = reverse("accounts_invitations:add")
LIST = reverse("accounts_invitations:index")
PASSWORD = "cuatro palabras sin relación"


@pytest.fixture
def office() -> Client:
    """The browser of an administrator."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(people.administrator())
    return client


def typed(**other: object) -> dict[str, object]:
    form = {"email": "rosa@example.org", "first_name": "Rosa", "last_name": "Campos"}
    return form | {"language": "es", "groups": [group_of(Role.EDITOR).pk]} | other


def link_in(letter: mail.EmailMessage) -> str:
    return re.search(r"http://testserver(\S+)", letter.body)[1]


def account(**other: str) -> dict[str, str]:
    return {"first_name": "Rosa", "last_name": "Campos", "password": PASSWORD} | other


def errors(answer: object) -> str:
    return str(answer.context["form"].errors)


def test_somebody_is_invited_makes_an_account_sets_up_an_app_and_works(office, committed) -> None:
    assert office.post(NEW, typed()).status_code == 302
    [letter] = mail.outbox
    assert letter.to == ["rosa@example.org"]
    assert "le invita" in letter.body or "invites you" in letter.body
    [(html, kind)] = letter.alternatives
    assert (kind, "<img" in html) == ("text/html", False)
    client = Client()
    link = link_in(letter)
    assert link.startswith("/es/")
    assert "rosa@example.org" in client.get(link).content.decode()
    answer = client.post(link, account(), follow=True)
    assert answer.redirect_chain[-1][0].startswith("/es/")
    assert answer.request["PATH_INFO"].startswith("/es/")
    app = reverse("mfa_activate_totp")
    secret = client.get(app).context["form"].secret
    client.post(app, {"code": code_of(secret)})
    assert client.get(reverse("account_onward"))["Location"] == "/admin/"
    page = client.get("/admin/")
    assert page.status_code == 200
    assert '<html lang="es"' in page.content.decode()
    assert roles_of(User.objects.get(email="rosa@example.org")) == {Role.EDITOR}
    assert "accepted" in office.get(LIST).content.decode()


def test_a_link_opens_once(office) -> None:
    office.post(NEW, typed())
    link = link_in(mail.outbox[0])
    Client().post(link, account())
    for answer in (Client().get(link), Client().post(link, account(password="another one, long"))):
        assert answer.status_code == 410
        assert b"rosa@example.org" not in answer.content
    assert User.objects.get(email="rosa@example.org").check_password(PASSWORD)


@pytest.mark.parametrize(("days", "status"), [(0, 200), (6.99, 200), (7.01, 410), (400, 410)])
def test_a_link_holds_for_a_week(office, clock, days, status) -> None:
    office.post(NEW, typed())
    clock.move_to(NOW + timedelta(days=days))
    assert Client().get(link_in(mail.outbox[0])).status_code == status


def test_sent_again_the_former_link_opens_nothing(office, clock) -> None:
    office.post(NEW, typed())
    invitation = Invitation.objects.get()
    clock.move_to(NOW + timedelta(days=8))
    assert invitation.state == Invitation.State.EXPIRED
    assert (
        office.get(reverse("accounts_invitations:again", args=[invitation.pk])).status_code == 200
    )
    office.post(reverse("accounts_invitations:again", args=[invitation.pk]))
    first, second = (link_in(letter) for letter in mail.outbox)
    assert [Client().get(link).status_code for link in (first, second)] == [410, 200]


def test_withdrawn_it_opens_nothing(office) -> None:
    office.post(NEW, typed())
    office.post(reverse("accounts_invitations:delete", args=[Invitation.objects.get().pk]))
    assert Client().get(link_in(mail.outbox[0])).status_code == 410


@pytest.mark.parametrize(
    "token",
    ["x", "x:y:z", "a" * 3000, "%00", "🌽", signing.dumps([1, 2.0], salt="another"), ":::"]
    + [signing.dumps(value, salt=SALT) for value in ([1, 0.0], [99, 1.0])],
)
def test_a_forged_link_opens_nothing(token) -> None:
    Invitation.objects.create(pk=1, email="a@example.org", first_name="A", last_name="B")
    for method in (Client().get, Client().post):
        assert method(f"/en/account/invitation/{token}/", account()).status_code in (404, 410)
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("administrator@example.org", "has an account"),
        ("Administrator@EXAMPLE.org", "has an account"),
        ("waiting@example.org", "invited already"),
        ("WAITING@example.org", "invited already"),
        ("", "required"),
        ("nobody", "valid"),
        ("a@b\nBcc: c@example.org", "valid"),
        ("a\x00@example.org", "ull characters"),
    ],
)
def test_an_address_that_cannot_be_invited_is_refused_in_words(office, email, words) -> None:
    office.post(NEW, typed(email="waiting@example.org"))
    answer = office.post(NEW, typed(email=email))
    assert words in errors(answer)
    assert Invitation.objects.count() == len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"password": "short"}, "password"),
        ({"password": "123456789012"}, "password"),
        ({"password": ""}, "password"),
        ({"password": "rosa@example.org"}, "password"),
        ({"password": "x" * 5000}, "password"),
        ({"first_name": ""}, "first_name"),
        ({"last_name": "x" * 500}, "last_name"),
        ({"first_name": "a\x00"}, "first_name"),
    ],
)
def test_an_account_that_is_not_right_is_refused_in_words(office, form, field) -> None:
    office.post(NEW, typed())
    answer = Client().post(link_in(mail.outbox[0]), account(**form))
    assert field in answer.context["form"].errors
    assert not User.objects.filter(email="rosa@example.org").exists()


def test_an_account_made_meanwhile_is_not_taken_over(office) -> None:
    office.post(NEW, typed())
    User.objects.create_user("rosa@example.org", people.PASSWORD)
    assert Client().post(link_in(mail.outbox[0]), account()).status_code == 410
    assert User.objects.get(email="rosa@example.org").check_password(people.PASSWORD)


def test_somebody_signed_in_is_asked_to_sign_out_first(office) -> None:
    office.post(NEW, typed())
    answer = office.post(link_in(mail.outbox[0]), account())
    assert answer.status_code == 200
    assert not User.objects.filter(email="rosa@example.org").exists()


def test_of_two_at_once_one_gets_the_account() -> None:
    invitation = Invitation.objects.create(
        email="a@example.org", first_name="A", last_name="B", language="en"
    )
    token = token_of(invitation)
    assert accept(token, "A", "B", PASSWORD) is not None
    assert accept(token, "A", "B", PASSWORD) is None


@pytest.mark.parametrize("cast", [people.stranger, people.editor, people.publisher])
def test_who_may_not_invite_cannot(client, cast) -> None:
    client.force_login(cast())
    for path in (NEW, LIST, reverse("wagtailusers_users:add")):
        client.post(path, typed())
        assert client.get(path).status_code in (302, 403)
    assert not Invitation.objects.exists()


def test_nobody_invites_into_more_than_they_may_themselves(client) -> None:
    user = people.editor()
    user.user_permissions.set(permissions_named({ADMIN, "accounts.add_invitation"}))
    assert group_of(Role.EDITOR) in roles_offered_by(user)
    assert group_of(Role.PUBLISHER) not in roles_offered_by(user)
    client.force_login(user)
    client.post(NEW, typed(groups=[group_of(Role.PUBLISHER).pk]))
    assert not Invitation.objects.exists()
    assert client.post(NEW, typed()).status_code == 302


def test_the_framework_s_own_forms_make_nobody_and_set_no_password(office) -> None:
    add = reverse("wagtailusers_users:add")
    assert office.get(add)["Location"] == NEW
    office.post(add, {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.filter(email="x@example.org").exists()
    user = people.editor()
    edit = reverse("wagtailusers_users:edit", args=[user.pk])
    assert b'type="password"' not in office.get(edit).content
    form = {"email": user.email, "first_name": "E", "last_name": "D", "is_active": "on"}
    office.post(edit, form | {"password1": PASSWORD, "password2": PASSWORD})
    user.refresh_from_db()
    assert (user.first_name, user.check_password(people.PASSWORD)) == ("E", True)


def test_where_the_mail_cannot_be_sent_nobody_is_invited(office, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    answer = office.post(NEW, typed())
    assert "could not be sent" in errors(answer)
    assert not Invitation.objects.exists()


def test_the_list_asks_as_much_for_nineteen_as_for_three(office, django_assert_max_num_queries):
    def queries(count: int) -> int:
        while Invitation.objects.count() < count:
            Invitation.objects.create(
                email=f"{Invitation.objects.count()}@example.org",
                first_name="A",
                last_name="B",
                language="en",
                invited_by=User.objects.get(),
            )
        with django_assert_max_num_queries(60) as asked:
            assert office.get(LIST).status_code == 200
        return len(asked)

    office.get(LIST)
    assert queries(3) == queries(19)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_language_of_who_invites_is_proposed(language: str) -> None:
    person = people.administrator()
    UserProfile.objects.create(user=person, preferred_language=language)
    client = Client()
    client.force_login(person)
    assert client.get(NEW).context["form"]["language"].value() == language
