"""What a row would change in the record that it means."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_noop

from portal.importing.checked import CheckedRow
from portal.importing.columns import KINDS
from portal.importing.existing import as_edited, records_of
from portal.media.models import Recording

VIDEOS = next(kind for kind in KINDS if kind.has_films)
ELSEWHERE = gettext_noop("This film is in the library already, as “%(title)s” (%(slug)s).")
LOST = gettext_noop("Letters have become question marks here: “%(text)s”.")
MEND_LOST = gettext_noop(
    "Save the file as .xlsx, or as text in UTF-8, and write the letters again."
)
OLD_ENCODING = "cp1252"  # in which spreadsheets of Windows save text
MOST_SHOWN = 80  # letters of a text
MEND_ELSEWHERE = gettext_noop("Write the address “%(slug)s”, or leave the film out.")


def changes_of(row: CheckedRow) -> dict[str, list[str]]:
    """What each cell that differs says now and would say, by the keys of the columns."""
    columns = {column.key: column for column in row.columns.values()}
    return {
        key: [column.write(row.record) if row.record.pk else "", row.cells[key]]
        for key, column in columns.items()
        if (row.record.pk is None and row.cells[key])
        or (row.record.pk and not column.agrees(row.record, row.cells[key]))
    }


def check_letters(row: CheckedRow) -> None:
    """A spreadsheet that saves in an old encoding writes a question mark for what that lacks."""
    for key, (before, after) in row.changes.items():
        if any(map(_is_lost, before)) and re.fullmatch(_old(before), after):
            row.add(key, LOST, MEND_LOST, text=after[:MOST_SHOWN])


def _old(text: str) -> str:
    """What an old encoding leaves of a text, as a pattern: a mark for a letter, or two."""
    parts = []
    for is_mark, run in groupby(text, lambda one: one == "?" or _is_lost(one)):
        letters = "".join(run)
        lost = sum(map(_is_lost, letters))
        count = f"{{{len(letters)},{len(letters) + lost}}}"  # by run: one way to match only
        parts.append(rf"\?{count}" if is_mark else re.escape(letters))
    return "".join(parts)


def _is_lost(letter: str) -> bool:
    return letter.encode(OLD_ENCODING, "replace") == b"?" != letter.encode()


def meet_by_film(rows: Sequence[CheckedRow]) -> None:
    """A row whose film is in the library means the record that has it. Where the row names an
    address of its own, somebody has to say which of the two is meant."""
    videos = _videos_by_film({digest for row in rows for digest in row.films.values()})
    for row in rows:
        for key, digest in row.films.items():
            video = videos.get(digest)
            if video is None or video.slug == row.slug:
                continue
            names_itself = bool(row.cells.get("slug")) or row.record is not None
            if names_itself:
                row.add(key, ELSEWHERE, MEND_ELSEWHERE, title=str(video), slug=video.slug)
            else:
                row.record, row.slug = as_edited(video), video.slug


def _videos_by_film(digests: set[str]) -> dict[str, Any]:
    """Videos by the digests of their films, as uploaded or as made."""
    if not digests:
        return {}
    has_film = Q(renditions__sha256__in=digests) | Q(masters__sha256__in=digests)
    recordings = Recording.objects.filter(has_film, video__isnull=False).distinct()
    videos = records_of(VIDEOS).filter(recording__in=recordings)
    return {digest: video for video in videos for digest in _digests(video) & digests}


def _digests(video: Any) -> set[str]:
    films = [*video.recording.renditions.all(), *video.recording.masters.all()]
    return {film.sha256 for film in films}
