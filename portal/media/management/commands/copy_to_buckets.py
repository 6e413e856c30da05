from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import Storage
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.media.storage import private_storage, public_storage


class Command(BaseCommand):
    help = (
        "Copy the files of a folder that was MEDIA_PATH into the storages of now, under their own "
        "names. What is there already is left alone, so it may be run again after a failure."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="with the folders public and private in it")

    def handle(self, *args: Any, **options: Any) -> None:
        for place, storage in (("public", public_storage()), ("private", private_storage())):
            folder = options["folder"] / place
            if not folder.is_dir():
                raise CommandError(f"There is no folder {folder}.")
            copied = sum(self.copy(folder, name, storage) for name in files_below(folder))
            self.stdout.write(f"{place}: {copied} copied")

    def copy(self, folder: Path, name: str, storage: Storage) -> bool:
        """Whether it had to be copied."""
        if storage.exists(name):
            return False
        with (folder / name).open("rb") as file:
            storage.save(name, File(file))
        return True


def files_below(folder: Path) -> Iterator[str]:
    """Names as the database has them."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix()
