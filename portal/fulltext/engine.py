"""What every search engine can do, and the one that the settings name."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from portal.fulltext.document import SearchDocument
from portal.fulltext.query import SearchPage, SearchQuery


class SearchUnavailable(Exception):
    """The engine cannot answer: its index is missing or broken, or it does not respond."""


@dataclass(frozen=True)
class Health:
    """``ok`` is false where the index must be rebuilt; ``reason`` then says why, for operators."""

    ok: bool
    documents: int
    reason: str = ""


class IndexTarget(Protocol):
    """Something that takes documents: an index in use, or one that is being built."""

    def index(self, documents: Iterable[SearchDocument]) -> int:
        """Add documents, or replace those of the same id. Returns how many were given."""
        ...

    def delete(self, ids: Iterable[str]) -> None:
        """Take documents out; ids that are not in the index are ignored."""
        ...


class SearchEngine(IndexTarget, Protocol):
    """An index with its reader and writer.

    When ``index`` or ``delete`` return, their changes outlast a killed process and the next search
    sees them. Every method raises SearchUnavailable where the engine cannot do its work, except
    ``health``, which says so.
    """

    name: str

    def writing(self) -> AbstractContextManager[None]:
        """Waits until no other process writes. May be entered again by the one who is inside.

        Whoever reads rows, indexes them and notes it as done does all three inside, or an older
        state could overwrite a newer one. The other writing methods enter it by themselves.
        """
        ...

    def rebuild(
        self,
        documents: Iterable[SearchDocument],
        catch_up: Callable[[IndexTarget], object] | None = None,
    ) -> int:
        """Build a new index beside the one in use and switch to it in one step.

        ``catch_up`` is called with the new index before the switch, to add what has changed while
        ``documents`` were read. Returns how many documents the new index holds.
        """
        ...

    def search(self, query: SearchQuery) -> SearchPage: ...

    def health(self) -> Health: ...


@cache
def get_engine() -> SearchEngine:
    """The engine of ``settings.FULLTEXT``: a dotted path in "engine", the rest are its options."""
    options = dict(settings.FULLTEXT)
    engine: SearchEngine = import_string(str(options.pop("engine")))(**options)
    return engine
