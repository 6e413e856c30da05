import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from portal.fulltext.analysis import LANGUAGES
from portal.fulltext.engine import SearchEngine
from portal.fulltext.highlight import ELLIPSIS, fragments, snippet
from tests.fulltext.samples import document, filled, question

LONG = (
    "At the start of the week the children count seeds and write down what they see. "
    "Later in the year they add the numbers of each row, and at the end of the harvest "
    "the whole class solves an equation with one unknown, which the farmer wrote on the barn door."
)


def marked(text: str, query: str, language: str, size: int = 180) -> str:
    pieces = fragments(text, query, language, size)
    return "".join(f"[{piece.text}]" if piece.is_match else piece.text for piece in pieces)


def test_every_form_of_the_word_is_marked() -> None:
    assert marked("Las fracciones, una FRACCIÓN.", "fraccion", "es") == (
        "Las [fracciones], una [FRACCIÓN]."
    )


def test_a_decomposed_accent_does_not_shift_the_mark() -> None:
    assert marked("La fraccio\u0301n vale", "fracción", "es") == "La [fracción] vale"


def test_a_word_with_a_hyphen_is_marked_whole() -> None:
    assert marked("The Mini-Corps team", "mini corps", "en") == "The [Mini-Corps] team"


def test_markup_stays_text() -> None:
    assert fragments("<b>x</b>", "x", "en")[1] == ("x", True)


def test_the_window_lies_around_the_words_found_and_cuts_at_words() -> None:
    text = marked(LONG, "equation", "en", size=60)
    assert "[equation]" in text
    assert text.startswith(ELLIPSIS)
    assert text.endswith(ELLIPSIS)
    words = text.replace("[", "").replace("]", "").strip(ELLIPSIS).split()
    assert set(words) <= set(LONG.replace(",", " , ").replace(".", "").split()) | set(LONG.split())


def test_a_text_without_the_word_shows_its_beginning() -> None:
    assert (
        marked(LONG, "volcano", "en", size=40) == "At the start of the week the children" + ELLIPSIS
    )


def test_the_passage_with_most_words_is_shown() -> None:
    passages = ["An equation.", "", "The farmer has an equation.", "A farmer."]
    pieces = snippet(passages, "farmer equation", "en")
    assert "".join(piece.text for piece in pieces) == "The farmer has an equation."


def test_nothing_has_no_snippet() -> None:
    assert snippet([], "farmer", "en") == snippet(["", " "], "farmer", "en") == []


@given(st.text(max_size=400), st.text(max_size=30), st.sampled_from(LANGUAGES), st.integers(10, 90))
def test_pieces_are_the_text_itself_and_no_longer_than_asked(
    text: str, query: str, language: str, size: int
) -> None:
    shown = "".join(piece.text for piece in fragments(text, query, language, size))
    composed = unicodedata.normalize("NFC", text)
    assert shown in composed or shown.strip(ELLIPSIS) in composed
    assert len(shown) <= size + 2 * len(ELLIPSIS)


def test_a_hit_shows_where_its_words_stand_in_the_language_that_matched(
    engine: SearchEngine,
) -> None:
    filled(
        engine,
        [
            document(
                1,
                titles={"en": "Seeds", "es": "Semillas"},
                summaries={"en": "We count.", "es": "Contamos."},
                bodies={"en": "One line.\nA farmer sings.", "es": "El campesino canta."},
            )
        ],
    )
    hit = engine.search(question("farmers", "es")).hits[0]
    assert hit.language == "en"
    assert list(hit.fragments) == [("A ", False), ("farmer", True), (" sings.", False)]
    assert engine.search(question("seeds", "en")).hits[0].fragments == (("We count.", False),)
    assert engine.search(question("", "en")).hits[0].fragments == ()
    assert engine.search(question("farmers", highlight=False)).hits[0].fragments == ()
