"""Makes all files of one film in a folder; knows no rows and no storage."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_noop

from portal.jobs.running import JobFailed
from portal.media.models import Quality
from portal.media.mp4 import read_mp4
from portal.media.transcoding import commands, ffmpeg, loudness
from portal.media.transcoding.container import DAMAGED, NOT_WHOLE
from portal.media.transcoding.ladder import SOUND_BITS, Step, frame_rate, ladder
from portal.media.transcoding.playlists import kept
from portal.media.transcoding.probe import Source
from portal.media.transcoding.scratch import NO_ROOM, require_room
from portal.media.transcoding.stills import Sheet, poster_of, sheet_of

Report = Callable[[float], None]  # is told how many of a hundred parts are done

SLOWEST = 10  # seconds of work for a second of film, on top of what every film has
LEAST_SECONDS, MOST_SECONDS = 600, 12 * 60 * 60
MISSING_SECONDS = 2.0  # that a film may end before its header says
MISSING_SHARE = 0.05

TAKES_TOO_LONG = gettext_noop(
    "Making the film took too long and was stopped. Upload a smaller copy."
)
NO_FFMPEG = gettext_noop(
    "The program that makes films, ffmpeg, is missing. Tell those who run the site, then try again."
)


@dataclass(frozen=True)
class Made:
    """One quality: to be played while it arrives, and in fragments with their playlist."""

    quality: Quality
    film: Path
    fragments: Path
    playlist: str
    frames_per_second: float


@dataclass(frozen=True)
class Finished:
    """Everything that was made of a film. All qualities count as equally long."""

    qualities: Sequence[Made]
    sheet: Sheet
    poster: Path
    duration_ms: int


def transcode(source: Source, folder: Path, report: Report) -> Finished:
    """Make everything. Raises JobFailed with the reason, and what ``report`` raises."""
    steps = ladder(source.width, source.height)
    limit = min(LEAST_SECONDS + SLOWEST * source.duration_seconds, MOST_SECONDS)
    require_room(folder, _bytes_needed(source, steps))
    with _explained():
        heard = loudness.hear(source, limit, _share(report, source, 0, 8))
        making = commands.making(source, steps, heard.gain, folder)
        ffmpeg.run(making, limit, _share(report, source, 8, 88))
        names = [step.name for step in steps] + (
            [Quality.SOUND.value] if heard.gain is not None else []
        )
        copies = [(folder / f"{name}.m4s", folder / _film_name(name)) for name in names]
        ffmpeg.run(commands.copying(copies), limit, lambda _done: report(88))
        report(92)
        finished = _finished(source, steps, names, folder)
    _refuse_what_ends_early(source, heard.seconds, finished.sheet)
    return finished


def _finished(
    source: Source, steps: Sequence[Step], names: Sequence[str], folder: Path
) -> Finished:
    smallest, largest = steps[0], steps[-1]
    with (folder / _film_name(largest.name)).open("rb") as file:
        seconds = read_mp4(file).duration_ms / 1000
    sheet = sheet_of(folder / _film_name(smallest.name), seconds, folder)
    return Finished(
        qualities=[_made(source, name, folder) for name in names],
        sheet=sheet,
        poster=poster_of(folder / _film_name(largest.name), sheet, folder),
        duration_ms=round(seconds * 1000),
    )


def _refuse_what_ends_early(source: Source, heard_seconds: float, sheet: Sheet) -> None:
    """A film with a hole in it is read without an error, up to there."""
    seen_seconds = sheet.count * sheet.interval_ms / 1000
    missing = source.duration_seconds - max(seen_seconds, heard_seconds)
    if missing > MISSING_SECONDS + MISSING_SHARE * source.duration_seconds:
        raise JobFailed(NOT_WHOLE)


def _made(source: Source, name: str, folder: Path) -> Made:
    quality = Quality(name)
    return Made(
        quality=quality,
        film=folder / _film_name(name),
        fragments=folder / f"{name}.m4s",
        playlist=kept((folder / f"{name}.m3u8").read_text("utf-8"), f"{name}.m4s"),
        frames_per_second=0 if quality == Quality.SOUND else frame_rate(source.frames_per_second),
    )


def _film_name(name: str) -> str:
    return f"{name}.m4a" if name == Quality.SOUND else f"{name}.mp4"


def _share(report: Report, source: Source, begin: float, end: float) -> ffmpeg.Tick:
    """Reports seconds of the film as a part of the whole work."""
    span = (end - begin) / source.duration_seconds
    return lambda seconds: report(min(end, begin + seconds * span))


def _bytes_needed(source: Source, steps: Sequence[Step]) -> int:
    """The most that all files can take: each quality is there twice."""
    bits = SOUND_BITS + sum(step.rung.picture_bits + step.rung.sound_bits for step in steps)
    return int(bits / 8 * source.duration_seconds * 2)


@contextmanager
def _explained() -> Iterator[None]:
    """What ffmpeg cannot do, said to the one who uploaded the film."""
    try:
        yield
    except ffmpeg.FfmpegFailed as failure:
        full = "No space left on device" in failure.said
        raise JobFailed(NO_ROOM if full else DAMAGED) from failure
    except ffmpeg.TooSlow as error:
        raise JobFailed(TAKES_TOO_LONG) from error
    except ffmpeg.FfmpegMissing as error:
        raise JobFailed(NO_FFMPEG) from error
