import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.fulltext import analysis
from tests.fulltext.samples import Row, word_groups


def finds(query: str, text: str, language: str) -> bool:
    """What the contract asks of an engine: every word, by its stem or by all its parts."""
    stems = set(analysis.fields(text, language)["stems"])
    return all(
        token.stem in stems or (token.parts and stems.issuperset(token.parts))
        for token in analysis.tokens(query, language)
    )


def likeness(query: str, text: str, language: str) -> float:
    """The share of a text's words that the query has too: any engine weighs by length."""
    words = analysis.fields(text, language)["words"]
    return sum(word in words for word in analysis.fields(query, language)["words"]) / len(words)


@pytest.mark.parametrize("row", list(word_groups()), ids=str)
def test_words_that_belong_together_and_apart(row: Row) -> None:
    there = finds(row.query, row.other, row.language)
    back = finds(row.other, row.form, row.language)
    if row.relation == "same":
        assert there
        assert back
    elif row.relation == "apart":
        assert not there
        assert not back
    else:
        assert finds(row.query, row.form, row.language)
        typed = likeness(row.query, row.form, row.language)
        assert not there or typed > likeness(row.query, row.other, row.language)


def test_the_table_is_whole() -> None:
    assert len(list(word_groups())) == 680


def test_offsets_refer_to_the_composed_text() -> None:
    decomposed = "La fraccio\u0301n"
    token = list(analysis.tokens(decomposed, "es"))[1]
    assert (token.start, token.end) == (3, 11)


def test_folding_forgets_case_and_accents() -> None:
    assert analysis.fold("ÁRBOL Niño pingüino") == "arbol nino pinguino"


def test_growth_is_the_name_of_growing() -> None:
    assert finds("crecer", "crecimiento", "es")


@given(st.text(max_size=300), st.sampled_from(analysis.LANGUAGES))
def test_every_text_can_be_analysed_and_its_tokens_lie_in_it(text: str, language: str) -> None:
    last = 0
    for token in analysis.tokens(text, language):
        assert last <= token.start < token.end
        assert token.stem
        assert not any(character.isspace() for character in token.stem)
        last = token.end


@given(st.text(alphabet="abcdeghilmnorsuáéíñ'-.", max_size=60))
def test_a_text_without_its_accents_has_the_same_stems(text: str) -> None:
    plain = text.translate(str.maketrans("áéí", "aei"))
    assert analysis.fields(plain, "es")["stems"] == analysis.fields(text, "es")["stems"]


def test_the_version_names_the_rules_and_lists_and_is_stable() -> None:
    assert analysis.version() == analysis.version()
    assert len(analysis.version()) == 16
