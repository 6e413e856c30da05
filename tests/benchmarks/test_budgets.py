"""A broken budget is named, with the page and by how much."""

import pytest

from benchmarks.budgets import broken_budgets, broken_by_films
from benchmarks.figures import (
    FilmFigures,
    PageFigures,
    SearchFigures,
    SiteFigures,
    Times,
    TranscodingFigures,
    Work,
)

GOOD = PageFigures(
    queries=12,
    raw_bytes=90_000,
    gzip_bytes=30_000,
    times=Times(10.0, 20.0),
    requests_a_second=50,
)


def site(records: int, unlike_sql: tuple[str, ...] = (), **changes: object) -> SiteFigures:
    page = PageFigures(**vars(GOOD) | changes)
    film = FilmFigures(1, Times(1, 1), 1)
    search = SearchFigures(records, 1, 1, 1, Times(1, 1), 200, unlike_sql)
    return SiteFigures(records, 1, 1, {"home": page}, film, search)


def test_what_stands_at_its_limit_holds() -> None:
    assert broken_budgets([site(68), site(20_000, times=Times(50.0, 90.0))]) == []


@pytest.mark.parametrize(
    ("large", "words"),
    [
        ({"queries": 13}, "home, 20000 records: 13 queries, 12 allowed"),
        ({"gzip_bytes": 30_001}, "home, 20000 records: 30001 bytes compressed, 30000 allowed"),
        ({"times": Times(51.0, 90.0)}, "home: 5.1 times as slow at 20000, 5 allowed"),
        ({"unlike_sql": ("grade 3-5",)}, "facets, 20000 records: grade 3-5"),
        ({"queries": 11}, "home: 12 queries at 68, 11 at 20000"),
    ],
)
def test_what_does_not_hold_is_named(large, words) -> None:
    assert words in broken_budgets([site(68), site(20_000, **large)])


@pytest.mark.parametrize(("seconds", "broken"), [(11.0, False), (11.2, True)])
def test_making_a_film_may_take_little_longer_than_ffmpeg_by_hand(seconds, broken) -> None:
    problems = broken_by_films(TranscodingFigures(Work(9.0, 10.0), Work(9.0, seconds), {}))
    assert bool(problems) is broken
    assert all("1.12 times ffmpeg by hand, 1.1 allowed" in problem for problem in problems)
