"""Moments as editors write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.media.captions.moments import moment, read_moment


@settings(max_examples=100)
@given(st.integers(min_value=0, max_value=999 * 3_600_000))
def test_what_is_written_is_read_again(milliseconds: int) -> None:
    assert read_moment(moment(milliseconds)) == milliseconds


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [
        ("62.5", 62_500),
        ("1:02,5", 62_500),
        (" 01:00:02.007 ", 3_602_007),
        ("0", 0),
        ("90:00", 5_400_000),
    ],
)
def test_a_moment_may_be_written_in_several_ways(text: str, milliseconds: int) -> None:
    assert read_moment(text) == milliseconds


@pytest.mark.parametrize(
    "text", ["", "1:60", "1:60:00", "-1", "1.2345", "1:2:3:4", "١", "1 2", "x"]
)
def test_anything_else_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_moment(text)
