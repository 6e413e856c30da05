"""Wagtail's app of people and groups, with our list of people in the place of its own."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(WagtailUsersAppConfig):
    user_viewset = "portal.accounts.people_screens.PeopleViewSet"
