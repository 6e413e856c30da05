"""Films, captions, chapters, posters, manifest and scene files say the same thing."""

import hashlib
from itertools import pairwise

import pytest

from .finished import FILMS, LANGUAGES, MANIFEST, VIDEOS, cues, measured, words

CLIPS = sorted(VIDEOS)
RENDITIONS = [
    pytest.param(slug, rendition, id=rendition["file"])
    for slug, entry in MANIFEST.items()
    for rendition in entry["renditions"]
]
HEADERS = {".mp4": (4, b"ftyp"), ".webp": (8, b"WEBP"), ".vtt": (0, b"WEBVTT")}


def named_files(entry: dict) -> list[str]:
    """Every file that an entry of the manifest names."""
    return [
        name
        for r in entry["renditions"]
        for name in (r["file"], *r["captions"].values(), *r["chapters"].values(), r["poster"])
        if name
    ]


def test_every_video_has_its_films_and_every_film_its_video():
    assert sorted(MANIFEST) == CLIPS
    assert len(RENDITIONS) == 116


@pytest.mark.parametrize("slug", CLIPS)
def test_a_video_is_narrated_in_the_languages_it_names(slug):
    spoken = [rendition["language"] for rendition in MANIFEST[slug]["renditions"]]
    assert spoken == VIDEOS[slug]["speakers"]


def test_the_folder_holds_what_the_manifest_names_and_nothing_else():
    named = {name for entry in MANIFEST.values() for name in named_files(entry)}
    assert {path.name for path in FILMS.iterdir()} == {*named, "manifest.json"}


def test_every_file_is_what_its_name_says():
    for path in FILMS.iterdir():
        if path.suffix in HEADERS:
            place, mark = HEADERS[path.suffix]
            with path.open("rb") as file:
                assert file.read(16)[place:].startswith(mark), path.name


@pytest.mark.parametrize(("slug", "rendition"), RENDITIONS)
def test_a_film_has_the_size_and_the_digest_of_its_entry(slug, rendition):
    film = (FILMS / rendition["file"]).read_bytes()
    assert len(film) == rendition["bytes"]
    assert hashlib.sha256(film).hexdigest() == rendition["sha256"]


@pytest.mark.parametrize(("slug", "rendition"), RENDITIONS)
def test_a_film_is_as_long_as_its_entry_says(slug, rendition):
    film = measured(rendition["file"])
    # Sound ends with its packet and pictures with their twelfth of a second.
    assert film.duration_ms == pytest.approx(rendition["duration_ms"], abs=150)
    assert (film.width, film.height) == (640, 360)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("slug", "rendition"), RENDITIONS)
def test_captions_say_every_spoken_sentence_in_order(slug, rendition, language):
    said = [text for scene in VIDEOS[slug]["scene"] for text in scene["say"][language]]
    shown = map(words, cues(rendition["captions"][language]))
    assert " ".join(shown) == " ".join(said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("slug", "rendition"), RENDITIONS)
def test_captions_stay_inside_the_film_and_never_overlap(slug, rendition, language):
    shown = cues(rendition["captions"][language])
    assert shown[-1].end_ms <= rendition["duration_ms"]
    assert all(cue.start_ms < cue.end_ms for cue in shown)
    assert all(one.end_ms <= other.start_ms for one, other in pairwise(shown))


@pytest.mark.parametrize(("slug", "rendition"), RENDITIONS)
def test_both_languages_say_a_scene_at_the_same_time(slug, rendition):
    starts = [scene_starts(slug, rendition, language) for language in LANGUAGES]
    assert starts[0] == starts[1]


def scene_starts(slug: str, rendition: dict, language: str) -> list[int]:
    """The milliseconds at which captions reach the first word of each scene."""
    lengths = [len(" ".join(scene["say"][language])) for scene in VIDEOS[slug]["scene"]]
    first_letters = [sum(lengths[:n]) + n for n in range(len(lengths))]
    starts, at = {}, 0
    for cue in cues(rendition["captions"][language]):
        starts[at] = cue.start_ms
        at += len(words(cue)) + 1
    return [starts[place] for place in first_letters]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("slug", "rendition"), RENDITIONS)
def test_chapters_are_those_of_the_scenes_and_run_to_the_end(slug, rendition, language):
    scenes, shown = VIDEOS[slug]["scene"], cues(rendition["chapters"][language])
    assert [cue.text for cue in shown] == [
        scene["chapter"][language] for scene in scenes if "chapter" in scene
    ]
    assert all(one.end_ms == other.start_ms for one, other in pairwise(shown))
    assert shown[-1].end_ms == pytest.approx(rendition["duration_ms"], abs=1)


@pytest.mark.parametrize(("slug", "rendition"), RENDITIONS)
def test_a_chapter_begins_in_the_pause_before_its_scene(slug, rendition):
    language = rendition["language"]
    spoken = scene_starts(slug, rendition, language)
    begins = [cue.start_ms for cue in cues(rendition["chapters"][language])]
    scenes = [n for n, scene in enumerate(VIDEOS[slug]["scene"]) if "chapter" in scene]
    for start, scene in zip(begins, scenes, strict=True):
        assert 0 <= spoken[scene] - start <= 601


def test_a_poster_is_there_or_said_to_be_missing():
    without = []
    for slug, entry in MANIFEST.items():
        posters = {rendition["poster"] for rendition in entry["renditions"]}
        assert posters in ({f"{slug}.webp"}, {None}), slug
        without += [slug] if posters == {None} else []
    assert len(without) == 3
