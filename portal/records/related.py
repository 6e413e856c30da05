"""Records that an editor puts beside a record, in an order, of one kind or several.

A StreamField and not a table of generic links: what is picked is drafted, compared, scheduled and
published with the record, and the chooser finds by title.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.snippets.blocks import SnippetChooserBlock

LABELS = {"video": _("Video"), "best_practice": _("Best practice")}
MOST_PICKED = 12
MOST_IN_A_COLLECTION = 60


def related_field(**kinds: str) -> StreamField:
    """The column for picked records: ``related_field(video="resources.Video")`` lets editors pick
    videos; the keyword is the kind's name."""
    return StreamField(
        _choosers(kinds),
        blank=True,
        max_num=MOST_PICKED,
        verbose_name=_("goes well with"),
        help_text=_("Shown first among the records that go with this one."),
    )


def items_field(**kinds: str) -> StreamField:
    """The same for what a collection is made of."""
    return StreamField(
        _choosers(kinds),
        blank=True,
        max_num=MOST_IN_A_COLLECTION,
        verbose_name=_("items"),
        help_text=_("In the order in which readers meet them."),
    )


def picks_of(stream: Any) -> list[tuple[str, int]]:
    """The kind and the primary key of each picked record, in their order. Asks no database."""
    blocks: Sequence[dict[str, Any]] = stream.raw_data
    return [(block["type"], block["value"]) for block in blocks if block["value"]]


def picked_keys(record: models.Model, kind: str) -> list[int]:
    """Primary keys of the records of one kind that are picked to go with a record."""
    picked = picks_of(record.related)  # type: ignore[attr-defined]  # the column
    return [key for one, key in picked if one == kind]


def _choosers(kinds: Mapping[str, str]) -> list[tuple[str, SnippetChooserBlock]]:
    return [(kind, SnippetChooserBlock(model, label=LABELS[kind])) for kind, model in kinds.items()]
