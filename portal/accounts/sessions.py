"""Where somebody is signed in, and ending that."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.usersessions.internal.flows.sessions import end_other_sessions, end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import HASH_SESSION_KEY, logout
from django.contrib.auth.decorators import login_required
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from portal.accounts.devices import device

SEEN_AT = "seen_at"
SEEN_EVERY = 5 * 60  # seconds; not at every request, which would write each time


@dataclass(frozen=True)
class Place:
    """One session as its owner knows it."""

    pk: int
    device: str
    ip: str
    since: datetime
    last_seen: datetime
    is_here: bool


def places_of(user: Any) -> list[Place]:
    """Where somebody is signed in, this place first; sessions that have ended are forgotten."""
    places = [
        Place(
            pk=row.pk,
            device=device(row.user_agent),
            ip=row.ip,
            since=row.created_at,
            last_seen=row.last_seen_at,
            is_here=row.is_current(),
        )
        for row in open_sessions(user)
    ]
    return sorted(places, key=lambda place: (not place.is_here, -place.last_seen.timestamp()))


def open_sessions(user: Any) -> list[UserSession]:
    """Those that have neither ended nor lost their validity with a change of the password.

    allauth's own list asks the database for each. All engines of sessions that the settings name
    keep them in Django's table.
    """
    rows = UserSession.objects.filter(user_id=user.pk)
    stored = Session.objects.filter(
        session_key__in=[row.session_key for row in rows], expire_date__gt=timezone.now()
    )
    valid = {user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()}
    keys = {one.session_key for one in stored if one.get_decoded().get(HASH_SESSION_KEY) in valid}
    if ended := [row.pk for row in rows if row.session_key not in keys]:
        UserSession.objects.filter(pk__in=ended).delete()
    return [row for row in rows if row.session_key in keys]


@never_cache
@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """The list. A POST ends ``one`` by its number, all ``others``, or ``all`` with this one."""
    if request.method != "POST":
        return render(request, "usersessions/list.html", {"places": places_of(request.user)})
    own = UserSession.objects.filter(user_id=request.user.pk)
    end = request.POST.get("end", "")
    if end == "all":
        end_sessions(request, list(own))
        logout(request)  # though this one should not have been in the list
        return HttpResponseRedirect(reverse("account_login"))
    if end == "others":
        end_other_sessions(request, request.user)
        messages.success(request, _("Signed out everywhere else."))
    elif end.isdecimal() and len(end) < 19:
        end_sessions(request, list(own.filter(pk=end)))
        if request.user.is_authenticated:
            messages.success(request, _("Signed out there."))
    return HttpResponseRedirect(reverse("usersessions_list"))


class LastSeenMiddleware:
    """Notes now and then that a session is in use, takes one into the list that was opened before
    there was a list, and follows it to a new key, as the framework gives it one where somebody
    saves their settings."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.get_response(request)
        key = request.session.session_key
        note_use(request)
        answer = self.get_response(request)
        if request.user.is_authenticated and request.session.session_key != key:
            follow(key, request.session.session_key)
        return answer


def note_use(request: HttpRequest) -> None:
    seen_at = request.session.get(SEEN_AT)
    if seen_at is not None and time.time() - seen_at <= SEEN_EVERY:
        return
    request.session[SEEN_AT] = time.time()
    row = UserSession.objects.filter(session_key=request.session.session_key)
    if not row.update(last_seen_at=timezone.now()):
        UserSession.objects.create_from_request(request)


def follow(former: str | None, key: str | None) -> None:
    """Give the row of a session its new key, unless the change made a row of its own."""
    if key and not UserSession.objects.filter(session_key=key).exists():
        UserSession.objects.filter(session_key=former).update(session_key=key)


def on_signed_in(request: HttpRequest, **kwargs: Any) -> None:
    request.session[SEEN_AT] = time.time()
