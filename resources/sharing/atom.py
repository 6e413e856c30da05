"""Atom documents (RFC 4287) that say the language of every text, and name their twins."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from portal.records.bilingual import BilingualText

NEVER = datetime(2026, 1, 1, tzinfo=UTC)  # what a feed without entries says of its last change


def tag_uri(name: str) -> str:
    """A name for ever (RFC 4151): the same whatever the page's language or later address."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    return f"tag:{host},2026:{name}"


class BilingualAtom(Atom1Feed):
    """``twins``, given to the feed and to each entry, are (language, address) of its versions."""

    def latest_post_date(self) -> datetime:
        """The last change of an entry. Without one the day is fixed, so that a 304 is possible."""
        return super().latest_post_date() if self.items else NEVER

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        for language, address in self.feed["twins"]:
            if language != self.feed["language"]:
                attributes = {"type": "application/atom+xml", "hreflang": language}
                _link(handler, "alternate", address, attributes)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        _quick(handler, "id", item["unique_id"])
        _title(handler, item["bilingual_title"])
        for language, address in item["twins"]:
            _link(handler, "alternate", address, {"type": "text/html", "hreflang": language})
        _quick(handler, "published", rfc3339_date(item["pubdate"]))
        _quick(handler, "updated", rfc3339_date(item["updateddate"]))
        for attributes in _categories(item["terms"]):
            _quick(handler, "category", "", attributes)
        if summary := item["bilingual_summary"]:
            _quick(handler, "summary", _summary(summary), {"type": "html"})
        for file in item["enclosures"]:
            attributes = {"length": file.length, "type": file.mime_type}
            _link(handler, "enclosure", file.url, attributes)
        if item["item_copyright"]:
            _quick(handler, "rights", item["item_copyright"])


def _title(handler: SimplerXMLGenerator, title: BilingualText) -> None:
    _quick(handler, "title", title.text, {"xml:lang": title.language} if title.is_other else {})


def _summary(summary: BilingualText) -> str:
    """As HTML, with a sentence first where the reader's language is missing."""
    if not summary.is_other:
        return format_html("<p>{}</p>", summary.text)
    only_in = (
        _("Only in English so far.") if summary.language == "en" else _("Only in Spanish so far.")
    )
    return format_html("<p>{}</p><p{}>{}</p>", only_in, summary.lang_attr, summary.text)


def _categories(terms: list[Any]) -> Iterator[dict[str, str]]:
    for term in terms:
        yield {"term": term.key, "label": str(term)}


def _link(
    handler: SimplerXMLGenerator, relation: str, address: str, attributes: dict[str, str]
) -> None:
    _quick(handler, "link", "", {"rel": relation, "href": address} | attributes)


def _quick(
    handler: SimplerXMLGenerator, name: str, text: str, attributes: dict[str, str] | None = None
) -> None:
    handler.addQuickElement(name, text, attributes or {})
