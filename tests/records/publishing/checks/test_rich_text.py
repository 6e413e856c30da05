import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.publishing.checks import rich_text, texts
from portal.records.publishing.checks.rich_text import findings_on_outline, outline_of


@pytest.mark.parametrize(
    ("html", "problems"),
    [
        ("<h2>One</h2><h3>Two</h3><h2>Three</h2>", []),
        ("<h2>One</h2><h4>Two</h4>", [rich_text.SKIPPED]),
        ("<h3>First</h3>", [rich_text.SKIPPED]),
        ("<h2> </h2>", [rich_text.EMPTY_HEADING]),
        ("<h2><b>One</b></h2>", []),
        ('<p>See <a href="/x">the <b>form</b></a>.</p>', []),
        ('<p><a href="/x">Read <b>more</b></a></p>', [texts.VAGUE_LINK]),
        ('<p><a href="/x">https://example.org/x</a></p>', [texts.BARE]),
        ('<embed embedtype="image" id="1" alt=""/>', []),
        ('<embed embedtype="image" id="1"/>', [rich_text.NO_DESCRIPTION]),
        ('<img src="a"><img src="b" alt="A field">', [rich_text.NO_DESCRIPTION]),
    ],
)
def test_headings_links_and_pictures(html, problems):
    found = findings_on_outline(outline_of(html), "en")
    assert [finding.problem for finding in found] == problems


@given(st.text("<>/ahb2=\"' \n", max_size=60))
def test_any_markup_is_read(html):
    findings_on_outline(outline_of(html), "es")
