"""What readers find with the words they have, in the demonstration's library."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from portal.fulltext.engine import get_engine
from portal.fulltext.folding import fold
from portal.fulltext.query import SearchQuery
from portal.records.forms import PUBLIC
from resources.models import Video
from tests.pages.reading import Page, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo", "today")]
PATHS = {"en": "/en/search/", "es": "/es/buscar/"}


def search(words: str, language: str = "es", **more: str) -> Page:
    return read(Client().get(f"{PATHS[language]}?{urlencode({'q': words, **more})}"))


def titles(words: str, language: str = "es") -> list[str]:
    return [heading.text for heading in search(words, language).all(".hit h3")]


def everything(words: str) -> set[str]:
    query = SearchQuery(text=words, language="es", scopes=PUBLIC, size=500)
    return {hit.id for hit in get_engine().search(query).hits}


def total(words: str, language: str = "es") -> int:
    heading = search(words, language).part.select_one("#results h2")
    return int(heading.get_text().split()[0]) if heading and heading.get_text()[0].isdigit() else 0


@pytest.mark.parametrize(
    "forms",
    [
        ["ecuación", "ecuacion", "ecuaciones", "ECUACIÓN"],
        ["número", "numeros", "Números"],
        ["fracción", "fracciones", "fraccion"],
        ["niña", "niño", "ninos", "niñas"],
        ["álgebra", "algebra"],
    ],
    ids=lambda forms: forms[0],
)
def test_every_form_of_a_word_finds_the_same(forms) -> None:
    found = [everything(form) for form in forms]
    assert found[0]
    assert all(one == found[0] for one in found)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_title_typed_without_accents_comes_first(language) -> None:
    for video in Video.objects.live():
        title = getattr(video, f"title_{language}")
        if title:
            words = " ".join(fold(word) for word in title.split())
            assert titles(words, language)[0] == title


def test_every_public_video_is_found_by_its_title_in_the_other_language_too() -> None:
    for video in Video.objects.live():
        for reader, other in (("en", "es"), ("es", "en")):
            if title := getattr(video, f"title_{other}"):
                page = search(title, reader)
                addresses = [a["href"] for a in page.all(".hit h3 a")]
                assert video.url_in(reader) in addresses, title


@pytest.mark.parametrize("code", ["3.NF.A.3", "3.NF.3", "3.nf.a.3"])
def test_a_standard_is_found_by_either_way_to_write_its_code(code) -> None:
    wanted = Video.objects.live().filter(standards__code="3.NF.A.3")
    assert {v.title_es for v in wanted} <= set(titles(code))
    assert wanted.exists()


def test_what_is_said_in_a_film_is_found() -> None:
    assert "Mantener el equilibrio en una ecuación" in titles("balanza nivelada kilos")


@pytest.mark.parametrize(
    "slug",
    [
        "dormir-bien-y-guardar-el-celular",
        "one-goal-card-for-missing-credits",
        "rounding-with-a-line-not-a-rule",
    ],
)
def test_what_is_not_public_is_not_found(slug) -> None:
    video = Video.objects.get(slug=slug)
    for title in (video.title_en, video.title_es):
        assert title not in titles(title)


def test_found_words_are_marked_in_the_text_around_them() -> None:
    hit = search("ecuaciones").all(".hit")[0]
    assert hit.one("mark").text.lower().startswith("ecuaci")


def test_a_hit_in_the_other_language_says_so() -> None:
    page = search("Integers on the floor in grade 8")
    hit = page.all(".hit")[0]
    assert hit.one("h3 a")["lang"] == "en"
    assert "Título solo en inglés" in hit.text


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "zzzzqqq",
        "%00",
        "\x00",
        "'; DROP TABLE resources_video; --",
        "<script>alert(1)</script>",
        "title:*",
        "(((",
        "año" * 5000,
        "\u202emath",
        "🌽",
        "a" * 1000,
        "-- ++ && ||",
        "7.EE.B.4:",
    ],
    ids=lambda words: repr(words[:12]),
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_anything_may_be_typed(words, language) -> None:
    response = Client().get(PATHS[language], {"q": words})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=x",
        "page=999999",
        "sort=nonsense",
        "audience=nobody",
        "audience=%00",
        "q=a&q=b&page=1&page=2",
        "unknown=1",
    ],
)
def test_a_strange_address_still_opens(query) -> None:
    for path in ("/en/search/?q=video&", "/es/biblioteca/videos/?"):
        assert Client().get(path + query).status_code == 200


def test_nothing_found_says_so_and_offers_a_next_step() -> None:
    page = search("zzzzqqq")
    assert "No encontramos nada con «zzzzqqq»" in page.text
    assert page.one('#results a[href="/es/biblioteca/videos/"]')


def test_results_can_be_narrowed_and_keep_the_words() -> None:
    page = search("fracciones", audience="families")
    assert page.one("input[name=q][value=fracciones]")
    assert page.one('input[name="audience"][value="families"]').has_attr("checked")
    assert total("fracciones") > len(page.all(".hit")) > 0
