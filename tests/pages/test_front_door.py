"""The way in: the bare address, the home pages, what crawlers are told, lost readers."""

import xml.etree.ElementTree as ElementTree

import pytest
from django.template.loader import render_to_string
from django.test import Client

from resources.models import BestPractice, Collection, Video
from tests.pages.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo", "today")]
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.mark.parametrize(
    ("cookie", "asked", "leads_to"),
    [
        (None, "es-MX,es;q=0.9,en;q=0.5", "/es/"),
        (None, "en-US,en;q=0.9", "/en/"),
        (None, "pa,es;q=0.5", "/es/"),
        (None, "fr", "/en/"),
        (None, "", "/en/"),
        ("es", "en-US", "/es/"),
        ("en", "es", "/en/"),
        ("tlh", "es", "/es/"),
    ],
)
def test_the_address_without_a_language_follows_the_reader(cookie, asked, leads_to) -> None:
    client = Client(headers={"accept-language": asked})
    if cookie:
        client.cookies["portal_language"] = cookie
    response = client.get("/")
    assert (response.status_code, response["Location"]) == (302, leads_to)
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/en/", ["Families", "Teachers and tutors", "Students", "Parent councils"]),
        ("/es/", ["Familias", "Maestros y tutores", "Estudiantes", "Concilios de padres"]),
    ],
)
def test_home_opens_four_ways_families_first(path, names) -> None:
    page = read(Client().get(path))
    assert [heading.text for heading in page.all(".crate h2")] == names
    for link in page.all(".crate a"):
        assert Client().get(link["href"]).status_code == 200


def test_a_question_whose_video_is_gone_is_not_asked() -> None:
    Video.objects.get(slug="cambiar-de-escuela-y-que-llevar").unpublish()
    assert "Nos mudamos" not in read(Client().get("/es/")).one(".crate--families").text


def test_home_shows_what_is_new_newest_first() -> None:
    page = read(Client().get("/en/"))
    newest = Video.objects.live().newest_first()[:6]
    assert [h.text for h in page.all(".card h3")] == [v.title_en or v.title_es for v in newest]


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("/en/", "/es/"),
        ("/en/library/videos/", "/es/biblioteca/videos/"),
        ("/en/library/videos/keeping-the-balance/", "/es/biblioteca/videos/keeping-the-balance/"),
        (
            "/en/library/collections/at-home-together/",
            "/es/biblioteca/colecciones/at-home-together/",
        ),
        ("/en/search/", "/es/buscar/"),
        ("/en/account/sign-in/", "/es/cuenta/entrar/"),
    ],
)
def test_the_switch_keeps_the_place_and_what_was_chosen(english, spanish) -> None:
    for path, twin in ((english, spanish), (spanish, english)):
        page = read(Client().get(path + "?audience=families"))
        assert page.one("a.lang")["href"] == twin + "?audience=families"


@pytest.mark.parametrize("path", ["/en/library/videos/keeping-the-balance/", "/es/"])
def test_each_page_names_itself_and_its_twin(path) -> None:
    page = read(Client().get(path + "?t=5"))
    assert page.one("link[rel=canonical]")["href"] == "http://testserver" + path
    codes = [link["hreflang"] for link in page.all("link[rel=alternate][hreflang]")]
    assert codes == ["en", "es"]


def test_crawlers_are_told_where_the_pages_are_listed() -> None:
    lines = Client().get("/robots.txt").content.decode().splitlines()
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"
    assert "Disallow: /admin/" in lines


def addresses(path: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(Client().get(path).content))  # noqa: S314  # our own


def test_the_sitemap_holds_every_public_page_in_both_languages_with_its_twin() -> None:
    sections = [entry.findtext(f"{SITEMAP}loc") for entry in addresses("/sitemap.xml")]
    assert sections == [
        f"http://testserver/sitemap-{name}.xml"
        for name in ("bestpractice", "collection", "video", "list", "page")
    ]
    for kind in (BestPractice, Collection, Video):
        entries = addresses(f"/sitemap-{kind._meta.model_name}.xml")
        listed = {entry.findtext(f"{SITEMAP}loc") for entry in entries}
        public = [record.url_in(code) for record in kind.objects.live() for code in ("en", "es")]
        assert listed == {f"http://testserver{path}" for path in public}
        links = [entry.findall(LINK) for entry in entries]
        assert all({link.get("hreflang") for link in some} == {"en", "es"} for some in links)
    assert len(addresses("/sitemap-list.xml")) == 3 * 2


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/es/nada/", "Este camino no llega a ninguna página"),
        ("/en/nothing/", "This road leads to no page"),
        ("/es/biblioteca/videos/no-such/", "Este camino no llega a ninguna página"),
    ],
)
def test_a_lost_reader_is_told_in_the_language_of_the_address(path, words) -> None:
    response = Client(headers={"accept-language": "de"}).get(path)
    assert response.status_code == 404
    assert words in read(response).text


def test_an_error_of_ours_is_told_in_both_languages() -> None:
    html = render_to_string("500.html")
    assert "Algo falló de nuestro lado" in html
    assert '<section lang="en"' in html
