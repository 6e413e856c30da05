"""A draft of times: in order, within the times it is taken from, and short enough for a screen."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.media.captions import Cue
from portal.media.timing import LONGEST, draft_times


def said(*texts: str, length_ms: int = 4000) -> list[Cue]:
    """Sentences with a second of silence after each."""
    step = length_ms + 1000
    return [Cue(n * step, n * step + length_ms, text) for n, text in enumerate(texts)]


def drafted(cues: list[Cue], text: str) -> list[tuple[int, int, str]]:
    return [(cue.start_ms, cue.end_ms, cue.text) for cue in draft_times(cues, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Uno es poco.\nDos son más.\nTres.",
        "Uno es poco. Dos son más. Tres.",
        "\nUno es poco.\n\nDos son más. Tres.",
    ],
)
def test_as_many_sentences_take_their_times_one_by_one(text: str) -> None:
    assert drafted(said("One is little.", "Two are more.", "Three."), text) == [
        (0, 4000, "Uno es poco."),
        (5000, 9000, "Dos son más."),
        (10_000, 14_000, "Tres."),
    ]


def test_a_line_is_a_sentence_where_lines_are_as_many() -> None:
    lines = "¿Cuántas? ¿Cinco?\nNo: el 3.5 por ciento"
    assert [text for *_times, text in drafted(said("How many?", "No."), lines)] == lines.split("\n")


def test_a_sentence_over_two_captions_is_one() -> None:
    cues = [Cue(0, 2000, "A sentence that runs"), Cue(2000, 4000, "over two captions.")]
    assert drafted(cues, "Una sola frase.") == [(0, 4000, "Una sola frase.")]


def test_more_sentences_share_the_time_of_one_by_their_length() -> None:
    cues = said("A long first sentence, with two thoughts in it.", "End.")
    assert drafted(cues, "Una primera frase. Con dos partes. Fin.") == [
        (0, 4000, "Una primera frase. Con dos partes."),
        (5000, 9000, "Fin."),
    ]


def test_fewer_sentences_reach_over_several() -> None:
    cues = said("One two three.", "Four five six.", "Seven eight nine ten eleven.")
    assert drafted(cues, "Uno a seis. Siete a once.") == [
        (0, 9000, "Uno a seis."),
        (10_000, 14_000, "Siete a once."),
    ]


def test_a_long_sentence_is_cut_at_a_clause_and_broken_near_the_middle() -> None:
    sentence = (
        "Imagine tres cajas cerradas con el mismo número de naranjas en cada una, "
        "y dos naranjas sueltas sobre la mesa de la cocina."
    )
    first, second = draft_times([Cue(0, 12_300, "Picture three boxes.")], sentence)
    assert first.text == "Imagine tres cajas cerradas con el\nmismo número de naranjas en cada una,"
    assert second.text.startswith("y dos naranjas")
    assert (first.start_ms, first.end_ms, second.end_ms) == (0, second.start_ms, 12_300)
    assert first.end_ms == 12_300 * 72 // (72 + 50)


@pytest.mark.parametrize(
    ("cues", "text"), [([], "Hola."), (said("Hi."), " \n"), ([Cue(0, 0, "Hi.")], "Hola.")]
)
def test_without_times_or_words_there_is_no_draft(cues: list[Cue], text: str) -> None:
    assert draft_times(cues, text) == []


WORDS = st.text("abcñ.,?", min_size=1, max_size=12).filter(lambda word: not word.isspace())
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
CUES = st.lists(
    st.builds(
        lambda start, length, text: Cue(start, start + length, text),
        st.integers(0, 100_000),
        st.integers(1, 9_000),
        TEXTS,
    ),
    min_size=1,
    max_size=12,
)


@given(CUES, st.lists(TEXTS, min_size=1, max_size=20).map("\n".join))
def test_every_draft_keeps_the_rules(cues: list[Cue], text: str) -> None:
    drafts = draft_times(cues, text)
    assert " ".join(cue.text for cue in drafts).split() == text.split()
    assert all(cue.start_ms < cue.end_ms for cue in drafts)
    assert all(above.end_ms <= cue.start_ms for above, cue in pairwise(drafts))
    assert drafts[0].start_ms >= min(cue.start_ms for cue in cues)
    assert drafts[-1].end_ms <= max(cue.end_ms for cue in cues)


@given(st.lists(TEXTS, min_size=1, max_size=12), st.lists(TEXTS, min_size=1, max_size=20))
def test_no_caption_is_longer_than_two_lines(first: list[str], other: list[str]) -> None:
    drafts = draft_times(said(*first, length_ms=60_000), "\n".join(other))
    assert all(len(cue.text) <= LONGEST for cue in drafts)
