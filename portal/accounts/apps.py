from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        # after the apps are loaded: the roles name record kinds
        from allauth.account.signals import user_logged_in  # noqa: PLC0415
        from allauth.mfa.signals import authenticator_added, authenticator_removed  # noqa: PLC0415

        from portal.accounts import second_factor, sessions  # noqa: PLC0415
        from portal.accounts.granting import give_roles  # noqa: PLC0415

        # the last app but the framework's own: all permissions of ours exist by its turn
        post_migrate.connect(give_roles, sender=apps.get_app_config("auth"))
        authenticator_added.connect(second_factor.on_added)
        authenticator_removed.connect(second_factor.on_removed)
        user_logged_in.connect(sessions.on_signed_in)
