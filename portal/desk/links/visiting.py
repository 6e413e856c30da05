"""Visits an address of this site as a reader without an account would, without a network."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from wagtail.coreutils import get_dummy_request
from wagtail.models import Site

from portal.desk.links.asking import Answer
from portal.desk.models import CheckedLink


def own_hosts() -> set[str]:
    """The names under which readers know this site."""
    named = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    return {*Site.objects.values_list("hostname", flat=True), *([named] if named else [])}


def is_own(address: str, hosts: set[str]) -> bool:
    return address.startswith("/") or (urlsplit(address).hostname or "") in hosts


def visit(address: str) -> Answer:
    """Whether readers get a page there: through the URL map and its rules of who sees what."""
    parts = urlsplit(address)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    request = get_dummy_request(path=path)
    request.META["wsgi.url_scheme"] = "https"  # no redirect only for that
    handler = BaseHandler()
    handler.load_middleware()
    status = handler.get_response(request).status_code
    if status < 400:
        return Answer(CheckedLink.Outcome.GOOD)
    return Answer(CheckedLink.Outcome.NOT_HERE, status)
