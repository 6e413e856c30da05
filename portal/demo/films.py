"""Loads the finished films: each a recording with its voices, captions, chapters and still."""

import json
from functools import cache

from django.core.files import File

from portal.demo.reading import FILMS, Table
from portal.media.models import CaptionTrack, ChapterTrack, Recording, Rendition


@cache
def manifest() -> dict[str, Table]:
    """What there is for each video, by its slug."""
    clips = json.loads((FILMS / "manifest.json").read_text(encoding="utf-8"))["clips"]
    return {clip["slug"]: clip for clip in clips}


def load_film(slug: str, name: str) -> Recording:
    """A new recording with everything that was made for the video of this slug."""
    recording = Recording.objects.create(name=name)
    renditions = manifest()[slug]["renditions"]
    still = next((one["poster"] for one in renditions if one.get("poster")), None)
    if still:
        with (FILMS / still).open("rb") as file:
            recording.poster.save(still, File(file))
    for row in renditions:
        load_voice(recording, row)
    return recording


def load_voice(recording: Recording, row: Table) -> None:
    voice = row["language"]
    with (FILMS / row["file"]).open("rb") as file:
        rendition = Rendition(recording=recording, spoken_language=voice)
        rendition.file.save(row["file"], File(file), save=False)
        rendition.save()
    for model, files in ((CaptionTrack, row["captions"]), (ChapterTrack, row["chapters"])):
        for language, file_name in files.items():
            model.objects.create(
                recording=recording,
                spoken_language=voice,
                language=language,
                webvtt=(FILMS / file_name).read_text(encoding="utf-8"),
            )
