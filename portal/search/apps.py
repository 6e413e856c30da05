from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "portal.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        # after the apps are loaded: both name record kinds
        from portal.search import signals  # noqa: PLC0415
        from portal.search.checks import check_sources  # noqa: PLC0415

        signals.connect()
        checks.register(check_sources)
