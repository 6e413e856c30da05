"""Who may find a document, and when: in hits and in every count."""

from datetime import date, datetime, timedelta

import pytest

from portal.fulltext.engine import SearchEngine
from tests.fulltext.samples import NOW, document, filled, ids, question

SECOND = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("start", "end", "is_found"),
    [
        (None, None, True),
        (NOW, None, True),
        (NOW + SECOND, None, False),
        (NOW - SECOND, NOW, False),
        (None, NOW, False),
        (None, NOW + SECOND, True),
        (NOW, NOW + SECOND, True),
    ],
)
def test_a_document_is_found_from_its_start_until_before_its_end(
    engine: SearchEngine, start: datetime | None, end: datetime | None, is_found: bool
) -> None:
    facets = {"grade": ["3"], "topic": ["algebra"]}
    filled(engine, [document(1, facets=facets, visible_from=start, visible_until=end)])
    for text in ("", "clip"):
        for filters in ({}, {"grade": ["3"]}, {"grade": ["4"]}):
            page = engine.search(question(text, filters=filters, facets=("grade",)))
            counts = {count.value: count.count for count in page.facets["grade"]}
            assert page.total == (is_found and filters != {"grade": ["4"]})
            assert counts.get("3", 0) == is_found


def test_without_a_moment_it_is_now(engine: SearchEngine) -> None:
    filled(engine, [document(1, visible_until=datetime.now().astimezone() + timedelta(hours=1))])
    assert ids(engine, now=None) == ["video:1"]


def test_only_documents_of_a_named_scope_are_found_and_counted(engine: SearchEngine) -> None:
    filled(
        engine,
        [
            document(1, scopes=("public",), facets={"grade": ["3"]}),
            document(2, scopes=("region:2", "state"), facets={"grade": ["3"]}),
            document(3, scopes=(), facets={"grade": ["3"]}),
        ],
    )

    def found(*scopes: str) -> tuple[list[str], int]:
        page = engine.search(question("clip", scopes=scopes, facets=("grade",)))
        return sorted(hit.id for hit in page.hits), sum(c.count for c in page.facets["grade"])

    assert found("public") == (["video:1"], 1)
    assert found("region:2") == (["video:2"], 1)
    assert found("public", "state") == (["video:1", "video:2"], 2)
    assert found("region") == ([], 0)


def test_kinds_and_dates_narrow(engine: SearchEngine) -> None:
    filled(
        engine,
        [
            document(1, posted_on=date(2026, 1, 1)),
            document(2, posted_on=date(2026, 1, 2)),
            document(id="event:1", kind="event", posted_on=date(2026, 1, 3)),
            document(4),
        ],
    )
    assert ids(engine, kinds=("event",)) == ["event:1"]
    assert len(ids(engine, kinds=("event", "video"))) == 4
    assert ids(engine, kinds=("nothing",)) == []
    assert ids(engine, posted_from=date(2026, 1, 2)) == ["event:1", "video:2"]
    assert ids(engine, posted_until=date(2026, 1, 2)) == ["video:2", "video:1"]
    assert ids(engine, posted_from=date(2026, 1, 2), posted_until=date(2026, 1, 2)) == ["video:2"]
