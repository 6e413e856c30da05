"""How long readers are told that a practice takes."""

import pytest

from resources.reading_time import minutes_for
from tests.factories import make_practice


@pytest.mark.parametrize(
    ("passages", "minutes"),
    [
        ([], 0),
        ([None, "", "   "], 0),
        (["word"], 1),
        (["word " * 138], 1),
        (["word " * 139], 2),
        (["word " * 100, None, "palabra " * 100], 2),
    ],
)
def test_a_minute_is_counted_for_138_words_begun(passages, minutes) -> None:
    assert minutes_for(passages) == minutes


@pytest.mark.django_db
def test_a_practice_counts_its_steps_in_each_language_whenever_it_is_saved() -> None:
    practice = make_practice(steps=[("word " * 300, "palabra")])
    assert (practice.minutes_to_read("en"), practice.minutes_to_read("es")) == (3, 1)
    practice.title_es = practice.summary_es = practice.problem_es = None
    practice.steps.set([])
    practice.save()
    practice.refresh_from_db()
    assert practice.minutes_to_read_es == 0
    assert practice.minutes_to_read("es") == practice.minutes_to_read("en") == 1
