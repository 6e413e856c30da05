"""Editors' work from end to end: what goes out of date, is sent, refused, mended, sent again."""

from playwright.sync_api import expect

from tests.browser.conftest import Coworkers
from tests.browser.editing import (
    ask_for_changes,
    open_video,
    save_draft,
    send_for_review,
)

REASON = "La primera frase promete otra cosa que el video."


def test_a_translator_mends_an_out_of_date_summary(coworkers: Coworkers) -> None:
    editor = coworkers("editora")
    screen = open_video(editor, "Cuando dos autobuses vuelven")
    summary = editor.locator("[name=summary_es]")
    summary.fill(f"{summary.input_value()} Se cuenta también hacia atrás.")
    save_draft(editor)

    translator = coworkers("translator")
    translator.goto(screen)
    field = translator.locator("[data-twin]", has=translator.locator("[name=summary_en]"))
    expect(field).to_contain_text("Not up to date: the source has changed.")
    expect(field.locator("ins")).to_contain_text("Se cuenta también hacia atrás.")
    expect(translator.locator("[name=summary_es]")).not_to_be_editable()

    english = translator.locator("[name=summary_en]")
    english.fill(f"{english.input_value()} They count backwards too.")
    save_draft(translator)
    expect(field).not_to_contain_text("Not up to date")


def test_a_refused_record_is_found_mended_and_sent_again(coworkers: Coworkers) -> None:
    editor = coworkers("editora")
    screen = open_video(editor, "Llenar cajas iguales")
    editor.locator("[name=summary_es]").fill("Con un tanque de agua se ve qué es una mitad.")
    send_for_review(editor)

    publisher = coworkers("publicadora")
    publisher.goto(screen)
    ask_for_changes(publisher, REASON)

    editor.goto("/admin/")
    came_back = editor.locator("#refused")
    expect(came_back).to_contain_text("Pilar")
    line = came_back.locator("li", has_text=REASON)
    line.get_by_role("link").click()
    expect(editor).to_have_url(screen)
    expect(editor.get_by_text(REASON).first).to_be_visible()
    editor.locator("[name=summary_es]").fill("Un tanque de agua se llena hasta la mitad.")
    send_for_review(editor)

    editor.goto("/admin/")
    expect(editor.get_by_text(REASON)).to_have_count(0)
    publisher.goto("/admin/")
    expect(publisher.locator("#to-review")).to_contain_text("Llenar cajas iguales")
