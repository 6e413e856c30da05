from wagtail.snippets.models import register_snippet

from portal.media.viewsets import RecordingViewSet

register_snippet(RecordingViewSet)
