"""What the link of an invitation opens: name and password, then on to the second factor."""

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django import forms
from django.contrib.auth import password_validation
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from portal.accounts.invitations import accept, invitation_of
from portal.accounts.models import Invitation, User


class AcceptForm(forms.Form):
    """The name as the person writes it, and a password of their own."""

    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150)
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. Four words that do not belong together are good."),
    )

    def __init__(self, typed: Any, invitation: Invitation) -> None:
        self.email = invitation.email
        names = {"first_name": invitation.first_name, "last_name": invitation.last_name}
        super().__init__(typed, initial=names)
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        names = {name: typed.get(name, "") for name in ("first_name", "last_name")}
        if password := typed.get("password"):
            try:
                password_validation.validate_password(password, User(email=self.email, **names))
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        return typed


@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link. Says the same of every link that opens nothing."""
    invited = invitation_of(token)
    if invited is None or request.user.is_authenticated:
        status = 200 if request.user.is_authenticated else 410
        return render(request, "account/invitation.html", {}, status=status)
    form = AcceptForm(request.POST or None, invitation=invited)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            user = accept(token, typed["first_name"], typed["last_name"], typed["password"])
        except IntegrityError:  # an account of this address was made meanwhile
            user = None
        if user is None:
            return render(request, "account/invitation.html", {}, status=410)
        return come_in(request, user)
    return render(request, "account/invitation.html", {"invitation": invited, "form": form})


def come_in(request: HttpRequest, user: User) -> HttpResponse:
    """Through allauth, so that the session is known; the password was typed a moment ago."""
    record_authentication(request, user, "password", email=user.email, reauthenticated=True)
    answer: HttpResponse = perform_login(request, Login(user=user, email=user.email))
    return answer
