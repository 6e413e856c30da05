"""What an editor puts beside a record comes from kinds that are their business.

The chooser of a guarded kind opens only for whoever has a right to it (portal.records.guarding);
here the same holds for a number that is posted without a chooser. What was there before may stay.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.forms import ModelChoiceField
from django.utils.translation import gettext as _
from wagtail.blocks import BlockField

from portal.records.guarding import Guarded
from portal.records.permissions import has_any_right

Pick = tuple[type[models.Model], Any]  # a kind and a primary key


def refuse_strange_picks(form: Any) -> None:
    """Add an error to each field of an editors' form that picks what is not its person's."""
    for name in form.changed_data if form.for_user else ():
        field, before = form.fields[name], form[name].initial
        new = set(_picks(field, form.cleaned_data.get(name))) - set(_picks(field, before))
        if any(_is_shut(form.for_user, kind) for kind, _key in new):
            form.add_error(name, _("This is not among what you may choose."))


def _is_shut(user: Any, kind: type[models.Model]) -> bool:
    is_guarded = isinstance(getattr(kind, "snippet_viewset", None), Guarded)
    return is_guarded and not has_any_right(user, kind)


def _picks(field: Any, value: Any) -> Iterator[Pick]:
    """What a value of a form's field names: one row, or the rows in the blocks of a stream."""
    is_choice = isinstance(field, ModelChoiceField) and field.queryset is not None
    if is_choice and value and not isinstance(value, list):
        yield field.queryset.model, getattr(value, "pk", value)
    elif isinstance(field, BlockField):
        for block in value or ():
            if isinstance(block.value, models.Model):
                yield type(block.value), block.value.pk
