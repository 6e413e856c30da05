"""Every screen that a reader can come to, and the way there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from playwright.sync_api import Page

from tests.browser.addresses import (
    BOTH_VOICES,
    STREAMED,
    address,
    home,
    library,
    practice,
    practices,
    transcript,
    video,
)

ONLY_IN_ENGLISH = "integers-on-the-floor-in-grade-8"
ONLY_IN_SPANISH = "hablar-en-la-reunion-del-concilio"
EXPIRED = "rounding-with-a-line-not-a-rule"
SERIES = "algebra-in-five"
COLLECTION = "arrived-in-the-middle-of-the-year"


@dataclass(frozen=True)
class Screen:
    """``address`` by language; ``then`` is done there; ``staff`` sees it signed in."""

    name: str
    address: Callable[[str], str]
    then: Callable[[Page], None] | None = None
    staff: bool = False

    def show(self, page: Page, language: str) -> None:
        page.goto(self.address(language))
        if self.then:
            self.then(page)


def account(name: str) -> Callable[[str], str]:
    return lambda language: address(language, f"account_{name}")


def factor(name: str) -> Callable[[str], str]:
    return lambda language: address(language, f"mfa_{name}")


def search(query: str) -> Callable[[str], str]:
    return lambda language: address(language, "search", query)


def send_empty(page: Page) -> None:
    page.locator("main form[method=post] button:not([type=button])").last.click()
    page.get_by_role("alert").wait_for()


def forget_the_form(page: Page) -> None:
    page.context.clear_cookies()
    page.locator("main form[method=post] button:not([type=button])").last.click()
    page.wait_for_load_state()


def write_the_password(page: Page) -> None:
    page.locator("input[name=login]").fill("editora@example.org")
    page.locator("input[name=password]").fill(settings.DEMO_PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.locator("input[name=code]").wait_for()


def write_a_wrong_code(page: Page) -> None:
    write_the_password(page)
    page.locator("input[name=code]").fill("000000")
    page.locator("input[name=code]").press("Enter")
    page.get_by_role("alert").wait_for()


def open_menu(page: Page) -> None:
    menu = page.locator("details.menu > summary")
    if menu.is_visible():
        menu.click()


def open_filters(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


SCREENS = [
    Screen("home", home),
    Screen("the menu", home, open_menu),
    Screen("library", library),
    Screen("library with the filters open", library, open_filters),
    Screen(
        "a filtered list",
        lambda language: library(language, "audience=families&subject=mathematics"),
    ),
    Screen("the last page of the list", lambda language: library(language, "page=3")),
    Screen(
        "an empty list",
        lambda language: library(language, "audience=families&audience=staff&q=zzyzx"),
    ),
    Screen("a video with both voices", video),
    Screen(
        "a video in the middle", lambda language: video(language, query="t=30&voice=en&text=es")
    ),
    Screen("a video only in English", lambda language: video(language, ONLY_IN_ENGLISH)),
    Screen("a video only in Spanish", lambda language: video(language, ONLY_IN_SPANISH)),
    Screen("the words of a video", transcript),
    Screen(
        "the words with pictures",
        lambda language: f"{transcript(language, STREAMED)}?pictures=on",
    ),
    Screen("a video in several qualities", lambda language: video(language, STREAMED)),
    Screen("the words in one language", lambda language: transcript(language, ONLY_IN_ENGLISH)),
    Screen(
        "the words of a film",
        lambda language: address(language, "resources:video_words", slug=BOTH_VOICES),
    ),
    Screen(
        "a series", lambda language: address(language, "resources:collection_detail", slug=SERIES)
    ),
    Screen("best practices", practices),
    Screen("best practices with the filters open", practices, open_filters),
    Screen("best practices, none of them", lambda language: practices(language, "q=zzyzx")),
    Screen("a best practice", practice),
    Screen("collections", lambda language: address(language, "resources:collection_list")),
    Screen(
        "a collection of several kinds",
        lambda language: address(language, "resources:collection_detail", slug=COLLECTION),
    ),
    Screen(
        "a basket",
        lambda language: address(
            language,
            "resources:basket",
            f"item=video.{BOTH_VOICES}.12-40&item=collection.{SERIES}&item=video.{EXPIRED}"
            f"&item=video.{ONLY_IN_SPANISH}&edit=0",
        ),
    ),
    Screen(
        "a basket that could not be read",
        lambda language: address(language, "resources:basket", "item=x&add=nowhere"),
    ),
    Screen("an empty basket", lambda language: address(language, "resources:basket")),
    Screen("the player alone", lambda language: address(language, "embed_video", slug=BOTH_VOICES)),
    Screen("search", search("q=fracciones")),
    Screen("search without words", search("")),
    Screen("search without results", search("q=zzyzx")),
    Screen("an address that leads nowhere", lambda language: f"/{language}/zzyzx/"),
    Screen("a video that has expired", lambda language: video(language, EXPIRED)),
    Screen("sign-in", account("login")),
    Screen("sign-in with errors", account("login"), send_empty),
    Screen("sign-in with a lost cookie", account("login"), forget_the_form),
    Screen("password reset", account("reset_password")),
    Screen("password reset with errors", account("reset_password"), send_empty),
    Screen("password reset sent", account("reset_password_done")),
    Screen(
        "a used link for a new password",
        lambda language: address(
            language, "account_reset_password_from_key", uidb36="1", key="used-up"
        ),
    ),
    Screen("a new password is set", account("reset_password_from_key_done")),
    Screen("sign-up, which is closed", account("signup")),
    Screen("an account that is closed", account("inactive")),
    Screen("sign-out", account("logout"), staff=True),
    Screen("change of password", account("change_password"), staff=True),
    Screen("change of password with errors", account("change_password"), send_empty, staff=True),
    Screen("asking for a code again", account("reauthenticate"), staff=True),
    Screen("the code at the door", account("login"), write_the_password),
    Screen("the code at the door with errors", account("login"), write_a_wrong_code),
    Screen("my account", account("own"), staff=True),
    Screen(
        "where I am signed in", lambda language: address(language, "usersessions_list"), staff=True
    ),
    Screen("second factor", factor("index"), staff=True),
    Screen("a new key", factor("add_webauthn"), staff=True),
    Screen("my keys", factor("list_webauthn"), staff=True),
    Screen("removing the app", factor("deactivate_totp"), staff=True),
    Screen("new recovery codes", factor("generate_recovery_codes"), staff=True),
    Screen(
        "an invitation that is over",
        lambda language: address(language, "account_invitation", token="used-up"),
    ),
]
