"""What is found by what somebody types, and what comes first."""

import pytest

from portal.fulltext.engine import SearchEngine
from tests.fulltext.samples import document, filled, ids, question


@pytest.fixture
def library(engine: SearchEngine) -> SearchEngine:
    return filled(
        engine,
        [
            document(
                1,
                titles={"en": "Linear equations", "es": "Ecuaciones lineales"},
                summaries={"es": "Cómo despejar la incógnita."},
                codes=["8.EE.C.7", "8.EE.7"],
            ),
            document(
                2,
                titles={"en": "Reading with Grandma", "es": "Leer con la abuela"},
                bodies={"en": "She solves an equation on the way.", "es": "Números y letras."},
            ),
            document(3, titles={"es": "Números primos"}, summaries={"es": "La ecuación de 3."}),
            document(4, titles={"en": "Mini-Corps tutors"}),
        ],
    )


def test_accents_and_number_never_matter_for_finding(library: SearchEngine) -> None:
    for text in ("ecuacion", "ecuaciones", "ecuación", "ECUACIO\u0301N"):
        assert sorted(ids(library, text, "es")) == ["video:1", "video:3"]
    assert sorted(ids(library, "numeros", "es")) == ["video:2", "video:3"]


def test_every_word_must_be_found_in_some_field(library: SearchEngine) -> None:
    assert ids(library, "ecuaciones incognita", "es") == ["video:1"]
    assert ids(library, "ecuaciones abuelita", "es") == []


def test_words_may_be_spread_over_both_languages(library: SearchEngine) -> None:
    assert ids(library, "grandma abuela", "en") == ["video:2"]


@pytest.mark.parametrize("code", ["8.EE.C.7", "8.ee.c.7", "8.EE.7"])
def test_a_standard_is_found_by_its_code_and_its_short_code(
    library: SearchEngine, code: str
) -> None:
    assert ids(library, code) == ["video:1"]


@pytest.mark.parametrize("code", ["8.EE", "8.EE.C", "8.EE.C.70", "EE"])
def test_a_piece_of_a_code_is_not_the_code(library: SearchEngine, code: str) -> None:
    assert ids(library, code) == []


@pytest.mark.parametrize("text", ["mini corps", "mini-corps", "minicorps", "Mini‑Corps tutor"])
def test_a_hyphen_may_be_left_out(library: SearchEngine, text: str) -> None:
    assert ids(library, text) == ["video:4"]


def test_the_language_whose_text_matched_is_told(library: SearchEngine) -> None:
    def language(text: str, reader: str) -> dict[str, str]:
        return {h.id: h.language for h in library.search(question(text, reader)).hits}

    assert language("equations", "es") == {"video:1": "en", "video:2": "en"}
    assert language("abuela", "en") == {"video:2": "es"}
    assert language("8.EE.C.7", "es") == {"video:1": "es"}
    assert language("8.EE.C.7", "en") == {"video:1": "en"}
    assert language("", "en") == {
        "video:1": "en",
        "video:2": "en",
        "video:3": "es",
        "video:4": "en",
    }


def test_a_title_counts_more_than_a_code_a_summary_and_a_body(engine: SearchEngine) -> None:
    filled(
        engine,
        [
            document(1, bodies={"en": "fractions"}),
            document(2, summaries={"en": "fractions"}),
            document(3, codes=["fractions"]),
            document(4, "fractions"),
        ],
    )
    found = ids(engine, "fraction")
    assert found[0] == "video:4"
    assert found.index("video:2") < found.index("video:1")
    assert found.index("video:3") < found.index("video:1")


def test_the_readers_own_language_comes_first(engine: SearchEngine) -> None:
    filled(
        engine,
        [document(1, titles={"en": "Animal"}), document(2, titles={"es": "Animal"})],
    )
    assert ids(engine, "animal", "en") == ["video:1", "video:2"]
    assert ids(engine, "animal", "es") == ["video:2", "video:1"]


@pytest.mark.parametrize(
    "typed", ["Fracción equivalente", "fraccion equivalente", "FRACCION EQUIVALENTE?"]
)
def test_a_whole_title_comes_first_also_without_accents(engine: SearchEngine, typed: str) -> None:
    crowd = [
        document(n, titles={"es": "Fracciones equivalentes, fracción equivalente"})
        for n in range(2, 40)
    ]
    title = document(1, titles={"es": "Fracción equivalente"})
    filled(engine, [*crowd, title, document(99, titles={"es": "Equivalente de fracciones"})])
    assert ids(engine, typed, "es")[0] == "video:1"


def test_words_as_typed_come_before_their_other_forms(engine: SearchEngine) -> None:
    filled(
        engine,
        [document(1, titles={"es": "Los anos aquí"}), document(2, titles={"es": "Los años aquí"})],
    )
    assert ids(engine, "año", "es") == ["video:2", "video:1"]


JUNK = {
    "syntax": "a:b* AND (title:x OR -y)^2 ~",
    "quotes": "\"'«»“”",
    "nul": "\x00",
    "nul in a word": "frac\x00tions",
    "emoji": "👩🏽‍🌾🧮",
    "right to left": "\u202e\u200ffractions",
    "punctuation": "?!.,;:-_/\\",
    "half a character": "\ud83d",
    "combining marks alone": "\u0301\u0303",
    "very long word": "x" * 70_000,
    "very long text": "fractions " * 500,
    "slashes and codes": "../../etc/passwd 7.EE/../8",
    "markup": "<script>alert(1)</script>",
    "other script": "数学 математика ",
    "ordinal and thousands": "1,000,000th 3.º 1/2",
}


@pytest.mark.parametrize("text", JUNK.values(), ids=JUNK)
@pytest.mark.parametrize("language", ["en", "es"])
def test_clumsy_and_hostile_texts_are_only_texts(
    engine: SearchEngine, text: str, language: str
) -> None:
    filled(engine, [document(1, "Fractions"), document(2, "Something else")])
    page = engine.search(question(text, language, facets=("grade",), filters={"grade": [text]}))
    assert page.total == 0
    assert engine.search(question(text, language)).total <= 1


@pytest.mark.parametrize("text", ["?!", "\x00", "👍", "\u202e", "…"])
def test_a_text_without_words_finds_nothing(engine: SearchEngine, text: str) -> None:
    filled(engine, [document(1)])
    assert ids(engine, text) == []


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_a_blank_text_browses(engine: SearchEngine, text: str) -> None:
    filled(engine, [document(1)])
    assert ids(engine, text) == ["video:1"]


def test_only_the_first_32_words_are_asked_for(engine: SearchEngine) -> None:
    filled(engine, [document(1, " ".join(f"w{n}" for n in range(32)))])
    assert ids(engine, " ".join(f"w{n}" for n in range(40))) == ["video:1"]
    assert ids(engine, "unknown " + " ".join(f"w{n}" for n in range(40))) == []
