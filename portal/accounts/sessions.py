"""Where somebody is signed in, and ending that."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.usersessions.internal.flows.sessions import end_other_sessions, end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
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
    rows = UserSession.objects.purge_and_list(user)
    places = [
        Place(
            pk=row.pk,
            device=device(row.user_agent),
            ip=row.ip,
            since=row.created_at,
            last_seen=row.last_seen_at,
            is_here=row.is_current(),
        )
        for row in rows
    ]
    return sorted(places, key=lambda place: (not place.is_here, -place.last_seen.timestamp()))


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
        return HttpResponseRedirect(reverse("account_login"))
    if end == "others":
        end_other_sessions(request, request.user)
    elif end.isdecimal() and len(end) < 19:
        end_sessions(request, list(own.filter(pk=end)))
    if request.user.is_authenticated:
        messages.success(request, _("Signed out there."))
    return HttpResponseRedirect(reverse("usersessions_list"))


class LastSeenMiddleware:
    """Notes now and then that a session is in use. One that was not opened by the door has no
    row in the list, and is left alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        seen_at = request.session.get(SEEN_AT) if request.user.is_authenticated else None
        if seen_at is not None and time.time() - seen_at > SEEN_EVERY:
            request.session[SEEN_AT] = time.time()
            own = UserSession.objects.filter(session_key=request.session.session_key)
            own.update(last_seen_at=timezone.now())
        return self.get_response(request)


def on_signed_in(request: HttpRequest, **kwargs: Any) -> None:
    request.session[SEEN_AT] = time.time()
