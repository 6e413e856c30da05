"""Writes the figures as Markdown tables, which read well on a screen too."""

import os
import platform
from collections.abc import Iterable, Sequence

from benchmarks.budgets import slower
from benchmarks.figures import (
    PageFigures,
    SearchFigures,
    SiteFigures,
    Times,
    TranscodingFigures,
    Work,
)
from benchmarks.media import PIECE
from benchmarks.pages import IN_TURN, READERS

PAGE_HEADS = ("SQL queries", "HTML kB", "gzip kB", "median ms", "p95 ms", "requests/s")
Row = Sequence[str]


def report(sites: Sequence[SiteFigures], films: TranscodingFigures, broken: Sequence[str]) -> str:
    """All tables, then the budgets that do not hold."""
    parts = [
        "# Figures",
        introduction(),
        pages_table(sites),
        f"Times are of {IN_TURN} requests one after another, requests/s of {READERS} readers at "
        "once; the readers share the machine with the site.",
        site_table(sites),
        transcoding_table(films),
        "\n".join(f"- Broken: {problem}" for problem in broken) or "Every budget holds.",
    ]
    return "\n\n".join(parts) + "\n"


def introduction() -> str:
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    return (
        f"Printed by `make benchmark` on {machine}. The site runs as `make run` starts it: SQLite, "
        "the embedded search engine, one gunicorn process with 8 threads, the worker beside it. "
        f"The machine's load over the last 15 minutes was {os.getloadavg()[2]:.1f}; work beside "
        "the measuring lengthens the times and blurs the ratios."
    )


def pages_table(sites: Sequence[SiteFigures]) -> str:
    """A row for each page and size; the last column is the ratio to the smallest site."""
    rows = [
        (name, f"{site.records:,}", *page_cells(page), f"{slower(sites[0], site, name):.1f}")
        for name in sites[0].pages
        for site in sites
        for page in [site.pages[name]]
    ]
    return table(("page (Spanish)", "videos", *PAGE_HEADS, "ratio"), rows)


def page_cells(page: PageFigures) -> Row:
    return (
        str(page.queries),
        kilobytes(page.raw_bytes),
        kilobytes(page.gzip_bytes),
        *time_cells(page.times),
        f"{page.requests_a_second:.0f}",
    )


def site_table(sites: Sequence[SiteFigures]) -> str:
    """A row for each figure, a column for each size."""
    columns = [
        dict([*life_rows(site), *film_rows(site), *search_rows(site.search)]) for site in sites
    ]
    rows = [(name, *(column[name] for column in columns)) for name in columns[0]]
    return table(("", *(f"{site.records:,} videos" for site in sites)), rows)


def transcoding_table(films: TranscodingFigures) -> str:
    """A film of a minute in 1280 x 720 that never stands still."""
    weights = [
        (f"a minute of quality {quality}, kB", kilobytes(size))
        for quality, size in films.bytes_a_minute.items()
    ]
    rows = [
        ("made: sound levelled, stills, two forms of each quality; s", work_cell(films.ours)),
        ("the same qualities by ffmpeg alone, s", work_cell(films.plain)),
        ("ratio of processor time", f"{films.ratio:.2f}"),
        *weights,
    ]
    return table(("a film of a minute", ""), rows)


def work_cell(work: Work) -> str:
    return f"{work.clock_seconds:.1f} ({work.processor_seconds:.1f} of the processors)"


def life_rows(site: SiteFigures) -> Iterable[tuple[str, str]]:
    yield "loading the demonstration, s", f"{site.load_seconds:.1f}"
    yield "second start until the first page, s", f"{site.start_seconds:.1f}"


def film_rows(site: SiteFigures) -> Iterable[tuple[str, str]]:
    film = site.film
    yield (
        f"film ({kilobytes(film.size_bytes)} kB): first byte of a range of {PIECE // 1024} KiB, "
        "median / p95 ms",
        " / ".join(time_cells(film.first_byte)),
    )
    yield "film: whole, MB/s", f"{film.megabytes_a_second:.0f}"
    s3 = film.s3_first_byte
    yield (
        "film from S3: redirect and first byte of such a range, median / p95 ms",
        " / ".join(time_cells(s3)) if s3 else "no server given",
    )


def search_rows(search: SearchFigures) -> Iterable[tuple[str, str]]:
    yield "search: documents", f"{search.documents:,}"
    yield "search: reading them from the database, s", f"{search.read_seconds:.1f}"
    yield "search: reading and indexing them, s", f"{search.build_seconds:.1f}"
    yield "search: index, MB", f"{search.index_bytes / 1_000_000:.1f}"
    yield "search: a query with all facets, median / p95 ms", " / ".join(time_cells(search.times))
    yield (
        f"search: counts that differ from SQL, {search.selections} selections",
        str(len(search.unlike_sql)),
    )


def time_cells(times: Times) -> Row:
    return (f"{times.median_ms:.1f}", f"{times.p95_ms:.1f}")


def kilobytes(size: int) -> str:
    return f"{size / 1000:.1f}"


def table(heads: Row, rows: Iterable[Row]) -> str:
    """Names to the left, figures to the right."""
    ruler = ("---", *("--:" for _head in heads[1:]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ruler, *rows))
