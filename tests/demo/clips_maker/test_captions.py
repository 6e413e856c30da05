"""Captions and chapters from a made-up narration: right words, right order, inside the film."""

from itertools import pairwise

import pytest

from .maker import CLIPS, RATE, captions, narration, needs_programs, np, pretended, storyboard

EVERY = [
    (clip, spoken, shown)
    for clip in CLIPS
    for spoken in clip.speakers
    for shown in storyboard.LANGUAGES
]


@pytest.mark.parametrize(("clip", "spoken", "shown"), EVERY, ids=lambda v: getattr(v, "slug", v))
def test_cues_say_every_word_in_order_without_overlap(clip, spoken, shown):
    voice = pretended(clip, spoken)
    cues = captions.caption_cues(clip, voice, shown)
    said = " ".join(sentence for scene in clip.scenes for sentence in scene.say[shown])
    assert " ".join(cue.text.replace("\n", " ") for cue in cues) == said
    assert cues[0].start >= 0
    assert cues[-1].end <= voice.seconds
    assert all(a.end <= b.start for a, b in pairwise(cues))
    for cue in cues:
        lines = cue.text.split("\n")
        assert cue.start < cue.end
        assert len(lines) <= 2
        assert max(map(len, lines)) <= 42


@pytest.mark.parametrize(("clip", "spoken", "shown"), EVERY, ids=lambda v: getattr(v, "slug", v))
def test_chapters_follow_one_another_to_the_end(clip, spoken, shown):
    voice = pretended(clip, spoken)
    cues = captions.chapter_cues(clip, voice, shown)
    assert [cue.text for cue in cues] == [s.chapter[shown] for s in clip.scenes if s.chapter]
    assert all(a.end == b.start for a, b in pairwise(cues))
    assert cues[-1].end == voice.seconds


@pytest.mark.parametrize(
    ("seconds", "stamp"),
    [(0, "00:00:00.000"), (61.0625, "00:01:01.062"), (3599.9999, "01:00:00.000")],
)
def test_times_are_written_as_webvtt_wants_them(seconds, stamp):
    assert captions.stamp(seconds) == stamp


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [
        ("en", "from A to G", "from ay to G"),
        ("es", "cuatro x más cinco", "cuatro equis más cinco"),
        ("es", "Con PASS la puedes terminar", "Con pas la puedes terminar"),
        ("en", "A dog and a cat", "A dog and a cat"),
    ],
)
def test_respelling_is_for_the_ear_only(language, written, heard):
    assert narration.for_the_ear(written, language) == heard


@needs_programs
def test_loudness_is_levelled_and_peaks_stay_below_the_ceiling():
    tone = 0.02 * np.sin(np.arange(3 * RATE) * 2 * np.pi * 440 / RATE)
    tone[RATE] = 0.9
    assert np.abs(narration.levelled(tone)).max() <= 0.85
