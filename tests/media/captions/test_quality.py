"""What a viewer would stumble over in captions that play without an error."""

import pytest

from portal.media.captions import Cue
from portal.media.captions.quality import findings_on, findings_on_chapters

ENGLISH = "This is what we do when the two sides are not the same, and you can see it here. "
SPANISH = "Esto es lo que se hace cuando los dos lados no son iguales, y aquí está la muestra. "


def told(cues: list[Cue], language: str = "es", duration_ms: int = 0) -> list[tuple]:
    return [(one.at, one.message) for one in findings_on(cues, language, duration_ms)]


@pytest.mark.parametrize(
    ("cues", "at", "sentence"),
    [
        ([Cue(0, 1000, "a" * 18)], 0, "18 characters a second are too fast"),
        ([Cue(0, 9000, "a" * 85)], 0, "85 characters do not fit on two lines"),
        ([Cue(0, 1000, "  ")], 0, "The words are missing."),
        ([Cue(0, 2000, "Uno"), Cue(1999, 3000, "Dos")], 1, "players show both at once"),
        ([Cue(5000, 6000, "Uno"), Cue(1000, 2000, "Dos")], 1, "players put it first"),
        ([Cue(2000, 2000, "Uno")], 0, "It ends before it begins."),
        ([Cue(0, 1000, "Uno"), Cue(16_000, 17_000, "Dos")], 1, "Nothing is written for 15 s"),
        ([Cue(15_000, 16_000, "Uno")], 0, "Nothing is written for 15 s"),
        ([Cue(29_000, 31_001, "Uno")], 0, "It runs 2 s over the end of the film."),
        ([Cue(0, 19_999, "Uno")], None, "The captions end 11 s before the film does."),
    ],
)
def test_what_is_found_is_told_at_its_line(cues, at, sentence) -> None:
    found = [(place, message) for place, message in told(cues, "es", 30_000) if sentence in message]
    assert [place for place, _message in found] == [at]


@pytest.mark.parametrize(
    "cues",
    [
        [],
        [Cue(0, 1000, "a" * 17)],
        [Cue(0, 9000, "a" * 84)],
        [Cue(0, 1000, "Uno"), Cue(1000, 2000, "Dos"), Cue(16_999, 18_000, "Tres")],
        [Cue(14_999, 16_000, "Uno")],
    ],
)
def test_captions_as_they_should_be_are_passed_over(cues) -> None:
    assert told(cues) == []


def test_english_may_be_read_faster_than_spanish() -> None:
    fast = [Cue(0, 1000, "a" * 19)]
    assert told(fast, "en") == []
    assert len(told(fast, "es")) == 1


@pytest.mark.parametrize(
    ("text", "language", "is_wrong"),
    [
        (ENGLISH, "es", True),
        (SPANISH, "en", True),
        (ENGLISH, "en", False),
        (SPANISH, "es", False),
        (ENGLISH + SPANISH, "en", False),
        ("OK. 3x = 12. Alpha, beta.", "es", False),
    ],
)
def test_words_in_the_other_language_are_noticed(text, language, is_wrong) -> None:
    found = told([Cue(0, 60_000, text)], language)
    assert ((None, "These words seem to be written in the other language.") in found) is is_wrong


def test_titles_of_chapters_are_not_read_against_the_clock() -> None:
    chapters = [Cue(0, 100, "A long title of a chapter"), Cue(100, 60_000, " ")]
    found = [(one.at, one.message) for one in findings_on_chapters(chapters, 50_000)]
    assert found == [
        (1, "The words are missing."),
        (1, "It runs 10 s over the end of the film."),
    ]
