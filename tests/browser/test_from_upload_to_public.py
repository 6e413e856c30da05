"""A Spanish-speaking editor takes a video from upload to published in both languages."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import editing
from tests.browser.addresses import LANGUAGES, video
from tests.browser.editing import Coworkers

SLUG = "leer-la-cartilla-de-vacunas"
TEXTS = {
    "es": {
        "title": "Leer la cartilla de vacunas",
        "summary": "La cartilla dice qué vacunas tiene su hijo y cuáles le faltan.",
        "notice": "Fíjese en las fechas. Pregunte en la escuela por la que falta.",
    },
    "en": {
        "title": "Reading the vaccine card",
        "summary": "The card says which shots your child has had and which are missing.",
        "notice": "Look at the dates. Ask the school about the one that is missing.",
    },
}
CAPTIONS = {"es": "Aquí están las fechas.", "en": "The dates are here."}


def test_a_video_goes_from_upload_to_published_in_both_languages(
    coworkers: Coworkers, small_film: Path, site_folder: Path
) -> None:
    editor, publisher = coworkers("editora"), coworkers("publicadora")

    expect(editor.locator("html")).to_have_attribute("lang", "es")
    editing.upload_film(editor, "Cartilla de vacunas", "es", small_film)
    expect(editor.locator("[data-making]")).to_contain_text("En espera de su turno")
    editing.let_the_worker_work(site_folder)
    expect(editor.locator("[data-making] table")).to_contain_text("0:0")  # without a reload
    editing.write_captions(editor, CAPTIONS)

    editing.begin_video(editor, SLUG, first_in="es", texts=TEXTS["es"])
    editing.choose(editor, "recording", "Cartilla de vacunas")
    editing.choose(editor, "subject", "Salud")
    editing.say_release_is_on_file(editor)
    editing.save_draft(editor)
    expect(editing.before_publishing(editor)).to_contain_text("Falta en inglés")
    editing.begin_twin(editor, "notice")
    editing.write(editor, "en", TEXTS["en"])
    editing.save_draft(editor)
    expect(editing.before_publishing(editor)).not_to_contain_text("Falta en")
    for language in LANGUAGES:
        expect(editing.preview(editor, language)).to_contain_text(TEXTS[language]["title"])
    editing.send_for_review(editor)

    editing.open_what_waits_for_me(publisher, TEXTS["es"]["title"])
    editing.approve(publisher)
    for language in LANGUAGES:
        seen_by_readers(editor, language)


def seen_by_readers(page: Page, language: str) -> None:
    page.goto(video(language, SLUG))
    expect(page.get_by_role("heading", level=1)).to_have_text(TEXTS[language]["title"])
    expect(page.locator("main video").first).to_be_attached()
    tracks = page.locator("main video track[kind=captions]")
    expect(tracks).to_have_count(len(LANGUAGES))
    expect(page.locator("main")).to_contain_text(CAPTIONS[language])
