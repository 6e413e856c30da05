"""What the pages in docs/ say of the columns is what the columns say of themselves."""

import pytest

from portal.importing.management.commands.document_catalogue import DOCS, MARK, PAGES
from portal.importing.template import manual


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_up_to_date(language: str) -> None:
    prose, mark, columns = (DOCS / PAGES[language]).read_text("utf-8").partition(MARK)
    assert mark, "python -m portal document_catalogue"
    assert columns == manual(language), "python -m portal document_catalogue"
    assert prose.startswith("# ")
