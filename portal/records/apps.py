from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "portal.records"
    label = "records"
    verbose_name = _("Records")

    def ready(self) -> None:
        # after the apps are loaded: both name record kinds
        from portal.records.checks import check_record_kinds  # noqa: PLC0415
        from portal.records.old_addresses import follow_rename  # noqa: PLC0415

        checks.register(check_record_kinds)
        pre_save.connect(follow_rename)
