"""Is everything well? For operators and load balancers."""

from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from portal.fulltext import outbox
from portal.fulltext.engine import get_engine
from portal.jobs.models import Job
from portal.operations.models import Heartbeat

SHOWN = (Job.State.WAITING, Job.State.RUNNING, Job.State.FAILED)
LATE = 120  # seconds without a sign of the worker before something is wrong


@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """503 where this process cannot serve readers; ``ok`` is false where anything is wrong.

    A late worker is for operators to see, not a reason to take web processes out of service.
    """
    parts = {"database": _database(), "search": _search(), "worker": _worker(), "jobs": _jobs()}
    serves = parts["database"]["ok"] and parts["search"]["ok"]
    well = all(part["ok"] for part in parts.values())
    return JsonResponse({"ok": well, **parts}, status=200 if serves else 503)


def _database() -> dict[str, Any]:
    try:
        return {"ok": True, "waiting_for_index": outbox.pending()}
    except DatabaseError:
        return {"ok": False}


def _search() -> dict[str, Any]:
    state = get_engine().health()
    return {"ok": state.ok, "engine": get_engine().name, "documents": state.documents}


def _jobs() -> dict[str, Any]:
    """Not well where something has been due for long and nobody does anything."""
    try:
        due = Job.objects.due().first()
        seconds = round((timezone.now() - due.run_after).total_seconds()) if due else 0
        idle = not Job.objects.filter(state=Job.State.RUNNING).exists()
        counts = {s.value: Job.objects.filter(state=s).count() for s in SHOWN}
    except DatabaseError:
        return {"ok": False}
    return {"ok": not (idle and seconds > LATE), **counts, "longest_waiting_seconds": seconds}


def _worker() -> dict[str, Any]:
    try:
        age = Heartbeat.age("worker")
    except DatabaseError:
        age = None
    seconds = round(age.total_seconds()) if age else None
    return {"ok": seconds is not None and seconds < LATE, "seconds_since_last_sign": seconds}
