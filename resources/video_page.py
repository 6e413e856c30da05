"""What the page of a video shows besides the video's own columns."""

from typing import Any

from django.http import HttpRequest

from portal.records.language import reader_language
from resources.cards import card_of, still_url
from resources.coverage import coverage_of
from resources.models import Video
from resources.related import company_of
from resources.watching import watch


def page_of(video: Video, request: HttpRequest) -> dict[str, Any]:
    """The context of the page, for readers and for previews alike."""
    company = company_of(video, request.user)
    return {
        "watching": watch(video, request.GET, reader_language()),
        "poster": still_url(video),
        "for_families": any(audience.key == "families" for audience in video.audiences.all()),
        "coverage": coverage_of(video),
        "neighbours": [card_of(one) for one in company.neighbours],
        "related": [card_of(one) for one in company.related],
    }
