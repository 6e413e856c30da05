"""The index as a search sees it: always the last commit, whoever made it."""

import threading
from pathlib import Path
from typing import NamedTuple

import tantivy

from portal.fulltext.embedded.folder import IndexFolder
from portal.fulltext.engine import SearchUnavailable


class View(NamedTuple):
    """One state of one index. It stays readable when the next one has long been written."""

    folder: Path
    commit: bytes
    schema: tantivy.Schema
    searcher: tantivy.Searcher


class Reader:
    """Opens the current index, and again whenever it was switched or committed to."""

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._view: View | None = None

    def view(self) -> View:
        """The last state. Raises SearchUnavailable where there is no index to open."""
        folder = self._folder.current()
        if folder is None:
            raise SearchUnavailable("There is no index.")
        try:
            # a few hundred bytes that every commit replaces: surer than a file's time
            commit = (folder / "meta.json").read_bytes()
            with self._lock:
                seen = self._view
                if seen is None or (seen.folder, seen.commit) != (folder, commit):
                    seen = self._view = _open(folder, commit)
                return seen
        except (OSError, ValueError) as problem:
            raise SearchUnavailable("The index cannot be opened.") from problem


def _open(folder: Path, commit: bytes) -> View:
    index = tantivy.Index.open(str(folder))
    index.config_reader("manual")
    index.reload()
    return View(folder, commit, index.schema, index.searcher())
