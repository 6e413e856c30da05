"""A catalogue of two hundred rows as they come out of an old system, damaged in many ways."""

from pathlib import Path
from typing import NamedTuple

from tests.importing.catalogues import CAPTIONS, video_row
from tests.media.transcoding.making_films import film

ROWS = 200
LATE = "WEBVTT\n\n00:00.000 --> 00:00.900\nOne.\n\n01:00.000 --> 01:02.000\nTwo.\n"
BROKEN = "WEBVTT\n\n00:00.000 -> 00:00.900\nOne.\n"


class Damage(NamedTuple):
    """What stands in a cell of the row with this number, what is said of it, what it should be."""

    number: int
    column: str
    written: str
    said: str
    mended: str


DAMAGES = [
    Damage(3, "title_en", "", "no title", "Counting on"),
    Damage(4, "title_en", "???", "no letters", "Counting on"),
    Damage(5, "title_en", "long " * 50, "at most 200", "Counting on"),
    Damage(6, "subject", "Mathmatics", "none of the choices", "Mathematics"),
    Damage(7, "posted_on", "soon", "not a date", "2026-03-14"),
    Damage(8, "posted_on", "2026-02-30", "not a date", "2026-02-28"),
    Damage(9, "series_position", "second", "not a whole number", ""),
    Damage(10, "series", "no-such-series", "There is no record", ""),
    Damage(11, "slug", "film-1", "has the address", "film-11"),
    Damage(12, "slug", "¡película uno!", "cannot be part of an address", "film-12"),
    Damage(13, "film_es", "lost.mp4", "is not there", "13.mp4"),
    Damage(14, "film_es", "../secret.mp4", "lies outside", ""),
    Damage(15, "film_es", "broken.mp4", "cannot be used", ""),
    Damage(16, "captions_es_es", "broken.vtt", "cannot be used", ""),
    Damage(17, "captions_es_es", "late.vtt", "after the film has ended", "right.vtt"),
    Damage(18, "film_es", "17.mp4", "names the same film", ""),
    Damage(19, "poster", "right.vtt", "no picture", ""),
    Damage(20, "licence", "CC-BY-SA", "none of the choices", "CC BY 4.0"),
    Damage(21, "series_position", "4", "needs a series", ""),
    Damage(22, "related", "no-such-film", "There is no record", "film-1"),
    Damage(23, "review_requested", "perhaps", "neither yes nor no", "no"),
    Damage(24, "old_addresses", "not an address", "is not an address", "https://old.example/24"),
    Damage(25, "state", "scheduled", "no moment in the future", "draft"),
    Damage(26, "audiences", "teachers; pilots", "none of the choices", "teachers"),
]


def write_folder(folder: Path) -> None:
    """The files that the rows name."""
    film(folder / "17.mp4", size="160x120", seconds=1)
    film(folder / "13.mp4", size="160x120", seconds=1.2)
    (folder / "broken.mp4").write_text("not a film")
    (folder / "broken.vtt").write_text(BROKEN)
    (folder / "late.vtt").write_text(LATE)
    (folder / "right.vtt").write_text(CAPTIONS)


def rows(*, mended: bool = False) -> list[dict[str, str]]:
    """Two hundred rows, of which those with a damage have it, or have it mended."""
    made = {number: video_row(number) for number in range(1, ROWS + 1)}
    made[3] |= {"title_es": ""}  # with it, the row would count as written first in Spanish
    made[17] |= {"film_es": "17.mp4"}
    for damage in DAMAGES:
        made[damage.number][damage.column] = damage.mended if mended else damage.written
    return list(made.values())
