"""The ways to narrow the lists of the library."""

from collections.abc import Sequence
from functools import partial

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import OrgUnit
from portal.media.models import PICTURES
from portal.records.bilingual import BilingualText, reader_text
from portal.records.facets import Facet
from portal.taxonomy.labels import labels_of
from portal.taxonomy.models import (
    Audience,
    FocusArea,
    GradeBand,
    Language,
    Setting,
    Strategy,
    Subject,
)
from resources.models import Collection

# value -> (label, from this many milliseconds, to less than this many)
LENGTHS = {
    "under-1": (_("Less than 1 minute"), 0, 60_000),
    "1-to-3": (_("1 to 3 minutes"), 60_000, 180_000),
    "3-to-5": (_("3 to 5 minutes"), 180_000, 300_000),
    "over-5": (_("5 minutes or more"), 300_000, 2**31),
}


def length_of(duration_ms: int) -> str:
    """The value of the length facet that a film of this duration has."""
    return next(
        value for value, (_label, low, high) in LENGTHS.items() if low <= duration_ms < high
    )


def length_labels() -> dict[str, str]:
    return {value: str(label) for value, (label, _low, _high) in LENGTHS.items()}


def of_length(values: Sequence[str]) -> Q:
    """Videos with a film of any of these lengths; its two voices may differ."""
    condition = Q(pk__in=())
    for value in values:
        _label, low, high = LENGTHS[value]
        condition |= Q(
            recording__renditions__quality__in=PICTURES,
            recording__renditions__duration_ms__gte=low,
            recording__renditions__duration_ms__lt=high,
        )
    return condition


def series_labels() -> dict[str, BilingualText]:
    series = Collection.objects.live().filter(is_series=True).defer("twin_fingerprints")
    return {one.slug: reader_text(one, "title") for one in series}


def office_labels() -> dict[str, str]:
    return dict(OrgUnit.objects.values_list("key", "name"))


FORMS = {"series": _("Series of videos"), "collection": _("Hand-picked")}


def form_labels() -> dict[str, str]:
    return {value: str(label) for value, label in FORMS.items()}


def of_form(values: Sequence[str]) -> Q:
    return Q(is_series__in=[value == "series" for value in values])


AUDIENCE = Facet(
    "audience", _("For whom"), partial(labels_of, Audience), "audiences__key", is_open=True
)
GRADE = Facet("grade", _("Grade"), partial(labels_of, GradeBand), "grade_bands__key", is_open=True)
SUBJECT = Facet("subject", _("Subject"), partial(labels_of, Subject), "subject__key")
FOCUS = Facet("focus", _("State plan"), partial(labels_of, FocusArea), "focus_areas__key")

VIDEO_FACETS = (
    AUDIENCE,
    GRADE,
    Facet(
        "voice",
        _("Spoken in"),
        partial(labels_of, Language),
        "recording__renditions__spoken_language",
        is_open=True,
    ),
    SUBJECT,
    FOCUS,
    Facet("length", _("Length"), length_labels, condition=of_length),
    Facet("series", _("Series"), series_labels, "series__slug"),
)

PRACTICE_FACETS = (
    AUDIENCE,
    GRADE,
    SUBJECT,
    FOCUS,
    Facet("strategy", _("Strategy"), partial(labels_of, Strategy), "strategies__key"),
    Facet("setting", _("Setting"), partial(labels_of, Setting), "setting__key"),
    Facet("office", _("Region"), office_labels, "contact_region__key"),
)

COLLECTION_FACETS = (
    AUDIENCE,
    SUBJECT,
    Facet("form", _("Kind of collection"), form_labels, condition=of_form, is_open=True),
)
