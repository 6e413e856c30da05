"""What is worth a second look on an editorial page."""

import pytest
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.images.models import Image
from wagtail.models import Locale

from portal.pages.models import HomePage
from portal.pages.remarks import _on_value, remarks_on_page
from portal.records.publishing.checks import rich_text, texts

pytestmark = pytest.mark.django_db
BLOCKS = StreamBlock(
    [
        ("words", CharBlock()),
        ("rich", RichTextBlock()),
        ("both", StructBlock([("list", ListBlock(CharBlock()))])),
    ]
)


def test_every_field_of_a_page_is_looked_at_in_its_language() -> None:
    locale, _made = Locale.objects.get_or_create(language_code="es")
    way = {"audience": "families", "title": "Haga clic aquí", "action": "Entre", "questions": []}
    page = HomePage(
        title="BIENVENIDAS TODAS LAS FAMILIAS",
        locale=locale,
        heading="Hola",
        welcome="Vea www.example.org.",
        ways=[("way", way)],
    )
    assert [(r.finding.problem, r.language, r.url) for r in remarks_on_page(page)] == [
        (texts.SHOUTED, "es", "#id_title"),
        (texts.BARE, "es", "#id_welcome"),
        (texts.VAGUE_LINK, "es", "#panel-child-content-child-ways-heading"),
    ]


def test_blocks_within_blocks_are_looked_at() -> None:
    stream = BLOCKS.to_python(
        [
            {"type": "words", "value": "Click here"},
            {"type": "rich", "value": "<h4>Deep</h4>"},
            {"type": "both", "value": {"list": ["Fine", "www.example.org"]}},
        ]
    )
    found = [finding.problem for finding in _on_value(stream, "en")]
    assert found == [texts.VAGUE_LINK, rich_text.SKIPPED, texts.BARE]


@pytest.mark.parametrize(("description", "many"), [("", 1), ("A field at dawn", 0)])
def test_a_picture_has_a_description(description, many) -> None:
    assert len(list(_on_value(Image(description=description), "en"))) == many
