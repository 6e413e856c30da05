"""Small films of other people's making: real ones, written by ffmpeg for a session of tests."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from portal.media.transcoding.ffmpeg import program


def picture(size: str = "320x240", rate: float = 10, seconds: float = 1.5) -> list[str]:
    return ["-f", "lavfi", "-i", f"testsrc2=s={size}:r={rate}:d={seconds}"]


def tone(seconds: float = 1.5, channels: str = "stereo", volume: float = 0.05) -> list[str]:
    layout = f"aformat=channel_layouts={channels}"
    return ["-f", "lavfi", "-i", f"sine=f=440:d={seconds}:r=48000,volume={volume},{layout}"]


QUICK = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"]


def write(path: Path, *words: str | Sequence[str]) -> Path:
    """Let ffmpeg write a film from these arguments; single words and lists of words."""
    arguments = [w for word in words for w in ([word] if isinstance(word, str) else word)]
    subprocess.run([program(), "-v", "error", "-y", *arguments, path], check=True, timeout=60)
    return path


def film(path: Path, **changes: float | str) -> Path:
    """A plain film with sound: 320 x 240, ten pictures a second, one and a half seconds."""
    sound = {"seconds": changes["seconds"]} if "seconds" in changes else {}
    return write(path, picture(**changes), tone(**sound), QUICK)
