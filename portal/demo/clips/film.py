"""Slides and narration to one film: a slide while its scene is spoken, with quiet cross-fades."""

import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from . import programs, slides
from .narration import Narration, wav
from .storyboard import Storyboard

WIDE, TALL, FPS = 640, 360, 12
FADE = 0.3
SETTLED = 0.6  # lists, turns and rows are all there after this share of their scene
# These follow their sentences to the end.
STEP_BY_STEP = {"equation", "number_line", "fraction_bars", "plane"}
LANGUAGE_CODES = {"en": "eng", "es": "spa"}


@dataclass(frozen=True)
class Still:
    """A picture and the second from which it is on screen."""

    start: float
    svg: str


def rendered(svg: str, width: int = WIDE, height: int = TALL) -> np.ndarray:
    """The picture as rows of red, green and blue, 0 to 255."""
    command = ["rsvg-convert", "-w", str(width), "-h", str(height)]
    png = programs.run(command, svg.encode()).stdout
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def moments(kind: str, count: int, opens: float, narration: Narration, scene: int) -> list[float]:
    """When each part appears: the first with the slide, the others as they are spoken about."""
    spans = [span.seconds for span in narration.spoken[scene]]
    if kind in STEP_BY_STEP:
        places = [part * len(spans) / count for part in range(1, count)]
        return [opens] + [
            spans[int(p)][0] + (p % 1) * (spans[int(p)][1] - spans[int(p)][0]) for p in places
        ]
    first, last = spans[0][0], spans[-1][1]
    return [opens] + [first + (last - first) * SETTLED * part / count for part in range(1, count)]


def stills(clip: Storyboard, narration: Narration, language: str) -> list[Still]:
    """Every picture of the film with the second it begins, in order."""
    shown = []
    for scene, opens in enumerate(narration.scene_starts()):
        count = len(slides.parts(clip, scene, language))
        times = moments(clip.scenes[scene].slide["kind"], count, opens, narration, scene)
        shown += [
            Still(at, slides.draw(clip, scene, language, part)) for part, at in enumerate(times, 1)
        ]
    return shown


def frames(pictures: list[Still], seconds: float) -> Iterator[bytes]:
    """Every frame of the film, fading from one picture to the next."""
    images = [rendered(still.svg) for still in pictures]
    current = 0
    for number in range(round(seconds * FPS)):
        at = number / FPS
        while current + 1 < len(pictures) and pictures[current + 1].start <= at:
            current += 1
        share = (at - pictures[current].start) / FADE if current else 1
        yield blend(images[current - 1], images[current], share).tobytes()


def blend(before: np.ndarray, after: np.ndarray, share: float) -> np.ndarray:
    """A share of 0 is the picture before, 1 and more the picture after."""
    if share >= 1:
        return after
    return (before + (after.astype(np.float32) - before) * share).round().astype(np.uint8)


def command(sound: Path, out: Path, title: str, language: str) -> list[str]:
    """Frames come on standard input; nothing that changes from run to run goes into the file."""
    code, colour = LANGUAGE_CODES[language], "bt709"
    return [
        "ffmpeg", "-v", "error", "-y",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDE}x{TALL}", "-r", str(FPS), "-i", "-",
        "-i", str(sound),
        "-c:v", "libx264", "-preset", "slow", "-tune", "animation", "-crf", "30",
        "-g", str(FPS * 15), "-threads", "1", "-pix_fmt", "yuv420p",
        "-vf", f"scale=out_color_matrix={colour}:out_range=tv", "-colorspace", colour,
        "-color_primaries", colour, "-color_trc", colour,
        "-c:a", "aac", "-b:a", "24k", "-ac", "1",
        "-map_metadata", "-1", "-fflags", "+bitexact",
        "-flags:v", "+bitexact", "-flags:a", "+bitexact",
        "-metadata", f"title={title}",
        "-metadata:s:a:0", f"language={code}", "-metadata:s:v:0", f"language={code}",
        "-movflags", "+faststart", str(out),
    ]  # fmt: skip


def write(clip: Storyboard, narration: Narration, language: str, out: Path) -> None:
    """Writes the MP4; raises RuntimeError when ffmpeg cannot."""
    pictures = stills(clip, narration, language)
    with tempfile.TemporaryDirectory() as folder:
        sound = Path(folder) / "narration.wav"
        sound.write_bytes(wav(narration))
        coder = programs.started(command(sound, out, clip.title[language], language))
        for frame in frames(pictures, narration.seconds):
            coder.stdin.write(frame)
        coder.stdin.close()
        if coder.wait():
            raise RuntimeError(f"ffmpeg could not write {out.name}")
