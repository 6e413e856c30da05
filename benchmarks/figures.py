"""What is measured, as values: times in milliseconds unless a name says otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Times:
    """The middle of many times, and what nineteen of twenty stay below."""

    median_ms: float
    p95_ms: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Times":
        ranked = sorted(seconds)
        slow = ranked[min(len(ranked) - 1, len(ranked) * 95 // 100)]
        return cls(median(ranked) * 1000, slow * 1000)


@dataclass(frozen=True)
class PageFigures:
    queries: int
    raw_bytes: int
    gzip_bytes: int
    times: Times
    requests_a_second: float


@dataclass(frozen=True)
class FilmFigures:
    """Ranges of one film: until the first byte is there, and the whole film at once.

    ``s3_first_byte`` is from the site's redirect to the first byte of S3; None without a server.
    """

    size_bytes: int
    first_byte: Times
    megabytes_a_second: float
    s3_first_byte: Times | None = None


@dataclass(frozen=True)
class Work:
    """What some work took, in seconds."""

    clock_seconds: float
    processor_seconds: float


@dataclass(frozen=True)
class TranscodingFigures:
    """A film made with all that belongs to it, beside the plain command, on the same machine."""

    plain: Work
    ours: Work
    bytes_a_minute: dict[str, int]

    @property
    def ratio(self) -> float:
        """Of processor time: the other changes with what else the machine does."""
        return self.ours.processor_seconds / self.plain.processor_seconds


@dataclass(frozen=True)
class SearchFigures:
    """The engine alone. ``unlike_sql`` are the selections whose counts differ from SQL's."""

    documents: int
    read_seconds: float
    build_seconds: float
    index_bytes: int
    times: Times
    selections: int
    unlike_sql: Sequence[str]


@dataclass(frozen=True)
class SiteFigures:
    """One site: loaded from nothing, started a second time, visited."""

    records: int
    load_seconds: float
    start_seconds: float
    pages: dict[str, PageFigures]
    film: FilmFigures
    search: SearchFigures
