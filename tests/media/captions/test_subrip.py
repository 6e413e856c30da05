"""SubRip as it is found in the wild: every oddity with what becomes of it."""

from contextlib import suppress
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.media.captions import CaptionError, Cue, Kind, read_captions, read_subrip

FIRST = "1\n00:00:01,000 --> 00:00:02,000\nHola\n"
SECOND = "2\n00:00:03,000 --> 00:00:04,000\nAdiós\n"
BOTH = [Cue(1000, 2000, "Hola"), Cue(3000, 4000, "Adiós")]


def notes(text: str, kind: Kind) -> list[tuple[int, str]]:
    return [(note.line, note.reason) for note in read_subrip(text).notes if note.kind is kind]


@pytest.mark.parametrize(
    "file",
    [
        f"{FIRST}\n{SECOND}",
        f"\ufeff{FIRST}\n{SECOND}",
        f"\n\n{FIRST}\n\n\n{SECOND}\n\n",
        f"{FIRST}\n{SECOND}".replace("\n", "\r\n"),
        f"{FIRST}\n{SECOND}".replace("\n", "\r"),
        f"{FIRST}\n{SECOND}".rstrip("\n"),
        f"{FIRST} \n{SECOND}",
        f"{FIRST}\n{SECOND}".replace("2\n", "7\n"),
    ],
)
def test_files_as_programs_write_them_have_nothing_to_tell(file: str) -> None:
    reading = read_subrip(file)
    assert (reading.cues, reading.notes) == (BOTH, [])


@pytest.mark.parametrize(
    ("file", "line", "reason"),
    [
        (f"{FIRST}\n{SECOND}".replace(",", "."), 2, "not written as"),
        (f"{FIRST}\n{SECOND}".replace("00:00:0", "00:0"), 2, "not written as"),
        (f"{FIRST}\n{SECOND}".replace("00:00:0", "0:0:"), 2, "not written as"),
        (f"{FIRST}\n{SECOND}".replace(",000", ""), 2, "not written as"),
        (f"{FIRST}\n{SECOND}".replace(",000", ",0"), 2, "not written as"),
        (f"{FIRST}\n{SECOND}".replace(",000", ":000"), 2, "not written as"),
        (f"{FIRST}\n{SECOND}".replace("0,", "0 ,").replace(":", " : "), 2, "not written as"),
        (f"{FIRST}\n{SECOND}".replace(" --> ", "-->"), 2, "not written as"),
        (f"{FIRST}\n{SECOND}".replace("-->", "->"), 2, "not written as"),
        (f"{FIRST}\n{SECOND}".replace("-->", "–>"), 2, "not written as"),
        (f"{FIRST}\n{SECOND}".replace("-->", "→"), 2, "not written as"),
        (f"{FIRST}{SECOND}", 3, "empty line is missing below"),
        (f"{FIRST}\n2\n{SECOND}", None, ""),
        (f"{FIRST}\n2\n\n{SECOND}", None, ""),
        (f"{FIRST}\n{SECOND}".replace("1\n", "").replace("2\n", ""), None, ""),
        (f"{FIRST}\n{SECOND}".replace("Hola", "<font color=red>Hola</font>"), 3, "left out"),
        (f"{FIRST}\n{SECOND}".replace("Hola", "{\\fad(1,2)}Hola"), 3, "left out"),
        (f"{FIRST}\n{SECOND}".replace("Hola", "&#72;ola"), 3, "written as codes"),
    ],
)
def test_odd_ways_to_write_the_same(file: str, line: int | None, reason: str) -> None:
    reading = read_subrip(file)
    assert reading.cues == BOTH
    assert reading.lost == []
    if line:
        assert (reading.notes[0].line, reason in reading.notes[0].reason) == (line, True)


@pytest.mark.parametrize(
    ("words", "text", "markup", "settings"),
    [
        ("Hola\nAna", "Hola\nAna", "", ""),
        ("  Hola  ", "Hola", "", ""),
        ("Hola\n\nAna", "Hola\nAna", "", ""),
        ("x < 5 & y > 2", "x < 5 & y > 2", "", ""),
        ("2 --> 3", "2 --> 3", "", ""),
        ("<i>Hola</i> <B>Ana</B >", "Hola Ana", "<i>Hola</i> <b>Ana</b>", ""),
        ("<i>x < 5</i>", "x < 5", "<i>x &lt; 5</i>", ""),
        ("{\\an8}Arriba", "Arriba", "", "line:0"),
        ("{\\an2}Abajo", "Abajo", "", ""),
        ("{\\b1}Hola{\\b0} {no}", "Hola {no}", "", ""),
        ('<font face="x">Hola</font><br/>', "Hola", "", ""),
        ("&iquest;Qu&eacute;? AT&T", "¿Qué? AT&T", "", ""),
        ("42", "42", "", ""),
    ],
)
def test_the_words_lose_codes_and_keep_signs(
    words: str, text: str, markup: str, settings: str
) -> None:
    for after in ("", f"\n\n{SECOND}"):
        cue = read_subrip(f"1\n00:00:01,000 --> 00:00:02,000\n{words}{after}").cues[0]
        assert (cue.text, cue.markup, cue.settings) == (text, markup, settings)


def test_a_number_that_somebody_says_is_no_number_of_a_cue() -> None:
    said = "00:00:01,000 --> 00:00:02,000\n42\n00:00:03,000 --> 00:00:04,000\nAdiós"
    assert [cue.text for cue in read_subrip(said).cues] == ["42", "Adiós"]


def test_an_empty_line_within_the_words_is_told() -> None:
    file = FIRST.replace("Hola\n", "Hola\n\nAna\n") + f"\n{SECOND}"
    assert notes(file, Kind.REPAIRED) == [
        (4, "An empty line in the middle of these words was left out.")
    ]


@pytest.mark.parametrize(
    ("file", "line", "reason"),
    [
        (f"Palabras\n\n{FIRST}", 1, "no times"),
        (f"{FIRST}\n2\n00:00:03,000 --> 00:99,000\nAdiós", 6, "is not a time"),
        (f"{FIRST}\n2\n00:00:03,000 -->\nAdiós", 6, "is not a time"),
        (FIRST.replace("02,000", "02,000 Hola"), 2, "stands behind the times"),
        (FIRST.replace("02,000", "01,000"), 2, "ends before it begins"),
    ],
)
def test_what_no_player_shows_is_lost_and_the_line_named(file: str, line: int, reason: str) -> None:
    (lost,) = notes(file, Kind.LOST)
    assert lost[0] == line
    assert reason in lost[1]


def test_coordinates_behind_the_times_are_passed_over() -> None:
    file = FIRST.replace("02,000", "02,000  X1:40 X2:600 Y1:20 Y2:50")
    assert (read_subrip(file).cues, read_subrip(file).notes) == (BOTH[:1], [])


@pytest.mark.parametrize("file", ["", "Hola", "1\n2\n3", "%PDF-1.7", "[Script Info]\n", "-->"])
def test_a_text_without_times_is_refused(file: str) -> None:
    with pytest.raises(CaptionError, match="times as in a SubRip file"):
        read_subrip(file)


def test_a_webvtt_file_that_begins_wrongly_is_not_taken_for_subrip() -> None:
    with pytest.raises(CaptionError, match="first line must be “WEBVTT”"):
        read_captions("\nWebVTT\n\n00:01.000 --> 00:02.000\nHola")


@pytest.mark.parametrize("unit", ["-->", "1:", "1:1 ", "<font ", "{\\an8", "\n\n1", "<b ", "&"])
def test_a_very_long_line_takes_no_longer_than_its_length(unit: str) -> None:
    def seconds(times: int) -> float:
        start = process_time()
        read_subrip(FIRST + unit * times)
        return process_time() - start

    assert seconds(80_000) < 40 * seconds(8_000) + 0.1


LINES = st.sampled_from(
    [
        "",
        "",
        " ",
        "1",
        "-->",
        "00:00:01,000 --> 00:00:02,000",
        "0:1 -> 0:2 x",
        "Hola",
        "<i>",
        "</i>",
        "<",
        "{\\an8}",
        "&amp;",
        "WEBVTT",
        "\x00",
        "9:9:9,9 --> 99999:9:9,999999999",
    ]
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join), st.lists(LINES).map("\r\n".join)))
def test_no_text_breaks_the_reader(noise: str) -> None:
    with suppress(CaptionError):
        assert all(note.message for note in read_captions(noise).notes)
