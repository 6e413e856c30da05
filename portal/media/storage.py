"""Where files are kept and what they are called there.

Public files have an address of their own; private ones are only reached through a view that asks
first who may see them. Fields take these functions and not the storages themselves, so that a
migration says neither where the files of one machine are nor what a file was called at home.
"""

import re
import secrets
from pathlib import PurePath
from typing import Any, Self

from django.core.files import File
from django.core.files.storage import Storage, storages

RANDOM_NAME = re.compile(r"(^|/)[0-9a-f]{32}(\.[a-z0-9]+)?$")
EXTENSION = re.compile(r"\.[a-z0-9]{1,5}")


def public_storage() -> Storage:
    return storages["default"]


def private_storage() -> Storage:
    return storages["private"]


class StoredFile(File):
    """A file by its name in a storage, opened only when its bytes are wanted."""

    def __init__(self, storage: Storage, name: str) -> None:
        super().__init__(None, name)
        self.storage, self.key = storage, name

    @property
    def size(self) -> int:
        return self.storage.size(self.key)

    def open(self, mode: str | None = None, *args: Any, **kwargs: Any) -> Self:
        self.file = self.storage.open(self.key, mode or "rb")
        return self


def random_name(filename: str) -> str:
    """A name that nobody can guess and that is never given twice; only the extension is kept."""
    extension = PurePath(filename).suffix.lower()
    return secrets.token_hex(16) + (extension if EXTENSION.fullmatch(extension) else "")


def is_random(name: str) -> bool:
    """Whether a name was made here, so that what it names can never change."""
    return RANDOM_NAME.search(name) is not None


def poster_name(instance: Any, filename: str) -> str:
    return f"posters/{random_name(filename)}"


def film_name(instance: Any, filename: str) -> str:
    return f"films/{random_name(filename)}"


def stream_name(instance: Any, filename: str) -> str:
    return f"streams/{random_name(filename)}"


def master_name(instance: Any, filename: str) -> str:
    return f"masters/{random_name(filename)}"


def storyboard_name(instance: Any, filename: str) -> str:
    return f"storyboards/{random_name(filename)}"


def handout_name(instance: Any, filename: str) -> str:
    return f"handouts/{random_name(filename)}"
