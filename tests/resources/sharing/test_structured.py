"""What machines are told of a page: the dicts, and that they arrive in it unharmed."""

import json

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import Client

from resources.sharing.structured import breadcrumbs, collection_facts
from tests.factories import make_series, make_video
from tests.pages.reading import read


def absolute(path: str) -> str:
    return f"https://portal.example.org{path}"


@pytest.mark.django_db
def test_a_collection_lists_what_is_in_it_in_its_order() -> None:
    series = make_series(title_en="Numbers")
    videos = [make_video(title_en=name) for name in ("One", "Two")]
    facts = collection_facts(series, videos, absolute)
    items = facts["mainEntity"]["itemListElement"]
    assert [(one["position"], one["name"]) for one in items] == [(1, "One"), (2, "Two")]


def test_breadcrumbs_go_from_the_front_door() -> None:
    facts = breadcrumbs(absolute, [("Home", "/en/"), ("Library", "/en/library/videos/")])
    assert [(one["position"], one["item"]) for one in facts["itemListElement"]] == [
        (1, "https://portal.example.org/en/"),
        (2, "https://portal.example.org/en/library/videos/"),
    ]


@pytest.mark.parametrize("text", ["</script><script>alert(1)", "<!--", "&amp;", "ñ “x”", "\u2028"])
def test_no_text_can_end_the_block(text) -> None:
    page = Template("{% load sharing %}{% structured facts %}").render(
        Context({"facts": {"name": text}})
    )
    assert page.count("<") == 2
    (block,) = read_blocks(page)
    assert block == {"name": text}


def read_blocks(html: str) -> list[dict]:
    found = BeautifulSoup(html, "html.parser").find_all("script", type="application/ld+json")
    return [json.loads(block.string) for block in found]


@pytest.mark.django_db
@pytest.mark.usefixtures("demo", "today")
@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("/en/library/videos/keeping-the-balance/", ["VideoObject", "BreadcrumbList"]),
        ("/es/biblioteca/videos/keeping-the-balance/", ["VideoObject", "BreadcrumbList"]),
        ("/es/biblioteca/colecciones/algebra-in-five/", ["Collection", "BreadcrumbList"]),
        ("/en/library/practices/saturday-fraction-lab/", ["HowTo", "BreadcrumbList"]),
        ("/es/biblioteca/practicas/saturday-fraction-lab/", ["HowTo", "BreadcrumbList"]),
    ],
)
def test_pages_hold_their_facts(path, kinds) -> None:
    answer = Client().get(path)
    (facts,) = read_blocks(answer.content.decode())
    assert facts["@context"] == "https://schema.org"
    assert [
        thing["@type"] if isinstance(thing["@type"], str) else thing["@type"][0]
        for thing in facts["@graph"]
    ] == kinds
    assert facts["@graph"][0]["name"] == read(answer).one("h1").text
    lists = [one["item"] for one in facts["@graph"][1]["itemListElement"][:-1]]
    for url in lists:  # the way to the page can be walked
        assert Client().get(url.removeprefix("http://testserver")).status_code == 200
