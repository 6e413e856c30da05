"""Publishing many records at once: what the gate refuses is told, and nothing stops."""

from typing import Any

from wagtail.models import Revision

from portal.records.publishing.gate import Gap, NotReady


def publish_if_ready(revision: Revision, user: Any = None) -> list[Gap]:
    """Publish a version, or plan it, where the gate lets it through.

    Returns what it lacks otherwise; then it stays a draft, and nothing has been written.
    """
    try:
        revision.publish(user=user)
    except NotReady as refused:
        return refused.gaps
    return []
