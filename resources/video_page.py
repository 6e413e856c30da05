"""What the page of a video shows besides the video's own columns."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext, pgettext

from portal.records.language import reader_language
from resources.cards import card_of, still_url
from resources.coverage import coverage_of
from resources.film_words import words_of
from resources.models import Video
from resources.related import company_of
from resources.watching import watch


def notice_heading(video: Video) -> str:
    """What stands over the notice; Spanish speaks to students as tú and to others as usted."""
    audiences = {audience.key for audience in video.audiences.all()}
    if "families" in audiences:
        return gettext("Try this at home")
    if "students" in audiences:
        return pgettext("to a student", "While you watch")
    return gettext("While you watch")


def saves_data(request: HttpRequest) -> bool:
    """Whether the browser says that its owner pays by the byte (Save-Data, a client hint)."""
    return request.headers.get("Save-Data", "").lower() == "on"


def page_of(video: Video, request: HttpRequest) -> dict[str, Any]:
    """The context of the page, for readers and for previews alike."""
    company = company_of(video, request.user)
    watching = watch(video, request.GET, reader_language(), saves_data(request))
    return {
        "watching": watching,
        "words": words_of(video, watching),
        "poster": still_url(video),
        "notice_heading": notice_heading(video),
        "coverage": coverage_of(video),
        "neighbours": [card_of(one) for one in company.neighbours],
        "related": [card_of(one) for one in company.related],
    }
