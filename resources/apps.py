from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    name = "resources"
    verbose_name = _("Library")

    def ready(self) -> None:
        # after the apps are loaded: it names models
        from resources.promises_kept import connect  # noqa: PLC0415

        connect()
