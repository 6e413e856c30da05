"""The recording of a video with other films or words: a new one, so that the old can come back.

Rows of the old are copied with the names of their files: copies may share a file (FileOwner).
"""

from collections.abc import Mapping
from typing import Any

from portal.importing.columns import FilmColumn, Kind, TrackColumn
from portal.jobs.models import Job
from portal.media.models import CaptionTrack, ChapterTrack, Master, Recording
from resources.models import Video

TRACKS: dict[str, Any] = {"captions": CaptionTrack, "chapters": ChapterTrack}
RELATIONS = {"captions": "caption_tracks", "chapters": "chapter_tracks"}
OF_A_VOICE = ("masters", "renditions", "storyboards", "caption_tracks", "chapter_tracks")


def change_recording(
    video: Video, kind: Kind, cells: Mapping[str, str], stored: Mapping[str, Any]
) -> list[Master]:
    """Give a video what the cells of its film, words and poster say.

    Returns the masters whose films have to be made.
    """
    columns = {key: column for key in cells if (column := kind.column(key))}
    films = {c.voice: cells[key] for key, c in columns.items() if isinstance(c, FilmColumn)}
    tracks = {c: cells[key] for key, c in columns.items() if isinstance(c, TrackColumn)}
    if not films and not tracks and "poster" not in cells:
        return []
    recording = _copy(video.recording, str(video))
    if "poster" in cells:
        poster = cells["poster"]
        recording.poster = stored[poster]["name"] if poster else ""
    recording.save()
    unmade = _copy_rows(video.recording, recording, films, tracks)
    for voice, digest in films.items():
        if digest:
            unmade.append(_master(recording, voice, digest, stored[digest]))
    for column, text in tracks.items():
        if text:
            parts = {"spoken_language": column.voice, "language": column.language}
            TRACKS[column.name].objects.create(recording=recording, webvtt=text, **parts)
    video.recording = recording
    return unmade


def _copy(old: Recording | None, name: str) -> Recording:
    return Recording(name=name[:200], poster=old.poster.name if old and old.poster else "")


def _copy_rows(
    old: Recording | None, new: Recording, films: Mapping[str, str], tracks: Mapping[Any, str]
) -> list[Master]:
    """Everything that stays. Films that are still to be made are to be made for the copy."""
    if old is None:
        return []
    written = {(f"{RELATIONS[one.name]}", one.voice, one.language) for one in tracks}
    unmade = []
    for relation in OF_A_VOICE:
        rows = list(getattr(Recording.objects.get(pk=old.pk), relation).all())
        is_words = relation.endswith("_tracks")
        if is_words:
            rows = [r for r in rows if (relation, r.spoken_language, r.language) not in written]
        else:
            rows = [row for row in rows if row.spoken_language not in films]
        if relation == "masters":
            unmade = [row for row in rows if row.job and row.job.state != Job.State.DONE]
        for row in rows:
            row.pk, row.recording = None, new
            if relation == "masters":
                row.job, row.staged = None, []
        if rows:
            type(rows[0])._base_manager.bulk_create(rows)
    return unmade


def _master(recording: Recording, voice: str, digest: str, place: Mapping[str, Any]) -> Master:
    return Master.objects.create(
        recording=recording,
        spoken_language=voice,
        file=place["name"],
        size_bytes=place["size"],
        sha256=digest,
    )
