"""The way from the database to the index: nothing is lost or doubled when a process is killed.

A change notes its document in its own transaction. The indexer reads the notes, reads the
documents anew, commits the index, and only then deletes the notes that it has read: whatever is
repeated after a kill gives the same index.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from portal.fulltext.document import SearchDocument
from portal.fulltext.engine import IndexTarget, SearchEngine
from portal.fulltext.models import OutboxEntry

DocumentsFor = Callable[[Sequence[str]], Mapping[str, SearchDocument]]
BATCH = 500


def enqueue(ids: Iterable[str]) -> None:
    """Note that these documents have changed or are gone, inside the transaction of the change."""
    entries = [OutboxEntry(document_id=document_id) for document_id in dict.fromkeys(ids)]
    OutboxEntry.objects.bulk_create(entries, batch_size=BATCH)


def pending() -> int:
    """How many changes wait for the indexer."""
    return OutboxEntry.objects.count()


def drain(engine: SearchEngine, documents_for: DocumentsFor, batch: int = BATCH) -> int:
    """Bring the index up to date; returns how many changes were taken.

    ``documents_for`` reads documents by id; an id that it leaves out is deleted from the index.
    Waits for another writer. Raises SearchUnavailable, with the changes kept, where the engine
    cannot write.
    """
    if not OutboxEntry.objects.exists():
        return 0
    taken = 0
    with engine.writing():
        for entries in _batches(batch):
            _apply(engine, entries.values(), documents_for)
            _forget(entries)
            taken += len(entries)
    return taken


def rebuild(
    engine: SearchEngine, all_documents: Iterable[SearchDocument], documents_for: DocumentsFor
) -> int:
    """Build the index anew and switch to it; returns how many documents it holds.

    Changes that waited, or came while ``all_documents`` were read, are in it; they are only
    forgotten after the switch.
    """
    replayed: dict[int, str] = {}

    def catch_up(fresh: IndexTarget) -> None:
        for entries in _batches(BATCH):
            _apply(fresh, entries.values(), documents_for)
            replayed.update(entries)

    with engine.writing():
        count = engine.rebuild(all_documents, catch_up)
        _forget(replayed)
    return count


def _batches(size: int) -> Iterator[dict[int, str]]:
    """What waits, oldest first, as document ids by primary key."""
    last = 0
    while rows := OutboxEntry.objects.filter(pk__gt=last).values_list("pk", "document_id")[:size]:
        entries = dict(rows)
        yield entries
        last = max(entries)


def _apply(target: IndexTarget, ids: Iterable[str], documents_for: DocumentsFor) -> None:
    wanted = list(dict.fromkeys(ids))
    documents = documents_for(wanted)
    gone = [document_id for document_id in wanted if document_id not in documents]
    if gone:
        target.delete(gone)
    if documents:
        target.index(documents.values())


def _forget(entries: Iterable[int]) -> None:
    keys = list(entries)
    for start in range(0, len(keys), BATCH):
        OutboxEntry.objects.filter(pk__in=keys[start : start + BATCH]).delete()
