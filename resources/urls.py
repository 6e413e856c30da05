"""The library, below its word in each language."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from resources import film_files, handout_files, views
from resources.sharing.basket_page import basket_page
from resources.sharing.feeds import feed
from resources.sharing.kinds import SHARED_KINDS

app_name = "resources"

urlpatterns = [
    path(_("videos/"), views.VideoListView.as_view(), name="video_list"),
    path(_("videos/<slug:slug>/"), views.VideoDetailView.as_view(), name="video_detail"),
    path(_("videos/<slug:slug>/words/"), views.VideoWordsView.as_view(), name="video_words"),
    path(
        _("videos/<slug:slug>/transcript/"),
        views.VideoTranscriptView.as_view(),
        name="video_transcript",
    ),
    path(_("practices/"), views.PracticeListView.as_view(), name="practice_list"),
    path(_("practices/<slug:slug>/"), views.PracticeDetailView.as_view(), name="practice_detail"),
    path(_("collections/"), views.CollectionListView.as_view(), name="collection_list"),
    path(
        _("collections/<slug:slug>/"),
        views.CollectionDetailView.as_view(),
        name="collection_detail",
    ),
    path(_("basket/"), basket_page, name="basket"),
    path("feed.atom", feed, name="feed"),
    *(
        path(
            format_lazy("{}feed.atom", kind.words),
            feed,
            {"section": kind.plural},
            name=f"{kind.plural}_feed",
        )
        for kind in SHARED_KINDS
    ),
]

# Files have one address each, whatever the language of the page that links to them.
film_urls: tuple[list[URLPattern | URLResolver], str] = (
    [
        path("<slug:slug>/<slug:voice>.mp4", film_files.film, name="film"),
        path("<slug:slug>/<slug:voice>.m4a", film_files.sound, name="film_sound"),
        path("<slug:slug>/<slug:voice>.m3u8", film_files.playlist, name="film_playlist"),
        path(
            "<slug:slug>/<slug:voice>/",
            include(
                [
                    path("<slug:quality>.mp4", film_files.film, name="film"),
                    path(
                        "<slug:quality>.m3u8",
                        film_files.quality_playlist,
                        name="film_quality_playlist",
                    ),
                    path("<slug:quality>.m4s", film_files.stream, name="film_stream"),
                    path("stills.webp", film_files.stills, name="film_stills"),
                    path("captions-<slug:language>.vtt", film_files.captions, name="film_captions"),
                    path("captions-<slug:language>.srt", film_files.subrip, name="film_subrip"),
                    path("chapters-<slug:language>.vtt", film_files.chapters, name="film_chapters"),
                    path("text-<slug:language>.txt", film_files.transcript, name="film_transcript"),
                ]
            ),
        ),
    ],
    "films",
)

handout_urls: tuple[list[URLPattern | URLResolver], str] = (
    [
        path(
            "<slug:slug>/<int:number>/<slug:language>.<slug:extension>",
            handout_files.handout_file,
            name="file",
        ),
    ],
    "handouts",
)
