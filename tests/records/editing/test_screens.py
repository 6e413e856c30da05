"""The screens of every kind of record, through their real addresses."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.records.models import Record
from portal.records.twin import GAP
from portal.taxonomy.models import Audience
from resources.models import BestPractice, Collection, Video
from tests import people
from tests.factories import make_practice, make_recording, make_series, make_video, term
from tests.filled_forms import filled
from tests.pages.reading import Page, read

pytestmark = pytest.mark.django_db


def practice(**columns: Any) -> BestPractice:
    return make_practice(handouts=[{"en": 1}], **columns)


MAKERS = {Video: make_video, BestPractice: practice, Collection: make_series}
every_kind = pytest.mark.parametrize("make", MAKERS.values(), ids=["video", "practice", "series"])
SAVE: dict[str, str] = {}
PUBLISH = {"action-publish": "1"}


def signed_in(language: str = "en") -> Client:
    client = Client()
    client.force_login(people.publisher(language))
    return client


@pytest.fixture
def editor() -> Client:
    return signed_in()


def url(record: Record, name: str = "edit", *more: object) -> str:
    return reverse(record.snippet_viewset.get_url_name(name), args=[record.pk, *more])


def write(client: Client, record: Record, button: dict[str, str] = SAVE, **changes: Any) -> Any:
    """Opens the record's screen, changes some fields, presses a button."""
    return client.post(url(record), filled(client.get(url(record)), **changes) | button)


def newest(record: Record) -> Any:
    return type(record).objects.get(pk=record.pk).get_latest_revision_as_object()


def field_names(page: Page, *texts: str) -> list[str]:
    named = [control["name"] for control in page.all("[data-twin] [name]")]
    return [name for name in named if name.rpartition("_")[0] in texts]


@every_kind
def test_lists_are_ticked_so_that_one_click_keeps_the_rest(editor, make) -> None:
    one, two = (term(Audience, key) for key in ("one", "two"))
    record = make()
    record.audiences.set([one])
    record.save()
    boxes = read(editor.get(url(record))).all("[name=audiences][type=checkbox]")
    ticked = {box["value"]: box.has_attr("checked") for box in boxes}
    assert ticked == {str(one.pk): True, str(two.pk): False}


# The order of the languages


@every_kind
@pytest.mark.parametrize(("first", "second"), [("en", "es"), ("es", "en")])
def test_the_source_language_comes_first(editor, make, first, second) -> None:
    page = read(editor.get(url(make(source_language=first))))
    expected = [f"{text}_{code}" for text in ("title", "summary") for code in (first, second)]
    assert field_names(page, "title", "summary") == expected


@every_kind
@pytest.mark.parametrize("screens", ["en", "es"])
def test_a_new_record_is_proposed_in_the_editor_s_own_language(make, screens) -> None:
    client = signed_in(screens)
    page = read(client.get(reverse(make().snippet_viewset.get_url_name("add"))))
    assert page.one("[name=source_language] option[selected]")["value"] == screens
    assert field_names(page, "title")[0] == f"title_{screens}"


def test_the_rows_of_a_part_follow_their_record(editor) -> None:
    page = read(editor.get(url(practice(source_language="es"))))
    names = [c["name"] for c in page.all("#id_steps-FORMS [data-twin] [name]")]
    assert names == ["steps-0-text_es", "steps-0-text_en"]
    template = page.one("template#id_steps-EMPTY_FORM_TEMPLATE")
    names = [control["name"] for control in template.all("[data-twin] [name]")]
    assert names == ["steps-__prefix__-text_es", "steps-__prefix__-text_en"]


@every_kind
@pytest.mark.parametrize(("screens", "names"), [("en", ("English", "Spanish"))])
def test_every_column_says_its_language_to_eyes_and_to_machines(make, screens, names) -> None:
    page = read(signed_in(screens).get(url(make())))
    for control in page.all("[data-twin] textarea, [data-twin] input[type=text]"):
        code = control["name"].rpartition("_")[2]
        assert control["lang"] == code
        label = page.one(f'label[for="{control["id"]}"]').text.rstrip("*")
        assert label.endswith(f"({dict(zip(('en', 'es'), names, strict=True))[code]})")


# What is marked


def test_a_source_that_changed_shows_its_words_beside_the_field(editor) -> None:
    video = make_video(summary_en="Two sides weigh the same.", source_language="en")
    write(editor, video, PUBLISH, summary_en="Two pans weigh the same.")
    work = read(editor.get(url(video))).one("[data-language=es] .twin-work")
    assert work.one("del").text == "(removed: sides)"
    assert work.one("ins").text == "(added: pans)"
    assert work.one("[lang]")["lang"] == "en"


def test_a_mark_describes_its_field(editor) -> None:
    video = make_video(summary_es=None)
    page = read(editor.get(url(video)))
    described = page.one("[name=summary_es]")["aria-describedby"].split()[0]
    assert page.one(f"#{described}").text.startswith("Missing.")
    assert not page.one("[name=title_es]").has_attr("aria-describedby")


def test_changes_are_shown_against_the_version_that_was_translated(editor) -> None:
    video = make_video(summary_en="One.")
    for text in ("One two.", "One two three.", "One two three four."):
        write(editor, video, SAVE, summary_en=text)
    work = read(editor.get(url(video))).one(".twin-work")
    assert work.one("ins").text == "(added: One two three four.)"


def test_a_translation_that_nobody_confirmed_says_no_more_than_that(editor) -> None:
    video = make_video()
    Video.objects.filter(pk=video.pk).update(twin_fingerprints={})
    work = read(editor.get(url(video))).one(".twin-work")
    assert work.all("ins, del") == []
    assert "No earlier version" in work.text


def test_one_field_can_be_said_to_hold_still(editor) -> None:
    video = make_video()
    write(editor, video, SAVE, summary_en="Changed.", title_en="Changed too")
    assert newest(video).twin.fields == ("title", "summary")
    write(editor, video, SAVE, still_true="summary")
    assert newest(video).twin.fields == ("title",)


def test_a_step_that_changed_is_marked_over_the_steps(editor) -> None:
    record = practice(steps=[("Ask first.", "Primero, pregunte.")])
    write(editor, record, SAVE, **{"steps-0-text_en": "Ask twice."})
    page = read(editor.get(url(record)))
    assert [d.text for d in page.all(".twin-work del")] == ["(removed: first.)"]
    write(editor, record, SAVE, still_true="steps")
    assert newest(record).twin.state == "done"


# Beginning the other language


def test_an_empty_text_is_begun_and_still_counts_as_missing(editor) -> None:
    video = make_video(summary_en="1. Ask.\n2. Wait 10 minutes.", summary_es=None)
    write(editor, video, {"begin": "summary"})
    assert newest(video).summary_es == f"1. {GAP}\n2. {GAP} 10 {GAP}"
    assert newest(video).twin.fields == ("summary",)
    page = read(editor.get(url(video)))
    assert "Begun" in page.one("[data-language=es] .twin-mark").text
    write(editor, video, SAVE)
    assert newest(video).twin.fields == ("summary",)
    write(editor, video, SAVE, summary_es="1. Pregunte.\n2. Espere 10 minutos.")
    assert newest(video).twin.state == "done"


def test_all_empty_texts_are_begun_at_once_and_none_is_overwritten(editor) -> None:
    record = practice(
        title_es="Ya está", problem_es=None, steps=[("Ask 3 times.", ""), ("Go.", "Vaya.")]
    )
    write(editor, record, SAVE, twin_action="begin")
    draft = newest(record)
    assert draft.title_es == "Ya está"
    assert draft.problem_es == GAP
    assert [s.text_es for s in draft.steps.all()] == [f"{GAP} 3 {GAP}", "Vaya."]
    assert draft.twin.fields == ("problem", "steps")


def test_readers_never_see_a_text_that_was_only_begun(editor) -> None:
    video = make_video(summary_es=None)
    until = timezone.localdate() + timedelta(days=9)
    waits = {"exception_until": until.isoformat(), "exception_reason": "On its way."}
    write(editor, video, {"begin": "summary"} | waits)
    newest(video).latest_revision.publish()
    assert Video.objects.get().has_unpublished_changes is False
    assert GAP not in Client().get(video.url_in("es")).content.decode()


def test_what_was_begun_in_the_background_appears_on_the_open_screen(editor) -> None:
    record = practice(summary_es=None, steps=[("Ask.", "")])
    fields = filled(editor.get(url(record)), twin_action="begin")
    answer = editor.post(url(record), fields, headers={"accept": "application/json"})
    updates = answer.json()["field_updates"]
    assert (updates["summary_es"], updates["steps-0-text_es"]) == (GAP, GAP)
    assert updates["twin_action"] == ""


# Versions


@every_kind
@pytest.mark.parametrize("mode", ["en", "es"])
def test_each_language_can_be_previewed_at_the_width_of_a_phone(editor, make, mode) -> None:
    record = make()
    screen = read(editor.get(url(record)))
    assert "360" in [size["data-device-width"] for size in screen.all("[data-device-width]")]
    preview = url(record, "preview_on_edit")
    assert editor.post(preview, filled(editor.get(url(record)))).json()["is_valid"]
    assert read(editor.get(preview, {"mode": mode})).one("html")["lang"] == mode


@every_kind
@pytest.mark.parametrize(("screens", "label"), [("en", "Summary (Spanish)")])
def test_compared_versions_name_their_fields_with_the_language(make, screens, label) -> None:
    client, record = signed_in(screens), make()
    for text in ("Uno.", "Dos."):
        write(client, record, SAVE, summary_es=text)
    page = read(client.get(url(record, "revisions_compare", "earliest", "latest")))
    assert f"{label}:" in [named.text for named in page.all("td.title")]


@every_kind
def test_an_earlier_version_is_brought_back(editor, make) -> None:
    record = make()
    for text in ("Uno.", "Dos."):
        write(editor, record, SAVE, summary_es=text)
    first = type(record).objects.get().revisions.order_by("pk")[1]
    revert = url(record, "revisions_revert", first.pk)
    fields = filled(editor.get(revert), revision=first.pk)
    assert editor.post(url(record), fields).status_code == 302
    assert newest(record).summary_es == "Uno."


@every_kind
def test_a_copy_is_a_draft_of_its_own(editor, make) -> None:
    record = make(summary_es=None)
    form = filled(editor.get(url(record, "copy")), "main form")
    assert form["slug"] == [f"{record.slug}-2"]
    answer = editor.post(url(record, "copy"), form | PUBLISH)
    copy = type(record).objects.exclude(pk=record.pk).get()
    assert answer["Location"] == url(copy)
    assert (copy.live, copy.title_en, copy.slug) == (False, record.title_en, f"{record.slug}-2")
    assert newest(copy).twin == record.twin
    for part in record.parts:
        rows = list(getattr(newest(copy), part).all())
        assert [str(row) for row in rows] == [str(row) for row in getattr(record, part).all()]
        assert not {row.pk for row in rows} & {row.pk for row in getattr(record, part).all()}
    record.refresh_from_db()
    assert record.live
    assert editor.get(url(copy)).status_code == 200


def test_a_copy_leaves_the_film_and_the_place_in_the_series(editor) -> None:
    video = make_video(recording=make_recording(["en"]), series=make_series(), series_position=1)
    editor.post(url(video, "copy"), {"slug": "another"})
    copy = Video.objects.get(slug="another")
    assert (copy.recording, copy.series_position, copy.series) == (None, None, video.series)
    assert Video.objects.get(pk=video.pk).recording is not None


@every_kind
@pytest.mark.parametrize("slug", ["", "with space", "x" * 121, "taken"])
def test_a_copy_needs_an_address_of_its_own(editor, make, slug) -> None:
    record = make(slug="taken")
    answer = editor.post(url(record, "copy"), {"slug": slug})
    assert answer.status_code == 200
    assert read(answer).all(".error-message")
    assert type(record).objects.count() == 1


@every_kind
def test_a_whole_form_sent_to_the_address_of_the_copy_leaves_the_source_alone(editor, make) -> None:
    record = make()
    fields = filled(editor.get(url(record)), title_en="Overwritten?", slug="copied")
    editor.post(url(record, "copy"), fields | PUBLISH)
    record.refresh_from_db()
    assert record.title_en != "Overwritten?"
    assert record.slug != "copied"


@every_kind
def test_a_lock_holds_and_is_opened(make) -> None:
    client = Client()
    client.force_login(people.administrator())
    record = make()
    client.post(url(record, "lock"))
    assert type(record).objects.get().locked
    write(client, record, SAVE, summary_en="While locked.")
    client.post(url(record, "unlock"))
    assert not type(record).objects.get().locked


@every_kind
def test_it_goes_live_and_is_taken_down_by_its_dates(editor, make, time_machine_at) -> None:
    record = make(live=False)
    now = timezone.localtime()
    dates = {
        "go_live_at": f"{now + timedelta(days=1):%Y-%m-%d %H:%M}",
        "expire_at": f"{now + timedelta(days=3):%Y-%m-%d %H:%M}",
    }
    assert write(editor, record, PUBLISH, **dates).status_code == 302
    listing = reverse(record.snippet_viewset.get_url_name("list"))
    assert "Scheduled" in read(editor.get(listing)).one("table.listing tbody").text
    assert not type(record).objects.live().exists()


@every_kind
def test_deleting_says_where_it_is_used_first(editor, make) -> None:
    record = make()
    client = Client()
    client.force_login(people.administrator())
    assert client.get(url(record, "usage")).status_code == 200
    assert "Yes, delete" in client.get(url(record, "delete")).content.decode()
    client.post(url(record, "delete"))
    assert not type(record).objects.exists()


# Nothing that was typed is lost


@every_kind
@pytest.mark.parametrize(
    ("changes", "field"),
    [({"title_en": ""}, "title_en"), ({"slug": "a b"}, "slug"), ({"slug": ""}, "slug")],
)
def test_a_refusal_stands_at_its_field_and_keeps_the_rest(editor, make, changes, field) -> None:
    record = make(source_language="en")
    answer = write(editor, record, PUBLISH, summary_es="Recién escrito.", **changes)
    page = read(answer)
    assert page.one("[name=summary_es]").text == "Recién escrito."
    control = page.one(f"[name={field}]")
    assert control["aria-invalid"] == "true"
    described = [page.one(f"#{name}").text for name in control["aria-describedby"].split()]
    assert any(described)


@every_kind
def test_sending_the_same_form_twice_makes_no_second_record(editor, make) -> None:
    add = reverse(make().snippet_viewset.get_url_name("add"))
    fields = filled(editor.get(add), title_en="Once", slug="once")
    fields |= {"subject": str(make_video().subject_id)}
    first, second = editor.post(add, fields), editor.post(add, fields)
    assert (first.status_code, second.status_code) == (302, 200)
    assert read(second).one("[name=slug]")["aria-invalid"] == "true"


@pytest.mark.parametrize("many", [None, "x"])
def test_a_form_that_no_screen_has_sent_is_refused(editor, many) -> None:
    video = make_video()
    fields = filled(editor.get(url(video)))
    del fields["related-count"]
    if many:
        fields["related-count"] = many
    assert editor.post(url(video), fields).status_code == 400


@every_kind
def test_whoever_was_signed_out_meanwhile_is_led_to_the_sign_in(editor, make) -> None:
    record = make()
    fields = filled(editor.get(url(record)), summary_es="Recién escrito.")
    answer = Client().post(url(record), fields)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/en/account/sign-in/?next=")


@every_kind
def test_the_second_of_two_editors_is_told_of_the_first(editor, make) -> None:
    record = make()
    other = signed_in("es")
    opened, late = filled(editor.get(url(record))), read(other.get(url(record)))
    editor.post(url(record), opened | {"summary_es": "La primera."})
    session = late.one("[data-controller~=w-session]")
    ping = other.post(session["data-w-swap-src-value"])
    assert "publisher.en@example.org" in ping.content.decode()
