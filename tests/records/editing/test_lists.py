"""The editors' lists: what they show, and how records are found on them."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from portal.records.editing.filters import ReviewDate
from portal.records.editing.states import EditingState
from resources.models import BestPractice, Collection, Video
from tests import people
from tests.factories import make_collection, make_practice, make_series, make_video
from tests.pages.reading import Page, read

pytestmark = pytest.mark.django_db
LIST = "/admin/snippets/resources/video/"
MAKERS = {Video: make_video, BestPractice: make_practice, Collection: make_series}


@pytest.fixture
def editor() -> Client:
    return signed_in("en")


def signed_in(language: str) -> Client:
    client = Client()
    client.force_login(people.editor(language))
    return client


def rows(client: Client, url: str = LIST, **asked: str) -> list[Page]:
    return read(client.get(url, asked)).all("table.listing tbody tr")


def titles(client: Client, **asked: str) -> list[str]:
    return [row.one(".title-wrapper a").text for row in rows(client, **asked)]


def test_a_row_shows_both_titles_each_with_its_language(editor) -> None:
    make_video(source_language="es", title_es="La balanza", title_en="The scale")
    (row,) = rows(editor)
    assert row.one(".title-wrapper a [lang=es]").text == "La balanza"
    assert row.one(".listing-twin [lang=en]").text == "The scale"


def test_a_row_speaks_of_the_newest_version(editor) -> None:
    video = make_video(title_en="Old", title_es="Vieja")
    draft = Video.objects.get(pk=video.pk)
    draft.title_en, draft.summary_es = "New", None
    draft.save_revision()
    (row,) = rows(editor)
    assert row.one(".title-wrapper a").text == "New"
    assert "Missing summary" in row.text
    assert "Live Newer draft" in row.text


def test_a_review_date_that_has_passed_is_marked_in_words(editor) -> None:
    make_video(review_by=timezone.localdate() - timedelta(days=1))
    make_video(review_by=timezone.localdate() + timedelta(days=1))
    marked = ["Has passed" in row.text for row in rows(editor)]
    assert sorted(marked) == [False, True]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("balanza", True),
        ("SCALE", True),
        ("arbol", True),
        ("Árbol balanza", True),
        ("nino", True),
        ("la-balanza-del", True),
        ("zorro", False),
        ("balanza zorro", False),
        ("\x00", True),
        ("%", False),
    ],
)
def test_it_is_found_by_either_title_or_its_address(editor, words, found) -> None:
    make_video(title_es="La balanza del árbol y el niño", title_en="Scale", slug="la-balanza-del-a")
    answer = editor.get(LIST, {"q": words})
    assert answer.status_code == 200
    assert bool(read(answer).all("table.listing tbody tr")) is found


def review() -> Workflow:
    workflow = Workflow.objects.create(name="Review")
    task = GroupApprovalTask.objects.create(name="A second reader")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    return workflow


@pytest.fixture
def in_every_state(editor) -> dict[str, Video]:
    now = timezone.now()
    videos = {
        "live": make_video(),
        "draft": make_video(live=False),
        "expired": make_video(expire_at=now - timedelta(hours=1), first_published_at=now),
        "changed": make_video(),
        "scheduled": make_video(live=False),
        "in_review": make_video(live=False),
    }
    for name in ("changed", "scheduled", "in_review"):
        draft = Video.objects.get(pk=videos[name].pk)
        draft.go_live_at = now + timedelta(days=1) if name == "scheduled" else None
        revision = draft.save_revision()
        if name == "scheduled":
            revision.publish()
        if name == "in_review":
            review().start(draft, people.administrator())
    return videos


@pytest.mark.parametrize(
    ("state", "found"),
    [
        (EditingState.LIVE, {"live", "changed"}),
        (EditingState.CHANGED, {"changed"}),
        (EditingState.DRAFT, {"draft", "in_review"}),
        (EditingState.IN_REVIEW, {"in_review"}),
        (EditingState.SCHEDULED, {"scheduled"}),
        (EditingState.EXPIRED, {"expired"}),
    ],
)
def test_a_filter_and_the_column_name_the_same_states(editor, in_every_state, state, found) -> None:
    shown = {row.one(".title-wrapper a").text: row.text for row in rows(editor, state=state)}
    assert set(shown) == {in_every_state[name].title_en for name in found}
    assert all(str(state.label) in text for text in shown.values())


@pytest.mark.parametrize(
    ("when", "days"),
    [
        (ReviewDate.PASSED, [-1]),
        (ReviewDate.SOON, [0, 30]),
        (ReviewDate.LATER, [31]),
        (ReviewDate.NONE, [None]),
    ],
)
def test_a_filter_of_review_dates(editor, when, days) -> None:
    for day in (-1, 0, 30, 31, None):
        review_by = None if day is None else timezone.localdate() + timedelta(days=day)
        make_video(title_en=f"In {day} days", review_by=review_by)
    assert set(titles(editor, review=when)) == {f"In {day} days" for day in days}


def test_a_filter_of_the_other_language(editor) -> None:
    make_video(title_en="Whole")
    make_video(title_en="Half", summary_es=None)
    assert titles(editor, twin_state="missing") == ["Half"]
    assert titles(editor, twin_state="done") == ["Whole"]


@pytest.mark.parametrize("asked", [{"state": "x"}, {"review": "x"}, {"ordering": "x"}, {"p": "x"}])
def test_nonsense_in_the_address_is_no_error(editor, asked) -> None:
    make_video()
    assert editor.get(LIST, asked).status_code == 200


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("sort_key_en", ["Árbol", "Bean", "Zebra"]),
        ("-sort_key_en", ["Zebra", "Bean", "Árbol"]),
        ("review_by", ["Zebra", "Bean", "Árbol"]),
        ("twin_state", ["Bean", "Árbol", "Zebra"]),
    ],
)
def test_columns_can_be_ordered_by(editor, ordering, expected) -> None:
    make_video(title_en="Zebra", review_by=date(2026, 1, 1), summary_es=None)
    make_video(title_en="Árbol", review_by=date(2026, 3, 1), review_requested_at=timezone.now())
    make_video(title_en="Bean", review_by=date(2026, 2, 1))
    assert titles(editor, ordering=ordering) == expected


def test_titles_are_ordered_by_the_language_of_the_screens() -> None:
    make_video(title_en="A", title_es="Zeta")
    make_video(title_en="B", title_es="Alfa")
    editora = signed_in("es")
    assert titles(editora, ordering="sort_key_es") == ["B", "A"]


@pytest.mark.parametrize("kind", MAKERS)
def test_a_long_list_asks_no_more_than_a_short_one(
    editor, kind, django_assert_max_num_queries
) -> None:
    url = reverse(kind.snippet_viewset.get_url_name("list"))

    def asked(many: int) -> int:
        while kind.objects.count() < many:
            MAKERS[kind](summary_es=None).save_revision()
        editor.get(url)  # what is looked up once for all
        with django_assert_max_num_queries(40) as queries:
            assert len(rows(editor, url)) == many
        return len(queries)

    assert asked(3) == asked(30)


def test_a_collection_is_listed_too(editor) -> None:
    make_collection([make_video()], title_en="Gathered")
    listed = rows(editor, "/admin/snippets/resources/collection/")
    assert [row.one(".title-wrapper a").text for row in listed] == ["Gathered"]
