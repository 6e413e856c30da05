"""Both languages beside each other: the same moment in the same row, and no line lost."""

from hypothesis import given
from hypothesis import strategies as st

from portal.media.captions import Cue
from portal.media.side_by_side import Row, align, side_by_side
from portal.media.transcript import TranscriptLine, build_transcript


def line(start_ms: int, end_ms: int, text: str = "") -> TranscriptLine:
    return TranscriptLine(start_ms, end_ms, text or f"{start_ms}")


def texts(rows: list[Row]) -> list[tuple[list[str], list[str]]]:
    return [([one.text for one in row.left], [one.text for one in row.right]) for row in rows]


def test_lines_of_the_same_moment_stand_in_one_row() -> None:
    left = [line(0, 900, "One."), line(1000, 1900, "Two.")]
    right = [line(100, 800, "Uno."), line(1050, 2000, "Dos.")]
    assert texts(align(left, right)) == [(["One."], ["Uno."]), (["Two."], ["Dos."])]


def test_a_line_stands_where_it_shares_most_time() -> None:
    left = [line(0, 1000, "One."), line(1000, 5000, "Two.")]
    assert texts(align(left, [line(900, 3000, "Dos.")])) == [(["One."], []), (["Two."], ["Dos."])]


def test_two_lines_may_be_the_twin_of_one() -> None:
    left = [line(0, 4000, "One, two.")]
    right = [line(0, 1900, "Uno."), line(2000, 4000, "Dos.")]
    assert texts(align(left, right)) == [(["One, two."], ["Uno.", "Dos."])]


def test_a_line_in_a_silence_stands_with_the_one_before_it() -> None:
    left = [line(0, 1000, "One."), line(9000, 9900, "Two.")]
    assert texts(align(left, [line(3000, 4000, "Música.")])) == [
        (["One."], ["Música."]),
        (["Two."], []),
    ]


def test_a_line_before_all_others_has_a_row_of_its_own() -> None:
    rows = align([line(5000, 6000, "One.")], [line(0, 1000, "Antes."), line(5000, 6000, "Uno.")])
    assert texts(rows) == [([], ["Antes."]), (["One."], ["Uno."])]


def test_one_language_alone_makes_rows_too() -> None:
    assert texts(align([], [line(0, 9), line(10, 19)])) == [([], ["0"]), ([], ["10"])]
    assert texts(align([line(0, 9), line(10, 19)], [])) == [(["0"], []), (["10"], [])]


def test_chapters_have_both_titles_and_the_rows_that_begin_in_them() -> None:
    english = build_transcript(
        [Cue(0, 900, "One."), Cue(5000, 5900, "Two.")], [Cue(0, 1, "Start"), Cue(5000, 6000, "End")]
    )
    spanish = build_transcript(
        [Cue(0, 900, "Uno."), Cue(5000, 5900, "Dos.")],
        [Cue(0, 1, "Inicio"), Cue(5000, 6000, "Fin")],
    )
    first, last = side_by_side(english, spanish)
    assert (first.left_title, first.right_title, last.left_title, last.right_title) == (
        "Start",
        "Inicio",
        "End",
        "Fin",
    )
    assert (texts(first.rows), texts(last.rows)) == ([(["One."], ["Uno."])], [(["Two."], ["Dos."])])
    assert (last.clock, last.rows[0].clock) == ("0:05", "0:05")


def spoken(starts: list[int]) -> list[Cue]:
    return [Cue(start, start + 1500, f"{start}.") for start in sorted(starts)]


STARTS = st.lists(st.integers(0, 60_000), unique=True, max_size=20)


@given(STARTS, STARTS, STARTS, STARTS)
def test_no_line_is_lost_doubled_or_out_of_order(
    left: list[int], right: list[int], left_marks: list[int], right_marks: list[int]
) -> None:
    one = build_transcript(spoken(left), spoken(left_marks))
    other = build_transcript(spoken(right), spoken(right_marks))
    rows = [row for section in side_by_side(one, other) for row in section.rows]
    assert [item.start_ms for row in rows for item in row.left] == sorted(left)
    assert [item.start_ms for row in rows for item in row.right] == sorted(right)
    assert [row.start_ms for row in rows] == sorted(row.start_ms for row in rows)
