"""The transcript, on captions as the films have them."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.media.captions import Cue, read_webvtt
from portal.media.transcript import TranscriptLine, as_text, build_transcript, clock

CAPTIONS = read_webvtt(
    dedent("""\
    WEBVTT

    1
    00:00:00.600 --> 00:00:03.722
    You open the book and there is a
    letter in the middle of the numbers.

    2
    00:00:04.072 --> 00:00:07.047
    Do not worry:
    it is only a number in hiding.

    3
    00:00:07.847 --> 00:00:12.453
    Picture three closed boxes with the
    same number of oranges in each one,

    4
    00:00:12.453 --> 00:00:13.880
    and two loose oranges.

    5
    01:00:19.302 --> 01:00:22.943
    <v Ana>Written side by side,
    three n means three times n.
    """)
).cues
CHAPTERS = [Cue(0, 18_902, "What the letter is"), Cue(18_902, 3_700_000, "Side by\nside")]


def lines(*cues: Cue) -> list[str]:
    return [line.text for line in build_transcript(cues, []).chapters[0].lines]


def said(*texts: str) -> list[Cue]:
    return [Cue(n * 1000, n * 1000 + 900, text) for n, text in enumerate(texts)]


def test_a_line_is_a_sentence_and_keeps_the_exact_moment_of_its_first_word() -> None:
    first, second = build_transcript(CAPTIONS, CHAPTERS).chapters
    assert list(first.lines) == [
        TranscriptLine(
            600, 3722, "You open the book and there is a letter in the middle of the numbers."
        ),
        TranscriptLine(4072, 7047, "Do not worry: it is only a number in hiding."),
        TranscriptLine(
            7847,
            13_880,
            "Picture three closed boxes with the same number of oranges in each one, "
            "and two loose oranges.",
        ),
    ]
    assert [line.speaker for line in second.lines] == ["Ana"]
    assert first.lines[0].start_seconds == 0.6
    assert (second.title, second.clock, second.lines[0].clock) == (
        "Side by side",
        "0:18",
        "1:00:19",
    )


def test_the_text_to_keep_has_titles_times_and_speakers() -> None:
    assert as_text(build_transcript(CAPTIONS, CHAPTERS)) == dedent("""\
        What the letter is

        0:00  You open the book and there is a letter in the middle of the numbers.
        0:04  Do not worry: it is only a number in hiding.
        0:07  Picture three closed boxes with the same number of oranges in each one, and two loose oranges.

        Side by side

        1:00:19  Ana: Written side by side, three n means three times n.
        """)  # noqa: E501  a line of the file is a line here


def test_without_chapters_there_is_one_without_a_title() -> None:
    (only,) = build_transcript(CAPTIONS, []).chapters
    assert (only.title, only.start_ms, len(only.lines)) == ("", 0, 4)
    assert as_text(build_transcript(CAPTIONS[:1], [])).startswith("0:00  You open")


def test_words_before_the_first_chapter_stand_before_it() -> None:
    before, after = build_transcript(said("Hello.", "Now."), [Cue(500, 9000, "Start")]).chapters
    assert [before.title, after.title] == ["", "Start"]
    assert [line.text for line in before.lines + after.lines] == ["Hello.", "Now."]


def test_a_chapter_in_which_nothing_is_said_is_kept() -> None:
    chapters = build_transcript([], [Cue(0, 1000, "Music"), Cue(1000, 2000, "More")]).chapters
    assert [(chapter.title, list(chapter.lines)) for chapter in chapters] == [
        ("Music", []),
        ("More", []),
    ]


def test_a_film_without_words_has_a_transcript_without_lines() -> None:
    assert as_text(build_transcript([], [])) == "\n"


@pytest.mark.parametrize("end", [".", "?", "!", "…", ".”", "?»", '."', ".)", "!’"])
def test_a_sentence_may_end_in_many_ways(end: str) -> None:
    assert lines(*said(f"One{end}", "Two.")) == [f"One{end}", "Two."]


@pytest.mark.parametrize("end", [",", ":", ";", " -", " 3.5 kg", ""])
def test_a_sentence_goes_on_over_captions(end: str) -> None:
    assert len(lines(*said(f"One{end}", "two."))) == 1


def test_another_speaker_begins_a_line() -> None:
    assert lines(Cue(0, 900, "And then", "Ana"), Cue(900, 1800, "What?", "Luis")) == [
        "And then",
        "What?",
    ]


def test_two_speakers_in_one_caption_have_a_line_each() -> None:
    (cue,) = read_webvtt(
        "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ana>¿Cuántas?</v>\n<v Luis>Tres.</v>"
    ).cues
    (chapter,) = build_transcript([cue], []).chapters
    assert list(chapter.lines) == [
        TranscriptLine(0, 2000, "¿Cuántas?", "Ana"),
        TranscriptLine(0, 2000, "Tres.", "Luis"),
    ]


def test_a_long_silence_begins_a_line() -> None:
    assert lines(Cue(0, 900, "and"), Cue(2900, 3800, "so")) == ["and", "so"]


def test_captions_without_any_punctuation_still_have_lines() -> None:
    assert all(len(line) <= 220 for line in lines(*said(*["word " * 7] * 60)))


def test_captions_out_of_order_are_read_in_order() -> None:
    assert lines(Cue(5000, 6000, "Two."), Cue(0, 1000, "One.")) == ["One.", "Two."]


SPOKEN = st.lists(
    st.builds(
        lambda start, text: Cue(start, start + 1000, text),
        st.integers(0, 100_000),
        st.sampled_from(["one", "two,", "three.", "four?", "five\nsix"]),
    ),
    max_size=30,
)
MARKS = st.lists(st.integers(0, 100_000), unique=True, max_size=5)


@given(SPOKEN, MARKS)
def test_no_word_is_lost_doubled_or_moved(cues: list[Cue], marks: list[int]) -> None:
    chapters = build_transcript(cues, [Cue(mark, mark + 1, "Part") for mark in marks]).chapters
    found = [line for chapter in chapters for line in chapter.lines]
    in_order = sorted(cues, key=lambda cue: cue.start_ms)
    assert " ".join(line.text for line in found).split() == [
        word for cue in in_order for word in cue.text.split()
    ]
    assert {line.start_ms for line in found} <= {cue.start_ms for cue in cues}
    assert all(line.start_ms >= chapter.start_ms for chapter in chapters for line in chapter.lines)


@pytest.mark.parametrize(
    ("milliseconds", "written"),
    [
        (0, "0:00"),
        (999, "0:00"),
        (18_902, "0:18"),
        (61_000, "1:01"),
        (3_599_999, "59:59"),
        (3_600_000, "1:00:00"),
        (3_723_000, "1:02:03"),
        (360_000_000, "100:00:00"),
    ],
)
def test_a_clock_reads_as_on_a_player(milliseconds: int, written: str) -> None:
    assert clock(milliseconds) == written
