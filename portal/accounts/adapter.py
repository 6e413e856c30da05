from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Accounts are made for people by those who run the portal; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
