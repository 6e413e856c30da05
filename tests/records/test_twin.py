"""The twin state: what is missing, what is out of date, and by which fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.twin import Twin, TwinState, confirm, fingerprint, twin

SOURCE = {"title": "Una balanza", "summary": "Dos lados iguales.", "notice": None}
DONE = {"title": "A scale", "summary": "Two equal sides.", "notice": None}
CONFIRMED = confirm(SOURCE, SOURCE)


@pytest.mark.parametrize(
    ("source", "target", "confirmed", "in_review", "expected"),
    [
        (SOURCE, DONE, CONFIRMED, False, Twin(TwinState.DONE)),
        (SOURCE, DONE, CONFIRMED, True, Twin(TwinState.IN_REVIEW)),
        (SOURCE, DONE, {}, False, Twin(TwinState.OUT_OF_DATE, ("title", "summary"))),
        (
            SOURCE | {"summary": "Tres lados."},
            DONE,
            CONFIRMED,
            False,
            Twin(TwinState.OUT_OF_DATE, ("summary",)),
        ),
        (
            SOURCE,
            DONE | {"summary": None},
            CONFIRMED,
            False,
            Twin(TwinState.MISSING, ("summary",)),
        ),
        (SOURCE, {}, {}, True, Twin(TwinState.MISSING, ("title", "summary"))),
        (
            SOURCE | {"notice": "Fíjese."},
            DONE,
            CONFIRMED,
            True,
            Twin(TwinState.MISSING, ("notice",)),
        ),
        ({"title": None}, {"title": "A scale"}, {}, False, Twin(TwinState.DONE)),
    ],
    ids=[
        "all there",
        "sent for review",
        "never confirmed",
        "one field changed in the source",
        "one field missing",
        "nothing translated",
        "a new field in the source",
        "nothing to translate",
    ],
)
def test_a_record_is_as_far_as_its_fields(source, target, confirmed, in_review, expected) -> None:
    assert twin(source, target, confirmed, in_review) == expected


def test_white_space_is_no_change() -> None:
    assert fingerprint(" dos  lados\n") == fingerprint("dos lados")


texts = st.dictionaries(st.sampled_from("abcd"), st.text(min_size=1).filter(str.strip), min_size=1)


@given(texts)
def test_a_confirmed_translation_is_done_until_the_source_changes(source) -> None:
    confirmed = confirm(source, source)
    assert twin(source, source, confirmed, False).state is TwinState.DONE
    changed = source | {"a": source.get("a", "") + " más"}
    state = twin(changed, changed, confirmed, False)
    assert state == Twin(TwinState.OUT_OF_DATE, ("a",))
