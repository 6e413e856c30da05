"""What the portal wants otherwise than allauth does."""

from io import BytesIO
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts.screens_language import language_of


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Accounts are made for people by those who run the portal; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, str]]:
        """A password alone confirms nothing where there is a second factor: else somebody who
        found an open browser and a password could add a key of their own."""
        methods = super().get_reauthentication_methods(user)
        return [one for one in methods if one["id"] != "reauthenticate"] or methods

    def send_notification_mail(self, prefix: str, user: Any, *args: Any, **kwargs: Any) -> None:
        """In the language of that person's screens, whatever the page was in."""
        with translation.override(language_of(user)):
            super().send_notification_mail(prefix, user, *args, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    """QR codes and names of keys as the rest of the site has them."""

    def build_totp_svg(self, url: str) -> str:
        drawing = BytesIO()
        segno.make(url, error="m").save(drawing, kind="svg", xmldecl=False, light="#fff")
        return drawing.getvalue().decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return _("My key")
