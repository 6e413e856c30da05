"""A code that always opens the demonstration's sign-ins, for a site on one's own computer only.

allauth's own setting for this works under DEBUG alone, and opens everybody's account.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from portal.accounts.forms import CodeAgainForm, CodeForm
from portal.demo.people import PEOPLE

FOR_HOME = (
    "DEMO_CODE",
    "DEMO_PASSWORD",
    "MFA_TOTP_INSECURE_BYPASS_CODE",
    "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN",
)
AT_HOME = {"localhost", "127.0.0.1", "[::1]"}


class DemoCode:
    """Accepts the demonstration's code from its people, and from nobody else."""

    user: Any
    cleaned_data: dict[str, Any]
    authenticator: Authenticator

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if code == settings.DEMO_CODE and self.user.email in {email for email, *_rest in PEOPLE}:
            app = Authenticator.objects.filter(user=self.user, type=Authenticator.Type.TOTP).first()
            if app:
                self.authenticator = app
                return code
        return super().clean_code()  # type: ignore[misc]  # beside the form it is mixed into


class DemoCodeForm(DemoCode, CodeForm):
    """At the door."""


class DemoCodeAgainForm(DemoCode, CodeAgainForm):
    """Before a step that changes how somebody gets in."""


def refuse_away_from_home() -> None:
    """Raises ImproperlyConfigured where a site that others can reach knows codes or origins that
    are for one's own computer."""
    found = [name for name in FOR_HOME if getattr(settings, name, None)]
    if found and not AT_HOME.issuperset(settings.ALLOWED_HOSTS):
        raise ImproperlyConfigured(f"Only for a site on one's own computer: {', '.join(found)}")
