"""A password alone does not get into the admin; a second factor does, once, and only one's own."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation

from portal.accounts.models import User
from tests import people
from tests.accounts.signing_in import DOOR, NOW, code_of, with_app

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def with_password(user: User, wanted: str = "/admin/") -> Client:
    """Somebody's browser after e-mail and password."""
    client = Client(headers={"accept-language": "en"})
    typed = {"login": user.email, "password": people.PASSWORD, "next": wanted}
    assert client.post(DOOR, typed).status_code == 302
    return client


def test_without_a_second_factor_somebody_is_led_to_set_one_up_and_then_back(committed) -> None:
    client = with_password(people.editor())
    answer = client.get("/admin/snippets/?page=1", follow=True)
    assert answer.redirect_chain[-1][0] == reverse("mfa_index")
    client.post(reverse("account_reauthenticate"), {"password": people.PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    assert "data:image/svg+xml" in page.content.decode()
    code = code_of(page.context["form"].secret)
    client.post(reverse("mfa_activate_totp"), {"code": code})
    answer = client.get(reverse("mfa_view_recovery_codes"))
    codes = answer.context["unused_codes"]
    assert len(codes) == 10
    assert client.get(reverse("account_onward"))["Location"] == "/admin/snippets/?page=1"
    assert client.get("/admin/").status_code == 200
    assert codes[0] not in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert mail.outbox[-1].to == ["editor.en@example.org"]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", ["/admin/", "/admin/account/", "/admin/api/main/pages/"])
def test_a_session_with_a_password_only_stays_outside(method, path) -> None:
    client = with_password(people.administrator())
    answer = getattr(client, method)(path)
    assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_index"))


def test_the_code_opens_the_door_and_leads_to_the_page_that_was_wanted() -> None:
    user = people.editor()
    secret = with_app(user)
    client = with_password(user, "/admin/account/")
    assert "_auth_user_id" not in client.session
    answer = client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert answer["Location"] == "/admin/account/"
    assert client.get("/admin/account/").status_code == 200


def test_a_code_is_good_for_one_sign_in(clock) -> None:
    user = people.editor()
    code = code_of(with_app(user))
    for seconds, opens in ((0, True), (5, False), (29, False), (31, False), (90, False)):
        clock.move_to(NOW + timedelta(seconds=seconds))
        client = with_password(user)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert ("_auth_user_id" in client.session) is opens, seconds


def test_a_recovery_code_opens_once() -> None:
    user = people.editor()
    with_app(user)
    [code, *_rest] = RecoveryCodes.activate(user).generate_codes()
    for opens in (True, False):
        client = with_password(user)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert ("_auth_user_id" in client.session) is opens


@pytest.mark.parametrize(
    "code", ["", " ", "000000", "0" * 5000, "a\x00b", "<b>a</b>", "🌽", "１２３４５６", "246810"]
)
def test_anything_else_as_a_code_is_refused_in_words(code) -> None:
    user = people.editor()
    with_app(user)
    client = with_password(user)
    answer = client.post(reverse("mfa_authenticate"), {"code": code})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert b"<b>a</b>" not in answer.content


@pytest.mark.parametrize(
    "credential",
    [
        "",
        "null",
        "1",
        "[]",
        "{}",
        '{"response": {}}',
        "[" * 20_000,
        "\x00",
        '{"id": "x", "rawId": 3}',
        '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","userHandle":"MQ",'
        '"authenticatorData":"AAAA","signature":"AA","attestationObject":"oA"}}',
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_anything_else_as_a_key_s_answer_is_refused_in_words(credential) -> None:
    user = people.editor()
    with_app(user)
    answers = [with_password(user).post(reverse("mfa_authenticate"), {"credential": credential})]
    client = Client(headers={"accept-language": "en"})
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    sent = {"credential": credential}
    answers.append(client.post(reverse("mfa_login_webauthn"), sent, follow=True))
    client.force_login(user)
    client.get(reverse("mfa_add_webauthn"))
    answers.append(client.post(reverse("mfa_add_webauthn"), sent))
    for answer in answers:
        assert answer.status_code == 200
        assert "That key was not accepted" in answer.content.decode()
        assert 'name="credential" value' not in answer.content.decode()
    # whoever has no key is led to the code
    again = client.post(reverse("mfa_reauthenticate_webauthn"), sent)
    assert again["Location"].startswith(reverse("mfa_reauthenticate"))
    assert Authenticator.objects.filter(type="webauthn").count() == 0


def test_a_session_from_before_the_second_factor_needs_it_now() -> None:
    user = people.editor()
    client = with_password(user)
    secret = with_app(user)
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("mfa_reauthenticate"))
    # the password, known to whoever stole it, does not stand in for the code
    client.post(reverse("account_reauthenticate"), {"password": people.PASSWORD})
    assert client.get(reverse("mfa_add_webauthn")).status_code == 302
    assert client.get("/admin/").status_code == 302
    form = {"code": code_of(secret), "next": "/admin/account/"}
    assert client.post(reverse("mfa_reauthenticate"), form)["Location"] == "/admin/account/"
    assert client.get("/admin/").status_code == 200


def test_another_person_s_code_confirms_nothing() -> None:
    user, other = people.editor(), people.publisher()
    with_app(user)
    client = with_password(user)
    client.post(reverse("mfa_authenticate"), {"code": code_of(with_app(other))})
    assert "_auth_user_id" not in client.session


def test_without_any_factor_left_nobody_gets_in_before_a_new_one() -> None:
    user = people.editor()
    secret = with_app(user)
    here, elsewhere = with_password(user), with_password(user)
    here.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    show = {"code": RecoveryCodes.activate(user).generate_codes()[0]}
    elsewhere.post(reverse("mfa_authenticate"), show)
    assert elsewhere.get("/admin/").status_code == 200
    here.post(
        reverse("mfa_reauthenticate"), {"code": RecoveryCodes.activate(user).generate_codes()[1]}
    )
    here.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()
    assert here.get("/admin/")["Location"] == reverse("mfa_index")
    assert "_auth_user_id" not in elsewhere.session


def test_an_account_that_is_closed_does_not_get_in() -> None:
    user = people.editor()
    secret = with_app(user)
    client = with_password(user)
    User.objects.update(is_active=False)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_no_step_leads_to_another_host(target) -> None:
    user = people.editor()
    secret = with_app(user)
    client = with_password(user, target)
    answer = client.post(reverse("mfa_authenticate"), {"code": code_of(secret), "next": target})
    assert "evil" not in answer["Location"]


def test_too_many_codes_are_answered_with_a_sentence() -> None:
    user = people.editor()
    secret = with_app(user)
    client = with_password(user)
    for _try in range(12):
        answer = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert answer.status_code in (200, 429)
    answer = client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_pages_of_the_second_factor_are_there_in_both_languages(client, language) -> None:
    user = people.editor(language)
    with_app(user)
    client.force_login(user)
    for name in (
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_generate_recovery_codes",
    ):
        with translation.override(language):
            path = reverse(name)
        page = client.get(path)
        assert page.status_code == 200, name
        assert f'<html lang="{language}"' in page.content.decode()
        assert "unsafe" not in page["Content-Security-Policy"]
