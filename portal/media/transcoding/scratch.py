"""Where films are made: a folder for each attempt, which is gone when it is over."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_noop

from portal.jobs.running import JobFailed

MARGIN = 200_000_000  # bytes that stay free for everything else on the disk
NO_ROOM = gettext_noop(
    "There is not enough room on the server's disk. Tell those who run the site, then try again."
)


@contextmanager
def scratch_folder(master_id: int) -> Iterator[Path]:
    """An empty folder. Whatever an earlier attempt has left is gone before."""
    for left in scratch_of(master_id):
        shutil.rmtree(left, ignore_errors=True)
    root().mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{master_id}-", dir=root()))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def scratch_of(master_id: int | None = None) -> dict[Path, int]:
    """The folders of one master or of all, each with the key of its master."""
    pattern = "*-*" if master_id is None else f"{master_id}-*"
    return {folder: int(folder.name.partition("-")[0]) for folder in root().glob(pattern)}


def require_room(folder: Path, size_bytes: int) -> None:
    """Raises JobFailed where the disk has no room for so much."""
    if shutil.disk_usage(folder).free < size_bytes + MARGIN:
        raise JobFailed(NO_ROOM)


def root() -> Path:
    folder: Path = settings.TRANSCODING["scratch"]
    return folder
