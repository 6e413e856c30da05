"""Feeds hold what RFC 4287 asks of them, in each language."""

from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from portal.fulltext import outbox
from portal.fulltext.engine import get_engine
from portal.search.sources import documents_for
from resources.sharing.feeds import ENTRIES
from resources.sharing.kinds import SHARED_KINDS
from tests.factories import make_collection, make_practice, make_series, make_video
from tests.pages.reading import read as read_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMES = ["feed", *(f"{kind.plural}_feed" for kind in SHARED_KINDS)]


def address(name: str = "feed", language: str = "en", query: str = "") -> str:
    with override(language):
        return reverse(f"resources:{name}") + query


def read(path: str) -> ElementTree.Element:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)  # noqa: S314  # our own


def texts(feed: ElementTree.Element, path: str) -> list[str | None]:
    return [element.text for element in feed.iterfind(path.replace("/", f"/{ATOM}"))]


def titles(feed: ElementTree.Element) -> list[str | None]:
    return [entry.findtext(f"{ATOM}title") for entry in feed.iterfind(f"{ATOM}entry")]


def links(element: ElementTree.Element, relation: str) -> list[dict[str, str]]:
    found = element.iterfind(f"{ATOM}link")
    return [link.attrib for link in found if link.get("rel") == relation]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("is_empty", [False, True], ids=["full", "empty"])
def test_every_required_element_is_there_once(name, language, is_empty) -> None:
    if not is_empty:
        make_video(voices=["en", "es"], audiences=["families"])
        make_series(summary_en="Words & <marks>", summary_es="Palabras")
    feed = read(address(name, language))
    assert feed.get(LANG) == language
    for element in [feed, *feed.iterfind(f"{ATOM}entry")]:
        for required in ("id", "title", "updated"):  # 4.1.1, 4.1.2
            assert len(element.findall(ATOM + required)) == 1
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
        same = [(a.get("type"), a.get("hreflang")) for a in links(element, "alternate")]
        assert (
            len(same)
            == len(set(same))
            == (1 if element is feed else 0) + (1 if element is feed else 2)
        )
    assert feed.findtext(f"{ATOM}author/{ATOM}name")  # for every entry at once
    assert [urlsplit(one["href"]).path for one in links(feed, "self")] == [address(name, language)]


def test_an_entry_has_the_same_name_in_both_languages_and_a_feed_its_own() -> None:
    make_video()
    english, spanish = read(address()), read(address(language="es"))
    ids = [feed.findtext(f"{ATOM}entry/{ATOM}id") for feed in (english, spanish)]
    assert ids[0] == ids[1]
    assert ids[0].startswith("tag:")
    assert english.findtext(f"{ATOM}id") != spanish.findtext(f"{ATOM}id")


def test_twins_name_each_other() -> None:
    english, spanish = read(address()), read(address(language="es"))
    for feed, code, twin in ((english, "es", spanish), (spanish, "en", english)):
        named = [one["href"] for one in links(feed, "alternate") if one.get("hreflang") == code]
        assert named == [one["href"] for one in links(twin, "self")]


def test_what_is_missing_in_the_reader_s_language_is_marked_and_said() -> None:
    make_video(title_en=None, summary_en=None, source_language="es", summary_es="Dos & dos")
    entry = read(address()).find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").get(LANG) == "es"
    summary = entry.find(f"{ATOM}summary")
    assert summary.get("type") == "html"
    assert summary.text == '<p>Only in Spanish so far.</p><p lang="es">Dos &amp; dos</p>'


def test_a_video_encloses_the_film_in_the_reader_s_language() -> None:
    make_video(slug="scale", voices=["en", "es"])
    for language in ("en", "es"):
        (file,) = links(read(address(language=language)).find(f"{ATOM}entry"), "enclosure")
        assert file["href"] == f"http://testserver/films/scale/{language}.mp4"
        assert (file["type"], file["length"]) == ("video/mp4", "9")


def test_the_newest_come_first_and_what_nobody_may_see_is_left_out() -> None:
    make_video(title_en="Old", posted_on="2026-01-01")
    make_series(title_en="New", posted_on="2026-03-01")
    make_video(title_en="Middle", posted_on="2026-02-01")
    make_video(title_en="Draft", live=False)
    assert titles(read(address())) == ["New", "Middle", "Old"]
    assert titles(read(address("videos_feed"))) == ["Middle", "Old"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?audience=families", ["Home"]),
        ("?audience=families&audience=teachers", ["Class", "Home"]),
        ("?audience=families&subject=science", []),
        ("?audience=nobody", ["Class", "Home"]),
        ("?page=2&x=%00", ["Class", "Home"]),
        ("?audience=%00", ["Class", "Home"]),
    ],
)
def test_a_feed_is_narrowed_like_its_list(query, found) -> None:
    make_video(title_en="Home", audiences=["families"], posted_on="2026-01-01")
    make_video(title_en="Class", audiences=["teachers"], posted_on="2026-02-01")
    make_video(title_en="Lab", subject="science", audiences=["staff"], live=False)
    assert titles(read(address("videos_feed", query=query))) == found


def test_a_kind_without_the_asked_facet_has_nothing_that_fits() -> None:
    """Collections have no grade, and only practices a strategy."""
    made = {"grade_bands": ["k-2"], "audiences": ["families"]}
    make_video(title_en="Home", posted_on="2026-03-01", **made)
    make_practice(title_en="Packets", posted_on="2026-02-01", strategies=["talk"], **made)
    make_collection([], title_en="Set", posted_on="2026-01-01", audiences=["families"])
    assert titles(read(address(query="?audience=families"))) == ["Home", "Packets", "Set"]
    assert titles(read(address(query="?grade=k-2"))) == ["Home", "Packets"]
    assert titles(read(address(query="?strategy=talk"))) == ["Packets"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_entries_of_every_kind_lead_to_their_pages_and_say_for_whom(language) -> None:
    practice = make_practice(audiences=["teachers"], handouts=[{"en": 1}])
    collection = make_collection([practice], audiences=["families"])
    for record, name, key in (
        (practice, "practices_feed", "teachers"),
        (collection, "collections_feed", "families"),
    ):
        (entry,) = read(address(name, language)).iterfind(f"{ATOM}entry")
        twins = {one["hreflang"]: one["href"] for one in links(entry, "alternate")}
        assert twins == {c: f"http://testserver{record.url_in(c)}" for c in ("en", "es")}
        assert [one.get("term") for one in entry.iterfind(f"{ATOM}category")] == [key]
        assert not links(entry, "enclosure")
        assert entry.find(f"{ATOM}rights") is None


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", SHARED_KINDS, ids=lambda kind: kind.plural)
@pytest.mark.usefixtures("indexed")
def test_each_list_names_and_links_the_feed_of_its_kind(kind, language) -> None:
    make_video(), make_practice(), make_series()
    outbox.rebuild(get_engine(), [], documents_for)
    own = address(kind.feed_name.removeprefix("resources:"), language)
    with override(language):
        path, title = reverse(kind.list_name), str(kind.title)
    page = read_page(Client().get(f"{path}?audience=nobody&page=1&sort=title"))
    named = {one["href"]: one["title"] for one in page.all('link[type="application/atom+xml"]')}
    assert named[f"{own}?audience=nobody"] == title
    assert len(named) == 2  # its own and that of everything
    assert [one["href"] for one in page.all('a[type="application/atom+xml"]')] == [
        f"{own}?audience=nobody"
    ]


@pytest.mark.parametrize("is_empty", [False, True], ids=["full", "empty"])
def test_who_has_it_already_is_sent_nothing(is_empty) -> None:
    if not is_empty:
        make_video()
    first = Client().get(address())
    assert first["Last-Modified"]
    for header, value in (("if-none-match", first["ETag"]),):
        again = Client().get(address(), headers={header: value})
        assert (again.status_code, again.content) == (304, b"")
    since = Client().get(address(), headers={"if-modified-since": first["Last-Modified"]})
    assert since.status_code == 304


def test_many_cost_no_more_queries_than_few() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            Client().get(address())
        return len(captured)

    def add(many: int) -> None:
        for _ in range(many):
            make_video(voices=["en", "es"], audiences=["families", "teachers"])
            make_collection([make_practice(audiences=["families"])], audiences=["teachers"])

    add(1)
    queries()
    few = queries()
    add(ENTRIES + 5)
    assert queries() == few <= 12
    assert len(titles(read(address()))) == ENTRIES


def test_pages_name_the_feed_and_the_list_links_its_own() -> None:
    page = Client().get(reverse("resources:video_list") + "?audience=families").content.decode()
    assert f'type="application/atom+xml" href="{address()}"' in page
    assert f'href="{address("videos_feed")}?audience=families"' in page
