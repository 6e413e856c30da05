"""What a translator's form leaves open: the columns of their languages, and nothing else.

Columns of the other language stay to be read and copied. Everything else is taken out of the form,
so that whatever is posted for it is not even looked at.
"""

from collections.abc import Collection
from functools import partial
from typing import Any

from django import forms
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from wagtail.admin.panels import InlinePanel

from portal.records.drafted_rows import HELD, DraftedFormSet, name_of
from portal.records.language import LANGUAGES

Languages = Collection[str]
OF_THE_FORMSET = ("id", HELD, DELETION_FIELD_NAME, ORDERING_FIELD_NAME)


def narrow_form(form: forms.BaseForm, languages: Languages, keep: Collection[str] = ()) -> None:
    """Leave the columns of ``languages`` and the fields in ``keep`` as they are."""
    for name, field in list(form.fields.items()):
        if name in keep or _is_in(name, languages):
            continue
        if _is_in(name, LANGUAGES) and not isinstance(field, forms.FileField):
            field.disabled = True
            field.get_bound_field = partial(_to_be_read, field)  # type: ignore[method-assign]
        else:
            del form.fields[name]


class ReadBoundField(forms.BoundField):
    """A disabled field as a page shows it: whoever uses the keyboard gets into it to read, which
    a browser does not allow in a disabled one."""

    def build_widget_attrs(self, attrs: Any, widget: Any = None) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        return built | {"readonly": True, "disabled": False}


def _to_be_read(field: forms.Field, form: forms.BaseForm, name: str) -> ReadBoundField:
    return ReadBoundField(form, field, name)


def _is_in(name: str, languages: Languages) -> bool:
    return name.endswith(tuple(f"_{code}" for code in languages))


class PartFormSet(DraftedFormSet):
    """The rows of a part. Narrowed, it is made of the rows that are there, in their order: none
    comes, goes or moves, and of each only the columns of ``languages`` can change."""

    languages: Languages | None = None

    def narrow(self, languages: Languages) -> None:
        """To be called before any form of the set is looked at."""
        self.languages = languages
        self.rows: list[models.Model] = list(self.get_queryset())

    def total_form_count(self) -> int:
        return super().total_form_count() if self.languages is None else len(self.rows)

    def initial_form_count(self) -> int:
        return super().initial_form_count() if self.languages is None else len(self.rows)

    def _construct_form(self, i: int, **kwargs: Any) -> forms.BaseForm:
        if self.languages is None:
            return super()._construct_form(i, **kwargs)
        self.is_stale |= self.is_bound and self.posted_name(i) != name_of(self.rows[i])
        form = self.form_of(self.rows[i], i, **kwargs)
        narrow_form(form, self.languages, keep=OF_THE_FORMSET)
        return form

    def _should_delete_form(self, form: forms.BaseForm) -> bool:
        return self.languages is None and super()._should_delete_form(form)

    def save(self, commit: bool = True) -> list[models.Model]:
        if self.languages is None:
            return super().save(commit=commit)
        self.new_objects = self.changed_objects = self.deleted_objects = list[Any]()
        rows = getattr(self.instance, self.rel_name)
        rows.add(*(form.instance for form in self.forms))
        if commit:
            rows.commit()
        return []


class PartPanel(InlinePanel):
    """An inline panel for the rows of a part of a record."""

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = PartFormSet
        return options
