"""Measures the search engine without a page around it. Runs inside the portal."""

import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings

from benchmarks.facets import SELECTIONS, unlike_sql
from benchmarks.figures import SearchFigures, Times
from portal.fulltext import outbox
from portal.fulltext.engine import get_engine
from portal.fulltext.query import SearchQuery
from portal.records.forms import PUBLIC
from portal.search.sources import all_documents, documents_for
from resources.facets import VIDEO_FACETS

ROUNDS = 10
ASKED = {
    "es": (
        "",
        "fracciones",
        "ecuacion",
        "numeros",
        "leer en casa",
        "matemáticas para familias",
        "cómo inscribir a mi hijo en la escuela",
        "7.EE.B.4",
    ),
    "en": (
        "",
        "fractions",
        "equation",
        "number line",
        "reading at home",
        "tutoring in small groups",
        "how do I enroll my child in school",
        "7.EE.4",
    ),
}


def measured() -> dict[str, Any]:
    """SearchFigures, as plain values."""
    began = time.perf_counter()
    documents = sum(1 for _document in all_documents())
    read_at = time.perf_counter()
    outbox.rebuild(get_engine(), all_documents(), documents_for)
    built_at = time.perf_counter()
    figures = SearchFigures(
        documents=documents,
        read_seconds=read_at - began,
        build_seconds=built_at - read_at,
        index_bytes=index_bytes(),
        times=query_times(),
        selections=SELECTIONS,
        unlike_sql=unlike_sql(),
    )
    return asdict(figures)


def query_times() -> Times:
    """Every question several times, each with all facets and snippets, as a page asks it."""
    facets = tuple(facet.name for facet in VIDEO_FACETS)
    queries = [
        SearchQuery(text=text, language=language, scopes=PUBLIC, facets=facets)
        for language, texts in ASKED.items()
        for text in texts
    ]
    return Times.of([seconds_of(query) for _round in range(ROUNDS) for query in queries])


def seconds_of(query: SearchQuery) -> float:
    began = time.perf_counter()
    get_engine().search(query)
    return time.perf_counter() - began


def index_bytes() -> int:
    """The index in use; a rebuild keeps the one before it for readers who have it open."""
    folder = Path(settings.FULLTEXT["path"])
    indexes = [entry for entry in folder.iterdir() if entry.is_dir()]
    newest = max(indexes, key=lambda entry: entry.stat().st_mtime)
    return sum(file.stat().st_size for file in newest.rglob("*") if file.is_file())
