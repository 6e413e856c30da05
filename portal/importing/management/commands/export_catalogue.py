from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.importing.exporting import FolderTaken, export_catalogue
from portal.records.language import LANGUAGES


class Command(BaseCommand):
    help = "Write the whole library with all its files into a new folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--language", type=_language, default="en", help="of the headers: en or es"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = export_catalogue(options["folder"], options["language"], self.say)
        except FolderTaken as error:
            raise CommandError(f"{error} is not empty. Name a new folder.") from error
        except OSError as error:
            raise CommandError(f"The folder could not be written: {error}") from error
        self.stdout.write(f"{count} records are in {options['folder']}.")

    def say(self, percent: float) -> None:
        if int(percent) % 10 == 0 and int(percent) != getattr(self, "said", None):
            self.said = int(percent)
            self.stdout.write(f"{self.said} %")


def _language(code: str) -> str:
    if code not in LANGUAGES:
        raise ArgumentTypeError(f"{code} is none of {', '.join(LANGUAGES)}")
    return code
