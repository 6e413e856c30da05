"""Titles in the order that a reader of Spanish or English expects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.sort_keys import sort_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["Árbol", "Boleta", "Zorro"],
        ["¿Cuánto falta?", "«Dos»", "Tres"],
        ["canto", "caña", "caoba"],
        ["Éxito", "exito mayor", "EXTRA"],
    ],
)
def test_titles_stand_in_the_reader_s_order(ordered) -> None:
    shuffled = ordered[::-1]
    assert sorted(shuffled, key=sort_key) == ordered


@given(st.text())
def test_case_never_matters(text) -> None:
    assert sort_key(text.upper().lower()) == sort_key(text.upper().lower().casefold())


@given(st.text())
def test_any_text_has_a_key(text) -> None:
    assert isinstance(sort_key(text), str)
