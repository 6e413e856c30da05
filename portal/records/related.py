"""Records that an editor puts beside a record, in an order, of one kind or several.

A StreamField and not a table of generic links: what is picked is drafted, compared, scheduled and
published with the record, and the chooser finds by title.
"""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.snippets.blocks import SnippetChooserBlock

MOST_PICKED = 12


def related_field(**kinds: str) -> StreamField:
    """The column for picked records: ``related_field(video="resources.Video")`` lets editors pick
    videos; the keyword is the kind's name."""
    blocks = [(kind, SnippetChooserBlock(model)) for kind, model in kinds.items()]
    help_text = _("Shown first among the records that go with this one.")
    return StreamField(
        blocks,
        blank=True,
        max_num=MOST_PICKED,
        verbose_name=_("goes well with"),
        help_text=help_text,
    )


def picked_keys(record: models.Model, kind: str) -> list[int]:
    """Primary keys of the picked records of one kind, in their order. Asks no database."""
    picked: Sequence[dict[str, Any]] = record.related.raw_data  # type: ignore[attr-defined]  # the column
    return [block["value"] for block in picked if block["type"] == kind and block["value"]]
