"""The start page: what needs somebody, where it is, and at what cost."""

import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import WorkflowState

from portal.accounts.granting import review_by
from portal.accounts.roles import Role, group_of
from portal.desk.models import CheckedLink
from portal.desk.needs.need import SHOWN
from portal.desk.today import needs_of
from portal.importing.models import Batch
from portal.jobs.models import Job
from portal.media.models import CaptionTrack, Master, Recording
from resources.models import Video
from tests import people
from tests.factories import make_practice, make_recording, make_series, make_video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
TODAY = date(2026, 11, 21)
MOST_QUERIES = 25


@pytest.fixture
def editor():
    return people.publisher()


def lines(user, key: str) -> dict[str, str]:
    """What one heap says, by title."""
    heaps = {need.key: need.lines for need in needs_of(user)}
    return {line.title: line.note for line in heaps.get(key, [])}


def needs_changes(record, author, reviewer, comment: str) -> None:
    record.save_revision(user=author)
    state = review_by(group_of(Role.PUBLISHER)).start(record, author)
    state.current_task_state.reject(user=reviewer, comment=comment)


@pytest.mark.parametrize(
    ("review_by", "said"),
    [
        (TODAY - timedelta(days=40), "40 days ago"),
        (TODAY - timedelta(days=1), "1 day ago"),
        (TODAY, "today"),
        (TODAY + timedelta(days=1), "in 1 day"),
        (TODAY + timedelta(days=30), "in 30 days"),
        (TODAY + timedelta(days=31), None),
        (None, None),
    ],
)
def test_a_review_date_is_named_30_days_ahead(editor, review_by, said) -> None:
    make_video(title_en="Balance", review_by=review_by)
    note = lines(editor, "review-dates").get("Balance")
    assert (note and said in note) or note is said


def test_a_draft_has_no_review_date_to_keep(editor) -> None:
    make_video(review_by=TODAY, live=False)
    assert lines(editor, "review-dates") == {}


def test_kinds_stand_in_one_list_the_most_urgent_first(editor) -> None:
    make_video(title_en="Later", review_by=TODAY + timedelta(days=9))
    make_practice(title_en="First", review_by=TODAY - timedelta(days=9))
    make_series(title_en="Second", review_by=TODAY)
    assert list(lines(editor, "review-dates")) == ["First", "Second", "Later"]


def test_the_other_language_is_asked_for_by_its_fields(editor) -> None:
    make_video(title_en="No summary", summary_es=None)
    stale = make_video(title_es="Un título viejo", source_language="es", summary_es="Nuevo.")
    stale.confirm_twin()
    stale.summary_es = "Todavía más nuevo."
    stale.save()
    make_practice(title_en="A bare step", steps=[("Ask.", None)])
    assert lines(editor, "other-language") == {
        "No summary": "Missing in Spanish: summary",
        "Un título viejo": "Not up to date in English: summary",
        "A bare step": "Missing in Spanish: steps",
    }


@pytest.mark.parametrize(
    ("role", "seen"), [(Role.TRANSLATOR_ES, "From English"), (Role.TRANSLATOR_EN, "Del español")]
)
def test_a_translator_sees_their_language_alone(role, seen) -> None:
    make_video(title_en="From English", title_es=None)
    make_video(title_es="Del español", title_en=None, source_language="es")
    translator = people.stranger()
    group = Group.objects.get_or_create(name=role.value)[0]
    group.permissions.add(Permission.objects.get(codename="change_video"))
    translator.groups.add(group)
    assert list(lines(translator, "other-language")) == [seen]


def test_nobody_sees_a_kind_that_they_may_not_change() -> None:
    person = people.stranger()
    person.user_permissions.add(Permission.objects.get(codename="change_bestpractice"))
    for make in (make_video, make_practice):
        make(title_en=f"By {make.__name__}", review_by=TODAY, summary_es=None)
    make_recording(["en"]).caption_tracks.all().delete()
    assert list(lines(person, "review-dates")) == ["By make_practice"]
    assert list(lines(person, "other-language")) == ["By make_practice"]
    assert lines(person, "captions") == {}
    assert needs_of(people._person("nobody@example.org")) == []


def test_a_draft_waits_for_those_who_may_review_it(editor) -> None:
    author = people.editor("es")
    video = make_video(title_en="To be read")
    video.save_revision(user=author)
    review_by(group_of(Role.PUBLISHER)).start(video, author)
    assert lines(editor, "to-review") == {"To be read": f"Sent by {author} on November 21, 2026"}
    assert lines(people.stranger(), "to-review") == {}


def test_a_refusal_comes_back_with_its_reason_to_its_author_alone(editor) -> None:
    author = people.editor("es")
    needs_changes(make_video(title_en="Sent"), author, editor, "Say who is filmed.")
    [need] = [need for need in needs_of(author) if need.key == "refused"]
    assert [(line.title, line.quote) for line in need.lines] == [("Sent", "Say who is filmed.")]
    assert lines(editor, "refused") == {}


def test_a_refusal_is_gone_when_the_draft_is_sent_again(editor) -> None:
    author, video = people.editor("es"), make_video(title_en="Sent")
    needs_changes(video, author, editor, "Say who is filmed.")
    state = WorkflowState.objects.get()
    state.resume(user=author)
    assert lines(author, "refused") == {}
    assert list(lines(editor, "to-review")) == ["Sent"]


def test_captions_are_asked_for_by_voice_and_language(editor) -> None:
    for name, lacking in (("none", "en es"), ("only English", "es"), ("both", "")):
        recording = make_recording(["es", "mix"])
        Recording.objects.filter(pk=recording.pk).update(name=name)
        CaptionTrack.objects.filter(
            recording=recording, spoken_language="mix", language__in=lacking.split()
        ).delete()
    Recording.objects.create(name="without a film")
    assert lines(editor, "captions") == {
        "none": "No captions",
        "only English": "No captions in Spanish",
    }


def test_a_film_that_could_not_be_made_says_why(editor) -> None:
    recording = make_recording(["en"])
    states = {"en": Job.State.FAILED, "es": Job.State.WAITING, "mix": Job.State.DONE}
    for voice, state in states.items():
        job = Job.objects.create(task="x", queue="films", state=state, reason="It has no sound.")
        master = Master(recording=recording, spoken_language=voice, job=job)
        master.file.save("film.mp4", ContentFile(b"x"), save=False)
        Master.objects.bulk_create([master])
    assert lines(editor, "uploads") == {
        f"{recording.name} (en)": "It has no sound.",
        f"{recording.name} (es)": "Is being made; nothing to do for now",
    }


def broken_link(video: Video, **changes) -> None:
    place = {
        "content_type": ContentType.objects.get_for_model(video),
        "object_id": video.pk,
        "title": str(video),
        "title_language": "en",
        "field": "summary",
        "language": "es",
        "address": "https://example.org/away",
        "outcome": CheckedLink.Outcome.GONE,
        "status": 404,
        "failing_since": timezone.now() - timedelta(days=3),
        "failures": 3,
    }
    CheckedLink.objects.create(**place | changes)


def test_a_broken_link_leads_to_its_field(editor) -> None:
    video = make_video(title_en="Linked")
    broken_link(video)
    [need] = [need for need in needs_of(editor) if need.key == "links"]
    assert need.lines[0].note == "https://example.org/away: the page is gone (404)"
    assert need.lines[0].url.endswith(f"/video/edit/{video.pk}/#id_summary_es")


def test_every_line_leads_to_a_field_that_is_there(client, editor) -> None:
    make_video(review_by=TODAY, summary_es=None)
    make_practice(steps=[("Ask.", None)], review_by=TODAY)
    make_recording(["en"]).caption_tracks.all().delete()
    client.force_login(editor)
    urls = [line.url for need in needs_of(editor) for line in need.lines]
    assert len(urls) == 5
    for url in urls:
        path, _, anchor = url.partition("#")
        assert f'id="{anchor}"' in client.get(path).content.decode(), url


def test_the_page_counts_and_cuts_its_lists(client, editor) -> None:
    for _number in range(SHOWN + 3):
        make_video(review_by=TODAY)
    client.force_login(editor)
    html = client.get("/admin/").content.decode()
    assert html.count("The review date is today") == SHOWN
    assert re.search(r"<strong>11</strong>", html)
    assert "3 more." in html


def test_the_page_is_friendly_where_there_is_nothing_to_do(client, editor) -> None:
    make_video()
    client.force_login(editor)
    assert "Nothing needs you today." in client.get("/admin/").content.decode()


def fill(many: int, author, reviewer) -> None:
    for number in range(many):
        video = make_video(review_by=TODAY, summary_es=None, voices=["en"])
        video.recording.caption_tracks.all().delete()
        practice = make_practice(review_by=TODAY, steps=[("Ask.", None)])
        make_series(review_by=TODAY, summary_en="Alone.")
        broken_link(video, address=f"https://example.org/{number}")
        needs_changes(video, reviewer, author, "Not yet.")
        practice.save_revision(user=author)
        review_by(group_of(Role.PUBLISHER)).start(practice, author)


def test_the_queries_do_not_grow_with_the_rows(client, editor) -> None:
    author = people.editor("es")
    counts = []
    client.force_login(editor)
    client.get("/admin/")
    for many in (3, 27):
        fill(many, author, editor)
        with CaptureQueriesContext(connection) as queries:
            html = client.get("/admin/").content.decode()
        counts.append(len(queries))
        assert html.count('class="desk__need"') == 6
    assert counts[0] == counts[1] <= MOST_QUERIES, counts


def test_what_was_promised_to_readers_comes_back_with_its_reason(editor) -> None:
    away = {"summary_es": None, "exception_reason": "The translator is away."}
    make_video(title_en="Soon", exception_until=TODAY + timedelta(days=3), **away)
    make_practice(title_en="Late", exception_until=TODAY - timedelta(days=1), **away)
    make_video(title_en="A draft", exception_until=TODAY, live=False, **away)
    assert lines(editor, "exceptions") == {
        "Late": "Was promised for November 20, 2026; it is still public",
        "Soon": "By November 24, 2026",
    }
    heap = next(need for need in needs_of(editor) if need.key == "exceptions")
    assert [(line.is_late, line.quote) for line in heap.lines] == [
        (True, "The translator is away."),
        (False, "The translator is away."),
    ]


def test_what_the_gate_holds_back_after_its_hour_is_named(editor) -> None:
    video = make_video(title_en="Held", live=False, go_live_at=timezone.now() + timedelta(days=1))
    video.save_revision().publish()
    assert lines(editor, "exceptions") == {}
    video.revisions.update(approved_go_live_at=timezone.now() - timedelta(hours=1))
    assert "but something is missing" in lines(editor, "exceptions")["Held"]


def test_a_spreadsheet_waits_for_whoever_has_sent_it_in(editor) -> None:
    checked = Batch.objects.create(owner=editor, name="videos.csv", state="checked")
    Batch.objects.create(owner=editor, name="damaged.csv", state="refused")
    Batch.objects.create(owner=editor, name="over.csv", state="made")
    Batch.objects.create(owner=people.administrator(), name="another.csv", state="checked")
    assert lines(editor, "catalogue") == {
        "damaged.csv": "Nothing was changed; some cells have to be mended",
        "videos.csv": "Is checked; look at what would be done, and make it",
    }
    urls = {line.url for need in needs_of(editor) for line in need.lines}
    assert f"/admin/catalogue/{checked.pk}/" in urls
