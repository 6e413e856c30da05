"""What is told to somebody who declares a record kind by halves."""

import pytest
from wagtail.admin.panels import FieldPanel, ObjectList

from portal.records.checks import check_kind
from resources.models import Collection, Video
from resources.viewsets import VideoViewSet


@pytest.mark.parametrize("kind", [Video, Collection])
def test_the_kinds_of_the_library_are_whole(kind) -> None:
    assert list(check_kind(kind)) == []


def test_a_kind_without_a_page_is_named(monkeypatch) -> None:
    monkeypatch.setattr(Video, "url_name", "resources:nowhere")
    assert [error.id for error in check_kind(Video)] == ["records.E002"]


def test_a_panel_of_the_base_name_is_named_with_the_columns_it_leaves_out(monkeypatch) -> None:
    edit_handler = ObjectList([FieldPanel("title"), FieldPanel("summary_en")])
    monkeypatch.setattr(Video, "snippet_viewset", Video.snippet_viewset, raising=False)
    monkeypatch.setattr(VideoViewSet, "get_edit_handler", lambda self: edit_handler)
    [error] = check_kind(Video)
    assert error.id == "records.E004"
    for column in ("title_en", "title_es", "summary_es", "notice_en", "notice_es"):
        assert column in error.msg
    assert "summary_en" not in error.msg
