"""Where files are kept and what they are called there.

Public files have an address of their own; private ones are only reached through a view that asks
first who may see them. Fields take these functions and not the storages themselves, so that a
migration says neither where the files of one machine are nor what a file was called at home.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import PurePath
from typing import Any, Protocol, Self, runtime_checkable

from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages

RANDOM_NAME = re.compile(r"(^|/)[0-9a-f]{32}(\.[a-z0-9]+)?$")
EXTENSION = re.compile(r"\.[a-z0-9]{1,5}")


class StorageUnavailable(Exception):
    """The storage does not answer. No OSError: nobody may take it for a file that is not there."""


@dataclass(frozen=True)
class Facts:
    """What a storage knows of a file without opening it. ``changed_at`` is aware."""

    size_bytes: int
    changed_at: datetime


@runtime_checkable
class Stating(Protocol):
    """A storage that tells both facts in one answer of its server."""

    def facts(self, name: str) -> Facts: ...


@runtime_checkable
class Presigning(Protocol):
    """A storage whose server answers readers itself, for a while, by a signed address."""

    def presigned(
        self,
        name: str,
        seconds: int,
        filename: str | None = None,
        content_type: str | None = None,
        as_attachment: bool = False,
        method: str = "GET",
        cache_control: str | None = None,
    ) -> str: ...


class PrivateFolder(FileSystemStorage):
    """A folder whose files have no address. Django's own would give them one below MEDIA_URL."""

    def url(self, name: str | None) -> str:
        raise ValueError("This file is not accessible via a URL.")


def public_storage() -> Storage:
    return storages["default"]


def private_storage() -> Storage:
    return storages["private"]


class StoredFile(File):
    """A file by its name in a storage, opened only when its bytes are wanted."""

    def __init__(self, storage: Storage, name: str) -> None:
        super().__init__(None, name)
        self.storage, self.key = storage, name

    @cached_property
    def facts(self) -> Facts:
        """Asked once. Raises OSError where there is no such file."""
        if isinstance(self.storage, Stating):
            return self.storage.facts(self.key)
        return Facts(self.storage.size(self.key), self.storage.get_modified_time(self.key))

    @property
    def size(self) -> int:
        return self.facts.size_bytes

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
