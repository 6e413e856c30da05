"""One sign-in door. Every other way the framework offers leads to it."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache


@never_cache
def to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """Lead to the sign-in page, and from there back to where the person wanted to go."""
    target = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        return HttpResponseRedirect(reverse("account_login"))
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': target})}")


@never_cache
def to_password_reset(request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("account_reset_password"))


urlpatterns = [
    path("admin/login/", to_sign_in),
    path("admin/password_reset/", to_password_reset),
    path("_util/login/", to_sign_in),
]
