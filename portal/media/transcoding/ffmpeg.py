"""Starts ffmpeg: out of the way of other work, watched, and never outliving its time."""

import os
import selectors
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

import imageio_ffmpeg

KEPT = 64_000  # bytes of what it said; broken films make it say gigabytes
LISTENING = 0.5  # seconds between two calls of ``tick``
Tick = Callable[[float], None]


class FfmpegMissing(Exception):
    """There is no ffmpeg on this machine."""


class FfmpegFailed(Exception):
    """It ended with an error; ``said`` is the end of what it wrote."""

    def __init__(self, said: str) -> None:
        super().__init__(said[-2000:])
        self.said = said


class FfmpegKilled(Exception):
    """Somebody else ended it: an operator, or a machine without memory left."""


class TooSlow(Exception):
    """It was not done in the time it had, and was ended."""


@cache
def program() -> str:
    """The machine's own, else the one of the Python package. Raises FfmpegMissing."""
    own = shutil.which("ffmpeg")
    if own:
        return own
    try:
        return imageio_ffmpeg.get_ffmpeg_exe()
    except RuntimeError as error:
        raise FfmpegMissing from error


@cache
def gentle() -> tuple[str, ...]:
    """Readers come first, and a worker that is killed takes its ffmpeg with it (prctl(2))."""
    wrappers = (("nice", "-n", "10"), ("setpriv", "--pdeathsig", "KILL"))
    return tuple(word for words in wrappers if shutil.which(words[0]) for word in words)


@dataclass(frozen=True)
class Outcome:
    """The end of what it wrote, and how many seconds of film it got through."""

    said: str
    seconds: float


def run(
    arguments: Sequence[str], limit_seconds: float, tick: Tick = lambda seconds: None
) -> Outcome:
    """Run it to its end.

    ``tick`` is told twice a second how many seconds of the film are done; when it raises, ffmpeg
    is ended. Raises FfmpegFailed, FfmpegKilled, TooSlow and FfmpegMissing.
    """
    words = ["-hide_banner", "-nostdin", "-nostats", "-y", "-progress", "pipe:1", *arguments]
    process = subprocess.Popen(  # noqa: S603  # no shell, and every argument is made here
        [*gentle(), program(), *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with process:
        try:
            outcome = _listen(process, time.monotonic() + limit_seconds, tick)
        except BaseException:
            _end(process)
            raise
    if process.returncode < 0:
        raise FfmpegKilled
    if process.returncode:
        raise FfmpegFailed(outcome.said)
    return outcome


def _listen(process: "subprocess.Popen[bytes]", deadline: float, tick: Tick) -> Outcome:
    said, progress = b"", b""
    told, done = 0.0, 0.0
    with selectors.DefaultSelector() as pipes:
        for pipe in (process.stdout, process.stderr):
            pipes.register(pipe, selectors.EVENT_READ)  # type: ignore[arg-type]  # both are PIPE
        while pipes.get_map():
            for key, _events in pipes.select(LISTENING):
                piece = os.read(key.fd, KEPT)
                if not piece:
                    pipes.unregister(key.fileobj)
                elif key.fileobj is process.stderr:
                    said = (said + piece)[-KEPT:]
                else:
                    progress = (progress + piece)[-KEPT:]
                    done = seconds_done(progress.decode("ascii", "replace"), done)
            now = time.monotonic()
            if now > deadline:
                raise TooSlow
            if now - told >= LISTENING:
                told = now
                tick(done)
    return Outcome(said.decode("utf-8", "replace"), done)


def seconds_done(progress: str, before: float) -> float:
    """The last moment of the film that ffmpeg reports; ``before`` where it reports none."""
    _text, _key, rest = progress.rpartition("out_time_us=")
    digits = rest.partition("\n")[0].strip()
    return int(digits) / 1_000_000 if digits.isdigit() else before


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End it with everything it has started."""
    with suppress(ProcessLookupError):  # it has just ended by itself
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
