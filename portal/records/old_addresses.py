"""Old addresses of records lead to where they are now, for good, in both languages.

A redirect is only followed where there is no page (wagtail.contrib.redirects), so a record that
takes a free address is found there whatever redirect there was.
"""

from typing import Any
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop
from wagtail.contrib.redirects.models import Redirect

from portal.records.language import LANGUAGES
from portal.records.models import Record

LONGEST = 255  # the columns of the redirects
NO_ADDRESS = gettext_noop("“%(text)s” is not an address.")
MEND_ADDRESS = gettext_noop("Write all of it, such as https://example.org/old-page, or its path.")
TOO_LONG = gettext_noop("The address “%(text)s” is too long to be redirected.")


class AddressError(ValueError):
    """Not an address that can be redirected: messages of the catalogue, and values."""

    def __init__(self, message: str, mend: str = "", **values: Any) -> None:
        super().__init__(message)
        self.message, self.mend, self.values = message, mend, values


def normal_address(text: str) -> str:
    """The path and query of an address as redirects are looked up by. Raises AddressError."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        port_is_a_number = parts.port is None or parts.port >= 0
    except ValueError as error:
        raise AddressError(NO_ADDRESS, MEND_ADDRESS, text=text) from error
    is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    is_path = not parts.scheme and not parts.netloc and text.startswith("/")
    path = Redirect.normalise_path(text) if (is_web or is_path) and port_is_a_number else ""
    if path.partition("?")[0] in ("", "/") and "?" not in path:
        raise AddressError(NO_ADDRESS, MEND_ADDRESS, text=text)
    if len(path) > LONGEST:
        raise AddressError(TOO_LONG, MEND_ADDRESS, text=text[:60])
    return str(path)


def addresses_of(record: Record) -> list[str]:
    """The old addresses that lead to a record, in order."""
    found = redirects_to(record).values_list("old_path", flat=True)
    return sorted(set(found))


def redirects_to(record: Record) -> "models.QuerySet[Redirect]":
    found: models.QuerySet[Redirect] = Redirect.objects.filter(redirect_link__in=_links(record))
    return found


def keep_addresses(record: Record, addresses: list[str]) -> None:
    """Let exactly these old addresses lead to a stored record, each to the page in its language."""
    had = set(addresses_of(record))
    redirects_to(record).exclude(old_path__in=addresses).delete()
    Redirect.objects.bulk_create(
        Redirect(old_path=path, redirect_link=record.url_in(_language_of(path, record)))
        for path in addresses
        if path not in had
    )


def follow_rename(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    """Hears ``pre_save``: where a record was published under another address, that leads on."""
    if not isinstance(instance, Record) or instance.pk is None or kwargs.get("raw"):
        return
    known = type(instance)._base_manager.filter(pk=instance.pk).exclude(slug=instance.slug)
    was_public = Q(live=True) | Q(first_published_at__isnull=False)
    if before := known.filter(was_public).only("pk", "slug").first():
        for language in LANGUAGES:
            _lead(before.url_in(language), instance.url_in(language))


def _lead(old: str, new: str) -> None:
    """Redirects that led to the old place lead to the new one at once, and none to itself."""
    Redirect.objects.filter(redirect_link=old).update(redirect_link=new)
    place, _made = Redirect.objects.get_or_create(
        old_path=Redirect.normalise_path(old),
        site=None,
        defaults={"redirect_link": new, "automatically_created": True},
    )
    Redirect.objects.filter(pk=place.pk).update(redirect_link=new)
    Redirect.objects.filter(old_path=Redirect.normalise_path(new), redirect_link=new).delete()


def _links(record: Record) -> list[str]:
    return [record.url_in(language) for language in LANGUAGES]


def _language_of(path: str, record: Record) -> str:
    """An address below /es/ or /en/ was in that language; of another nobody can tell."""
    first = path.strip("/").partition("/")[0]
    return first if first in LANGUAGES else record.source_language
