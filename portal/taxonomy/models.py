"""The lists that classify records: rows that editors extend, known elsewhere by their keys."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.records.bilingual import reader_text


class Term(models.Model):
    """One entry of a list: a key for machines, a label in each language, a place in the order."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    label = models.CharField(_("label"), max_length=120)
    label_en: str | None
    label_es: str | None
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return reader_text(self, "label").text or self.key


class Audience(Term):
    class Meta(Term.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")


class Subject(Term):
    class Meta(Term.Meta):
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")


class GradeBand(Term):
    class Meta(Term.Meta):
        verbose_name = _("grade band")
        verbose_name_plural = _("grade bands")


class FocusArea(Term):
    """One of the nine areas of the State Service Delivery Plan."""

    class Meta(Term.Meta):
        verbose_name = _("focus area")
        verbose_name_plural = _("focus areas")


class Strategy(Term):
    class Meta(Term.Meta):
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")


class Setting(Term):
    """Where a lesson takes place."""

    class Meta(Term.Meta):
        verbose_name = _("setting")
        verbose_name_plural = _("settings")


class Language(Term):
    """A spoken language; the list is open. The key is its ISO 639 code."""

    class Meta(Term.Meta):
        verbose_name = _("spoken language")
        verbose_name_plural = _("spoken languages")


class EventKind(Term):
    """What a date in the calendar is: a training, a deadline, a day for families."""

    class Meta(Term.Meta):
        verbose_name = _("kind of event")
        verbose_name_plural = _("kinds of event")


class Framework(Term):
    """A set of standards, such as the Common Core for mathematics."""

    label = models.CharField(_("label"), max_length=200)
    year = models.PositiveSmallIntegerField(_("year"))

    class Meta(Term.Meta):
        verbose_name = _("framework of standards")
        verbose_name_plural = _("frameworks of standards")


class Standard(models.Model):
    """What a framework asks pupils to be able to do, in plain words of our own."""

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="standards")
    code = models.CharField(_("code"), max_length=40)
    alias = models.CharField(_("other way to write the code"), max_length=40, blank=True)
    grade = models.CharField(_("grade"), max_length=10, blank=True)
    statement = models.TextField(_("statement"))
    statement_en: str | None
    statement_es: str | None

    class Meta:
        verbose_name = _("standard")
        verbose_name_plural = _("standards")
        ordering = ["framework", "code"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="one_standard_per_code")
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def codes(self) -> list[str]:
        """Every way in which people write this code."""
        return [code for code in (self.code, self.alias) if code]
