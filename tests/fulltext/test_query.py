from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from portal.fulltext.query import SearchQuery
from tests.fulltext.samples import question


@pytest.mark.parametrize(
    "wrong",
    [
        {"scopes": ()},
        {"scopes": "public"},
        {"sort": "popular"},
        {"language": "fr"},
        {"page": 0},
        {"page": -1},
        {"size": 0},
        {"now": datetime(2026, 11, 21)},
    ],
    ids=str,
)
def test_a_question_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        replace(question("fractions"), **wrong)


def test_scopes_have_no_default() -> None:
    with pytest.raises(TypeError):
        SearchQuery("fractions", "en")  # type: ignore[call-arg]


def test_questions_can_be_compared_and_kept_in_sets() -> None:
    one = question("fractions", filters={"grade": ["3"]}, kinds=["video"])
    other = question("fractions", filters={"grade": ("3",), "topic": ()}, kinds=("video",))
    assert one == other
    assert len({one, other}) == 1
