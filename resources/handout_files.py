"""The files of a practice: what its page offers, and the view that sends one."""

from dataclasses import dataclass
from pathlib import PurePath

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from portal.media.content_types import content_type_of
from portal.media.delivery import deliver
from portal.media.papers import kind_of
from portal.media.views import etag_of
from portal.records.bilingual import BilingualText, reader_text
from portal.records.language import LANGUAGES, reader_language
from resources.models import BestPractice, Handout


@dataclass(frozen=True)
class Offer:
    """One file to take along, in one language, with what it costs to load and to print."""

    language: str
    url: str
    kind: str
    pages: int | None
    size_bytes: int


@dataclass(frozen=True)
class OfferedHandout:
    """``first`` is in the reader's language where there is one; ``other`` is its twin, or None."""

    name: BilingualText
    first: Offer
    other: Offer | None

    @property
    def is_other(self) -> bool:
        """Whether the reader's own language is missing."""
        return self.first.language != reader_language()


def offered_handouts(practice: BestPractice) -> list[OfferedHandout]:
    return [_offered(practice, handout) for handout in practice.handouts.all()]


def offers_of(practice: BestPractice, handout: Handout) -> list[Offer]:
    """The files of one handout: one for each language that it has, at least one."""
    offers = [_offer(practice, handout, code) for code in LANGUAGES]
    return [offer for offer in offers if offer]


def offer_at(url: str, handout: Handout, language: str) -> Offer:
    """The file that a handout has in a language, under an address."""
    kind = kind_of(getattr(handout, f"file_{language}").name)
    pages, size_bytes = (getattr(handout, f"{name}_{language}") for name in ("pages", "size_bytes"))
    return Offer(language, url, kind, pages, size_bytes)


@require_safe
def handout_file(
    request: HttpRequest, slug: str, number: int, language: str, extension: str
) -> HttpResponseBase:
    """A file of a practice that the reader may see."""
    practice = get_object_or_404(BestPractice.objects.visible_to(request.user), slug=slug)
    handout = get_object_or_404(practice.handouts.all(), pk=number)
    file = getattr(handout, f"file_{language}") if language in LANGUAGES else None
    if not file or kind_of(file.name).lower() != extension:
        raise Http404
    return _send(request, file, download_name(handout, language))


@require_safe
def drafted_file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A file of the newest version, by its name in the storage: for those who work on it."""
    practice = get_object_or_404(BestPractice, pk=pk)
    for handout in practice.get_latest_revision_as_object().handouts.all():
        for language in LANGUAGES:
            file = getattr(handout, f"file_{language}")
            if file and PurePath(file.name).name == name:
                return _send(request, file, download_name(handout, language))
    raise Http404


def download_name(handout: Handout, language: str) -> str:
    """What the file is called on the reader's own device."""
    file = getattr(handout, f"file_{language}")
    name = slugify(reader_text(handout, "name", language).text) or "handout"
    return f"{name[:80]}.{language}.{kind_of(file.name).lower()}"


def _send(request: HttpRequest, file: FieldFile, filename: str) -> HttpResponseBase:
    """One private file. A PDF opens beside the page; what no browser shows is kept."""
    name = str(file)
    try:
        return deliver(
            request,
            file,
            content_type=content_type_of(name),
            etag=etag_of(name),
            filename=filename,
            as_attachment=kind_of(name) != "PDF",
        )
    except (OSError, ValueError) as error:
        raise Http404 from error  # the storage has lost it


def _offered(practice: BestPractice, handout: Handout) -> OfferedHandout:
    own = reader_language()
    first, *rest = sorted(offers_of(practice, handout), key=lambda offer: offer.language != own)
    return OfferedHandout(reader_text(handout, "name"), first, rest[0] if rest else None)


def _offer(practice: BestPractice, handout: Handout, language: str) -> Offer | None:
    file = getattr(handout, f"file_{language}")
    if not file:
        return None
    url = _address(practice, handout, language, kind_of(file.name).lower())
    return offer_at(url, handout, language)


def _address(practice: BestPractice, handout: Handout, language: str, extension: str) -> str:
    """ "" for a handout that is only in a draft: its file has no address before it is published."""
    if handout.pk is None:
        return ""
    number = {"number": handout.pk, "language": language, "extension": extension}
    return reverse("handouts:file", kwargs={"slug": practice.slug} | number)
