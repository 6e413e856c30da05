"""The page of one's own account: name and language here, the rest one step away."""

from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from wagtail.users.models import UserProfile

from portal.accounts.models import User
from portal.accounts.screens_language import language_of
from portal.accounts.sessions import open_sessions


class OwnForm(forms.ModelForm[User]):
    """Name, and the language of the screens."""

    language = forms.ChoiceField(
        label=_("Language of my screens"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name"]

    def __init__(self, typed: Any, instance: User) -> None:
        initial = {"language": language_of(instance)}
        super().__init__(typed, instance=instance, initial=initial)
        for name in self.Meta.fields:
            self.fields[name].required = True

    def save(self, commit: bool = True) -> User:
        user = super().save(commit)
        language = {"preferred_language": self.cleaned_data["language"]}
        UserProfile.objects.update_or_create(user=user, defaults=language)
        return user


@never_cache
@login_required
def own_page(request: HttpRequest) -> HttpResponse:
    # a copy: what is typed wrongly must not stand as the name at the top of the page
    user = User.objects.get(email=request.user.email)  # type: ignore[union-attr]  # signed in
    form = OwnForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        with translation.override(form.cleaned_data["language"]):
            messages.success(request, str(_("Saved.")))
            return HttpResponseRedirect(reverse("account_own"))
    factors = Authenticator.objects.filter(user=user)
    context = {
        "form": form,
        "keys": factors.filter(type=Authenticator.Type.WEBAUTHN).count(),
        "app": factors.filter(type=Authenticator.Type.TOTP).exists(),
        "places": len(open_sessions(user)),
    }
    return render(request, "account/own.html", context)
