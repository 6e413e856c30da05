"""The reader's choice of language: made by the switch, kept in the only cookie there is."""

from tests.browser.addresses import home, library, video


def language_cookie(page) -> str | None:
    cookies = {one["name"]: one["value"] for one in page.context.cookies()}
    return cookies.get("portal_language")


def test_the_switch_is_remembered_at_the_front_door(open_page):
    page = open_page(library("en"), locale="en-US")
    page.get_by_role("link", name="Español", exact=True).click()
    page.wait_for_url(f"**{library('es')}")
    assert language_cookie(page) == "es"
    page.goto("/")
    page.wait_for_url(f"**{home('es')}")


def test_a_shared_link_in_the_other_language_is_no_choice(open_page):
    page = open_page(video("es"), locale="en-US")
    assert page.locator("html").get_attribute("lang") == "es"
    assert language_cookie(page) is None
    page.goto("/")
    page.wait_for_url(f"**{home('en')}")


def test_the_front_door_follows_the_browser(open_page):
    page = open_page("/", locale="es-MX")
    page.wait_for_url(f"**{home('es')}")


def test_readers_get_no_cookie(open_page):
    page = open_page(home("es"), locale="es-US")
    for place in (library("es", "audience=families"), video("es"), home("en")):
        page.goto(place)
    assert page.context.cookies() == []


def test_the_switch_keeps_the_place(open_page):
    page = open_page(video("en"), locale="en-US")
    page.get_by_role("link", name="Español", exact=True).first.click()
    page.wait_for_url(f"**{video('es')}")
