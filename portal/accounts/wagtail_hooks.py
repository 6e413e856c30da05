from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.snippets.models import register_snippet

from portal.accounts.people_screens import InvitationViewSet
from portal.accounts.viewsets import OrgUnitViewSet

register_snippet(OrgUnitViewSet)


@hooks.register("register_admin_viewset")
def invitations() -> InvitationViewSet:
    return InvitationViewSet()


@hooks.register("register_account_settings_panel")
class OwnPanel(BaseSettingsPanel):
    """From the framework's account screen to the page of one's account."""

    name = "own"
    title = _("Sign-in and security")
    order = 50
    template_name = "accounts/own_panel.html"

    def get_form(self) -> None:
        """Nothing to fill in: it is a link."""

    def get_context_data(self) -> dict[str, Any]:
        return {}
