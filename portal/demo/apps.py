from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "portal.demo"
    label = "demo"
    verbose_name = _("Demonstration")

    def ready(self) -> None:
        # after the apps are loaded: it knows the forms of the door
        from portal.demo.second_factor import refuse_away_from_home  # noqa: PLC0415

        refuse_away_from_home()
