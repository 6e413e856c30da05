"""From the address of a page, as somebody has copied it, back to the record that it shows."""

from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override

from portal.records.language import LANGUAGES
from resources.sharing.kinds import SHARED_KINDS, SharedKind

LONGEST = 2000  # characters; no page of ours has a longer address


@dataclass(frozen=True)
class Place:
    """A record's page in one language, and what its address asks besides."""

    kind: SharedKind
    slug: str
    language: str
    query: QueryDict


def place_at(address: str, host: str) -> Place | None:
    """The shared record that an address of this ``host`` (with its port) shows, or None.

    Asks no database: the record may be gone. The page of the player alone counts as the video's.
    """
    parts = _split(address)
    if parts is None or parts.scheme not in ("http", "https") or parts.netloc.lower() != host:
        return None
    language = get_language_from_path(parts.path)
    if language not in LANGUAGES:
        return None
    with override(language):
        try:
            match = resolve(parts.path)
        except Resolver404:
            return None
    kind = _kind(match.view_name)
    return Place(kind, match.kwargs["slug"], language, QueryDict(parts.query)) if kind else None


def _kind(name: str) -> SharedKind | None:
    wanted = "resources:video_detail" if name == "embed_video" else name
    return next((kind for kind in SHARED_KINDS if kind.model.url_name == wanted), None)


def _split(address: str) -> SplitResult | None:
    """None for what is no address at all."""
    if len(address) > LONGEST:
        return None
    try:
        return urlsplit(address.strip())
    except ValueError:  # brackets that are no IPv6 address, and the like
        return None
