"""Editorial pages: one tree a language, because prose differs in length and order between them."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from portal.pages.blocks import WayInBlock
from portal.pages.home import home_context
from portal.pages.remarks_panel import RemarksPanel


class HomePage(Page):
    """The front door in one language: what this is, the ways in, and what is new."""

    max_count_per_parent = 1
    parent_page_types = ["wagtailcore.Page"]

    heading = models.CharField(_("heading"), max_length=80)
    welcome = models.TextField(_("welcome"))
    search_hint = models.CharField(_("examples below the search"), max_length=160, blank=True)
    ways = StreamField([("way", WayInBlock())], max_num=4, verbose_name=_("ways in"))

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("heading"), FieldPanel("welcome")], heading=_("Opening")),
        FieldPanel("search_hint"),
        FieldPanel("ways"),
        RemarksPanel(),
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | home_context(self, request.user)
