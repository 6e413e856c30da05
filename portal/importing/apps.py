from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportingConfig(AppConfig):
    name = "portal.importing"
    label = "importing"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        # after the apps are loaded: both ask rows
        from portal.importing.sweeping import sweep_catalogue  # noqa: PLC0415
        from portal.jobs.recovery import left_behind  # noqa: PLC0415

        left_behind.connect(sweep_catalogue)
