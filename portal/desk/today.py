"""The editors' start page: what needs me today."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from portal.desk.models import LinkCheck
from portal.desk.needs.catalogue import catalogues
from portal.desk.needs.exceptions import exceptions
from portal.desk.needs.films import captions_missing, uploads
from portal.desk.needs.links import broken_links
from portal.desk.needs.need import Need
from portal.desk.needs.records import other_languages, reviews_due
from portal.desk.needs.reviews import refused, waiting_for_me
from portal.desk.reach import Reach

# what somebody waits for comes first
SOURCES = (
    waiting_for_me,
    refused,
    exceptions,
    other_languages,
    reviews_due,
    captions_missing,
    uploads,
    catalogues,
    broken_links,
)


def needs_of(user: Any) -> list[Need]:
    """Everything that asks for this person, in the order of weight; heaps that are empty are
    left out. The number of queries does not depend on the number of rows."""
    reach = Reach(user)
    return [need for need in (source(reach) for source in SOURCES) if need.lines]


class TodayPanel(Component):
    """The whole start page, in place of the framework's panels."""

    name = "today"
    order = 100
    template_name = "desk/today.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        return {
            "name": user.first_name or str(user),
            "needs": needs_of(user),
            "today": timezone.localdate(),
            "link_check": LinkCheck.objects.order_by("-started_at").first(),
        }
