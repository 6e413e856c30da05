"""The card of a video: what a list shows of it, from rows that ``with_cards()`` has fetched."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.media.posters import PALETTES
from portal.media.transcript import clock
from portal.records.bilingual import BilingualText, reader_text
from portal.records.language import reader_language
from portal.taxonomy.models import Term
from resources.models import Video
from resources.sharing.basket import BasketItem

PLAIN_PALETTE = (
    "program-operation"  # for subjects that editors add: they have no colours of their own
)


@dataclass(frozen=True)
class Card:
    url: str
    title: BilingualText
    summary: BilingualText
    poster_url: str
    duration: str
    audience_labels: list[str]
    grade_label: str
    voice_codes: list[str]
    other_title_note: str
    item: str = ""


def poster_url(video: Video) -> str:
    """The drawn poster: light enough for a list on a phone."""
    subject = video.subject.key if video.subject.key in PALETTES else PLAIN_PALETTE
    return reverse("poster", kwargs={"subject": subject, "slug": video.slug})


def still_url(video: Video) -> str:
    """The picture of the player: a still of the film, or the drawn poster where there is none."""
    still = video.recording and video.recording.poster
    return still.url if still else poster_url(video)


def card_of(video: Video) -> Card:
    title = reader_text(video, "title")
    return Card(
        url=video.get_absolute_url(),
        title=title,
        summary=reader_text(video, "summary"),
        poster_url=poster_url(video),
        duration=duration_of(video),
        audience_labels=[str(audience) for audience in video.audiences.all()],
        grade_label=grade_label(list(video.grade_bands.all())),
        voice_codes=sorted({r.spoken_language.upper() for r in video.renditions}, reverse=True),
        other_title_note=only_in(title.language) if title.is_other else "",
        item=str(BasketItem("video", video.slug)),
    )


def duration_of(video: Video) -> str:
    """What a reader is told of the film's length; "" without a film."""
    length = shown_duration_ms(video, reader_language())
    return clock(length) if length else ""


def shown_duration_ms(video: Video, language: str) -> int | None:
    """The length of the film in the reader's language, else of any voice."""
    lengths = {r.spoken_language: r.duration_ms for r in video.renditions}
    return lengths.get(language) or next(iter(lengths.values()), None)


def grade_label(bands: list[Term]) -> str:
    """The first grade band and how many more there are, as there is room for one."""
    if not bands:
        return ""
    return f"{bands[0]} +{len(bands) - 1}" if len(bands) > 1 else str(bands[0])


def only_in(language: str) -> str:
    return _("Title only in English") if language == "en" else _("Title only in Spanish")
