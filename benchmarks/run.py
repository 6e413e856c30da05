"""Measures one site from its first load to its last visit."""

import json
import os
import sys
import time
from dataclasses import replace

from benchmarks.figures import (
    FilmFigures,
    SearchFigures,
    SiteFigures,
    Times,
    TranscodingFigures,
    Work,
)
from benchmarks.media import measure_film, measure_s3
from benchmarks.pages import measure_pages
from benchmarks.site import S3_ADDRESS, Site, scratch_site


def measure_site(records: int) -> SiteFigures:
    """A site with so many videos; the demonstration's own where it has more."""
    with scratch_site() as site:
        tell(f"{records} videos: loading")
        site.timed("migrate", "--noinput", "--verbosity", "0")
        load_seconds = site.timed("load_demo", "--scale", str(records))
        tell("the search engine")
        search = measure_search(site)
        counted = json.loads(site.python("benchmarks.inside", "queries"))
        tell("pages and films")
        began = time.perf_counter()
        start_again(site)
        with site.served() as port:
            figures = SiteFigures(
                records=records,
                load_seconds=load_seconds,
                start_seconds=time.perf_counter() - began,
                pages=measure_pages(port, counted["pages"]),
                film=measure_film(port, counted["film"]),
                search=search,
            )
        return replace(figures, film=with_s3(site, counted["film"], figures.film))


def with_s3(site: Site, address: str, film: FilmFigures) -> FilmFigures:
    """The figures of a film, and those of the same film from S3 where a server is given."""
    server = os.environ.get(S3_ADDRESS)
    if server is None:
        tell(f"films from S3 are not measured: {S3_ADDRESS} names no server")
        return film
    tell("films from S3")
    with site.in_buckets(server) as moved, moved.served() as port:
        return replace(film, s3_first_byte=measure_s3(port, address, film.size_bytes))


def measure_films() -> TranscodingFigures:
    """Needs no site, only its settings."""
    tell("making a film, a minute long")
    with scratch_site() as site:
        figures = json.loads(site.python("benchmarks.inside", "transcoding"))
    works = {name: Work(**figures.pop(name)) for name in ("plain", "ours")}
    return TranscodingFigures(**works, **figures)


def tell(step: str) -> None:
    """Say on standard error what takes its time; the tables are alone on standard output."""
    print(f"{time.strftime('%H:%M:%S')} {step}", file=sys.stderr, flush=True)


def start_again(site: Site) -> None:
    """What ``make run`` does before it serves a site that has been loaded before."""
    site.timed("migrate", "--noinput", "--verbosity", "0")
    site.timed("load_demo", "--if-empty")


def measure_search(site: Site) -> SearchFigures:
    figures = json.loads(site.python("benchmarks.inside", "search"))
    return SearchFigures(**figures | {"times": Times(**figures["times"])})
