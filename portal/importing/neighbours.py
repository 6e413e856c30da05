"""What the rows of a catalogue say of each other: one address, one film, one place."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_noop
from wagtail.contrib.redirects.models import Redirect

from portal.importing.checked import CheckedRow
from portal.importing.columns import TrackColumn
from portal.media.captions import read_webvtt
from resources.models import Collection, Video

SAME_ADDRESS = gettext_noop("Row %(other)s has the address “%(text)s” too.")
MEND_ADDRESS = gettext_noop("Give one of them another address, or delete one.")
SAME_FILM = gettext_noop("Row %(other)s names the same film.")
MEND_FILM = gettext_noop("Name another file in one of them.")
SAME_PLACE = gettext_noop("Row %(other)s has place %(place)s in the series “%(series)s” too.")
PLACE_TAKEN = gettext_noop("“%(title)s” has place %(place)s in the series “%(series)s”.")
MEND_PLACE = gettext_noop("Write a place that is free.")
NO_SERIES = gettext_noop("A place in a series needs a series.")
MEND_SERIES = gettext_noop("Write the series, or empty this cell.")
NOT_A_SERIES = gettext_noop("“%(text)s” is not marked as a series.")
MEND_NOT_SERIES = gettext_noop("Mark the collection as a series, or name another.")
SAME_OLD = gettext_noop("Row %(other)s has the old address “%(text)s” too.")
LEADS_ELSEWHERE = gettext_noop("The old address “%(text)s” leads to %(link)s already.")
MEND_OLD = gettext_noop("Leave it in one place only.")
TOO_LATE = gettext_noop("These words go on after the film has ended, at %(seconds)s seconds.")
MEND_LATE = gettext_noop("Check that the captions belong to this film.")


def check(rows: Sequence[CheckedRow]) -> None:
    """Add what is wrong to each row that is concerned."""
    _same(
        rows,
        lambda row: [("slug", f"{row.kind.key}:{row.slug}", row.slug)],
        SAME_ADDRESS,
        MEND_ADDRESS,
    )
    _same(
        rows, lambda row: [(key, one, one) for key, one in row.films.items()], SAME_FILM, MEND_FILM
    )
    _same(rows, _old_addresses, SAME_OLD, MEND_OLD)
    _check_old_addresses(rows)
    _check_places(rows)


def check_times(rows: Sequence[CheckedRow], lengths: dict[str, int]) -> None:
    """Words that come after the end of their film; ``lengths`` in milliseconds by digest."""
    for row in rows:
        for column in row.columns.values():
            if isinstance(column, TrackColumn) and (text := row.cells.get(column.key)):
                length = lengths.get(row.cells.get(f"film_{column.voice}", ""), 0)
                last = max(cue.end_ms for cue in read_webvtt(text).cues)
                if length and last > length + 1000:
                    row.add(column.key, TOO_LATE, MEND_LATE, seconds=length // 1000)


def _same(
    rows: Sequence[CheckedRow],
    keys_of: Callable[[CheckedRow], Iterable[tuple[str, str, str]]],
    message: str,
    mend: str,
) -> None:
    """``keys_of`` gives columns, what has to be there once only, and how a person writes it."""
    seen: dict[str, CheckedRow] = {}
    for row in rows:
        for key, name, text in keys_of(row):
            if name and (other := seen.setdefault(name, row)) is not row:
                row.add(key, message, mend, other=other.row.number, text=text)


def _old_addresses(row: CheckedRow) -> Iterator[tuple[str, str, str]]:
    for line in row.cells.get("old_addresses", "").splitlines():
        yield "old_addresses", line, line


def _check_old_addresses(rows: Sequence[CheckedRow]) -> None:
    named = {line for row in rows for _key, line, _text in _old_addresses(row)}
    links = dict(
        Redirect.objects.filter(old_path__in=named).values_list("old_path", "redirect_link")
    )
    for row in rows:
        own = row.kind.model(slug=row.slug)
        for _key, line, _text in _old_addresses(row):
            link = links.get(line)
            if link is not None and link not in {own.url_in("en"), own.url_in("es")}:
                row.add("old_addresses", LEADS_ELSEWHERE, MEND_OLD, text=line, link=link or "-")


def _check_places(rows: Sequence[CheckedRow]) -> None:
    videos = [row for row in rows if row.kind.key == "video" and not row.has_errors]
    series = {row.slug: row for row in rows if row.kind.key == "collection"}
    named = {slug for row in videos if (slug := row.says("series"))}
    taken = _places(named, leaving={row.slug for row in videos})
    marked = _marked(named)
    own: dict[tuple[str, str], CheckedRow] = {}
    for row in videos:
        name, place = row.says("series"), row.says("series_position")
        if place and not name:
            row.add("series_position", NO_SERIES, MEND_SERIES)
        elif name and (
            series[name].says("is_series") != "yes" if name in series else name not in marked
        ):
            row.add("series", NOT_A_SERIES, MEND_NOT_SERIES, text=name)
        elif place and (title := taken.get((name, place))):
            row.add(
                "series_position", PLACE_TAKEN, MEND_PLACE, title=title, place=place, series=name
            )
        elif place and (other := own.setdefault((name, place), row)) is not row:
            values: dict[str, Any] = {"other": other.row.number, "place": place, "series": name}
            row.add("series_position", SAME_PLACE, MEND_PLACE, **values)


def _places(series: set[str], leaving: set[str]) -> dict[tuple[str, str], str]:
    """The places that are taken, by videos that the file does not name."""
    videos = Video.objects.filter(series__slug__in=series, series_position__isnull=False)
    others = videos.exclude(slug__in=leaving).select_related("series")
    return {(v.series.slug, str(v.series_position)): str(v) for v in others if v.series}


def _marked(slugs: set[str]) -> set[str]:
    rows = Collection.objects.filter(slug__in=slugs, is_series=True)
    return set(rows.values_list("slug", flat=True))
