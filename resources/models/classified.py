"""How the library sorts what it holds: the lists of the taxonomy that a record stands in."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from portal.records.models import Record
from portal.taxonomy.models import Audience, FocusArea, GradeBand, Setting, Strategy, Subject


class ClassifiedRecord(Record):
    """A record by whom it is for, what it is about, and how and where it happened."""

    audiences = ParentalManyToManyField(
        Audience, blank=True, related_name="%(class)ss", verbose_name=_("for whom")
    )
    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="%(class)ss", verbose_name=_("subject")
    )
    grade_bands = ParentalManyToManyField(
        GradeBand, blank=True, related_name="%(class)ss", verbose_name=_("grades")
    )
    focus_areas = ParentalManyToManyField(
        FocusArea, blank=True, related_name="%(class)ss", verbose_name=_("focus areas")
    )
    strategies = ParentalManyToManyField(
        Strategy, blank=True, related_name="%(class)ss", verbose_name=_("strategies")
    )
    setting = models.ForeignKey(
        Setting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("setting"),
    )
    place = models.CharField(_("school or place"), max_length=120, blank=True)

    class Meta(Record.Meta):
        abstract = True
