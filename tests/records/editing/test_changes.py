"""What changed between two texts, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.editing.changes import Change, word_changes


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("two sides", "two sides", [("same", "two sides")]),
        ("two sides", "three sides", [("out", "two"), ("in", "three"), ("same", " sides")]),
        ("", "new", [("in", "new")]),
        ("gone", "", [("out", "gone")]),
        ("a b", "a b c", [("same", "a b"), ("in", " c")]),
    ],
)
def test_changes_come_in_reading_order(old, new, expected) -> None:
    assert word_changes(old, new) == [Change(*one) for one in expected]


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_can_be_read_from_the_changes(old, new) -> None:
    changes = word_changes(old, new)
    assert "".join(c.text for c in changes if c.kind != "in") == old
    assert "".join(c.text for c in changes if c.kind != "out") == new
