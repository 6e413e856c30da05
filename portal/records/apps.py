from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "portal.records"
    label = "records"
    verbose_name = _("Records")

    def ready(self) -> None:
        # after the apps are loaded: these name record kinds
        from wagtail.permissions import register_permission_policy  # noqa: PLC0415

        from portal.records.checks import check_record_kinds  # noqa: PLC0415
        from portal.records.kinds import record_kinds  # noqa: PLC0415
        from portal.records.old_addresses import follow_rename  # noqa: PLC0415
        from portal.records.permissions import RecordPermissionPolicy  # noqa: PLC0415

        checks.register(check_record_kinds)
        for kind in record_kinds():
            register_permission_policy(kind, RecordPermissionPolicy(kind), exact_class=True)
        pre_save.connect(follow_rename)
