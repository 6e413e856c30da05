from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from portal.importing.template import manual

DOCS = Path(__file__).parents[4] / "docs"
PAGES = {"en": "catalogue.md", "es": "catalogo.md"}
MARK = "<!-- from here on written by: python -m portal document_catalogue -->\n\n"


class Command(BaseCommand):
    help = "Write the columns of the catalogue into its pages in docs/, below what people wrote."

    def handle(self, *args: Any, **options: Any) -> None:
        for language, name in PAGES.items():
            page = DOCS / name
            prose, _mark, _old = page.read_text("utf-8").partition(MARK)
            page.write_text(prose + MARK + manual(language), "utf-8")
            self.stdout.write(f"docs/{name}")
