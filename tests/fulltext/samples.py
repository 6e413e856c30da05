"""Documents and questions for tests, with everything that does not matter filled in."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from portal.fulltext.document import SearchDocument
from portal.fulltext.engine import SearchEngine
from portal.fulltext.query import SearchQuery

NOW = datetime(2026, 11, 21, 17, 30, tzinfo=UTC)
TABLE = Path(__file__).with_name("word_groups.tsv")


class Row(NamedTuple):
    """One line of the table of word groups; ``query`` differs from ``form`` in "query → form"."""

    language: str
    relation: str
    query: str
    form: str
    other: str

    def __str__(self) -> str:
        return f"{self.language} {self.query} {self.relation} {self.other}"


def word_groups() -> Iterator[Row]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, relation, first, other, _why = line.split("\t")
            query, arrow, form = first.partition(" → ")
            yield Row(language, relation, query, form if arrow else query, other)


def document(key: int | str = 1, title: str = "", **fields: Any) -> SearchDocument:
    """A document that everyone may find; ``title`` is its English title."""
    defaults = {"id": f"video:{key}", "kind": "video", "scopes": ("public",)}
    titles = {"en": title or f"Clip {key}"}
    return SearchDocument(**{**defaults, "titles": titles, **fields})


def question(text: str = "", language: str = "en", **fields: Any) -> SearchQuery:
    return SearchQuery(text, language, **{"scopes": ("public",), "now": NOW, **fields})


def ids(engine: SearchEngine, text: str = "", language: str = "en", **fields: Any) -> list[str]:
    """The ids found, in order."""
    hits = engine.search(question(text, language, **{"size": 1000, **fields})).hits
    return [hit.id for hit in hits]


def filled(engine: SearchEngine, documents: Sequence[SearchDocument]) -> SearchEngine:
    engine.rebuild(documents)
    return engine
