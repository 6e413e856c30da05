"""Records gathered in an order by somebody who chose them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.records.models import Record


class Collection(Record):
    """Records in an order. One marked as a series is what its videos name as theirs."""

    url_name = "resources:collection_detail"
    preview_template = "resources/collection_detail.html"

    is_series = models.BooleanField(
        _("is a series"),
        default=False,
        help_text=_("Its videos belong together and have an order."),
    )

    class Meta(Record.Meta):
        verbose_name = _("collection")
        verbose_name_plural = _("collections")
