"""The thesaurus's file, and concepts found in a text by their labels."""

import time
import unicodedata
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.fulltext.analysis import LANGUAGES
from portal.fulltext.thesaurus import FILE, Concept, find, get_thesaurus, read_concepts

CONCEPTS = read_concepts(FILE.read_text(encoding="utf-8"))
LABELS = [
    (concept, language, label)
    for concept in CONCEPTS
    for language in LANGUAGES
    for label in concept.labels[language]
]


def keys(text: str, language: str) -> list[str]:
    return [match.concept.key for match in find(text, language)]


def test_every_concept_has_a_key_of_its_own() -> None:
    assert len(get_thesaurus().concepts) == len(CONCEPTS) > 500


def test_every_label_is_a_text_without_spaces_around_it_and_stands_once_in_its_concept() -> None:
    for concept in CONCEPTS:
        for language in LANGUAGES:
            labels = list(concept.labels[language])
            assert all(label and label == label.strip() for label in labels), concept.key
            assert len(set(labels)) == len(labels), concept.key


def test_a_label_that_stands_for_several_concepts_is_ambiguous_in_all_of_them() -> None:
    holders: dict[tuple[str, str], list[Concept]] = defaultdict(list)
    for concept, language, label in LABELS:
        holders[language, label].append(concept)
    shared = [concepts for concepts in holders.values() if len(concepts) > 1]
    assert shared
    for concepts in shared:
        assert all(concept.is_ambiguous for concept in concepts), [c.key for c in concepts]


def test_a_file_without_one_of_the_languages_is_refused() -> None:
    row = 'key = "a"\ndomain = "school"\nen = {preferred = "a", other = []}'
    with pytest.raises(KeyError):
        read_concepts(f"[[concept]]\n{row}")


def test_every_label_finds_its_concept() -> None:
    lost = [
        (language, label)
        for concept, language, label in LABELS
        if concept.key not in keys(label, language)
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Sumamos dos fracciones con el mismo denominador.", "addition fraction denominator"),
        ("es", "FRACCIÓN", "fraction"),
        ("es", "fraccion", "fraction"),
        ("en", "She divided the fractions", "division fraction"),
        ("en", "the least common multiple of 6 and 8", "least-common-multiple"),
        ("en", "a multiple of 6", "multiple"),
        ("en", "on the number line", "number-line"),
        ("en", "on the number, line by line", "number line line"),
        ("en", "the slope-intercept form", "slope-intercept-form"),
        ("en", "the slope intercept form", "slope-intercept-form"),
        ("en", "a read aloud", "reading-aloud"),
        ("es", "el mínimo común\nmúltiplo", "least-common-multiple"),
        ("es", "mínimo común. Múltiplo de 3", "multiple"),
        ("en", "7.EE.B.4 and 3/4", ""),
        ("en", "", ""),
    ],
)
def test_words_are_found_in_all_their_forms_and_the_longest_label_first(
    language, text, expected
) -> None:
    assert keys(text, language) == expected.split()


@pytest.mark.parametrize(
    ("text", "key", "is_found"),
    [
        ("Finish with PASS packets", "portable-assisted-study-sequence", True),
        ("You pass the class", "portable-assisted-study-sequence", False),
        ("Pass the salt", "portable-assisted-study-sequence", False),
        ("PASS THE SALT, PLEASE", "portable-assisted-study-sequence", False),
        ("the SAT in March", "college-entrance-exam", True),
        ("they sat down", "college-entrance-exam", False),
        ("They get a head start", "head-start", False),
        ("Migrant Head Start", "head-start", True),
        ("the A-G list", "a-to-g-courses", True),
        ("FRACTIONS ON THE LINE", "fraction", True),
    ],
)
def test_capitals_of_a_label_are_meant(text, key, is_found) -> None:
    assert (key in keys(text, "en")) is is_found


def test_a_label_of_several_concepts_gives_each_of_them() -> None:
    assert {"grade-level", "grades-marks"} <= set(keys("her grade", "en"))


def test_letters_with_combining_accents_are_found_at_their_place_in_the_joined_text() -> None:
    text = unicodedata.normalize("NFD", "Así, una fracción.")
    (match,) = find(text, "es")
    assert match.surface == "fracción"
    assert match.surface == unicodedata.normalize("NFC", text)[match.start : match.end]


SCRAPS = st.sampled_from(
    [label for _concept, _language, label in LABELS] + [".", ", ", "\n", "ñ", "x", "PASS", "0,5"]
)


@given(
    st.lists(SCRAPS | st.text(max_size=6), max_size=12).map(" ".join), st.sampled_from(LANGUAGES)
)
def test_matches_come_in_order_do_not_overlap_and_say_what_the_text_says(text, language) -> None:
    text = unicodedata.normalize("NFC", text)
    last = (0, 0)
    for match in find(text, language):
        assert match.surface == text[match.start : match.end]
        assert (match.start, match.end) == last or match.start >= last[1]
        assert match.label in match.concept.labels[language]
        last = (match.start, match.end)


def test_a_text_ten_times_as_long_takes_about_ten_times_as_long() -> None:
    text = "Add the fractions on the number line with a common denominator. " * 40
    list(find(text, "en"))

    def seconds(many: int) -> float:
        start = time.perf_counter()
        list(find(text * many, "en"))
        return time.perf_counter() - start

    assert min(seconds(10) for _ in range(3)) < 30 * min(seconds(1) for _ in range(3))
