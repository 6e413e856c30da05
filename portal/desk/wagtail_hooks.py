from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from portal.desk.menu import LEFT_OUT
from portal.desk.today import TodayPanel


@hooks.register("construct_homepage_panels")
def what_needs_me_today(request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [TodayPanel()]


@hooks.register("construct_homepage_summary_items")
def no_bare_numbers(request: HttpRequest, items: list[Any]) -> None:
    items.clear()


@hooks.register("construct_main_menu")
def reports_are_called_what_they_are(request: HttpRequest, items: list[Any]) -> None:
    for item in items:
        if item.name == "reports":
            item.label = _("Reviews and history")


@hooks.register("insert_global_admin_css")
def what_every_screen_lacks() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/every-screen.css"))


def _without(menu: str) -> Any:
    def leave_out(request: HttpRequest, items: list[Any]) -> None:
        items[:] = [item for item in items if not item.name.startswith(LEFT_OUT[menu])]

    return leave_out


for menu in LEFT_OUT:
    hooks.register(f"construct_{menu}_menu", _without(menu))
