"""Where the files of a batch come from: a folder on the server, uploads, or archives of them."""

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.utils.translation import gettext_noop

from portal.importing.folder import Folder
from portal.importing.models import Batch
from portal.jobs.running import JobFailed
from portal.media.storage import private_storage

UNUSED = gettext_noop("No row names these files (%(count)s): %(names)s")
NO_FOLDER = gettext_noop("The folder “%(folder)s” is not there.")
BAD_ARCHIVE = gettext_noop("The archive “%(name)s” is broken or locked. Make it anew.")
TOO_MUCH = gettext_noop("The archive “%(name)s” holds too much. Divide it.")
MOST_FILES, MOST_BYTES = 5000, 200 * 1024**3


@contextmanager
def folder_of(batch: Batch) -> Iterator[Folder]:
    """The files that its rows may name, on this machine while the block lasts. Raises JobFailed."""
    scratch: Path = settings.CATALOGUE["scratch"] / str(batch.pk)
    shutil.rmtree(scratch, ignore_errors=True)  # what a kill has left
    paths: dict[str, Path] = {}
    if batch.folder:
        paths |= _folder(batch.folder)
    try:
        for name, stored in batch.uploads.items():
            paths |= _uploaded(name, stored, scratch)
        yield Folder(paths)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _folder(name: str) -> dict[str, Path]:
    if not Path(name).is_dir():
        raise JobFailed(NO_FOLDER, folder=name)
    return Folder.of(Path(name)).paths


def _uploaded(name: str, stored: str, scratch: Path) -> dict[str, Path]:
    path = _local(stored, scratch)
    if PurePosixPath(name).suffix.lower() != ".zip":
        return {name: path}
    into = scratch / PurePosixPath(stored).stem
    try:
        with zipfile.ZipFile(path) as archive:
            _unpack(archive, into, name)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise JobFailed(BAD_ARCHIVE, name=name) from error
    return Folder.of(into).paths


def _unpack(archive: zipfile.ZipFile, into: Path, name: str) -> None:
    """``extract`` itself keeps every member below the folder (Python's zipfile documentation)."""
    members = archive.infolist()
    room = min(MOST_BYTES, shutil.disk_usage(settings.CATALOGUE["scratch"].parent).free // 2)
    if len(members) > MOST_FILES or sum(one.file_size for one in members) > room:
        raise JobFailed(TOO_MUCH, name=name)
    into.mkdir(parents=True)
    archive.extractall(into)


def _local(stored: str, scratch: Path) -> Path:
    storage = private_storage()
    try:
        return Path(storage.path(stored))
    except NotImplementedError:
        scratch.mkdir(parents=True, exist_ok=True)
        path = scratch / PurePosixPath(stored).name
        with storage.open(stored) as file, path.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        return path
