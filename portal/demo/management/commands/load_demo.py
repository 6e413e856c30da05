from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from wagtail.models import ModelLogEntry
from wagtail.signal_handlers import disable_reference_index_auto_update

from portal.demo.collections import load_collections
from portal.demo.library import load_library
from portal.demo.lists import load_lists, load_offices
from portal.demo.pages import load_pages
from portal.demo.people import lacks_roles, lacks_second_factors, load_people
from portal.demo.practices import load_practices
from portal.demo.reading import read
from portal.demo.scale import load_scale
from portal.fulltext import outbox
from portal.fulltext.engine import get_engine
from portal.search.sources import all_documents, documents_for
from resources.models import BestPractice, Collection, Video


class Command(BaseCommand):
    help = "Fill an empty portal with the demonstration content, in both languages."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="where there are videos already, only add what an earlier version did not have",
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
            if lacks_roles() or lacks_second_factors():
                load_people()
            if not is_of_an_earlier_version():
                return
            load = load_what_is_new
        else:
            load = partial(load_all, **options)
        with transaction.atomic(), disable_reference_index_auto_update():
            load()
        call_command("rebuild_references_index", verbosity=0)  # once, not at every save
        count = outbox.rebuild(get_engine(), all_documents(), documents_for)
        self.stdout.write(f"{Video.objects.count()} videos loaded, {count} records to be found.")


def load_all(*, frame: bool, scale: int, **options: Any) -> None:
    load_lists()
    if not frame:
        load_offices()
        load_library()
        load_practices()
        load_collections()
        load_people()
    load_pages()
    load_scale(scale)


def is_of_an_earlier_version() -> bool:
    """Whether the demonstration was loaded here before it had practices and collections.

    Where somebody has deleted them since, the log still knows them and they stay away.
    """
    demonstration = Collection.objects.filter(slug__in=read("taxonomy.toml")["series"])
    kind = ContentType.objects.get_for_model(BestPractice)
    had = BestPractice.objects.exists() or ModelLogEntry.objects.filter(content_type=kind).exists()
    return demonstration.exists() and not had


def load_what_is_new() -> None:
    load_practices()
    load_collections()
