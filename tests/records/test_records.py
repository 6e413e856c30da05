"""What every record promises, shown on videos."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from portal.records.bilingual import reader_text
from portal.records.twin import TwinState
from resources.models import Video
from tests.factories import make_video

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ({"source_language": "en"}, "Scale"),
        ({"source_language": "es"}, "Balanza"),
        ({"source_language": "es", "title_es": None}, "Scale"),
    ],
)
@pytest.mark.parametrize("active", ["en", "es"])
def test_its_name_is_its_first_title_whatever_language_is_active(columns, name, active) -> None:
    video = Video(**{"title_en": "Scale", "title_es": "Balanza"} | columns)
    with translation.override(active):
        assert str(video) == name


def test_a_reader_gets_the_other_language_only_with_its_mark() -> None:
    video = Video(title_en="Scale", title_es=None)
    assert reader_text(video, "title", "en").lang_attr == ""
    shown = reader_text(video, "title", "es")
    assert (shown.text, shown.language, shown.is_other) == ("Scale", "en", True)
    assert shown.lang_attr == ' lang="en"'


def test_a_text_of_nothing_but_space_is_missing() -> None:
    video = make_video(title_es="  ", summary_en="\n")
    video.full_clean()
    assert video.title_es is None
    assert video.summary_en is None


def test_the_first_language_needs_a_title() -> None:
    video = make_video(source_language="es", title_es="")
    with pytest.raises(ValidationError) as refused:
        video.full_clean()
    assert list(refused.value.message_dict) == ["title_es"]


def test_the_address_is_the_same_but_for_its_words() -> None:
    video = Video(slug="keeping-the-balance")
    assert video.url_in("en") == "/en/library/videos/keeping-the-balance/"
    assert video.url_in("es") == "/es/biblioteca/videos/keeping-the-balance/"


def test_sort_keys_follow_the_titles() -> None:
    video = make_video(title_en="The scale", title_es=None)
    assert (video.sort_key_en, video.sort_key_es) == ("the scale", "the scale")
    video.title_es = "Árbol"
    video.save()
    assert Video.objects.get(pk=video.pk).sort_key_es == "arbol"


def test_lists_by_title_follow_the_reader_s_alphabet() -> None:
    for title in ("Zorro", "Árbol", "¿Cómo?"):
        make_video(title_es=title)
    assert [v.title_es for v in Video.objects.by_title("es")] == ["Árbol", "¿Cómo?", "Zorro"]


@pytest.mark.parametrize(
    ("columns", "seen"),
    [
        ({}, True),
        ({"live": False}, False),
        ({"go_live_at": timedelta(hours=1)}, False),
        ({"go_live_at": -timedelta(hours=1)}, True),
        ({"expire_at": timedelta(hours=1)}, True),
        ({"expire_at": timedelta(0)}, False),
        ({"expire_at": -timedelta(hours=1)}, False),
    ],
    ids=["published", "draft", "scheduled", "begun", "not yet over", "over now", "over"],
)
def test_a_record_is_live_within_its_hours(columns, seen, today) -> None:
    moved = {k: timezone.now() + v if k.endswith("_at") else v for k, v in columns.items()}
    make_video(**moved)
    assert Video.objects.live().exists() is seen


def test_a_changed_source_leaves_its_translation_out_of_date() -> None:
    video = make_video(source_language="en")
    assert video.twin.state is TwinState.DONE
    video.summary_en = "Something else happens."
    assert video.twin.state is TwinState.OUT_OF_DATE
    assert video.twin.fields == ("summary",)
    video.confirm_twin(["summary"])
    assert video.twin.state is TwinState.DONE


def test_a_title_of_last_resort_is_found_by_its_words_in_either_language() -> None:
    make_video(title_en="Keeping the balance", title_es="Mantener el equilibrio")
    assert Video.objects.titled("balance keeping").count() == 1
    assert Video.objects.titled("EQUILIBRIO").count() == 1
    assert Video.objects.titled("balance zorro").count() == 0
