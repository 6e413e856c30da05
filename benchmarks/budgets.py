"""What must hold, as ratios and counts, so that a slow machine and a fast one agree."""

from collections.abc import Iterator, Sequence

from benchmarks.figures import SiteFigures, TranscodingFigures

MOST_QUERIES = 12
MOST_GZIP_BYTES = 30_000
MOST_TRANSCODING = 1.1  # of the time that ffmpeg needs by hand
MOST_SLOWER = 5.0  # a page of the largest site, as a multiple of the smallest one's


def broken_budgets(sites: Sequence[SiteFigures]) -> list[str]:
    """Every budget that does not hold, in words. ``sites`` are ordered from small to large."""
    found = [problem for site in sites for problem in problems_of(site)]
    if len(sites) > 1:
        found += problems_between(sites[0], sites[-1])
    return found


def broken_by_films(films: TranscodingFigures) -> list[str]:
    """The budgets of making films that do not hold, in words."""
    if films.ratio <= MOST_TRANSCODING:
        return []
    return [f"making a film: {films.ratio:.2f} times ffmpeg by hand, {MOST_TRANSCODING:g} allowed"]


def problems_of(site: SiteFigures) -> Iterator[str]:
    for name, page in site.pages.items():
        where = f"{name}, {site.records} records"
        if page.queries > MOST_QUERIES:
            yield f"{where}: {page.queries} queries, {MOST_QUERIES} allowed"
        if page.gzip_bytes > MOST_GZIP_BYTES:
            yield f"{where}: {page.gzip_bytes} bytes compressed, {MOST_GZIP_BYTES} allowed"
    for difference in site.search.unlike_sql:
        yield f"facets, {site.records} records: {difference}"


def problems_between(small: SiteFigures, large: SiteFigures) -> Iterator[str]:
    for name, page in small.pages.items():
        other = large.pages[name].queries
        if other != page.queries:
            yield f"{name}: {page.queries} queries at {small.records}, {other} at {large.records}"
        ratio = slower(small, large, name)
        if ratio > MOST_SLOWER:
            yield f"{name}: {ratio:.1f} times as slow at {large.records}, {MOST_SLOWER:g} allowed"


def slower(small: SiteFigures, large: SiteFigures, page: str) -> float:
    """How many times as long a page takes on the larger site."""
    return large.pages[page].times.median_ms / small.pages[page].times.median_ms
