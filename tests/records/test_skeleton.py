"""The skeleton that a translation is begun with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.skeleton import skeleton
from portal.records.twin import GAP, is_ready


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Keeping the balance", "_"),
        ("1. Ask first.\n2. Listen 10 minutes.", "1. _\n2. _ 10 _"),
        ("- Salt\n- Water\n\nThe end.", "- _\n- _\n\n_"),
        ("a) One\nb) Two", "a) _\nb) _"),
        ("See https://example.org/a?b=1, page 3.", "_ https://example.org/a?b=1 _ 3"),
        ("Write to office@example.org", "_ office@example.org"),
        ("From 3:30 to 1,234.5", "_ 3:30 _ 1,234.5"),
        ("One.\r\nTwo.", "_\n_"),
        ("2026", "2026"),
        ("¿Cómo está?", "_"),
        ("", ""),
    ],
)
def test_words_become_gaps_and_the_rest_stays(text, expected) -> None:
    assert skeleton(text) == expected.replace("_", GAP)


@given(st.text(max_size=80))
def test_a_skeleton_has_the_lines_of_its_text_and_is_its_own_skeleton(text) -> None:
    begun = skeleton(text)
    assert len(begun.split("\n")) == len(text.split("\n"))
    assert skeleton(begun.replace(GAP, "words")) == begun


@given(st.lists(st.sampled_from(["Ask", "two", "¿ya?", "3", "- x", "\n"]), min_size=1))
def test_a_text_with_words_is_begun_and_not_ready(words) -> None:
    assert is_ready(skeleton(" ".join(["Words", *words]))) is False
