"""A video on other people's pages: the player alone, and oEmbed (https://oembed.com) to find it."""

from typing import Any

from csp.decorators import csp_replace
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from portal.records.bilingual import reader_text
from portal.records.language import reader_language
from resources.cards import poster_url, still_url
from resources.film_addresses import embed_url
from resources.models import Video
from resources.sharing.addresses import LONGEST, Place, place_at
from resources.sharing.open_json import Problem, json_response, open_json
from resources.watching import watch

WIDTH = 640  # pixels, as the player itself
SMALLEST = 240  # below this the controls of a browser no longer fit
BAR = 280  # pixels below the picture: what it costs, the choices, the way to the portal
CACHE_SECONDS = 86_400
PASSED_ON = ("t", "end", "voice", "quality", "text")


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # knows only views without a slug
def embedded_video(request: HttpRequest, slug: str) -> HttpResponse:
    """The player for frames of any site. Nobody is known here: no cookie is read or set."""
    visible = Video.objects.visible_to(AnonymousUser()).with_film()
    video = get_object_or_404(visible, slug=slug)
    context = {
        "record": video,
        "watching": watch(video, request.GET, reader_language()),
        "poster": still_url(video),
        "page_url": _with_query(video.get_absolute_url(), request.GET.urlencode()),
    }
    return render(request, "resources/embed.html", context)


class OEmbedForm(forms.Form):
    """The parameters of a consumer request (oEmbed, 2.2)."""

    url = forms.CharField(max_length=LONGEST)
    maxwidth = forms.IntegerField(required=False, min_value=1)
    maxheight = forms.IntegerField(required=False, min_value=1)
    format = forms.CharField(required=False, max_length=20)


@open_json
def oembed(request: HttpRequest) -> HttpResponse:
    """How to embed the video at an address of ours, in the language of that address."""
    form = OEmbedForm(request.GET)
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        raise Problem(400, f"{name}: {errors[0]}")
    asked = form.cleaned_data
    if asked["format"] not in ("", "json"):
        raise Problem(501, _("Only JSON is offered: ask for format=json."))
    place = place_at(asked["url"], request.get_host())
    video = _video(place) if place else None
    if place is None or video is None:
        raise Problem(404, _("There is no video of ours at this address."))
    with override(place.language):
        return json_response(_answer(video, place, asked, request))


def embed_size(max_width: int | None, max_height: int | None) -> tuple[int, int]:
    """Width and height of the frame in pixels: 16:9 and the bar, never more than is allowed."""
    width = min(WIDTH, max_width or WIDTH)
    height = width * 9 // 16 + BAR
    return width, min(height, max_height or height)


def frame(src: str, title: str, width: int, height: int) -> SafeString:
    """The element that shows the player at ``src`` on another page."""
    return format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" allow="fullscreen" loading="lazy">'
        "</iframe>",
        src,
        width,
        height,
        title,
    )


def _video(place: Place) -> Video | None:
    if place.kind.model is not Video:
        return None
    return Video.objects.visible_to(AnonymousUser()).with_rows().filter(slug=place.slug).first()


def _answer(
    video: Video, place: Place, asked: dict[str, Any], request: HttpRequest
) -> dict[str, Any]:
    absolute = request.build_absolute_uri
    title = reader_text(video, "title").text
    width, height = embed_size(asked["maxwidth"], asked["maxheight"])
    kept = place.query.copy()
    for name in set(kept) - set(PASSED_ON):
        del kept[name]
    src = absolute(_with_query(embed_url(video, place.language), kept.urlencode()))
    return {
        "version": "1.0",
        "type": "video",
        "title": title,
        "provider_name": _("Migrant Education Portal"),
        "provider_url": absolute(f"/{place.language}/"),
        "cache_age": CACHE_SECONDS,
        "width": width,
        "height": height,
        "html": frame(src, title, width, height),
        **_thumbnail(video, width, absolute),
    }


def _thumbnail(video: Video, width: int, absolute: Any) -> dict[str, Any]:
    """The drawn picture, whose size is known without opening a file; none where it is too wide."""
    if width < 320:
        return {}
    return {
        "thumbnail_url": absolute(poster_url(video)),
        "thumbnail_width": 320,
        "thumbnail_height": 180,
    }


def _with_query(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
