import pytest

from portal.records.reading_level import (
    english_syllables,
    reading_ease,
    spanish_syllables,
    target_for,
)

SPANISH = {
    1: "y sol rey pie que Dios",
    2: "país guerra ciudad prohibir búho día limpiáis queso mayo",
    3: "ahora poeta construido Uruguay chihuahua vergüenza familia",
    4: "aéreo vehículo educación aguacero bilingüismo",
    5: "matemáticas",
}
ENGLISH = {
    1: "the make walked takes school time",
    2: "table being wanted lesson people science boxes",
    3: "video radio family example",
    4: "education community material",
}


def cases(table):
    return [(word, count) for count, words in table.items() for word in words.split()]


@pytest.mark.parametrize(("word", "count"), cases(SPANISH))
def test_spanish_syllables(word, count):
    assert spanish_syllables(word) == count


@pytest.mark.parametrize(("word", "count"), cases(ENGLISH))
def test_english_syllables(word, count):
    assert english_syllables(word) == count


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The cat sat on the mat. " * 6, "en", 206.835 - 84.6 - 1.015 * 6),
        ("El sol da luz y paz. " * 6, "es", 206.84 - 60 - 1.02 * 6),
        ("The cat sat.", "en", None),
        ("", "es", None),
    ],
)
def test_reading_ease_follows_the_published_formulas(text, language, expected):
    assert reading_ease(text, language) == (expected and pytest.approx(expected))


@pytest.mark.parametrize(
    ("audiences", "target"),
    [(["staff", "families"], 65), (["teachers"], 55), (["unknown"], None), ([], None)],
)
def test_the_audience_that_asks_for_most_sets_the_target(audiences, target):
    assert target_for(audiences) == target
