"""“Before publishing” on the screen of an editorial page."""

from typing import Any

from django.forms import Media
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from portal.pages.remarks import remarks_on_page
from portal.records.publishing.side_panel import LOOKS, Section


class RemarksPanel(Panel):
    """What is worth a second look in the page as it was saved last; not shown for a new one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Before publishing")} | kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "records/before_publishing.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            remarks = remarks_on_page(self.instance)
            sections = [Section("", [], remarks)] if remarks else []
            return super().get_context_data(parent_context) | {"sections": sections}

        @property
        def media(self) -> Media:
            return LOOKS
