"""Puts finished files into the storages and their rows in place of the old ones, all at once.

The names are committed before the files are stored, and the rows after: at no moment is there a
file that nobody knows of, or a row whose file is not whole.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.core.files import File
from django.core.files.storage import storages

from portal.jobs.running import Run
from portal.media.models import Master, Recording, Rendition, Storyboard
from portal.media.storage import film_name, poster_name, storyboard_name, stream_name
from portal.media.transcoding.codecs import read_codecs
from portal.media.transcoding.playlists import bit_rates
from portal.media.transcoding.transcode import Finished, Made

PUBLIC, PRIVATE = "default", "private"


class Staged(NamedTuple):
    """A file that is made, with the place it goes to."""

    storage: str
    name: str
    path: Path


def keep(master: Master, finished: Finished, run: Run) -> None:
    """Replace the films of one voice; the job is done with it. Raises LeaseLost and Stopped.

    Where it does not come to its end, nothing of it stays. Old files are noted in the transaction
    that takes their rows away, so that a kill after it cannot leave them behind.
    """
    staged = {file.path: file for file in _stage(finished)}
    ours = [[file.storage, file.name] for file in staged.values()]
    with run.holding():
        master.stage(ours)
    try:
        for number, file in enumerate(staged.values()):
            run.report(94 + 5 * number / len(staged))
            _store(file)
        renditions = [_rendition(master, made, finished, staged) for made in finished.qualities]
        with run.completing():
            unused = _replace(master, renditions, _storyboard(master, finished, staged))
            unused += _take_poster(master.recording, staged[finished.poster])
            master.stage(unused)
    except BaseException:
        master.staged = ours  # what the database has may by now be another run's
        master.forget_staged()
        raise
    master.forget_staged()


def _stage(finished: Finished) -> Iterator[Staged]:
    for made in finished.qualities:
        yield Staged(PRIVATE, film_name(None, made.film.name), made.film)
        yield Staged(PRIVATE, stream_name(None, made.fragments.name), made.fragments)
    yield Staged(PRIVATE, storyboard_name(None, finished.sheet.file.name), finished.sheet.file)
    yield Staged(PUBLIC, poster_name(None, finished.poster.name), finished.poster)


def _store(file: Staged) -> None:
    with file.path.open("rb") as content:
        storages[file.storage].save(file.name, File(content))


def _rendition(
    master: Master, made: Made, finished: Finished, staged: dict[Path, Staged]
) -> Rendition:
    rates = bit_rates(made.playlist)
    rendition = Rendition(
        recording=master.recording,
        spoken_language=master.spoken_language,
        quality=made.quality,
        file=staged[made.film].name,
        stream_file=staged[made.fragments].name,
        stream_size_bytes=made.fragments.stat().st_size,
        playlist=made.playlist,
        peak_bits_per_second=rates.peak,
        mean_bits_per_second=rates.mean,
        frames_per_second=made.frames_per_second,
    )
    with made.film.open("rb") as file:
        rendition.measure(File(file))
        rendition.codecs = read_codecs(file)
    rendition.duration_ms = finished.duration_ms  # the last sound of each ends a little differently
    return rendition


def _storyboard(master: Master, finished: Finished, staged: dict[Path, Staged]) -> Storyboard:
    sheet = finished.sheet
    return Storyboard(
        recording=master.recording,
        spoken_language=master.spoken_language,
        file=staged[sheet.file].name,
        size_bytes=sheet.file.stat().st_size,
        columns=sheet.columns,
        count=sheet.count,
        tile_width=sheet.tile_width,
        tile_height=sheet.tile_height,
        interval_ms=sheet.interval_ms,
    )


def _replace(
    master: Master, renditions: list[Rendition], storyboard: Storyboard
) -> list[list[str]]:
    """Returns the files of the rows that have gone."""
    voice = {"recording": master.recording, "spoken_language": master.spoken_language}
    old = [*Rendition.objects.filter(**voice), *Storyboard.objects.filter(**voice)]
    files = [[PRIVATE, name] for row in old for name in row.stored_files().values() if name]
    for row in old:
        row.delete()
    Rendition.objects.bulk_create(renditions)  # measured above; save() would read the storage
    storyboard.save()
    return files


def _take_poster(recording: Recording, poster: Staged) -> list[list[str]]:
    """An editor's own picture stays; returns ours where it does.

    Saving also tells the index that the films are others.
    """
    recording.refresh_from_db()
    unused = [[poster.storage, poster.name]] if recording.poster else []
    recording.poster = recording.poster or poster.name
    recording.save()
    return unused
