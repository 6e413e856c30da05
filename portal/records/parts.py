"""The parts of a record: rows of its own in an order, each with texts in two languages."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from wagtail.models import Orderable

from portal.records.bilingual import columns, empty_blank_texts

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


class RecordPart(Orderable):
    """A row that belongs to one record and is drafted, compared and published with it.

    A kind of part names its record by a ``ParentalKey`` and its texts in ``translation.py``. Both
    languages are columns of one row, so that a part is moved once for both.
    """

    class Meta(Orderable.Meta):
        abstract = True

    def clean(self) -> None:
        super().clean()
        empty_blank_texts(self)


def some_language(field: str, name: str, message: "str | StrPromise") -> models.CheckConstraint:
    """A part says something in at least one language. NULL has to be named: a check that comes to
    nothing but NULL holds, for Django as for databases."""
    first, second = (Q(**{f"{c}__isnull": False, f"{c}__gt": ""}) for c in columns(field))
    return models.CheckConstraint(
        name=name, condition=first | second, violation_error_message=message
    )
