"""Where indexes lie on the disk: one folder each, and a pointer to the one in use."""

import fcntl
import os
import shutil
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

POINTER, LEASE, VERSION = "current", "writer.lock", "version"


class IndexFolder:
    """A folder of indexes, of which one is current. Many may read it, one at a time may write."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._thread = threading.RLock()
        self._depth = 0

    def current(self) -> Path | None:
        """The index in use, or None before the first one was built."""
        try:
            folder = self.path / (self.path / POINTER).read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        return folder if folder.is_dir() else None

    def start(self) -> Path:
        """An empty folder for a new index."""
        folder = self.path / uuid.uuid4().hex
        folder.mkdir(parents=True)
        return folder

    def switch(self, folder: Path) -> None:
        """Make an index the current one in one step, and remove all others but its predecessor,
        which a reader may just be opening."""
        kept = {folder, self.current()}
        draft = self.path / f"{POINTER}.new"
        with draft.open("w", encoding="utf-8") as pointer:
            pointer.write(folder.name)
            pointer.flush()
            os.fsync(pointer.fileno())
        draft.replace(self.path / POINTER)
        for other in self.path.iterdir():
            if other.is_dir() and other not in kept:
                shutil.rmtree(other, ignore_errors=True)

    @contextmanager
    def lease(self) -> Iterator[None]:
        """Wait to be the only writer of all threads and processes. The system takes the lease
        back from a process that dies."""
        with self._thread:
            if self._depth:
                yield
                return
            self.path.mkdir(parents=True, exist_ok=True)
            with (self.path / LEASE).open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                self._depth += 1
                try:
                    yield
                finally:
                    self._depth -= 1


def read_version(folder: Path) -> str:
    """The fingerprint that an index was built with; empty where there is none."""
    try:
        return (folder / VERSION).read_text(encoding="utf-8")
    except OSError:
        return ""


def write_version(folder: Path, version: str) -> None:
    (folder / VERSION).write_text(version, encoding="utf-8")
