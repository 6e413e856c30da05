from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from portal.accounts.lost_factor import REMOVED
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

    def get_form(self) -> forms.Form:
        """Nothing to fill in: it is a link."""
        return forms.Form()

    def get_context_data(self) -> dict[str, Any]:
        return {}


@hooks.register("register_log_actions")
def removed_second_factors(actions: LogActionRegistry) -> None:
    actions.register_action(REMOVED, _("Remove the second factor"), _("Second factor removed"))
