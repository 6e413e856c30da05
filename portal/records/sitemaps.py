"""Every record's page in both languages, each naming its twin."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap

from portal.records.models import Record
from portal.records.querysets import RecordQuerySet


class RecordSitemap(Sitemap):
    """Pages of one kind of record, for crawlers without an account."""

    i18n = True
    alternates = True
    limit = 5000

    def __init__(self, model: type[Record]) -> None:
        self.model = model

    def items(self) -> RecordQuerySet:
        return self.model.objects.visible_to(AnonymousUser()).order_by("pk")

    def lastmod(self, record: Record) -> datetime | None:
        return record.last_published_at
