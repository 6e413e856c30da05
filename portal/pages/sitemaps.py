"""What crawlers may read: every record's pages and every editorial page."""

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.records.kinds import record_kinds
from portal.records.sitemaps import RecordSitemap


class PageSitemap(Sitemap):
    """Editorial pages, each in the one language it is written in."""

    def items(self) -> PageQuerySet:
        return Page.objects.live().public().filter(depth__gte=2).specific().order_by("pk")

    def location(self, page: Page) -> str:
        return page.url

    def lastmod(self, page: Page) -> datetime | None:
        return page.last_published_at


SITEMAPS = {kind._meta.model_name: RecordSitemap(kind) for kind in record_kinds()} | {
    "page": PageSitemap()
}
