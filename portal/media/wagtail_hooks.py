from collections.abc import Sequence

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from portal.media.making_screen import making, remove_voice, try_again
from portal.media.viewsets import RecordingViewSet

register_snippet(RecordingViewSet)


@hooks.register("register_admin_urls")
def recording_urls() -> Sequence[URLPattern]:
    return [
        path("recordings/<int:pk>/making/", making, name="recording_making"),
        path(
            "recordings/<int:pk>/remove/<str:voice>/", remove_voice, name="recording_remove_voice"
        ),
        path("masters/<int:pk>/again/", try_again, name="master_try_again"),
    ]
