"""People on the editors' screens: they are invited, never made with somebody else's password."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.users.views.users import UserViewSet

from portal.accounts.invitations import roles_offered_by, send, send_again
from portal.accounts.lost_factor import PersonView, RemoveSecondFactorView
from portal.accounts.models import Invitation, User
from portal.records.language import reader_language

CONFIRM = "accounts/confirm.html"
NOT_SENT = gettext_lazy("The e-mail could not be sent, so nobody was invited. Try again later.")


class InvitationForm(forms.ModelForm[Invitation]):
    """Who is invited, in which language, to do what."""

    groups = forms.ModelMultipleChoiceField(
        queryset=Group.objects.none(),
        required=False,
        label=gettext_lazy("Roles"),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Invitation
        fields = ["email", "first_name", "last_name", "language", "groups"]

    def __init__(self, *args: Any, for_user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.invited_by = for_user
        self.fields["language"].initial = reader_language()
        self.fields["groups"].queryset = roles_offered_by(for_user)  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exists():
            raise ValidationError(_("Somebody with this address has an account already."))
        if Invitation.objects.filter(email__iexact=email, accepted_at=None).exists():
            raise ValidationError(
                _("This address is invited already. Send that invitation again, or withdraw it.")
            )
        return email


class InvitationIndexView(generic.IndexView):
    """Who was invited, and what became of it."""

    again_url_name = "accounts_invitations:again"
    add_item_label = gettext_lazy("Invite somebody")

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("invited_by")

    def get_list_more_buttons(self, instance: Invitation) -> list[Any]:
        if instance.accepted_at:
            return []
        buttons = []
        if self.user_has_permission("add"):
            url = reverse(self.again_url_name, args=[instance.pk])
            buttons.append(Button(_("Send again"), url=url, icon_name="mail", priority=10))
        if url := self.get_delete_url(instance):
            buttons.append(Button(_("Withdraw"), url=url, icon_name="bin", priority=20))
        return buttons


class InviteView(generic.CreateView):
    """Writes the e-mail with the invitation, or does neither."""

    success_message = gettext_lazy("The invitation for %(object)s is on its way.")
    page_title = gettext_lazy("Invite somebody")
    submit_button_label = gettext_lazy("Send the invitation")
    submit_button_active_label = gettext_lazy("Sending…")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "for_user": self.request.user}

    def save_instance(self) -> Invitation:
        invitation: Invitation = super().save_instance()
        send(invitation, self.request)
        return invitation

    def form_valid(self, form: InvitationForm) -> HttpResponse:
        try:
            answer: HttpResponse = super().form_valid(form)
        except OSError:  # as smtplib's own are: the row went with the transaction
            form.instance.pk = None
            form.add_error(None, NOT_SENT)
            self.produced_error_message = str(NOT_SENT)
            return self.form_invalid(form)
        return answer

    def get_success_buttons(self) -> list[Any]:
        return []


class WithdrawView(generic.DeleteView):
    page_title = gettext_lazy("Withdraw the invitation")
    success_message = gettext_lazy("The invitation for %(object)s is withdrawn.")

    @property
    def confirmation_message(self) -> str:
        return _("The link in the e-mail will open nothing any more.")


class SendAgainView(WithdrawView):
    """Another e-mail with a new link."""

    permission_required = "add"
    button = gettext_lazy("Send it again")
    page_title = gettext_lazy("Send the invitation again")

    def get_queryset(self) -> Any:
        return Invitation.objects.filter(accepted_at=None)

    @property
    def confirmation_message(self) -> str:
        return _(
            "The new link holds for seven days. The one sent before will open nothing any more."
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            send_again(self.object, request)
        except OSError:
            messages.error(request, _("The e-mail could not be sent. Try again later."))
        else:
            text = _("The invitation for %(person)s is on its way.") % {"person": self.object}
            messages.success(request, text)
        return HttpResponseRedirect(self.get_success_url())


class InvitationViewSet(ModelViewSet):
    model = Invitation
    name = "accounts_invitations"
    url_prefix = "invitations"
    icon = "mail"
    menu_label = gettext_lazy("Invitations")
    menu_order = 590  # before the people
    add_to_settings_menu = True
    add_to_reference_index = False
    ordering = "-sent_at"
    list_display = [
        Column("__str__", label=gettext_lazy("Person"), accessor=str),
        Column("state", label=gettext_lazy("State"), accessor="state.label"),
        DateColumn("sent_at", label=gettext_lazy("Sent"), sort_key="sent_at"),
        Column("invited_by", label=gettext_lazy("Invited by")),
    ]
    search_fields = ["email", "first_name", "last_name"]
    index_view_class = InvitationIndexView
    add_view_class = InviteView
    delete_view_class = WithdrawView

    def get_form_class(self, for_update: bool = False) -> type[InvitationForm]:
        return InvitationForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        none = dict.fromkeys(("edit_url_name", "history_url_name", "usage_url_name"))
        return {**super().get_common_view_kwargs(**kwargs), **none}

    def get_urlpatterns(self) -> list[Any]:
        """An invitation is not edited: it is withdrawn, and another one sent."""
        kept = {"index", "index_results", "add", "delete"}
        again = self.construct_view(SendAgainView, template_name=CONFIRM)
        patterns = [one for one in super().get_urlpatterns() if one.name in kept]
        return [*patterns, path("again/<int:pk>/", again, name="again")]

    def register_admin_url_finder(self) -> None:
        """There is no screen of one invitation."""


class PeopleViewSet(UserViewSet):
    """The framework's list and form of people, whose way to add one is the invitation."""

    edit_view_class = PersonView

    def get_urlpatterns(self) -> list[Any]:
        kept = [one for one in super().get_urlpatterns() if one.name != "add"]
        remove = self.construct_view(RemoveSecondFactorView, template_name=CONFIRM)
        own = [
            path("new/", to_invitation, name="add"),
            path("second-factor/<int:pk>/", remove, name="remove_second_factor"),
        ]
        return [*own, *kept]


def to_invitation(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("accounts.add_invitation"):
        raise PermissionDenied
    return HttpResponseRedirect(reverse("accounts_invitations:add"))
