"""Files known by their bytes: the same film is the same film, whatever it is called."""

import hashlib
from functools import lru_cache
from typing import IO, Any

from django.core.files.storage import storages

CHUNK = 1 << 20


def sha256(file: IO[bytes]) -> str:
    """The SHA-256 digest of what is left to be read of a file, in hexadecimal."""
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def digest_of(file: Any) -> str:
    """Of a stored file of a field; one whose storage has lost it has none.

    Names in the storages are random and never given twice, so what was read once holds.
    """
    alias = next(alias for alias in storages.backends if storages[alias] == file.storage)
    return _digest(alias, file.name)


def film_digests(recording: Any, voice: str) -> list[str]:
    """Every digest by which the film of a recording in one voice is known: first of the file that
    was uploaded, then of the films made of it, the best first."""
    if recording is None:
        return []
    masters = [row for row in recording.masters.all() if row.spoken_language == voice]
    films = [row for row in recording.renditions.all() if row.spoken_language == voice]
    films.sort(key=lambda film: (film.is_sound, -film.height))
    uploaded = [row.sha256 or digest_of(row.file) for row in masters]
    return [digest for digest in [*uploaded, *(film.sha256 for film in films)] if digest]


@lru_cache(maxsize=4096)
def _digest(alias: str, name: str) -> str:
    try:
        with storages[alias].open(name) as file:
            return sha256(file)
    except FileNotFoundError:
        return ""
