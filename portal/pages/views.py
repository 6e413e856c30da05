"""The addresses without a language."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from portal.records.language import LANGUAGES


def root(request: HttpRequest) -> HttpResponseRedirect:
    """Lead to the language of the reader's last choice, else to the one their browser asks for."""
    code = get_language_from_request(request)[:2]
    response = HttpResponseRedirect(f"/{code if code in LANGUAGES else LANGUAGES[0]}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read (RFC 9309), and where the list of pages is."""
    sitemap = request.build_absolute_uri(reverse("sitemap_index"))
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
