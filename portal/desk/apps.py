from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "portal.desk"
    label = "desk"
    verbose_name = _("Editors' desk")

    def ready(self) -> None:
        # after the apps are loaded: both name models
        from portal.desk import late_words  # noqa: PLC0415
        from portal.desk.links import following  # noqa: PLC0415

        late_words.put_off()
        following.connect()
