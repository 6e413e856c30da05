"""Single values as people write them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.importing import cells
from portal.importing.columns import CellError

MARCH = date(2024, 3, 14)


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        *(
            (cells.read_date, text, MARCH)
            for text in (
                "2024-03-14",
                "2024/3/14",
                "2024-03-14 00:00:00",
                "2024-03-14T00:00:00",
                "3/14/2024",
                "03/14/2024",
                "3-14-2024",
                "14/03/2024",
                "14.3.2024",
                "14-mar-2024",
                "14 mar. 2024",
                "14 de marzo de 2024",
                "14 de Marzo del 2024",
                "March 14, 2024",
                "Mar 14 2024",
                "Mar. 14, 2024",
                "14 March 2024",
                "45365",
                "45365.0",
                " 2024-03-14 ",
            )
        ),
        (cells.read_date, "3/4/2024", date(2024, 3, 4)),
        (cells.read_date, "2024-02-29", date(2024, 2, 29)),
        (cells.read_moment, "2024-03-14", datetime(2024, 3, 14)),
        (cells.read_moment, "2024-03-14 09:30", datetime(2024, 3, 14, 9, 30)),
        (cells.read_moment, "2024-03-14T09:30:05", datetime(2024, 3, 14, 9, 30, 5)),
        (cells.read_moment, "3/14/2024 9:30 PM", datetime(2024, 3, 14, 21, 30)),
        (cells.read_moment, "14/3/2024 12:05 a. m.", datetime(2024, 3, 14, 0, 5)),
        (cells.read_whole_number, "12", 12),
        (cells.read_whole_number, "3.0", 3),
        (cells.read_whole_number, "1,234", 1234),
        (cells.read_whole_number, " 007 ", 7),
        *((cells.read_yes_no, text, True) for text in ("yes", "Y", "Sí", "si", "TRUE", "1", "x")),
        *((cells.read_yes_no, text, False) for text in ("no", "N", "FALSO", "0")),
        (cells.read_list, "a; b ;; c", ["a", "b", "c"]),
        (cells.read_list, "a|b\nc\n", ["a", "b", "c"]),
        (cells.read_list, "a;a", ["a"]),
        (cells.read_list, "reading, writing", ["reading, writing"]),
        (cells.read_slug, " counting-on ", "counting-on"),
        (cells.read_file_name, ' "films\\one.mp4" ', "films\\one.mp4"),
    ],
)
def test_what_people_write_is_understood(read: Callable[[str], Any], text: str, value: Any) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (cells.read_date, "31/31/2024"),
        (cells.read_date, "2023-02-29"),
        (cells.read_date, "14 de brumario de 2024"),
        (cells.read_date, "3/14/24"),
        (cells.read_date, "next week"),
        (cells.read_date, "0000-00-00"),
        (cells.read_date, "٣/١٤/٢٠٢٤x"),
        (cells.read_moment, "2024-03-14 25:00"),
        (cells.read_moment, "2024-03-14 13:00 PM"),
        (cells.read_moment, "2024-03-14 noon: early"),
        (cells.read_whole_number, "-1"),
        (cells.read_whole_number, "2.5"),
        (cells.read_whole_number, "12,5"),
        (cells.read_whole_number, "1234567890"),
        (cells.read_whole_number, "two"),
        (cells.read_yes_no, "perhaps"),
        (cells.read_slug, "con espacio"),
        (cells.read_slug, "año"),
        (cells.read_slug, "../up"),
    ],
)
def test_what_cannot_be_meant_is_said_with_its_mending(
    read: Callable[[str], Any], text: str
) -> None:
    with pytest.raises(CellError) as refused:
        read(text)
    assert text in refused.value.message % refused.value.values
    assert refused.value.mend


@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    forms = ("%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y", "%d-%b-%Y")
    assert {cells.read_date(day.strftime(form)) for form in forms} == {day}
