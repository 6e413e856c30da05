"""The table of word groups through a real engine: forms stand alone in the body of a document."""

import pytest

from portal.fulltext.engine import SearchEngine
from tests.fulltext.samples import Row, document, question, word_groups

ROWS = list(word_groups())
FORMS = sorted({(row.language, text) for row in ROWS for text in (row.query, row.form, row.other)})
KEYS = {form: f"form:{number}" for number, form in enumerate(FORMS)}


@pytest.fixture(scope="module")
def engine(shared_engine: SearchEngine) -> SearchEngine:
    shared_engine.rebuild(
        document(id=KEYS[language, text], kind=language, titles={}, bodies={language: text})
        for language, text in FORMS
    )
    return shared_engine


def scores(engine: SearchEngine, text: str, language: str) -> dict[str, float]:
    query = question(text, language, kinds=(language,), size=400, highlight=False)
    return {hit.id: hit.score for hit in engine.search(query).hits}


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_words_that_belong_together_and_apart(engine: SearchEngine, row: Row) -> None:
    form, other = KEYS[row.language, row.form], KEYS[row.language, row.other]
    there = scores(engine, row.query, row.language)
    if row.relation == "prefer":
        assert there[form] > there.get(other, 0)
        return
    back = scores(engine, row.other, row.language)
    assert (other in there) == (form in back) == (row.relation == "same")
