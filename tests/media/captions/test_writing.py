"""What is written is read again as it was."""

from hypothesis import example, given
from hypothesis import strategies as st

from portal.media.captions import (
    Cue,
    as_subrip,
    as_webvtt,
    normal_form,
    read_captions,
    read_subrip,
    read_webvtt,
)

MOMENTS = st.integers(0, 400_000_000)
ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
LETTER_LOST = "\ufffd"  # has a note of its own
PLAIN = st.characters(categories=["L", "N", "P", "S"], exclude_characters=LETTER_LOST)
WITHOUT_CODES = PLAIN.filter(lambda letter: letter not in "&<{")  # SubRip cannot escape them
NAME = st.text(PLAIN, max_size=9).filter(lambda name: "-->" not in name)
CUES = st.lists(
    st.builds(Cue, MOMENTS, MOMENTS, ANY_TEXT, speaker=NAME, id=NAME, settings=st.just("line:0")),
    max_size=5,
)
WORDS = st.lists(st.text(WITHOUT_CODES, min_size=1, max_size=9), min_size=1, max_size=6).map(
    " ".join
)
IN_ORDER = st.lists(st.tuples(st.integers(1, 90_000), WORDS), min_size=1, max_size=6)


@given(CUES)
def test_webvtt_gives_back_every_cue(cues: list[Cue]) -> None:
    again = read_webvtt(as_webvtt(cues)).cues
    assert again == cues
    assert [cue.settings for cue in again] == [cue.settings for cue in cues]


@given(IN_ORDER)
@example([(1, "&AA; & 2 < 3 {x}")])
def test_subrip_gives_back_every_time_and_text(parts: list[tuple[int, str]]) -> None:
    cues, at = [], 0
    for length, words in parts:
        cues.append(Cue(at, at + length, words))
        at += length
    again = read_subrip(as_subrip(cues))
    assert again.notes == []
    assert again.cues == cues


def test_subrip_is_numbered_in_order_with_speakers_before_the_words() -> None:
    cues = [Cue(3_600_000, 3_601_500, "Luego\n\nmás"), Cue(0, 1500, "Hola", speaker="Ana")]
    assert as_subrip(cues) == (
        "1\n00:00:00,000 --> 00:00:01,500\nAna: Hola\n\n"
        "2\n01:00:00,000 --> 01:00:01,500\nLuego\nmás\n"
    )


def test_subrip_names_every_speaker_of_a_caption() -> None:
    markup = "<v Ana>¿Cuántas son?</v>\n<v Luis><i>Tres</i> &lt; 4.</v>"
    (cue,) = read_webvtt(f"WEBVTT\n\n00:00.000 --> 00:01.500\n{markup}").cues
    assert as_subrip([cue]).endswith("500\nAna: ¿Cuántas son?\nLuis: Tres < 4.\n")


def test_the_normal_form_keeps_what_a_browser_uses_and_the_comments() -> None:
    untidy = (
        "\ufeffWEBVTT for the class\r\nLanguage: es\r\n\r\n\r\nNOTE by Ana\r\n\r\nSTYLE\r\n"
        "::cue { color: red }\r\n\r\n1\r\n00:01.000-->00:02.000  line:0\r\n<v Ana><i>Hola</i>\r\n"
        "00:03.000 --> 00:04.000\r\nAdiós"
    )
    assert normal_form(read_captions(untidy)) == (
        "WEBVTT for the class\nLanguage: es\n\nNOTE by Ana\n\nSTYLE\n::cue { color: red }\n\n"
        "1\n00:00:01.000 --> 00:00:02.000 line:0\n<v Ana><i>Hola</i>\n\n"
        "00:00:03.000 --> 00:00:04.000\nAdiós\n"
    )


LINES = st.sampled_from(
    [
        "",
        "",
        " ",
        "1",
        "-->",
        "00:01.000 --> 00:02.000",
        "00:02.000-->00:03.000 line:0 x",
        "NOTE a",
        "STYLE",
        "REGION",
        "<v Ana>a",
        "</v>",
        "<",
        "&#0;",
        "&amp",
        "words",
        "\ufeff",
        "\x00",
        "\x0b",
    ]
)


@given(st.lists(LINES).map("\n".join))
def test_the_normal_form_reads_the_same_and_is_its_own(noise: str) -> None:
    reading = read_webvtt(f"WEBVTT\n{noise}")
    written = normal_form(reading)
    again = read_webvtt(written)
    assert again.blocks == reading.blocks
    assert [cue.settings for cue in again.cues] == [cue.settings for cue in reading.cues]
    assert normal_form(again) == written
