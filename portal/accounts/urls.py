"""The parts of allauth that the portal uses; there is no signing up and no changing of e-mail."""

from allauth.account import views
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import path, re_path
from django.utils.translation import gettext_lazy as _

from portal.accounts.accepting import invitation
from portal.accounts.own_page import own_page
from portal.accounts.second_factor import onward
from portal.accounts.sessions import sessions

urlpatterns = [
    path("", own_page, name="account_own"),
    path(_("sessions/"), sessions, name="usersessions_list"),
    path(_("sign-in/"), views.login, name="account_login"),
    path(_("sign-out/"), views.logout, name="account_logout"),
    path(_("password/change/"), views.password_change, name="account_change_password"),
    path(_("password/reset/"), views.password_reset, name="account_reset_password"),
    path(_("password/reset/sent/"), views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path(_("sign-in/inactive/"), views.account_inactive, name="account_inactive"),
    path(_("invitation/<str:token>/"), invitation, name="account_invitation"),
    path(_("sign-up/"), views.signup, name="account_signup"),
]

# the second factor: an app's codes, keys, and recovery codes in their place
urlpatterns += [
    path(_("second-factor/"), factors.index, name="mfa_index"),
    path(_("second-factor/onward/"), onward, name="account_onward"),
    path(_("sign-in/code/"), factors.authenticate, name="mfa_authenticate"),
    path(_("sign-in/passkey/"), keys.login_webauthn, name="mfa_login_webauthn"),
    path(_("confirm/code/"), factors.reauthenticate, name="mfa_reauthenticate"),
    path(_("confirm/key/"), keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path(_("second-factor/app/"), totp.activate_totp, name="mfa_activate_totp"),
    path(_("second-factor/app/remove/"), totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(_("second-factor/keys/add/"), keys.add_webauthn, name="mfa_add_webauthn"),
    path(_("second-factor/keys/"), keys.list_webauthn, name="mfa_list_webauthn"),
    path(_("second-factor/keys/<int:pk>/name/"), keys.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        _("second-factor/keys/<int:pk>/remove/"), keys.remove_webauthn, name="mfa_remove_webauthn"
    ),
    path(
        _("second-factor/recovery/"), recovery.view_recovery_codes, name="mfa_view_recovery_codes"
    ),
    path(
        _("second-factor/recovery/new/"),
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
]
