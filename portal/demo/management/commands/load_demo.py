from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from portal.demo.library import load_library
from portal.demo.lists import load_lists, load_offices
from portal.demo.pages import load_pages
from portal.demo.people import load_people
from portal.demo.scale import load_scale
from portal.fulltext import outbox
from portal.fulltext.engine import get_engine
from portal.search.sources import all_documents, documents_for
from resources.models import Video


class Command(BaseCommand):
    help = "Fill an empty portal with the demonstration content, in both languages."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where there are videos already"
        )
        parser.add_argument(
            "--frame",
            action="store_true",
            help="only the lists and the two home pages, for a portal with videos of its own",
        )
        parser.add_argument(
            "--scale", type=int, default=0, metavar="N", help="make videos up until there are N"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and Video.objects.exists():
            return
        with transaction.atomic():
            load_lists()
            if not options["frame"]:
                load_offices()
                load_library()
                load_people()
            load_pages()
            load_scale(options["scale"])
        count = outbox.rebuild(get_engine(), all_documents(), documents_for)
        self.stdout.write(f"{Video.objects.count()} videos loaded, {count} records to be found.")
