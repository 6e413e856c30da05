"""The parts of a record: rows of its own in an order, each with texts in two languages."""

from wagtail.models import Orderable

from portal.records.bilingual import empty_blank_texts


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
