"""Loads the finished films: each a recording with its voices, captions, chapters and still.

They are taken as they are, light already, in one quality; only their sound is copied out.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.core.files import File

from portal.demo.reading import FILMS, Table
from portal.media.models import CaptionTrack, ChapterTrack, Quality, Recording, Rendition


@cache
def manifest() -> dict[str, Table]:
    """What there is for each video, by its slug."""
    clips = json.loads((FILMS / "manifest.json").read_text(encoding="utf-8"))["clips"]
    return {clip["slug"]: clip for clip in clips}


def film_files() -> list[Path]:
    """Every finished film."""
    return [FILMS / row["file"] for clip in manifest().values() for row in clip["renditions"]]


def load_film(slug: str, name: str, sounds: Mapping[str, Path]) -> Recording:
    """A new recording with everything that was made for the video of this slug.

    ``sounds`` are the sounds alone, by the names of the films.
    """
    recording = Recording.objects.create(name=name)
    renditions = manifest()[slug]["renditions"]
    still = next((one["poster"] for one in renditions if one.get("poster")), None)
    if still:
        with (FILMS / still).open("rb") as file:
            recording.poster.save(still, File(file))
    for row in renditions:
        load_voice(recording, row, sounds.get(row["file"]))
    return recording


def load_voice(recording: Recording, row: Table, sound: Path | None) -> None:
    voice = row["language"]
    rendition = load_rendition(recording, voice, FILMS / row["file"])
    if sound:
        heard = load_rendition(recording, voice, sound, Quality.SOUND)
        heard.duration_ms = rendition.duration_ms  # a film has one length
        heard.save()
    for model, files in ((CaptionTrack, row["captions"]), (ChapterTrack, row["chapters"])):
        for language, file_name in files.items():
            model.objects.create(
                recording=recording,
                spoken_language=voice,
                language=language,
                webvtt=(FILMS / file_name).read_text(encoding="utf-8"),
            )


def load_rendition(
    recording: Recording, voice: str, path: Path, quality: Quality = Quality.MIDDLE
) -> Rendition:
    with path.open("rb") as file:
        rendition = Rendition(recording=recording, spoken_language=voice, quality=quality)
        rendition.file.save(path.name, File(file), save=False)
        rendition.save()
    return rendition
