"""Measures making a film: against ffmpeg by hand, and what a minute of each quality weighs."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from portal.media.transcoding import ffmpeg
from portal.media.transcoding.commands import PICTURE_CODING
from portal.media.transcoding.ladder import RUNGS, SOUND_BITS
from portal.media.transcoding.probe import probe
from portal.media.transcoding.transcode import transcode

Result = TypeVar("Result")
SECONDS = 60
LIMIT_SECONDS = 3600
WIDTHS = {240: 426, 360: 640, 720: 1280}


def measured() -> dict[str, Any]:
    """All the work on one film, without the storage, and the plain command on the same film."""
    with tempfile.TemporaryDirectory(prefix="portal-benchmark-") as name:
        folder = Path(name)
        film = folder / "film.mp4"
        ffmpeg.run(filming(film), LIMIT_SECONDS)
        plain, _outcome = timed(lambda: ffmpeg.run(by_hand(film, folder), LIMIT_SECONDS))
        ours, made = timed(lambda: transcode(probe(film), folder, lambda percent: None))
        sizes = {one.quality.value: one.film.stat().st_size for one in made.qualities}
    minute = {quality: round(size * 60 / SECONDS) for quality, size in sizes.items()}
    return {"plain": plain, "ours": ours, "bytes_a_minute": minute}


def timed(work: Callable[[], Result]) -> tuple[dict[str, float], Result]:
    """Seconds by the clock, and of the processors: those are the same on a busy machine."""
    began, used = time.perf_counter(), processor_seconds()
    result = work()
    times = {
        "clock_seconds": time.perf_counter() - began,
        "processor_seconds": processor_seconds() - used,
    }
    return times, result


def processor_seconds() -> float:
    """Of this process and of all that it has started and seen end."""
    return sum(os.times()[:4])


def filming(out: Path) -> list[str]:
    """A minute in 1280 x 720 that moves in every picture, with the grain of a camera."""
    picture = f"testsrc2=s=1280x720:r=30:d={SECONDS},noise=alls=6:allf=t"
    sound = f"sine=f=300:d={SECONDS}:r=48000,tremolo=f=3:d=0.8"
    coding = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "18", "-pix_fmt", "yuv420p"]
    return [
        "-f",
        "lavfi",
        "-i",
        picture,
        "-f",
        "lavfi",
        "-i",
        sound,
        *coding,
        "-c:a",
        "aac",
        str(out),
    ]


def by_hand(film: Path, folder: Path) -> list[str]:
    """The same qualities in one run, as somebody would type it who wants nothing else."""
    command = ["-i", str(film)]
    for rung in RUNGS:
        bits = ["-maxrate", str(rung.picture_bits), "-bufsize", str(rung.picture_bits * 2)]
        command += ["-map", "0:v", "-vf", f"scale={WIDTHS[rung.lines]}:{rung.lines}"]
        command += [*PICTURE_CODING, *bits]
        command += ["-map", "0:a", "-c:a", "aac", "-ac", "1", "-b:a", str(rung.sound_bits)]
        command += ["-movflags", "+faststart", str(folder / f"by-hand-{rung.lines}.mp4")]
    sound = ["-map", "0:a", "-c:a", "aac", "-ac", "1", "-b:a", str(SOUND_BITS)]
    return [*command, *sound, str(folder / "by-hand.m4a")]
