"""Loads the editorial pages: the two home pages, and the site they are the roots of."""

from typing import Any

from wagtail.models import Locale, Page, Site

from portal.demo.reading import Table, read
from portal.pages.models import HomePage
from resources.models import Video


def load_pages() -> None:
    texts, doors = read("pages/home.toml"), read("pages/front_door.toml")
    root = Page.objects.get(depth=1)
    for default in root.get_children():
        default.delete()
    root.refresh_from_db()
    english = home_in("en", texts, doors)
    root.add_child(instance=english)
    spanish = home_in("es", texts, doors)
    spanish.translation_key = english.translation_key
    root.add_child(instance=spanish)
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", port=8000, root_page=english, is_default_site=True)


def home_in(code: str, texts: Table, doors: Table) -> HomePage:
    locale, _made = Locale.objects.get_or_create(language_code=code)
    return HomePage(
        locale=locale,
        slug=f"home-{code}",
        title=texts["title"][code],
        heading=doors["heading"][code],
        welcome=texts["welcome"][code],
        search_hint=texts["search"]["hint"][code],
        ways=[("way", way_in(code, row)) for row in doors["way"]],
    )


def way_in(code: str, row: Table) -> dict[str, Any]:
    """A door of the content. Questions about videos that are not there are left out."""
    videos = Video.objects.in_bulk([q["video"] for q in row.get("question", [])], field_name="slug")
    return {
        "audience": row["audience"],
        "title": row["title"][code],
        "text": row.get("text", {}).get(code, ""),
        "action": row["action"][code],
        "questions": [
            {"question": q["text"][code], "video": videos[q["video"]]}
            for q in row.get("question", [])
            if q["video"] in videos
        ],
    }
