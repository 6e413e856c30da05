"""Links that lead nowhere, each with the field it stands in."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from portal.desk.models import CheckedLink
from portal.desk.needs.need import MOST, Line, Need
from portal.desk.needs.rows import edit_url
from portal.desk.reach import Reach
from portal.pages.models import HomePage


def broken_links(reach: Reach) -> Need:
    """In whatever this person may change; a translator sees those of their language."""
    models: list[Any] = [*reach.kinds, *([HomePage] if reach.has_pages else [])]
    kinds = ContentType.objects.get_for_models(*models).values()
    links = (
        CheckedLink.objects.broken()
        .filter(content_type__in=kinds, language__in=reach.languages)
        .select_related("content_type")
        .order_by("failing_since", "pk")[:MOST]
    )
    lines = [_leads_nowhere(link) for link in links]
    return Need("links", gettext_lazy("Links that lead nowhere"), "link", lines)


def _leads_nowhere(link: CheckedLink) -> Line:
    note = f"{link.address}: {link.explanation}"
    return Line(link.title, screen_of(link), note, link.title_language, is_late=True)


def screen_of(link: CheckedLink) -> str:
    """The edit screen of what holds the link, at the field."""
    model = link.content_type.model_class()
    if model is not None and issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[link.object_id])
    return edit_url(model, link.object_id, f"{link.field}_{link.language}")
