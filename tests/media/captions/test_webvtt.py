"""The WebVTT reader, by the cases of the W3C text: what it reads, repairs, and finds lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.media.captions import CaptionError, Cue, Kind, read_webvtt

HELLO = "00:01.000 --> 00:02.000\nHello\n"


def one(text: str) -> Cue:
    (cue,) = read_webvtt(f"WEBVTT\n\n{text}").cues
    return cue


def found(text: str, kind: Kind) -> list[tuple[int, str]]:
    return [(note.line, note.reason) for note in read_webvtt(text).notes if note.kind is kind]


@pytest.mark.parametrize(
    "file",
    [
        f"WEBVTT\n\n{HELLO}",
        f"\ufeffWEBVTT\n\n{HELLO}",
        f"WEBVTT - for the class\n\n{HELLO}",
        f"WEBVTT\tfor the class\n\n{HELLO}",
        f"WEBVTT --> not a cue\n\n{HELLO}",
        f"WEBVTT\nKind: captions\nLanguage: en\n\n{HELLO}",
        f"WEBVTT\n{HELLO}",
        f"WEBVTT\n\n\n\n{HELLO}\n\n\n",
        f"WEBVTT\n\n{HELLO.rstrip()}",
        f"WEBVTT\n\n{HELLO}".replace("\n", "\r\n"),
        f"WEBVTT\n\n{HELLO}".replace("\n", "\r"),
        f"WEBVTT\n\nNOTE read by Ana\n\n{HELLO}",
        f"WEBVTT\n\nNOTE\nover two\nlines\n\n{HELLO}",
        f"WEBVTT\n\nSTYLE\n::cue {{ color: red }}\n\nREGION\nid:fred\nwidth:40%\n\n{HELLO}",
        f"WEBVTT\n \n{HELLO}",
    ],
)
def test_what_stands_around_a_cue_does_not_matter(file: str) -> None:
    reading = read_webvtt(file)
    assert reading.cues == [Cue(1000, 2000, "Hello")]
    assert reading.lost == []


@pytest.mark.parametrize(
    ("line", "start_ms", "end_ms"),
    [
        ("00:00.000 --> 00:00.001", 0, 1),
        ("00:59.999 --> 59:59.999", 59_999, 3_599_999),
        ("00:00:01.500 --> 00:00:02.000", 1500, 2000),
        ("1:02:03.004 --> 123:00:00.000", 3_723_004, 442_800_000),
        ("00:01.000-->00:02.000", 1000, 2000),
        ("\t00:01.000 \f-->\t00:02.000", 1000, 2000),
        ("00:01.000 --> 00:02.000 align:start position:10%,line-left", 1000, 2000),
        ("00:01.000 --> 00:02.000, x", 1000, 2000),
        ("00:02.000 --> 00:01.000", 2000, 1000),
    ],
)
def test_times_are_read_to_the_millisecond(line: str, start_ms: int, end_ms: int) -> None:
    assert one(f"{line}\nHi") == Cue(start_ms, end_ms, "Hi")


def test_hours_stop_where_browsers_stop() -> None:
    endless = one(f"00:01.000 --> {'9' * 5000}:00:00.000\nx").end_ms
    assert endless == one("00:01.000 --> 99999999999:00:00.000\nx").end_ms


def test_settings_and_markup_are_kept_for_writing() -> None:
    cue = one("00:01.000 --> 00:02.000  line:0   align:start \n<i>Hi</i>")
    assert (cue.settings, cue.markup, cue.text) == ("line:0   align:start", "<i>Hi</i>", "Hi")


def test_a_cue_keeps_its_name() -> None:
    assert one(f"NOTE 7\n{HELLO}").id == "NOTE 7"


def test_a_cue_may_be_without_words() -> None:
    assert one("00:01.000 --> 00:02.000") == Cue(1000, 2000, "")


@pytest.mark.parametrize("file", ["", "\n", "WEBVTTX\n", "webvtt\n", "\nWEBVTT\n", " WEBVTT", "x"])
def test_only_what_does_not_begin_with_webvtt_is_refused(file: str) -> None:
    with pytest.raises(CaptionError) as refused:
        read_webvtt(file)
    assert refused.value.message == "Line 1: The first line must be “WEBVTT”."


@pytest.mark.parametrize(
    ("after_header", "line", "reason"),
    [
        ("00:00:01,000 --> 00:00:02,000\nx", 3, "“00:00:01,000” is not a time"),
        ("00:01.00 --> 00:02.000\nx", 3, "“00:01.00” is not a time"),
        ("00:01.0000 --> 00:02.000\nx", 3, "“00:01.0000” is not a time"),
        ("00:60.000 --> 01:02.000\nx", 3, "“00:60.000” is not a time"),
        ("00:01.000 --> 60:02.000\nx", 3, "“60:02.000” is not a time"),
        ("-->\nx", 3, "Write the times"),
        ("00:01.000 -->\nx", 3, "Write the times"),
        ("00:02.000 --> 00:02.000\nx", 3, "ends before it begins"),
        ("7\n00:02.000 --> 00:01.000\nx", 4, "ends before it begins"),
        (f"{HELLO}\nlost words\n", 6, "no times"),
        (f"{HELLO}\nNOTES are words\n", 6, "no times"),
        ("1\nx\n00:01.000 --> 00:02.000\n", 3, "no times"),
        (f"{HELLO}x < 5", 5, "“< 5” looks like a tag"),
        (f"{HELLO}x <5> y", 5, "“<5>” looks like a tag"),
        (f"{HELLO}two\nlines <b", 6, "“<b” looks like a tag"),
        (f"{HELLO}<Ana>Hola", 5, "“<Ana>” looks like a tag"),
        (f"{HELLO}a <b and c> d", 5, "“<b and c>” looks like a tag"),
        ("00:01.000 --> 00:02.000 Hola\n", 3, "“Hola” stands behind the times"),
    ],
)
def test_what_a_browser_drops_is_lost_and_the_line_named(
    after_header: str, line: int, reason: str
) -> None:
    for ends in ("\n", "\r\n", "\r"):
        (lost,) = found(f"WEBVTT\n\n{after_header}".replace("\n", ends), Kind.LOST)
        assert lost[0] == line
        assert reason in lost[1]


def test_every_lost_line_is_named_not_only_the_first() -> None:
    lost = found("WEBVTT\n\nwords\n\n00:01 --> 00:02\nx\n\n" + HELLO + "a <b", Kind.LOST)
    assert [line for line, _reason in lost] == [3, 5, 10]


@pytest.mark.parametrize(
    ("after_header", "line", "reason"),
    [
        (f"{HELLO}00:03.000 --> 00:04.000\nAgain", 5, "empty line is missing above"),
        (f"{HELLO} \n", 5, "only spaces"),
        (f"{HELLO}\n00:01.500 --> 00:04.000\nx", 6, "show both at once"),
        (f"{HELLO}\n00:00.500 --> 00:00.900\nx", 6, "put it first"),
        (f"{HELLO}\nSTYLE\n::cue {{}}", 6, "after the first caption"),
        (f"{HELLO}<font color='red'>x</font>", 5, "do not know the tag"),
        (f"{HELLO}Ana &amp;amp; Luis", 4, "“&amp;” is shown letter by letter"),
        (f"{HELLO}a\0b", 5, "a letter was lost"),
        ("00:01.000 --> 00:02.000 X1:40\nx", 3, "do not know the setting “X1:40”"),
    ],
)
def test_what_browsers_read_in_their_own_way_is_told(
    after_header: str, line: int, reason: str
) -> None:
    file = f"WEBVTT\n\n{after_header}"
    notes = found(file, Kind.REPAIRED)
    assert notes
    assert notes[0][0] == line
    assert reason in notes[0][1]
    assert found(file, Kind.LOST) == []


def test_a_file_as_it_should_be_has_no_notes() -> None:
    cues = f"1\n{HELLO}\n2\n00:02.000 --> 00:03.000 line:0\n<v Ana><i>Hi</i> &amp; bye</v>\n"
    assert read_webvtt(f"WEBVTT Kind: captions\n\nNOTE x\n\n{cues}").notes == []


def test_a_note_says_its_line_and_reason_in_one_sentence() -> None:
    (note,) = read_webvtt("WEBVTT\n\nwords").notes
    assert note.message == "Line 3: These words have no times above them."


LINES = st.sampled_from(
    [
        "WEBVTT",
        "",
        " ",
        "1",
        "-->",
        "00:01.000 --> 00:02.000",
        "00:01,0 --> 1",
        "NOTE",
        "STYLE",
        "REGION",
        "<v Ana>a",
        "</v>",
        "<",
        "&#0;",
        "&#99999999999;",
        "&amp",
        "words",
        "\ufeff",
        "\x00",
    ]
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join), st.lists(LINES).map("\r".join)))
def test_no_text_breaks_the_reader(noise: str) -> None:
    reading = read_webvtt(f"WEBVTT\n\n{HELLO}\n{noise}")
    assert Cue(1000, 2000, "Hello") in reading.cues
    assert [note.line for note in reading.notes] == sorted(note.line for note in reading.notes)
    assert all(note.message for note in reading.notes)
