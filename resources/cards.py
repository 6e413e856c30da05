"""The card of a record: what a list shows of it, from rows that ``with_cards()`` has fetched."""

from dataclasses import dataclass, field, replace
from functools import singledispatch

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.media.posters import PALETTES
from portal.media.transcript import clock
from portal.records.bilingual import BilingualText, reader_text
from portal.records.language import reader_language
from portal.records.models import Record
from portal.taxonomy.models import Subject, Term
from resources.models import BestPractice, Collection, Video
from resources.sharing.keys import basket_item

PLAIN_PALETTE = (
    "program-operation"  # for subjects that editors add: they have no colours of their own
)


@dataclass(frozen=True)
class Card:
    """``length`` is what is written on the picture, ``length_said`` what it is the length of."""

    url: str
    kind_label: str
    title: BilingualText
    summary: BilingualText
    poster_url: str
    other_title_note: str
    basket_item: str
    length: str = ""
    length_said: str = ""
    place_label: str = ""
    audience_labels: list[str] = field(default_factory=list)
    grade_label: str = ""
    voice_codes: list[str] = field(default_factory=list)


@singledispatch
def brief_card(record: Record) -> Card:
    """The same without the lists that cost a query each: for a row beside something else."""
    raise TypeError(f"{type(record).__name__} has no card.")


@brief_card.register
def _video(video: Video) -> Card:
    voices = sorted({r.spoken_language.upper() for r in video.films}, reverse=True)
    return replace(
        _card(video, _("Video"), video.subject),
        length=duration_of(video),
        length_said=_("Length:"),
        voice_codes=voices,
    )


@brief_card.register
def _practice(practice: BestPractice) -> Card:
    return replace(
        _card(practice, _("Best practice"), practice.subject),
        length=minutes_label(practice.minutes_to_read(reader_language())),
        length_said=_("Time to read:"),
        place_label=practice.contact_region.name if practice.contact_region else "",
    )


@brief_card.register
def _collection(collection: Collection) -> Card:
    kind = _("Series") if collection.is_series else _("Collection")
    return _card(collection, kind, collection.subject)


def card_of(record: Video | BestPractice) -> Card:
    """With its audiences and grades."""
    return replace(
        brief_card(record),
        audience_labels=[str(audience) for audience in record.audiences.all()],
        grade_label=grade_label(list(record.grade_bands.all())),
    )


def collection_card(collection: Collection, many: int) -> Card:
    """With the number of items in it that the reader may see."""
    return replace(
        brief_card(collection),
        audience_labels=[str(audience) for audience in collection.audiences.all()],
        length=ngettext("%(many)s item", "%(many)s items", many) % {"many": many},
    )


def _card(record: Record, kind_label: str, subject: Subject | None) -> Card:
    title = reader_text(record, "title")
    return Card(
        url=record.get_absolute_url(),
        kind_label=kind_label,
        title=title,
        summary=reader_text(record, "summary"),
        poster_url=drawn_poster_url(subject, record.slug),
        other_title_note=only_in(title.language) if title.is_other else "",
        basket_item=basket_item(record),
    )


def drawn_poster_url(subject: Subject | None, slug: str) -> str:
    """The drawn poster: light enough for a list on a phone."""
    palette = subject.key if subject and subject.key in PALETTES else PLAIN_PALETTE
    return reverse("poster", kwargs={"subject": palette, "slug": slug})


def poster_url(video: Video) -> str:
    return drawn_poster_url(video.subject, video.slug)


def still_url(video: Video) -> str:
    """The picture of the player: a still of the film, or the drawn poster where there is none."""
    still = video.recording and video.recording.poster
    return still.url if still else poster_url(video)


def duration_of(video: Video) -> str:
    """What a reader is told of the film's length; "" without a film."""
    length = shown_duration_ms(video, reader_language())
    return clock(length) if length else ""


def shown_duration_ms(video: Video, language: str) -> int | None:
    """The length of the film in the reader's language, else of any voice."""
    lengths = {r.spoken_language: r.duration_ms for r in video.films}
    return lengths.get(language) or next(iter(lengths.values()), None)


def minutes_label(minutes: int) -> str:
    """ "3 min"; "" for nothing."""
    return _("%(minutes)s min") % {"minutes": minutes} if minutes else ""


def grade_label(bands: list[Term]) -> str:
    """The first grade band and how many more there are, as there is room for one."""
    if not bands:
        return ""
    return f"{bands[0]} +{len(bands) - 1}" if len(bands) > 1 else str(bands[0])


def only_in(language: str) -> str:
    return _("Title only in English") if language == "en" else _("Title only in Spanish")
