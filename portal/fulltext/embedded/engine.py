"""The embedded engine: a folder, one writer at a time, readers that never wait."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from portal.fulltext.document import SearchDocument
from portal.fulltext.embedded import answers, schema, writer
from portal.fulltext.embedded.folder import IndexFolder, read_version, write_version
from portal.fulltext.embedded.queries import Asked
from portal.fulltext.embedded.reader import Reader
from portal.fulltext.engine import Health, IndexTarget, SearchUnavailable
from portal.fulltext.query import SearchPage, SearchQuery

STALE = "The index was built with other rules and must be rebuilt."


class EmbeddedEngine:
    """A SearchEngine over the indexes in the folder ``path``, which processes may share."""

    name = "embedded"

    def __init__(self, path: str | Path) -> None:
        self._folder = IndexFolder(Path(path))
        self._reader = Reader(self._folder)

    def writing(self) -> AbstractContextManager[None]:
        return self._folder.lease()

    def index(self, documents: Iterable[SearchDocument]) -> int:
        with self._changes() as batch:
            return batch.index(documents)

    def delete(self, ids: Iterable[str]) -> None:
        with self._changes() as batch:
            batch.delete(ids)

    def rebuild(
        self,
        documents: Iterable[SearchDocument],
        catch_up: Callable[[IndexTarget], object] | None = None,
    ) -> int:
        with self.writing():
            folder = self._folder.start()
            with writer.changes(writer.create(folder)) as batch:
                batch.index(documents)
                if catch_up:
                    catch_up(batch)
            write_version(folder, schema.version())
            self._folder.switch(folder)
            return self._reader.view().searcher.num_docs

    def search(self, query: SearchQuery) -> SearchPage:
        started = time.perf_counter()
        view = self._reader.view()
        try:
            asked = Asked(view.schema, query)
            total, hits = answers.hits(view, asked)
            facets = answers.facets(view, asked)
        except (OSError, ValueError) as problem:  # an index of other fields, or a broken file
            raise SearchUnavailable("The index cannot answer.") from problem
        took_ms = (time.perf_counter() - started) * 1000
        return SearchPage(total, hits, facets, self.name, took_ms)

    def health(self) -> Health:
        try:
            view = self._reader.view()
        except SearchUnavailable as problem:
            return Health(False, 0, str(problem))
        if read_version(view.folder) != schema.version():
            return Health(False, view.searcher.num_docs, STALE)
        return Health(True, view.searcher.num_docs)

    @contextmanager
    def _changes(self) -> Iterator[writer.Batch]:
        with self.writing():
            folder = self._folder.current()
            if folder is None:
                # an index of the changes alone would pass for a whole one
                raise SearchUnavailable("There is no index to change: it must be built first.")
            if read_version(folder) != schema.version():
                raise SearchUnavailable(STALE)
            try:
                index = writer.reopen(folder)
            except (OSError, ValueError) as problem:
                raise SearchUnavailable("The index cannot be opened.") from problem
            with writer.changes(index) as batch:
                yield batch
