from typing import Any

from django.core.management.base import BaseCommand

from portal.fulltext import outbox
from portal.fulltext.engine import get_engine
from portal.search.sources import all_documents, documents_for


class Command(BaseCommand):
    help = "Build the search index anew from the database and switch to it in one step."

    def handle(self, *args: Any, **options: Any) -> None:
        count = outbox.rebuild(get_engine(), all_documents(), documents_for)
        self.stdout.write(f"{count} documents in the new index.")
