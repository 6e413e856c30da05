"""Cursors are given back as they were given out, and nothing else is one."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.sharing.paging import Cursor

CURSORS = st.builds(
    Cursor,
    st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC)),
    st.integers(0, 2**63 - 1),
)


@given(CURSORS)
def test_a_cursor_is_read_as_it_was_written(cursor) -> None:
    assert Cursor.read(str(cursor)) == cursor


@given(st.text(max_size=80))
def test_nothing_else_is_a_cursor(text) -> None:
    with suppress(ValueError):
        assert str(Cursor.read(text)) == text


@pytest.mark.parametrize("text", ["", "x", "AAAA", "MjAyNi0xMS0yMSw1", "====", "é", "\x00"])
def test_nonsense_is_refused(text) -> None:
    with pytest.raises(ValueError, match="not a cursor"):
        Cursor.read(text)
