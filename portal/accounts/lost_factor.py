"""Who has lost phone, key and codes: whoever looks after the people takes the old ones away."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.users.views.users import EditView

from portal.accounts.models import User

REMOVED = "accounts.remove_second_factor"
URL_NAME = "wagtailusers_users:remove_second_factor"


@transaction.atomic
def take_away(user: User, request: HttpRequest) -> None:
    """Remove all second factors of somebody, end their sessions, and tell them by e-mail.

    Their password stays: at the next sign-in they set up a new factor. Raises OSError where the
    mail server refuses, and then nothing has changed.
    """
    Authenticator.objects.filter(user=user).delete()
    log(instance=user, action=REMOVED, user=request.user)
    get_adapter(request).send_notification_mail("account/email/second_factor_removed", user)
    end_sessions(request, list(UserSession.objects.filter(user=user)))


def may_take_away(asking: Any, user: User) -> bool:
    """Not from oneself, who has a page for that; and from administrators only as one of them."""
    if asking.pk == user.pk or not asking.has_perm("accounts.change_user"):
        return False
    return bool(asking.is_superuser or not user.is_superuser)


class PersonView(EditView):
    """The framework's form of a person, with the way to this."""

    @property
    def header_more_buttons(self) -> list[Any]:
        buttons: list[Any] = super().header_more_buttons
        is_there = Authenticator.objects.filter(user=self.object).exists()
        if is_there and may_take_away(self.request.user, self.object):
            url = reverse(URL_NAME, args=[self.object.pk])
            label = _("Remove the second factor")
            return [*buttons, Button(label, url=url, icon_name="key", priority=15)]
        return buttons


class RemoveSecondFactorView(generic.DeleteView):
    permission_required = "change"
    page_title = gettext_lazy("Remove the second factor")
    button = gettext_lazy("Remove the second factor")
    is_serious = True

    @property
    def confirmation_message(self) -> str:
        return _(
            "For somebody who has lost phone, key and recovery codes. First make sure that it is"
            " this person who asks: call them on a number that you know. They are signed out"
            " everywhere, hear of it by e-mail, and set up a new second factor when they next"
            " sign in."
        )

    def get_usage_url(self) -> None:
        """Where the person is named stays as it is: nothing to show."""

    def user_has_permission(self, permission: str) -> bool:
        return may_take_away(self.request.user, self.object)

    def get_success_url(self) -> str:
        return reverse("wagtailusers_users:edit", args=[self.object.pk])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            take_away(self.object, request)
        except OSError:  # as smtplib's own are
            messages.error(request, _("The e-mail could not be sent. Try again later."))
        else:
            text = _("The second factor of %(person)s is removed.") % {"person": self.object}
            messages.success(request, text)
        return HttpResponseRedirect(self.get_success_url())
