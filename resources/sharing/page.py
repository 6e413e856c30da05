"""What the pages of records hold for sharing: facts for machines, and the way into a basket."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.records.bilingual import reader_text
from portal.records.language import reader_language
from portal.records.models import Record
from resources.film_addresses import embed_url
from resources.models import BestPractice, Collection, Video
from resources.sharing.basket_form import PartForm
from resources.sharing.embed import embed_size, frame
from resources.sharing.keys import basket_item
from resources.sharing.kinds import BY_MODEL, kind_of
from resources.sharing.structured import (
    Facts,
    breadcrumbs,
    collection_facts,
    graph,
)
from resources.sharing.structured_practice import practice_facts
from resources.sharing.structured_video import video_facts
from resources.watching import Watching


def shared_video(video: Video, watching: Watching | None, request: HttpRequest) -> dict[str, Any]:
    """The context of a video's page that is about sharing it."""
    transcript = watching.transcript if watching else None
    facts = video_facts(video, request.build_absolute_uri, transcript)
    form = PartForm(auto_id="part_%s") if watching else None
    page = request.build_absolute_uri(video.get_absolute_url())
    oembed_url = f"{request.build_absolute_uri(reverse('oembed'))}?{urlencode({'url': page})}"
    code = _embed_code(video, request) if watching else ""
    own = {"part_form": form, "oembed_url": oembed_url, "embed_code": code}
    return _shared(video, facts, request) | own


def shared_collection(
    collection: Collection, records: Sequence[Record], request: HttpRequest
) -> dict[str, Any]:
    facts = collection_facts(collection, records, request.build_absolute_uri)
    return _shared(collection, facts, request)


def shared_practice(practice: BestPractice, request: HttpRequest) -> dict[str, Any]:
    return _shared(practice, practice_facts(practice, request.build_absolute_uri), request)


def shared_list(model: type[Record]) -> dict[str, Any]:
    """What the page of a list says of the feed that follows it."""
    kind = BY_MODEL[model]
    return {"feed_name": kind.feed_name, "feed_title": kind.title}


def _embed_code(video: Video, request: HttpRequest) -> str:
    """What to paste into another page to show the video there, in the language of this one."""
    src = request.build_absolute_uri(embed_url(video, reader_language()))
    return str(frame(src, reader_text(video, "title").text, *embed_size(None, None)))


def _shared(record: Record, facts: Facts, request: HttpRequest) -> dict[str, Any]:
    kind = kind_of(record)
    steps = [
        (_("Home"), reverse("wagtail_serve", args=[""])),
        (str(kind.title), reverse(kind.list_name)),
        (reader_text(record, "title").text, record.get_absolute_url()),
    ]
    crumbs = breadcrumbs(request.build_absolute_uri, steps)
    return {"structured": graph(facts, crumbs), "basket_item": basket_item(record)}
