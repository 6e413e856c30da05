"""What crawlers may read: every record's pages and every editorial page."""

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.records.kinds import record_kinds
from portal.records.language import reader_language
from portal.records.sitemaps import RecordSitemap


class PageSitemap(Sitemap):
    """Editorial pages: both trees are walked, and each page names its twin in the other."""

    i18n = True
    alternates = True

    def items(self) -> PageQuerySet:
        """The English tree; translations are reached from it."""
        return Page.objects.live().public().filter(locale__language_code="en", depth__gte=2)

    def get_languages_for_item(self, page: Page) -> list[str]:
        return list(self._paths(page))

    def location(self, page: Page) -> str:
        return self._paths(page)[reader_language()]

    def lastmod(self, page: Page) -> datetime | None:
        return page.last_published_at

    def _paths(self, page: Page) -> dict[str, str]:
        twins = page.get_translations(inclusive=True).live().select_related("locale")
        return {twin.locale.language_code: twin.url for twin in twins}


class ListSitemap(Sitemap):
    """The lists of records, which have an address and no row."""

    i18n = True
    alternates = True

    def items(self) -> list[str]:
        return ["resources:video_list", "resources:practice_list", "resources:collection_list"]

    def location(self, name: str) -> str:
        return reverse(name)


SITEMAPS = {kind._meta.model_name: RecordSitemap(kind) for kind in record_kinds()} | {
    "list": ListSitemap(),
    "page": PageSitemap(),
}
