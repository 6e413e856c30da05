"""What is in a film, as ``ffmpeg -i`` tells it: ffprobe is not part of the Python package.

The text that it prints is the only interface there is. Versions 5 to 9 print what is read here in
the same words, and a test reads films with each version on the machine.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_noop

from portal.jobs.running import JobFailed
from portal.media.transcoding import ffmpeg
from portal.media.transcoding.container import NOT_A_FILM, recognise

LIMIT_SECONDS = 60
MOST_PIXELS = 8192 * 4608  # of a picture: 8K with room; more would need gigabytes to decode

STREAM = re.compile(r"^  Stream #0:(\d+)\S*: (Video|Audio): (\w+)(.*)", re.MULTILINE)
DURATION = re.compile(
    r"^  Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)(?:, start: (-?[\d.]+))?", re.MULTILINE
)
SIZE = re.compile(r", (\d{1,6})x(\d{1,6})\b")
PIXEL_SHAPE = re.compile(r"\bSAR (\d+):(\d+)")
RATE = re.compile(r"([\d.]+)(k?) (?:fps|tbr)\b")
ROTATION = re.compile(r"rotation of (-?[\d.]+) degrees")
HDR = re.compile(r"\b(smpte2084|arib-std-b67)\b")

NO_PICTURE = gettext_noop("There is no picture in this film that can be read.")
NO_LENGTH = gettext_noop(
    "The film does not say how long it is. Open it in a film editor, save it anew and upload that."
)
TOO_LONG = gettext_noop("The film is longer than %(hours)s hours. Cut it into parts.")
TOO_MANY_PIXELS = gettext_noop(
    "The picture of %(width)s × %(height)s is too large to be read. Upload a smaller copy."
)


@dataclass(frozen=True)
class Source:
    """A film that can be read. Width and height are as shown, turned and with square pixels."""

    path: Path
    demuxer: str
    duration_seconds: float
    width: int
    height: int
    frames_per_second: float
    picture_stream: int
    sound_stream: int | None
    is_hdr: bool = False

    @property
    def arguments(self) -> list[str]:
        """How ffmpeg opens it: as what it is, and nothing that it may point at."""
        return input_arguments(self.path, self.demuxer)


def probe(path: Path) -> Source:
    """Read what a film is. Raises JobFailed with the reason for what cannot be made into one."""
    with path.open("rb") as file:
        demuxer = recognise(file, path.stat().st_size)
    source = read(_told(path, demuxer), path, demuxer)
    _check(source)
    return source


def input_arguments(path: Path, demuxer: str) -> list[str]:
    reading = ["-protocol_whitelist", "file", "-max_pixels", str(MOST_PIXELS), "-f", demuxer]
    return [*reading, "-i", f"file:{path}"]


def read(told: str, path: Path, demuxer: str) -> Source:
    """Understand what ffmpeg prints of its input. Raises JobFailed."""
    streams = list(STREAM.finditer(told))
    pictures = [s for s in streams if s[2] == "Video" and _is_film(s)]
    sounds = [s for s in streams if s[2] == "Audio" and s[3] != "none"]
    if not pictures:
        raise JobFailed(NO_PICTURE if streams else NOT_A_FILM)
    picture = pictures[0]
    width, height = _shown_size(picture[4], _after(told, picture, streams))
    return Source(
        path=path,
        demuxer=demuxer,
        duration_seconds=_duration(told),
        width=width,
        height=height,
        frames_per_second=_rate(picture[4]),
        picture_stream=int(picture[1]),
        sound_stream=int(sounds[0][1]) if sounds else None,
        is_hdr=HDR.search(picture[4]) is not None,
    )


def _told(path: Path, demuxer: str) -> str:
    """Without an output ffmpeg ends with an error, after it has told all about the input."""
    try:
        return ffmpeg.run(input_arguments(path, demuxer), LIMIT_SECONDS).said
    except ffmpeg.FfmpegFailed as failure:
        return failure.said
    except ffmpeg.TooSlow as error:
        raise JobFailed(NOT_A_FILM) from error


def _is_film(stream: re.Match[str]) -> bool:
    """Whether it moves and can be decoded: a cover is a picture too."""
    return stream[3] != "none" and "attached pic" not in stream[4] and bool(SIZE.search(stream[4]))


def _after(told: str, stream: re.Match[str], streams: Sequence[re.Match[str]]) -> str:
    """What is said of one stream below its first line."""
    following = [other.start() for other in streams if other.start() > stream.start()]
    return told[stream.end() : min(following, default=len(told))]


def _shown_size(line: str, below: str) -> tuple[int, int]:
    width, height = (int(part) for part in SIZE.findall(line)[0])
    if shape := PIXEL_SHAPE.search(line):
        across, down = int(shape[1]), int(shape[2])
        if across and down:
            width = round(width * across / down)
    turn = ROTATION.search(below)
    sideways = turn is not None and round(abs(float(turn[1]))) % 180 == 90
    return (height, width) if sideways else (width, height)


def _duration(told: str) -> float:
    """Seconds; a film cut out of a longer one may count from where that one began."""
    match = DURATION.search(told)
    if match is None:
        raise JobFailed(NO_LENGTH)
    seconds = int(match[1]) * 3600 + int(match[2]) * 60 + float(match[3])
    return seconds - max(0.0, float(match[4] or 0))


def _rate(line: str) -> float:
    """Frames a second; 0 where it is not said."""
    match = RATE.search(line)
    return float(match[1]) * (1000 if match[2] else 1) if match else 0.0


def _check(source: Source) -> None:
    longest: int = settings.TRANSCODING["longest_seconds"]
    if source.duration_seconds <= 0:
        raise JobFailed(NO_LENGTH)
    if source.duration_seconds > longest:
        raise JobFailed(TOO_LONG, hours=longest // 3600)
    if not 0 < source.width * source.height <= MOST_PIXELS:
        raise JobFailed(TOO_MANY_PIXELS, width=source.width, height=source.height)
