"""The finished films are what the maker makes: same voice, same pictures, same bytes."""

import hashlib
import json
import subprocess
import sys

import pytest

from .maker import (
    CLIPS,
    DEMO,
    FILMS,
    MANIFEST,
    RATE,
    captions,
    film,
    narration,
    needs_programs,
    poster,
    programs,
    workshop,
)


def probed(name: str) -> dict:
    asked = ["-v", "error", "-of", "json", "-show_streams", "-show_format"]
    return json.loads(programs.run(["ffprobe", *asked, FILMS / name]).stdout)


@needs_programs
@pytest.mark.parametrize("clip", CLIPS, ids=lambda clip: clip.slug)
def test_films_are_as_long_as_their_narration_and_small(clip):
    for rendition in MANIFEST[clip.slug]["renditions"]:
        facts, seconds = probed(rendition["file"]), rendition["duration_ms"] / 1000
        picture, sound = facts["streams"]
        shape = (picture["codec_name"], picture["width"], picture["height"], picture["pix_fmt"])
        assert abs(float(facts["format"]["duration"]) - seconds) < 0.15
        assert shape == ("h264", film.WIDE, film.TALL, "yuv420p")
        assert (sound["codec_name"], sound["channels"]) == ("aac", 1)
        assert facts["format"]["tags"]["title"] == clip.title[rendition["language"]]
        assert sound["tags"]["language"] == film.LANGUAGE_CODES[rendition["language"]]
        assert rendition["bytes"] / seconds < 8000


@pytest.mark.parametrize("clip", CLIPS, ids=lambda clip: clip.slug)
def test_posters_are_small_and_missing_only_where_no_slide_is_wordless(clip):
    name = MANIFEST[clip.slug]["renditions"][0]["poster"]
    assert (name is None) == (poster.best_scene(clip) is None)
    assert not name or (FILMS / name).stat().st_size <= poster.LARGEST


@needs_programs
@pytest.mark.parametrize("clip", CLIPS[::17], ids=lambda clip: clip.slug)
def test_written_captions_have_the_samples_of_the_voice(clip):
    for rendition in MANIFEST[clip.slug]["renditions"]:
        spoken = narration.narrate(clip, rendition["language"])
        last = spoken.sentences[-1].end + narration.TAIL
        assert len(spoken.samples) == last
        assert rendition["duration_ms"] == round(last / RATE * 1000)
        for language, name in rendition["captions"].items():
            written = (FILMS / name).read_text(encoding="utf-8")
            assert written == captions.webvtt(captions.caption_cues(clip, spoken, language))


@needs_programs
def test_one_command_makes_a_clip_anew_and_a_second_run_leaves_it(tmp_path):
    slug = min(MANIFEST, key=lambda slug: MANIFEST[slug]["renditions"][0]["duration_ms"])
    command = [sys.executable, "-m", "portal.demo.clips", DEMO / "content", tmp_path]
    first, second = (
        subprocess.check_output([*command, "--only", slug], text=True) for _ in range(2)
    )
    assert first.startswith("1 made, 0 unchanged")
    assert second.startswith("0 made, 1 unchanged")
    names = workshop.files_of(MANIFEST[slug])
    assert {path.name for path in tmp_path.iterdir()} == {*names, workshop.MANIFEST}
    for name in names:
        if name.endswith(".vtt"):
            assert (tmp_path / name).read_bytes() == (FILMS / name).read_bytes()
    for rendition in workshop.read_manifest(tmp_path)[slug]["renditions"]:
        film_bytes = (tmp_path / rendition["file"]).read_bytes()
        assert hashlib.sha256(film_bytes).hexdigest() == rendition["sha256"]
