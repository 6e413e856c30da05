"""The WebVTT reader, by the cases of the W3C text and by writing and reading again."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.media.captions import CaptionError, Cue, read_webvtt

HELLO = "00:01.000 --> 00:02.000\nHello\n"


def one(text: str) -> Cue:
    (cue,) = read_webvtt(f"WEBVTT\n\n{text}")
    return cue


@pytest.mark.parametrize(
    "file",
    [
        f"WEBVTT\n\n{HELLO}",
        f"\ufeffWEBVTT\n\n{HELLO}",
        f"WEBVTT - for the class\n\n{HELLO}",
        f"WEBVTT\tfor the class\n\n{HELLO}",
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
    assert read_webvtt(file) == [Cue(1000, 2000, "Hello")]


@pytest.mark.parametrize(
    ("line", "start_ms", "end_ms"),
    [
        ("00:00.000 --> 00:00.001", 0, 1),
        ("00:59.999 --> 59:59.999", 59_999, 3_599_999),
        ("00:00:01.500 --> 00:00:02.000", 1500, 2000),
        ("1:02:03.004 --> 123:00:00.000", 3_723_004, 442_800_000),
        ("00:01.000-->00:02.000", 1000, 2000),
        ("\t00:01.000  -->\t00:02.000", 1000, 2000),
        ("00:01.000 --> 00:02.000 align:start position:10%,line-left", 1000, 2000),
    ],
)
def test_times_are_read_to_the_millisecond(line: str, start_ms: int, end_ms: int) -> None:
    assert one(f"{line}\nHi") == Cue(start_ms, end_ms, "Hi")


@pytest.mark.parametrize(
    ("written", "text", "speaker"),
    [
        ("Two\nlines", "Two\nlines", ""),
        ("<v Ana>Hola", "Hola", "Ana"),
        ("<v.loud.first Ana Ruiz>Hola</v>", "Hola", "Ana Ruiz"),
        ("<v Ana &amp; Luis>Hola", "Hola", "Ana & Luis"),
        ("<v Ana>Hola\n<v Luis>Qué tal", "Hola\nQué tal", "Ana"),
        ("<i>very</i> <b>slowly</b> <u>now</u>", "very slowly now", ""),
        ("<c.yellow.bg_blue>three</c>", "three", ""),
        ("one <00:00:01.500>two", "one two", ""),
        ("<lang es>naranjas</lang>", "naranjas", ""),
        ("<ruby>base<rt>over</rt></ruby>", "baseover", ""),
        ("x &lt; 5 &amp; y &gt; 2", "x < 5 & y > 2", ""),
        ("&nbsp;tight&lrm;", "tight\u200e", ""),
        ("5 > 3", "5 > 3", ""),
        ("¿Cuántas son? ñ 🍊", "¿Cuántas son? ñ 🍊", ""),
        ("a\0b", "a\ufffdb", ""),
    ],
)
def test_the_words_come_without_tags(written: str, text: str, speaker: str) -> None:
    cue = one(f"00:01.000 --> 00:02.000\n{written}")
    assert (cue.text, cue.speaker) == (text, speaker)


def test_a_cue_keeps_its_name() -> None:
    assert one(f"NOTE 7\n{HELLO}").id == "NOTE 7"


def test_a_cue_may_be_without_words() -> None:
    assert one("00:01.000 --> 00:02.000") == Cue(1000, 2000, "")


def test_a_missing_empty_line_between_cues_is_forgiven() -> None:
    glued = read_webvtt(f"WEBVTT\n\n1\n{HELLO}00:03.000 --> 00:04.000\nAgain")
    assert glued == [Cue(1000, 2000, "Hello", id="1"), Cue(3000, 4000, "Again")]


@pytest.mark.parametrize(
    ("file", "line", "reason"),
    [
        ("", 1, "WEBVTT"),
        ("WEBVTTX\n", 1, "WEBVTT"),
        ("webvtt\n", 1, "WEBVTT"),
        ("1\n00:00:01,000 --> 00:00:02,000\nSRT\n", 1, "WEBVTT"),
        ("WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nx", 3, "“00:00:01,000” is not a time"),
        ("WEBVTT\n\n00:01.00 --> 00:02.000\nx", 3, "“00:01.00” is not a time"),
        ("WEBVTT\n\n00:60.000 --> 01:02.000\nx", 3, "“00:60.000” is not a time"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000, x\n", 3, "“00:02.000,” is not a time"),
        ("WEBVTT\n\n-->\nx", 3, "Write the times"),
        ("WEBVTT\n\n00:01.000 -->\nx", 3, "Write the times"),
        ("WEBVTT\n\n00:02.000 --> 00:02.000\nx", 3, "ends before it begins"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nx", 3, "ends before it begins"),
        (f"WEBVTT\n\n{HELLO}\nlost words\n", 6, "no times"),
        (f"WEBVTT\r\n\r\n{HELLO}\r\nlost\r\n", 6, "no times"),
        ("WEBVTT\n\n1\nx\n00:01.000 --> 00:02.000\n", 3, "no times"),
        (f"WEBVTT\n\n{HELLO}x < 5", 5, "&lt;"),
        (f"WEBVTT\n\n{HELLO}<b", 5, "&lt;"),
    ],
)
def test_a_refusal_names_the_line(file: str, line: int, reason: str) -> None:
    with pytest.raises(CaptionError) as refused:
        read_webvtt(file)
    assert refused.value.line == line
    assert reason in str(refused.value.reason)
    assert refused.value.message.startswith(f"Line {line}: ")


def written(cue: Cue) -> str:
    """A cue as WebVTT, the other way round than the reader goes."""
    voice = f"<v {escaped(cue.speaker)}>" if cue.speaker else ""
    times = f"{time(cue.start_ms)} --> {time(cue.end_ms)}"
    return "\n".join(part for part in (cue.id, times, voice + escaped(cue.text)) if part)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def time(ms: int) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


# no line ends, nothing invisible; a line of words neither starts nor ends with a space
LETTERS = st.characters(categories=["L", "N", "P", "S"], exclude_characters="\0")
WORDS = st.text(LETTERS, min_size=1, max_size=12)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
CUES = st.builds(
    lambda start, length, text, speaker, name: Cue(start, start + length, text, speaker, name),
    st.integers(0, 10**8),
    st.integers(1, 10**5),
    LINES,
    st.just("") | WORDS,
    st.just("") | WORDS.filter(lambda name: "-->" not in name),
)


@given(st.lists(CUES, max_size=6))
def test_what_is_written_is_read_again(cues: list[Cue]) -> None:
    assert read_webvtt("WEBVTT\n\n" + "\n\n".join(map(written, cues))) == cues


@given(st.text(max_size=200))
def test_no_text_whatever_breaks_the_reader(noise: str) -> None:
    with suppress(CaptionError):
        assert read_webvtt(f"WEBVTT\n\n{HELLO}\n{noise}")[0].start_ms == 1000
