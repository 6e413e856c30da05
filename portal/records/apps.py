from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "portal.records"
    label = "records"
    verbose_name = _("Records")

    def ready(self) -> None:
        # after the apps are loaded: the checks name record kinds
        from portal.records.checks import check_record_kinds  # noqa: PLC0415

        checks.register(check_record_kinds)
