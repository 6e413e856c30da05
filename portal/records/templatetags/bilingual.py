"""Template words for two languages. Built into every template, no ``{% load %}`` needed."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import template
from django.db import models
from django.http import HttpRequest, QueryDict
from django.urls import translate_url
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from portal.records.bilingual import BilingualText, reader_text
from portal.records.language import LANGUAGES, OWN_NAMES, other_language, reader_language

register = template.Library()


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    url: str


@register.simple_tag
def bilingual(record: models.Model, field: str) -> BilingualText:
    """A field's text for this reader: ``.text``, ``.language``, ``.is_other``, ``.lang_attr``."""
    return reader_text(record, field)


@register.filter
def text(record: models.Model, field: str) -> SafeString:
    """A field's text, inside ``<span lang>`` where it is not in the language of the page."""
    return marked(reader_text(record, field))


@register.filter
def marked(value: BilingualText | str) -> SafeString:
    """The same for a text that is already at hand."""
    if isinstance(value, BilingualText) and value.is_other:
        return format_html("<span{}>{}</span>", value.lang_attr, value.text)
    return conditional_escape(str(value))


@register.simple_tag(takes_context=True)
def other_language_link(context: template.Context) -> LanguageLink | None:
    """Where this very page is in the other language, with everything the address says."""
    code = other_language(reader_language())
    url = _url_in(context, code)
    return LanguageLink(code, OWN_NAMES[code], url) if url else None


@register.simple_tag(takes_context=True)
def language_links(context: template.Context) -> list[LanguageLink]:
    """This page's absolute addresses, one a language, for canonical and hreflang links."""
    request: HttpRequest = context["request"]
    links = [(code, _path_in(context, code)) for code in LANGUAGES]
    return [
        LanguageLink(code, OWN_NAMES[code], request.build_absolute_uri(path))
        for code, path in links
        if path
    ]


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, **changes: Any) -> str:
    """The query string of this page with some parameters changed, or removed by None."""
    query: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return "?" + query.urlencode() if query else "?"


def _path_in(context: template.Context, code: str) -> str | None:
    page = context.get("page")
    if hasattr(page, "get_translations"):
        return _page_paths(page, context["request"]).get(code)
    path = context["request"].path
    translated = translate_url(path, code)
    return translated if translated != path or code == reader_language() else None


def _page_paths(page: Any, request: HttpRequest) -> dict[str, str]:
    """Where an editorial page is, by language; asked of the database once a request."""
    if not hasattr(request, "page_paths"):
        twins = page.get_translations(inclusive=True).live().select_related("locale")
        paths = {twin.locale.language_code: twin.get_url(request) for twin in twins}
        request.page_paths = paths  # type: ignore[attr-defined]  # kept for this request only
    return request.page_paths  # type: ignore[attr-defined]  # set above


def _url_in(context: template.Context, code: str) -> str | None:
    path = _path_in(context, code)
    pairs = [(name, v) for name, values in context["request"].GET.lists() for v in values]
    return path and (f"{path}?{urlencode(pairs)}" if pairs else path)
