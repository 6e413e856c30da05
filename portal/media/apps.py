from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "portal.media"
    label = "media"
    verbose_name = _("Media")

    def ready(self) -> None:
        from portal.media import voices  # noqa: PLC0415  # the settings are read by now

        voices.connect()
