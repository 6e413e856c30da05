"""Both trees of the site, link by link: nothing broken, nothing of another host or language."""

from collections import defaultdict
from urllib.parse import urlsplit

import pytest
from lingua import Language, LanguageDetectorBuilder

from tests.browser.addresses import LANGUAGES, home, library
from tests.browser.crawl import MOST_VISITS, Crawl, Visit
from tests.browser.screens import EXPIRED

ENOUGH_WORDS = 8  # of shorter texts nobody can tell the language for certain
NAMES = {Language.ENGLISH: "en", Language.SPANISH: "es"}


@pytest.fixture(scope="module")
def pages(crawl: Crawl) -> list[Visit]:
    return [visit for visit in crawl.visits.values() if visit.is_page]


def test_the_walk_sees_the_whole_site(crawl, pages):
    seen = {page.path for page in pages}
    assert {place(language) for place in (home, library) for language in LANGUAGES} <= seen
    assert 200 < len(crawl.visits) < MOST_VISITS


def test_no_link_is_broken(crawl):
    broken = [visit for visit in crawl.visits.values() if visit.status not in (200, 302)]
    assert [(one.status, one.address, crawl.linked_from[one.address]) for one in broken] == []


def test_what_has_expired_is_linked_nowhere(crawl):
    assert not [address for address in crawl.visits if EXPIRED in address]


def test_nothing_comes_from_another_host_and_no_link_leaves(crawl):
    assert crawl.elsewhere == {}


def test_every_page_is_in_the_language_of_its_address(pages):
    assert [page.address for page in pages if page.path.split("/")[1] != page.language] == []


def test_every_page_has_one_first_heading(pages):
    assert [(page.address, page.headings) for page in pages if page.headings != 1] == []


def test_no_two_pages_have_the_same_title(pages):
    paths = defaultdict(set)
    for page in pages:
        paths[page.title].add(page.path)
    assert {title: sorted(same) for title, same in paths.items() if len(same) > 1} == {}


def test_every_page_is_described_in_a_sentence(pages):
    assert [page.address for page in pages if not 20 <= len(page.description) <= 400] == []


def test_every_page_names_its_own_address(pages):
    wrong = [
        page for page in pages if page.is_listed and urlsplit(page.canonical).path != page.path
    ]
    assert [(page.address, page.canonical) for page in wrong] == []


def test_twins_name_each_other(site, crawl, pages):
    wrong = []
    for page in pages:
        if not page.is_listed:
            continue
        twins = [crawl.visits.get(url.removeprefix(site)) for url in page.alternates.values()]
        if set(page.alternates) != set(LANGUAGES) or page.canonical not in page.alternates.values():
            wrong.append((page.address, page.alternates))
        elif any(twin is None or twin.alternates != page.alternates for twin in twins):
            wrong.append((page.address, "its twin does not return the link"))
    assert wrong == []


def test_nothing_is_inline_that_the_content_policy_refuses(pages):
    assert {page.address: page.inline for page in pages if page.inline} == {}


def test_every_text_is_marked_with_its_language(pages):
    detector = LanguageDetectorBuilder.from_languages(*NAMES).build()
    where = {block: page.address for page in pages for block in page.blocks}
    long_enough = [block for block in where if block.language and block.words >= ENOUGH_WORDS]
    wrong = [
        (where[block], block.language, block.text)
        for block in long_enough
        if NAMES[detector.detect_language_of(block.text)] != block.language
    ]
    assert len(long_enough) > 500
    assert wrong == []
