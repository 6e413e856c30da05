"""The sound of the finished films alone, for who has no signal for pictures."""

import logging
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from portal.media.transcoding import commands, ffmpeg

logger = logging.getLogger(__name__)
AT_ONCE, BATCH = 2, 30  # a program that starts once for many films is ten times as fast
LIMIT_SECONDS = 120


@contextmanager
def sounds_of(films: Sequence[Path]) -> Iterator[Mapping[str, Path]]:
    """Their sound as it is, by the names of the films, while the block lasts.

    Empty where there is no ffmpeg: the demonstration does without.
    """
    with tempfile.TemporaryDirectory(prefix="portal-sounds-") as folder:
        pairs = [(film, Path(folder) / f"{film.stem}.m4a") for film in films]
        batches = [pairs[start : start + BATCH] for start in range(0, len(pairs), BATCH)]
        try:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                list(pool.map(_copy_sound, batches))
        except ffmpeg.FfmpegMissing:
            logger.warning("There is no ffmpeg: the films are loaded without sound-only files.")
            pairs = []
        yield {film.name: sound for film, sound in pairs}


def _copy_sound(pairs: Sequence[tuple[Path, Path]]) -> None:
    ffmpeg.run(commands.copying(pairs, "a:0"), LIMIT_SECONDS)
