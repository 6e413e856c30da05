"""The words of a cue without their tags, and who says them."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.media.captions.markup import Turn, escape, first_speaker, notes_on_markup, plain, turns


@pytest.mark.parametrize(
    ("written", "text", "speaker"),
    [
        ("Two\nlines", "Two\nlines", ""),
        ("<v Ana>Hola", "Hola", "Ana"),
        ("<v.loud.first Ana Ruiz>Hola</v>", "Hola", "Ana Ruiz"),
        ("<v Ana &amp; Luis>Hola", "Hola", "Ana & Luis"),
        ("<v\tAna\n Ruiz >Hola", "Hola", "Ana Ruiz"),
        ("<v>Hola", "Hola", ""),
        ("<v Ana>Hola\n<v Luis>Qué tal", "Hola\nQué tal", "Ana"),
        ("<i>very</i> <b>slowly</b> <u>now</u>", "very slowly now", ""),
        ("<c.yellow.bg_blue>three</c>", "three", ""),
        ("one <00:00:01.500>two", "one two", ""),
        ("<lang es>naranjas</lang>", "naranjas", ""),
        ("<ruby>base<rt>over</rt></ruby>", "baseover", ""),
        ("<made up>words</made>", "words", ""),
        ("cut <off", "cut ", ""),
        ("x &lt; 5 &amp; y &gt; 2", "x < 5 & y > 2", ""),
        ("&nbsp;tight&lrm;", "\xa0tight\u200e", ""),
        ("&ntilde;&ampx&notit;&NotEqualTilde;", "ñ&x¬it;≂̸", ""),
        ("&#241;&#xF1;&#x80;&#0;&#xD800;&#x110000;&#13;", "ññ€\ufffd\ufffd\ufffd\r", ""),
        ("&#" + "9" * 5000 + ";&#x" + "f" * 5000 + ";", "\ufffd\ufffd", ""),
        ("Ana & Luis &x &# &;", "Ana & Luis &x &# &;", ""),
        ("5 > 3", "5 > 3", ""),
        ("¿Cuántas son? ñ 🍊", "¿Cuántas son? ñ 🍊", ""),
    ],
)
def test_the_words_come_without_tags(written: str, text: str, speaker: str) -> None:
    assert (plain(written), first_speaker(written)) == (text, speaker)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Hola", [Turn("", "Hola")]),
        ("<v Ana>Hola", [Turn("Ana", "Hola")]),
        ("<v Ana>Hola</v> <v Luis>Qué tal</v>", [Turn("Ana", "Hola"), Turn("Luis", "Qué tal")]),
        ("<v Ana>Ho<i>la</i></v>\n(risas)", [Turn("Ana", "Hola"), Turn("", "\n(risas)")]),
        ("<v Ana>a <v Luis>b</v> c", [Turn("Ana", "a "), Turn("Luis", "b"), Turn("Ana", " c")]),
        ("<v Ana><ruby>a<rt>b</ruby>c</v>d", [Turn("Ana", "abc"), Turn("", "d")]),
        ("<v Ana></i>a</v></v>b", [Turn("Ana", "a"), Turn("", "b")]),
        ("<v Ana> </v>", []),
    ],
)
def test_the_words_are_cut_where_the_voice_changes(written: str, expected: list[Turn]) -> None:
    assert turns(written) == expected


PIECES = st.sampled_from(
    ["<v Ana>", "<v\tB>", "</v>", "<i>", "</i>", "<ruby>", "<rt>", "a", "&lt;", "<x", ">"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_turns_hold_all_the_words(markup: str) -> None:
    assert "".join(turn.text for turn in turns(markup)) == plain(markup)


@given(st.text())
def test_what_is_escaped_is_shown_as_it_was(text: str) -> None:
    assert plain(escape(text)) == text


@pytest.mark.parametrize("unit", ["<", " a=", "&#1", "<v ", "<v A>", "</v>", "<c><ruby>", "<x>"])
def test_long_words_take_no_longer_than_their_length(unit: str) -> None:
    def seconds(times: int) -> float:
        start = process_time()
        markup = f"<font{unit * times}<>"
        assert list(notes_on_markup(markup, 1))
        assert isinstance(turns(markup), list)
        return process_time() - start

    assert seconds(80_000) < 40 * seconds(8_000) + 0.1
