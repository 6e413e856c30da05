"""The editors' screens carry the name and the sign of the portal."""

import pytest
from django.test import Client

from tests import people
from tests.pages.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Migrant Education Portal"), ("es", "Portal de Educación Migrante")],
)
def test_every_screen_says_whose_it_is(language, name) -> None:
    client = Client()
    client.force_login(people.publisher(language))
    page = read(client.get("/admin/snippets/resources/video/"))
    assert page.one("title").text.endswith(f" - {name}")
    sign = page.one("template[data-wagtail-sidebar-branding-logo]")
    assert sign.one("img")["alt"] == ""
    assert name in sign.text
    assert page.one("link[rel=icon]")["href"].endswith("favicon.svg")
