"""The programs that films are made with. None is a Python package; Debian has them all:
libttspico-utils (its non-free part), ffmpeg, librsvg2-bin, fontconfig and fonts-noto-core.
"""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

NEEDED = ("pico2wave", "ffmpeg", "rsvg-convert", "fc-match")
Command = Sequence[str | Path]


def missing() -> list[str]:
    """The needed programs that this machine does not have."""
    return [name for name in NEEDED if not shutil.which(name)]


def run(command: Command, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Runs a program to its end with `given` on its standard input.

    Raises RuntimeError with the program's own last words when it fails.
    """
    # Commands are lists written in this package; no shell reads them.
    done = subprocess.run(command, input=given, capture_output=True)  # noqa: S603, PLW1510
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()[-400:]
        raise RuntimeError(f"{command[0]} failed: {said}")
    return done


def started(command: Command) -> subprocess.Popen[bytes]:
    """A program that waits for its input piece by piece."""
    return subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603
