"""An editor sends a film over a slow line and sees how far it is."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.editing import large_file

ADD = "/admin/snippets/media/recording/add/"


@pytest.fixture
def form(open_page, signed_in) -> Page:
    page = open_page(ADD, storage_state=signed_in)
    page.locator("[name=name]").fill("Una grabación")
    page.get_by_role("button", name="Add film").click()
    page.locator("[name=masters-0-spoken_language]").fill("es")
    return page


def line(page: Page, bytes_a_second: int = -1, *, is_away: bool = False) -> CDPSession:
    session = page.context.new_cdp_session(page)
    weather = {"offline": is_away, "latency": 0, "downloadThroughput": -1}
    session.send("Network.emulateNetworkConditions", weather | {"uploadThroughput": bytes_a_second})
    return session


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def kept(page: Page) -> None:
    expect(page.locator("[name=name]")).to_have_value("Una grabación")
    assert page.locator("[name=masters-0-file]").evaluate("input => input.files.length") == 1


def test_the_bar_moves_and_a_refusal_keeps_the_form_and_its_file(
    form: Page, tmp_path: Path
) -> None:
    form.set_input_files("[name=masters-0-file]", large_file(tmp_path))
    line(form, 500_000)
    save(form)
    box = form.locator("[data-upload-progress]")
    expect(box).to_contain_text(re.compile(r"MB sent, about \d+ seconds? left"))
    form.wait_for_function("() => document.querySelector('[data-upload-bar]').value > 20")
    expect(box).to_contain_text("The file ends before its film does.", timeout=20_000)
    kept(form)
    field = form.locator("[data-field]", has=form.locator("[name=masters-0-file]"))
    expect(field.locator(".error-message")).to_contain_text("ends before its film does")


def test_an_upload_can_be_stopped_and_sent_again(
    form: Page, tmp_path: Path, site_folder: Path
) -> None:
    film = next(site_folder.rglob("*.mp4"))
    form.set_input_files("[name=masters-0-file]", film)
    slow = line(form, 20_000)
    save(form)
    form.get_by_role("button", name="Stop").click()
    expect(form.get_by_text("Stopped. The form is as you filled it.").first).to_be_visible()
    kept(form)
    slow.detach()
    form.get_by_role("button", name="Send again").click()
    expect(form.get_by_text("Recording 'Una grabación' created")).to_be_visible(timeout=20_000)


def test_a_line_that_breaks_leaves_the_form(form: Page, complaints, tmp_path: Path) -> None:
    form.set_input_files("[name=masters-0-file]", large_file(tmp_path))
    form.route("**/recording/add/", lambda route: route.abort("connectionreset"))
    save(form)
    expect(form.get_by_text("The connection broke off.").first).to_be_visible()
    kept(form)
    form.unroute("**/recording/add/")
    form.get_by_role("button", name="Send again").click()
    expect(form.locator("[data-upload-progress]")).to_contain_text("ends before its film does")
    assert len(complaints.found) == 1  # the browser's own, of the line
    complaints.found.clear()


def test_a_wrong_file_is_refused_before_it_is_sent(form: Page, tmp_path: Path) -> None:
    sent: list[str] = []
    form.on("request", lambda request: sent.append(request.method))
    form.set_input_files("[name=masters-0-file]", large_file(tmp_path, "clase.wmv"))
    wrong = "“clase.wmv” is not a file of the right kind. Allowed: .mp4 .mov"
    expect(form.locator("[data-upload-errors]")).to_contain_text(wrong)
    save(form)
    assert "POST" not in sent
    kept(form)
