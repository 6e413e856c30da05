"""Filling one index."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from portal.fulltext.document import SearchDocument
from portal.fulltext.embedded import schema as names

HEAP = 64_000_000  # bytes that one writer keeps before it writes a segment


class Batch:
    """Changes of one index that are seen together, when they are committed."""

    def __init__(self, writer: tantivy.IndexWriter) -> None:
        self._writer = writer

    def index(self, documents: Iterable[SearchDocument]) -> int:
        """Add documents, or replace those of the same id. Returns how many were given."""
        count = 0
        for document in documents:
            self._writer.delete_documents_by_term(names.ID, document.id)
            self._writer.add_document(names.written(document))
            count += 1
        return count

    def delete(self, ids: Iterable[str]) -> None:
        for document_id in ids:
            self._writer.delete_documents_by_term(names.ID, document_id)


@contextmanager
def changes(index: tantivy.Index) -> Iterator[Batch]:
    """All changes made inside are committed at the end, or none when it fails."""
    writer = index.writer(HEAP, num_threads=1)
    try:
        yield Batch(writer)
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()  # also gives up tantivy's own lock


def create(folder: Path) -> tantivy.Index:
    return tantivy.Index(names.build(), str(folder))


def reopen(folder: Path) -> tantivy.Index:
    return tantivy.Index.open(str(folder))
