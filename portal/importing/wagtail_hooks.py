from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.importing import downloads, screens


class CatalogueMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("importing.add_batch"))


@hooks.register("register_admin_menu_item")
def catalogue_menu_item() -> MenuItem:
    place = reverse("catalogue_index")
    return CatalogueMenuItem(_("Catalogue"), place, name="catalogue", icon_name="table", order=350)


@hooks.register("register_admin_urls")
def catalogue_urls() -> Sequence[URLPattern]:
    return [
        path("catalogue/", screens.index, name="catalogue_index"),
        path("catalogue/add/", screens.add, name="catalogue_add"),
        path("catalogue/empty/<str:language>/", downloads.template, name="catalogue_template"),
        path("catalogue/<int:pk>/correct/", downloads.to_correct, name="catalogue_to_correct"),
        path("catalogue/<int:pk>/", screens.show, name="catalogue_batch"),
        path("catalogue/<int:pk>/state/", screens.state, name="catalogue_state"),
        path("catalogue/<int:pk>/make/", screens.make, name="catalogue_make"),
        path("catalogue/<int:pk>/undo/", screens.take_back, name="catalogue_undo"),
        path("catalogue/<int:pk>/discard/", screens.give_up, name="catalogue_discard"),
    ]
