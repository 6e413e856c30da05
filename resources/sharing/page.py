"""What the pages of records hold for sharing: facts for machines, and the way into a basket."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.records.bilingual import reader_text
from portal.records.models import Record
from resources.models import Collection, Video
from resources.sharing.basket import BasketItem
from resources.sharing.basket_form import PartForm
from resources.sharing.kinds import kind_of
from resources.sharing.structured import (
    Facts,
    breadcrumbs,
    collection_facts,
    graph,
    learning_resource,
    video_facts,
)
from resources.watching import Watching


def shared_video(video: Video, watching: Watching | None, request: HttpRequest) -> dict[str, Any]:
    """The context of a video's page that is about sharing it."""
    transcript = watching.transcript if watching else None
    facts = video_facts(video, request.build_absolute_uri, transcript)
    form = PartForm(auto_id="part_%s") if watching else None
    page = request.build_absolute_uri(video.get_absolute_url())
    oembed_url = f"{request.build_absolute_uri(reverse('oembed'))}?{urlencode({'url': page})}"
    return _shared(video, facts, request) | {"part_form": form, "oembed_url": oembed_url}


def shared_collection(
    collection: Collection, records: Sequence[Record], request: HttpRequest
) -> dict[str, Any]:
    facts = collection_facts(collection, records, request.build_absolute_uri)
    return _shared(collection, facts, request)


def shared_record(record: Record, request: HttpRequest) -> dict[str, Any]:
    """The same for a kind that has no facts of its own."""
    return _shared(record, learning_resource(record, request.build_absolute_uri), request)


def basket_item(record: Record) -> str:
    """How a basket names this record."""
    return str(BasketItem(kind_of(record).key, record.slug))


def _shared(record: Record, facts: Facts, request: HttpRequest) -> dict[str, Any]:
    steps = [
        (_("Home"), reverse("wagtail_serve", args=[""])),
        (_("Library"), reverse("resources:video_list")),
        (reader_text(record, "title").text, record.get_absolute_url()),
    ]
    crumbs = breadcrumbs(request.build_absolute_uri, steps)
    return {"structured": graph(facts, crumbs), "basket_item": basket_item(record)}
