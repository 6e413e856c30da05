"""Rows of a part that are only in a draft: they have no key yet, and are known by what they hold.

The framework begins such a row anew from what is posted. What no browser posts again would be lost
with every saving: its files, what was measured of them, and which translation was true.
"""

from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseModelFormSet
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet

from portal.records.bilingual import translated_fields

HELD = "held"
Name = tuple[str, str]


def held_by(row: models.Model) -> str:
    """What a row without a key is known by: its columns but for its place. Empty for others."""
    if row.pk is not None:
        return ""
    unsaid = {row._meta.pk.name, "sort_order", *translated_fields(row)}  # columns stay, by language
    fields = [f for f in row._meta.concrete_fields if f.name not in unsaid and not f.remote_field]
    said = [(field.name, field.value_to_string(row)) for field in fields]
    return sha256(repr(said).encode()).hexdigest()[:16]


def name_of(row: models.Model) -> Name:
    return str(row.pk or ""), held_by(row)


class DraftedFormSet(BaseChildFormSet):
    """Rows are those of the draft, each found by its key or by what it held when the form was
    opened. A row that somebody else has changed or taken out meanwhile is refused, not written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_stale = False
        self.found: list[models.Model] = []

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        held = held_by(form.instance) if form.instance in self.get_queryset() else ""
        form.fields[HELD] = forms.CharField(initial=held, required=False, widget=forms.HiddenInput)

    def _construct_form(self, i: int, **kwargs: Any) -> forms.BaseForm:
        if not self.is_bound or i >= self.initial_form_count():
            return super()._construct_form(i, **kwargs)
        return self.form_of(self._posted_row(i), i, **kwargs)

    def form_of(self, row: models.Model, i: int, **kwargs: Any) -> forms.BaseForm:
        """The form of a row, past the base class, which takes the row from what was posted."""
        construct = super(BaseModelFormSet, self)._construct_form  # type: ignore[misc]  # untyped
        form: forms.BaseForm = construct(i, instance=row, **kwargs)
        return form

    def posted_name(self, i: int) -> Name:
        prefix = self.add_prefix(i)
        return self.data.get(f"{prefix}-id") or "", self.data.get(f"{prefix}-{HELD}") or ""

    def _posted_row(self, i: int) -> models.Model:
        name = self.posted_name(i)
        taken = {id(row) for row in self.found}
        rows = [row for row in self.get_queryset() if id(row) not in taken]
        row = next((row for row in rows if name_of(row) == name), None)
        if row is None:
            self.is_stale |= name != ("", "")
            return self.model()
        self.found.append(row)
        return row

    def clean(self) -> None:
        super().clean()
        if self.is_stale:
            raise ValidationError(
                _("Somebody has changed these rows meanwhile. Open the page again.")
            )

    def save(self, commit: bool = True) -> list[models.Model]:
        """The framework takes the rows without a key out of the draft and puts back only those
        that have changed: the others follow here."""
        saved: list[models.Model] = super().save(commit=False)
        gone = [form.instance for form in self.deleted_forms]
        rows = getattr(self.instance, self.rel_name)
        kept = [row for row in self.found if row.pk is None]
        rows.add(*(row for row in kept if not any(row is one for one in gone)))
        if commit:
            rows.commit()
        return saved

    def held_updates(self) -> list[tuple[str, str]]:
        """For the form that stays open after a saving in the background."""
        gone = self.deleted_forms
        return [
            (form.add_prefix(HELD), "" if form in gone else held_by(form.instance))
            for form in self.forms
        ]
