"""What search engines are told of: every page that they may list, in both languages, no more."""

from urllib.request import urlopen
from xml.etree import ElementTree

import pytest

from tests.browser.addresses import LANGUAGES

SPACES = {
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "html": "http://www.w3.org/1999/xhtml",
}


def read(address: str) -> ElementTree.Element:
    with urlopen(address) as answer:  # noqa: S310  # our own
        return ElementTree.fromstring(answer.read())  # noqa: S314  # our own


@pytest.fixture(scope="module")
def entries(site: str) -> dict[str, dict[str, str]]:
    """The twins of every listed address, by language."""
    found = {}
    for section in read(f"{site}/sitemap.xml").iterfind("map:sitemap/map:loc", SPACES):
        for entry in read(section.text).iterfind("map:url", SPACES):
            links = entry.iterfind("html:link", SPACES)
            found[entry.findtext("map:loc", None, SPACES)] = {
                link.get("hreflang"): link.get("href") for link in links
            }
    return found


def test_it_lists_exactly_the_pages_that_a_walk_finds(site, crawl, entries):
    walked = {site + visit.path for visit in crawl.visits.values() if visit.is_listed}
    assert set(entries) == walked


def test_every_entry_names_its_twins_and_they_name_it(entries):
    for address, twins in entries.items():
        pair = {code: twins.get(code) for code in LANGUAGES}
        assert address in pair.values()
        assert all(entries.get(twin) == twins for twin in pair.values())
