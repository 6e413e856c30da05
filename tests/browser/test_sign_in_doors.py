"""From the invitation to the work: by passkey, by app, by recovery code, with a real key's answers.

Chromium's virtual authenticator (WebAuthn domain of its protocol) stands for a computer with a
fingerprint reader.
"""

import re
import time
from base64 import b64encode
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.addresses import address
from tests.browser.signing_in import sign_in, wait_for_path
from tests.browser.test_accessibility import looks, measured, violations

OpenPage = Callable[..., Page]
READER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
CALM = {"reduced_motion": "reduce"}  # colours are measured as they stay
WANTED = "/admin/snippets/resources/video/"
PASSWORD = "cuatro palabras sin relación"
INVITE = "/admin/invitations/new/"


def fingerprint_reader(page: Page) -> tuple[CDPSession, str]:
    """Gives the computer of a page one; its session of the protocol, and its number there."""
    protocol = page.context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    made = protocol.send("WebAuthn.addVirtualAuthenticator", {"options": READER})
    return protocol, made["authenticatorId"]


def some_private_key() -> str:
    """As the protocol wants it: of the curve P-256, in PKCS 8."""
    key = ec.generate_private_key(ec.SECP256R1())
    der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return b64encode(der).decode()


def letters(site_folder: Path, to: str) -> list[str]:
    """The texts of what was written to somebody, the latest last."""
    found = []
    for file in sorted((site_folder / "mail").glob("*.log")):
        for raw in file.read_bytes().split(b"-" * 79):
            letter = message_from_bytes(raw.strip(), policy=policy.default)
            if letter["To"] == to:
                found.append(str(letter.get_body(["plain"]).get_content()))
    return found


def assert_sound(page: Page) -> None:
    """Accessible, and nothing cut off on a phone."""
    for look in looks(page):
        assert violations(page) == [], look
        assert measured(page, "outline") == [], look
    page.set_viewport_size({"width": 360, "height": 740})
    assert measured(page, "sidewaysScroll") == []
    assert measured(page, "smallTargets") == []


@pytest.fixture
def invited(open_page: OpenPage, signed_in: Any, site_folder: Path) -> Callable[..., str]:
    """Invites somebody on the editors' screen: the link in the letter."""

    def link(email: str, language: str) -> str:
        office = open_page(INVITE, storage_state=signed_in)
        office.locator("[name=email]").fill(email)
        office.locator("[name=first_name]").fill("Rosa")
        office.locator("[name=last_name]").fill("Campos")
        office.locator("[name=language]").select_option(language)
        office.get_by_label("Editors").check()
        office.locator("main form").get_by_role("button", name="Send the invitation").click()
        expect(office.get_by_text("is on its way")).to_be_visible()
        [letter] = letters(site_folder, email)
        return re.search(r"http://\S+", letter)[0]

    return link


def make_account(page: Page, link: str) -> None:
    page.goto(link)
    assert_sound(page)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button:not([type=button])").click()
    wait_for_path(page, address(page_language(page), "mfa_index"))


def page_language(page: Page) -> str:
    return str(page.locator("html").get_attribute("lang"))


def write_password(page: Page, language: str, email: str) -> None:
    page.context.clear_cookies()
    page.goto(address(language, "account_login"))
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")


@pytest.mark.parametrize("language", ["en", "es"])
def test_from_an_invitation_to_the_work_with_a_passkey(
    open_page: OpenPage, invited: Callable[..., str], language: str
) -> None:
    email = f"rosa.{language}@example.org"
    link = invited(email, language)
    page = open_page(locale=f"{language}-US", **CALM)
    fingerprint_reader(page)
    make_account(page, link)
    assert page_language(page) == language
    assert_sound(page)
    page.goto("/admin/")  # is not let in yet
    wait_for_path(page, address(language, "mfa_index"))
    page.goto(address(language, "mfa_add_webauthn"))
    page.locator("[name=name]").fill("<b>Huella</b>")
    page.locator("[data-key-button]").click()
    wait_for_path(page, address(language, "mfa_view_recovery_codes"))
    codes = page.locator("main code").all_inner_texts()
    assert len(codes) == 10
    assert_sound(page)
    page.locator("main a.button").click()
    wait_for_path(page, "/admin/")
    assert page_language(page) == language

    # a passkey alone is enough, and what was wanted is shown
    page.context.clear_cookies()
    page.goto(f"{address(language, 'account_login')}?next={WANTED}")
    page.locator("[data-key=sign-in] [data-key-button]").click()
    wait_for_path(page, WANTED)
    assert page_language(page) == language

    # the key as the second step after the password
    write_password(page, language, email)
    assert_sound(page)
    page.locator("[data-key=get] [data-key-button]").click()
    wait_for_path(page, "/admin/")
    page.goto(address(language, "mfa_list_webauthn"))
    expect(page.get_by_role("heading", name="<b>Huella</b>")).to_be_visible()
    assert_sound(page)

    # a recovery code stands in for it once
    for opens in (True, False):
        write_password(page, language, email)
        page.locator("[name=code]").fill(codes[0])
        page.locator("[name=code]").press("Enter")
        if opens:
            wait_for_path(page, "/admin/")
        else:
            expect(page.get_by_role("alert").first).to_be_visible()
            assert address(language, "mfa_authenticate") in page.url


def test_an_app_is_set_up_with_the_code_that_it_shows(
    open_page: OpenPage, invited: Callable[..., str]
) -> None:
    page = open_page(locale="es-US", **CALM)
    make_account(page, invited("app@example.org", "es"))
    page.goto(address("es", "mfa_activate_totp"))
    assert_sound(page)
    square = page.locator("img[src^='data:image/svg']")
    assert square.evaluate("image => image.complete && image.naturalWidth") > 0
    secret = page.locator("aside code, main code").inner_text()
    page.locator("[name=code]").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.locator("[name=code]").press("Enter")
    wait_for_path(page, address("es", "mfa_view_recovery_codes"))
    page.goto("/admin/")
    assert page.url.endswith("/admin/")


def test_a_key_that_is_not_known_or_does_not_answer_is_said_in_words(open_page: OpenPage) -> None:
    page = open_page(address("en", "account_login"))
    protocol, reader = fingerprint_reader(page)
    button = page.locator("[data-key=sign-in] [data-key-button]")
    button.click()
    expect(page.locator("[data-key-failed]")).to_be_visible()
    expect(button).to_be_enabled()
    # a passkey of this site whose account is gone
    protocol.send(
        "WebAuthn.addCredential",
        {
            "authenticatorId": reader,
            "credential": {
                "credentialId": "AAAAAAAAAAAAAAAAAAAAAA==",
                "isResidentCredential": True,
                "rpId": "localhost",
                "privateKey": some_private_key(),
                "userHandle": "MQ==",
                "signCount": 1,
            },
        },
    )
    button.click()
    expect(page.get_by_text("That key was not accepted")).to_be_visible()
    assert address("en", "account_login") in page.url


def test_the_demonstration_comes_in_with_its_code_and_sees_itself_in_the_list(
    open_page: OpenPage,
) -> None:
    page = open_page()
    sign_in(page, "translator", address("en", "account_own"))
    page.get_by_role("link", name="See and sign out").click()
    expect(page.get_by_text("This browser, now.")).to_be_visible()
    other = open_page()
    sign_in(other, "translator")
    page.reload()
    page.get_by_role("button", name="Sign out there").first.click()
    expect(page.get_by_text("Signed out there.")).to_be_visible()
    other.goto("/admin/")
    assert address("en", "account_login") in other.url
    page.get_by_role("button", name="Sign out everywhere, here too").click()
    wait_for_path(page, address("en", "account_login"))
