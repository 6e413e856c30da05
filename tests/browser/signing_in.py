"""Somebody of the demonstration comes in by the door, with password and code."""

from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import Page

from tests.browser.addresses import address


def sign_in(page: Page, name: str, wanted: str = "/admin/") -> None:
    """Until the page that was wanted is open; the words of the door are in English."""
    page.goto(f"{address('en', 'account_login')}?next={wanted}")
    page.get_by_label("Email").fill(f"{name}@example.org")
    page.get_by_label("Password", exact=True).fill(settings.DEMO_PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Code").fill(settings.DEMO_CODE)
    page.get_by_role("button", name="Sign in", exact=True).click()
    wait_for_path(page, wanted)


def confirm(page: Page) -> None:
    """Shows the code once more, as the steps ask that change how somebody gets in."""
    page.goto(address("en", "mfa_reauthenticate"))
    page.get_by_label("Code").fill(settings.DEMO_CODE)
    page.get_by_role("button", name="Continue").click()
    wait_for_path(page, "/admin/")


def wait_for_path(page: Page, path: str) -> None:
    """Until the page is open itself, and not the door that has its path in the query."""
    page.wait_for_url(lambda url: urlsplit(url).path == path)
