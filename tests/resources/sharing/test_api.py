"""The read API: everything is found once, in both languages, and no program breaks it."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from resources.models import Video
from resources.sharing.kinds import SHARED_KINDS
from tests.factories import make_collection, make_office, make_practice, make_series, make_video

pytestmark = pytest.mark.django_db
MANUAL = Path(__file__).parents[3] / "docs" / "api.md"
MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)
PUBLISHED = {"first_published_at": MOMENT, "last_published_at": MOMENT}


def get(path: str, **headers: str):
    return Client(headers={"accept-language": "en"}).get(path, headers=headers)


def published(moment: datetime = MOMENT, **columns) -> Video:
    return make_video(first_published_at=moment, last_published_at=moment, **columns)


def walk(path: str) -> list[dict]:
    """Every row, page by page."""
    rows: list[dict] = []
    while path:
        answer = get(path)
        assert answer.status_code == 200
        rows += answer.json()["items"]
        following = answer.json()["next"]
        if following:
            assert answer["Link"] == f'<{following}>; rel="next"'
        path = following and following.removeprefix("http://testserver")
    return rows


def slugs(rows: list[dict]) -> list[str]:
    return [row["slug"] for row in rows]


def test_the_index_names_every_list_feed_and_door() -> None:
    facts = get("/api/").json()
    assert facts["lists"].keys() == {kind.plural for kind in SHARED_KINDS}
    feeds = [url for by_name in facts["feeds"].values() for url in by_name.values()]
    for url in [*facts["lists"].values(), *feeds, facts["sitemap"]]:
        assert get(url.removeprefix("http://testserver")).status_code == 200


def test_a_row_holds_both_languages_and_addresses_in_both() -> None:
    series = make_series(slug="algebra", title_en="Algebra", title_es="Álgebra")
    published(
        slug="scale",
        title_en="The scale",
        title_es=None,
        voices=["en", "es"],
        audiences=["families"],
        series=series,
        series_position=1,
    )
    (row,) = get("/api/videos").json()["items"]
    assert row["title"] == {"en": "The scale", "es": None}
    assert row["url"] == {
        "en": "http://testserver/en/library/videos/scale/",
        "es": "http://testserver/es/biblioteca/videos/scale/",
    }
    assert row["audiences"][0]["key"] == "families"
    assert row["series"]["title"] == {"en": "Algebra", "es": "Álgebra"}
    assert row["changed_at"] == MOMENT.isoformat()
    assert [film["spoken_language"] for film in row["films"]] == ["en", "es"]
    for text in ("captions", "chapters", "transcripts"):
        assert [one["language"] for one in row["films"][0][text]] == ["en", "es"]
        assert get(urlsplit(row["films"][0][text][0]["url"]).path).status_code == 200
    assert row["licence"]["url"] == "https://creativecommons.org/licenses/by/4.0/"


def test_one_record_is_found_by_its_slug() -> None:
    published(slug="scale")
    make_video(slug="draft", live=False)
    assert get("/api/videos/scale").json()["slug"] == "scale"
    assert get("/api/videos/scale").json() == get("/api/videos").json()["items"][0]
    for missing in ("draft", "never"):
        assert get(f"/api/videos/{missing}").status_code == 404


def test_a_collection_names_what_everybody_may_see_of_it() -> None:
    series = make_series(slug="algebra")
    make_video(slug="b", series=series, series_position=2)
    make_video(slug="a", series=series, series_position=1)
    make_video(slug="draft", series=series, series_position=3, live=False)
    (row,) = get("/api/collections").json()["items"]
    assert [item["slug"] for item in row["items"]] == ["a", "b"]


def test_a_hand_picked_collection_names_items_of_every_kind_in_their_order() -> None:
    film, steps = make_video(slug="scale"), make_practice(slug="packets")
    hidden = make_practice(slug="draft", live=False)
    make_collection([steps, hidden, film], slug="mixed", audiences=["families"])
    row = get("/api/collections/mixed").json()
    assert row["items"] == [
        {"id": steps.document_id, "kind": "practice", "slug": "packets"},
        {"id": film.document_id, "kind": "video", "slug": "scale"},
    ]
    assert not row["is_series"]
    assert row["audiences"][0]["key"] == "families"
    for item in row["items"]:  # what it names is found there
        assert get(f"/api/{item['kind']}s/{item['slug']}").json()["id"] == item["id"]


def test_a_practice_is_told_in_both_languages() -> None:
    make_practice(slug="packets", evidence_en="It held.", evidence_es="Duró.", strategies=["talk"])
    row = get("/api/practices/packets").json()
    assert row == get("/api/practices").json()["items"][0]
    assert row["problem"] == {"en": "What was wrong.", "es": "Lo que andaba mal."}
    assert row["evidence"] == {"en": "It held.", "es": "Duró."}
    assert row["who"] == {"en": None, "es": None}
    assert [one["key"] for one in row["strategies"]] == ["talk"]
    assert row["steps"] == [{"en": "Ask first.", "es": "Primero, pregunte."}]
    assert row["url"]["es"] == "http://testserver/es/biblioteca/practicas/packets/"


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_a_walk_finds_every_row_once(limit) -> None:
    for number in range(5):  # pairs that changed at the same moment, and one of no known moment
        published(MOMENT + timedelta(microseconds=number // 2), slug=f"film-{number}")
    make_video(slug="loaded")
    make_video(slug="draft", live=False)
    rows = walk(f"/api/videos?limit={limit}")
    assert slugs(rows) == ["loaded", *(f"film-{number}" for number in range(5))]


def test_what_changes_during_a_walk_is_seen_again_and_nothing_is_missed() -> None:
    for number in range(4):
        published(MOMENT + timedelta(hours=number), slug=f"film-{number}")
    first = get("/api/videos?limit=2").json()
    Video.objects.filter(slug="film-0").update(last_published_at=MOMENT + timedelta(days=1))
    rest = walk(first["next"].removeprefix("http://testserver"))
    assert slugs(first["items"] + rest) == ["film-0", "film-1", "film-2", "film-3", "film-0"]


def test_since_a_moment_only_what_changed_is_sent() -> None:
    published(MOMENT, slug="old")
    published(MOMENT + timedelta(days=2), slug="new")
    for since in ("2026-03-02", "2026-03-02T12:00:00Z", "2026-03-03T13:00:00+01:00"):
        assert slugs(walk("/api/videos?" + urlencode({"updated_since": since, "limit": 1}))) == [
            "new"
        ]
    assert slugs(walk("/api/videos?updated_since=2026-03-04")) == []


def test_what_was_taken_down_since_is_named_and_nothing_more_is_said_of_it() -> None:
    gone = published(MOMENT, slug="unpublished")
    gone.unpublish()
    published(MOMENT, slug="expired", expire_at=timezone.now() - timedelta(hours=1))
    published(MOMENT, slug="expired-long-ago", expire_at=MOMENT + timedelta(days=1))
    make_video(slug="never-public", live=False)
    since = (timezone.now() - timedelta(days=1)).isoformat()
    rows = walk("/api/videos?" + urlencode({"updated_since": since, "limit": 1}))
    assert sorted(slugs(rows)) == ["expired", "unpublished"]
    for row in rows:
        assert row.keys() == {"id", "kind", "slug", "changed_at", "removed"}
    assert walk("/api/videos") == []


def test_who_has_it_already_is_sent_nothing() -> None:
    published()
    first = get("/api/videos")
    again = get("/api/videos", **{"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Video.objects.update(title_en="Another")
    assert get("/api/videos", **{"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("path", ["/api/", "/api/videos", "/api/nothing", "/oembed"])
def test_every_site_may_read_and_nobody_may_write(path) -> None:
    for method in ("get", "head", "options", "post", "delete"):
        answer = getattr(Client(), method)(path)
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert not answer.cookies
    assert Client().post(path).status_code == 405
    assert Client().options(path)["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/videos?limit=0", 400),
        ("/api/videos?limit=101", 400),
        ("/api/videos?limit=x", 400),
        ("/api/videos?limit=1e1", 400),
        ("/api/videos?limit=" + "9" * 400, 400),
        ("/api/videos?cursor=x", 400),
        ("/api/videos?cursor=" + "A" * 201, 400),
        ("/api/videos?cursor=%00", 400),
        ("/api/videos?updated_since=yesterday", 400),
        ("/api/videos?updated_since=2026-02-30", 400),
        ("/api/videos?updated_since=2026-02-30T99:00:00Z", 400),
        ("/api/videos?updated_since=%00", 400),
        ("/api/videos?updated_since=0001-01-01", 200),
        ("/api/videos?updated_since=0001-01-01T00:00:00%2B12:00", 400),
        ("/api/videos?updated_since=9999-12-31T23:59:59-12:00", 400),
        ("/api/videos?unknown=1&limit=&cursor=&updated_since=", 200),
        ("/api/videos?limit=5&limit=6", 200),
        ("/api/nothing", 404),
        ("/api/nothing/at-all", 404),
        ("/api/videos/", 404),
        ("/api/videos/a/b", 404),
        ("/api/%00", 404),
        ("/api/videos/%F0%9F%98%80", 404),
    ],
)
def test_bad_input_is_a_problem_with_a_sentence(path, status) -> None:
    make_video()
    answer = get(path)
    assert answer.status_code == status
    if status != 200:
        assert answer["Content-Type"] == "application/problem+json"
        problem = answer.json()
        assert problem["status"] == status
        assert problem["detail"].endswith(".")


def test_a_problem_is_told_in_the_language_that_is_asked_for() -> None:
    spanish = Client(headers={"accept-language": "es"}).get("/api/videos?limit=0").json()
    assert spanish["detail"] != get("/api/videos?limit=0").json()["detail"]


@pytest.mark.parametrize("plural", [kind.plural for kind in SHARED_KINDS])
def test_sixty_rows_cost_no_more_queries_than_three(plural) -> None:
    def queries() -> list[int]:
        return [
            cost(f"/api/{plural}?limit=100{more}") for more in ("", "&updated_since=2020-01-01")
        ]

    add = {"videos": add_videos, "practices": add_practices, "collections": add_collections}[plural]
    add(3)
    queries()
    few = queries()
    add(57)
    assert queries() == few
    assert max(few) <= 12


def cost(address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert get(address).status_code == 200
    return len(captured)


def add_videos(many: int) -> None:
    series = make_series(**PUBLISHED)
    for number in range(many):
        columns = {"voices": ["en", "es"], "audiences": ["one", "two"]}
        published(**columns, grade_bands=["one"], series=series, series_position=number)


def add_practices(many: int) -> None:
    for _ in range(many):
        lists = {name: ["one", "two"] for name in ("audiences", "focus_areas", "strategies")}
        papers = [{"en": 1, "es": 1}] * 2
        make_practice(**lists, handouts=papers, contact_region=make_office(), **PUBLISHED)


def add_collections(many: int) -> None:
    """As many hand-picked ones with both kinds of item, and as many series."""
    for _ in range(many):
        items = [make_video(voices=["en"]), make_practice()]
        make_collection(items, audiences=["one"], **PUBLISHED)
        make_video(series=make_series(**PUBLISHED), series_position=1)


@pytest.mark.usefixtures("demo", "today")
def test_every_command_of_the_manual_works() -> None:
    commands = re.findall(r"^    curl -s '(http://localhost:8000\S+)'$", MANUAL.read_text(), re.M)
    assert len(commands) >= 8
    for command in commands:
        path = command.removeprefix("http://localhost:8000").replace("localhost:8000", "testserver")
        answer = get(path)
        assert answer.status_code == (400 if "limit=1000" in path else 200), path
        if "json" in answer["Content-Type"]:
            assert json.loads(answer.content)


@pytest.mark.usefixtures("demo", "today")
@pytest.mark.parametrize("kind", SHARED_KINDS, ids=lambda kind: kind.plural)
def test_the_demonstration_is_read_whole(kind) -> None:
    rows = walk(f"/api/{kind.plural}?limit=25")
    assert rows
    assert set(slugs(rows)) == set(kind.model.objects.live().values_list("slug", flat=True))
    assert len(rows) == len(set(slugs(rows)))
