"""Measures the pages: size, time one after another, and rate with several readers at once."""

from typing import Any

from benchmarks.figures import PageFigures, Times
from benchmarks.visits import rate, visit

WARM_UP = 5
IN_TURN = 60
READERS = 4
EACH = 25


def measure_page(port: int, address: str, queries: int) -> PageFigures:
    """``queries`` were counted before (benchmarks.queries)."""
    for _turn in range(WARM_UP):
        visit(port, address)
    seconds = [visit(port, address).seconds for _turn in range(IN_TURN)]
    return PageFigures(
        queries=queries,
        raw_bytes=len(visit(port, address).body),
        gzip_bytes=len(visit(port, address, **{"Accept-Encoding": "gzip"}).body),
        times=Times.of(seconds),
        requests_a_second=rate(lambda: visit(port, address), READERS, EACH),
    )


def measure_pages(port: int, pages: dict[str, Any]) -> dict[str, PageFigures]:
    return {name: measure_page(port, **page) for name, page in pages.items()}
