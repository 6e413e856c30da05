from collections.abc import Sequence

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from portal.media.captioning.files import film, overview, words
from portal.media.captioning.screen import check_text, edit_text
from portal.media.making_screen import making, remove_voice, try_again
from portal.media.viewsets import RecordingViewSet

TEXT = "recordings/<int:pk>/<str:kind>/<str:voice>/<str:language>/"

register_snippet(RecordingViewSet)


@hooks.register("register_admin_urls")
def recording_urls() -> Sequence[URLPattern]:
    return [
        path("recordings/<int:pk>/making/", making, name="recording_making"),
        path(
            "recordings/<int:pk>/remove/<str:voice>/", remove_voice, name="recording_remove_voice"
        ),
        path("masters/<int:pk>/again/", try_again, name="master_try_again"),
        path("recordings/<int:pk>/film/<str:voice>/", film, name="recording_film"),
        path("recordings/<int:pk>/texts/", overview, name="recording_texts"),
        path(TEXT, edit_text, name="recording_text"),
        path(f"{TEXT}check/", check_text, name="recording_text_check"),
        path(f"{TEXT}keep/<str:ending>/", words, name="recording_text_file"),
    ]


@hooks.register("register_permissions")
def caption_permissions() -> QuerySet[Permission]:
    """Shown in the form of a group: who writes captions in which language."""
    return Permission.objects.filter(
        content_type__app_label="media", codename__startswith="write_captions_"
    )
