"""What is new in the library, as Atom feeds: of everything and of each kind, in each language.

A feed takes the facets of the list that it belongs to: ``videos/feed.atom?audience=families``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from heapq import nlargest
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Enclosure
from django.utils.http import http_date
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import conditional_page, require_safe

from portal.records.bilingual import reader_text
from portal.records.facets import Selection
from portal.records.language import LANGUAGES, reader_language
from portal.records.models import Record
from portal.records.querysets import RecordQuerySet
from resources.film_addresses import part_url
from resources.models import Video
from resources.sharing.absolute import Absolute
from resources.sharing.atom import BilingualAtom, tag_uri
from resources.sharing.films import film_for, licence_url
from resources.sharing.kinds import BY_PLURAL, SHARED_KINDS, SharedKind

ENTRIES = 30


@dataclass(frozen=True)
class Section:
    """What a feed is of: one kind, or all of them for "", narrowed by what its address asks."""

    name: str
    request: HttpRequest

    @property
    def kinds(self) -> Sequence[SharedKind]:
        return [BY_PLURAL[self.name]] if self.name else SHARED_KINDS

    @property
    def asked(self) -> list[str]:
        """The facets that the address names, of any kind."""
        names = {facet.name for kind in SHARED_KINDS for facet in kind.facets}
        return sorted(names & set(self.request.GET))

    @property
    def title(self) -> str:
        title = self.kinds[0].title if self.name else _("New in the library")
        return f"{title} | {_('Migrant Education Portal')}"

    def newest(self) -> list[Record]:
        """The records that were posted last, whatever their kind."""
        found = [record for kind in self.kinds for record in self._rows(kind)]
        return nlargest(ENTRIES, found, key=lambda record: (record.posted_on, record.pk))

    def address(self, url_name: str, language: str) -> str:
        """A page or a feed of this section in one language, with the same facets."""
        query = self.request.GET.copy()
        for other in set(query) - set(self.asked):
            del query[other]
        with override(language):
            path = f"{reverse(url_name)}?{query.urlencode()}".rstrip("?")
        return self.request.build_absolute_uri(path)

    def _rows(self, kind: SharedKind) -> RecordQuerySet:
        """The newest of one kind. A kind without an asked facet has nothing that fits it."""
        facets = [facet for facet in kind.facets if facet.name in self.asked]
        found = kind.model.objects.with_cards().visible_to(AnonymousUser()).newest_first()
        if len(facets) < len(self.asked):
            return found.none()
        for condition in Selection.read(facets, self.request.GET).where():
            found = found.filter(condition)
        return found.distinct()[:ENTRIES]


@require_safe
@conditional_page
def feed(request: HttpRequest, section: str = "") -> HttpResponse:
    """One Atom feed in the language of its address; ``section`` is a kind's plural."""
    document = atom_of(Section(section, request), request.build_absolute_uri)
    changed_at = http_date(document.latest_post_date().timestamp())
    response = HttpResponse(
        content_type=document.content_type, headers={"Last-Modified": changed_at}
    )
    document.write(response, "utf-8")
    return response


def feed_name(section: str) -> str:
    """The name of a feed's address."""
    return BY_PLURAL[section].feed_name if section else "resources:feed"


def atom_of(section: Section, absolute: Absolute) -> BilingualAtom:
    """The document: its own title and address, then an entry for each of the newest records."""
    language, own = reader_language(), feed_name(section.name)
    feed_url = section.address(own, language)
    document = BilingualAtom(
        title=section.title,
        link=section.address(section.kinds[0].list_name, language),
        description="",
        language=language,
        author_name=_("Migrant Education Portal"),
        feed_url=feed_url,
        feed_guid=tag_uri(f"feed:{feed_url.removeprefix(absolute('/'))}"),
        twins=[(code, section.address(own, code)) for code in LANGUAGES],
    )
    for record in section.newest():
        add_entry(document, record, absolute)
    return document


def add_entry(document: BilingualAtom, record: Any, absolute: Absolute) -> None:
    """One record, by the name that its entries have in both languages."""
    posted_at = make_aware(datetime.combine(record.posted_on, time()))
    document.add_item(
        title=reader_text(record, "title").text,
        bilingual_title=reader_text(record, "title"),
        bilingual_summary=reader_text(record, "summary"),
        description=reader_text(record, "summary").text,
        link=absolute(record.get_absolute_url()),
        unique_id=tag_uri(record.document_id),
        twins=[(code, absolute(record.url_in(code))) for code in LANGUAGES],
        pubdate=posted_at,
        updateddate=max(record.last_published_at or posted_at, posted_at),
        terms=list(record.audiences.all()),
        enclosures=_enclosures(record, absolute),
        item_copyright=_rights(record),
    )


def _enclosures(record: Record, absolute: Absolute) -> list[Enclosure]:
    """The film of a video in the reader's language, else in the language that it has."""
    film = film_for(record, reader_language()) if isinstance(record, Video) else None
    if film is None or not isinstance(record, Video):
        return []
    address = absolute(part_url("film", record, film.spoken_language))
    return [Enclosure(address, str(film.size_bytes), "video/mp4")]


def _rights(record: Record) -> str:
    if not isinstance(record, Video):
        return ""
    return " ".join(filter(None, (record.get_licence_display(), licence_url(record))))
