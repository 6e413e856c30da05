"""Ways to be signed in, in tests."""

import time
from datetime import UTC, datetime
from typing import Any

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.test import Client
from django.urls import reverse

from portal.accounts.sessions import SEEN_AT
from tests.people import PASSWORD

NOW = datetime(2026, 11, 21, 17, 30, tzinfo=UTC)
DOOR = "/en/account/sign-in/"


def show_second_factor(client: Client, user: Any) -> None:
    """What the door writes into a session that has shown a code."""
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "mfa", "type": "totp", "at": time.time(), "reauthenticated": True}
    ]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session[SEEN_AT] = time.time()
    session.save()


def with_app(user: Any) -> str:
    """Gives somebody an app for codes; its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code_of(secret: str, steps: int = 0) -> str:
    """What an app shows now, or so many steps of 30 seconds later (RFC 6238)."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def with_both(user: Any, user_agent: str = "") -> Client:
    """Somebody's browser after e-mail, password and a code of an app."""
    client = Client(headers={"accept-language": "en", "user-agent": user_agent})
    client.post(DOOR, {"login": user.email, "password": PASSWORD})
    [code, *_rest] = RecoveryCodes.activate(user).get_unused_codes()
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert "_auth_user_id" in client.session
    return client
