"""No session gets into the admin that has not shown a second factor (allauth has no such switch).

What counts is what the session itself did, not what the person owns: a session that was opened with
a password before the person had a second factor stays outside too.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import (
    clear_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from portal.accounts.screens_language import language_of

WANTED = "wanted_after_the_second_factor"
# recovery codes only stand in for one of these
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SecondFactorMiddleware:
    """Leads whoever is signed in without a second factor to it, and from there to the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_behind_it(request.path) and request.user.is_authenticated and not was_shown(request):
            return to_second_factor(request)
        return self.get_response(request)


def is_behind_it(path: str) -> bool:
    """Whether an address asks for a second factor: all of the admin but its way out."""
    return path.startswith(reverse("wagtailadmin_home")) and path != reverse("wagtailadmin_logout")


def was_shown(request: HttpRequest) -> bool:
    """Whether this session has shown a second factor of the person who is signed in."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def has_one(user: Any) -> bool:
    return bool(is_mfa_enabled(user, FACTORS))


def to_second_factor(request: HttpRequest) -> HttpResponseRedirect:
    """To the page that asks for it or, where there is none yet, that sets one up."""
    is_reading = request.method in ("GET", "HEAD")
    wanted = request.get_full_path() if is_reading else reverse("wagtailadmin_home")
    request.session[WANTED] = wanted
    with translation.override(language_of(request.user)):
        if has_one(request.user):
            target = f"{reverse('account_reauthenticate')}?{urlencode({'next': wanted})}"
        else:
            target = reverse("mfa_index")
    return HttpResponseRedirect(target)


@never_cache
def onward(request: HttpRequest) -> HttpResponseRedirect:
    """To where somebody wanted to go before the second factor was set up."""
    wanted = request.session.pop(WANTED, "")
    if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        wanted = reverse("wagtailadmin_home")
    return HttpResponseRedirect(wanted)


def on_added(request: HttpRequest, user: Any, authenticator: Authenticator, **kwargs: Any) -> None:
    """Whoever has just set one up has it in their hands: no need to ask at once."""
    if authenticator.type in FACTORS:
        record_authentication(
            request, user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True
        )


def on_removed(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Without any, nobody gets in: neither this session nor the others, which are ended."""
    if not has_one(user):
        end_other_sessions(request, user)
        clear_authentication_records(request)
