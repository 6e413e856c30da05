"""What is taken out and brought in again is what it was."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from portal.importing.beginning import begin
from portal.importing.exporting import FolderTaken, export_catalogue
from portal.importing.making import queue_making
from portal.importing.models import Batch
from portal.media.models import CaptionTrack, ChapterTrack, Master, Recording
from portal.records.old_addresses import keep_addresses
from portal.records.twin import TwinState
from resources.models import BestPractice, Collection, Video
from tests import people
from tests.factories import make_collection, make_practice, make_series, make_video
from tests.importing.catalogues import CAPTIONS, do_jobs

pytestmark = pytest.mark.django_db
PICTURE = BytesIO()
Image.new("RGB", (16, 9)).save(PICTURE, "PNG")
WORDS = st.text(st.sampled_from("abñÁ¿?=-+@'\";,|\n 1"), min_size=1, max_size=24).map(
    lambda text: " ".join(text.split(" ")).strip()
)
WORDS = WORDS.filter(lambda text: any(letter.isalpha() for letter in text))
LINES = WORDS.map(lambda text: text.replace("\n", " "))
MAYBE = st.one_of(st.none(), WORDS)
STATES = st.sampled_from(["published", "draft", "scheduled", "expired"])


@st.composite
def libraries(draw: Any) -> list[dict[str, Any]]:
    """A few records by what their factories are given; none named before it is there."""
    return [
        {
            "kind": draw(st.sampled_from(["video", "practice", "collection"])),
            "state": draw(STATES),
            "source_language": (source := draw(st.sampled_from(["en", "es"]))),
            f"title_{source}": draw(LINES),
            f"title_{'es' if source == 'en' else 'en'}": draw(st.one_of(st.none(), LINES)),
            "summary_en": draw(MAYBE),
            "summary_es": draw(MAYBE),
            "audiences": draw(st.lists(st.sampled_from(["families", "teachers"]), unique=True)),
            "stale": draw(st.booleans()),
        }
        for _number in range(draw(st.integers(1, 4)))
    ]


def make(record: dict[str, Any], series: Collection, before: list[Any]) -> Any:
    given_ = dict(record)
    kind, state, stale = given_.pop("kind"), given_.pop("state"), given_.pop("stale")
    if kind == "video":
        number = Video.objects.count() + 1
        made = make_video(series=series, series_position=number, live=False, **given_)
    elif kind == "practice":
        steps = [(given_["title_en"] or "One.", None), ("Two.", given_["title_es"] or "Dos.")]
        made = make_practice(steps=steps, live=False, **given_)
    else:
        items = [one for one in before if isinstance(one, Video | BestPractice)]
        made = make_collection(items, live=False, **given_)
    if stale:
        made.twin_fingerprints.pop("title", None)
    return settle(made, state)


def settle(record: Any, state: str) -> Any:
    """Only what is ready in both languages goes public, as on every screen."""
    state = state if record.twin.state is TwinState.DONE else "draft"
    if state == "scheduled":
        record.go_live_at = datetime.now(UTC).replace(microsecond=0) + timedelta(days=9)
    record.save()
    revision = record.save_revision(clean=False)
    if state != "draft":
        revision.publish(skip_permission_checks=True)
    record.refresh_from_db()
    if state == "expired":
        record.unpublish(set_expired=True)
    return record


def bring_in(folder: Path, owner: Any, name: str = "catalogue.xlsx") -> Batch:
    with (folder / name).open("rb") as file:
        batch = begin(file, name, owner, str(folder / "files"))
    do_jobs()
    batch.refresh_from_db()
    assert batch.state == "checked", [f"{p.row} {p.column}: {p.sentence}" for p in batch.found]
    return batch


def changes_of(batch: Batch) -> list[Any]:
    return [row.changes for row in batch.rows.exclude(action="unchanged")]


def forget_everything() -> None:
    Collection.objects.update(items=[])
    for model in (Video, BestPractice, Collection, Recording):
        for row in model.objects.all():
            row.delete()


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file that says the same whenever it is written: workbooks hold the moment."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".xlsx")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@contextmanager
def forgotten() -> Iterator[Path]:
    """A folder, and a database that is afterwards as it was."""
    with TemporaryDirectory() as folder, transaction.atomic():
        yield Path(folder)
        transaction.set_rollback(True)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(library=libraries(), language=st.sampled_from(["en", "es"]))
def test_bringing_in_what_was_taken_out_is_no_change_and_rebuilds_it(
    library: list[dict[str, Any]], language: str
) -> None:
    with forgotten() as folder:
        owner, series = people.administrator(), make_series()
        made: list[Any] = []
        for record in library:
            made.append(make(record, series, made))
        export_catalogue(folder / "one", language)
        batch = bring_in(folder / "one", owner)
        assert changes_of(batch) == []
        forget_everything()
        batch = bring_in(folder / "one", owner)
        assert queue_making(batch)
        do_jobs()
        export_catalogue(folder / "two", language)
        assert content_of(folder / "two") == content_of(folder / "one")


def test_films_words_posters_and_papers_come_along(tmp_path: Path, small_film: Path) -> None:
    owner = people.administrator()
    video = make_video(title_es="¿Qué más?")
    video.recording = Recording.objects.create(name="Mine")
    video.recording.poster.save("p.png", ContentFile(PICTURE.getvalue()))
    video.save()
    for voice in ("es", "mix"):
        parts = {"recording": video.recording, "spoken_language": voice}
        master = Master(**parts)
        master.file.save("a.mp4", ContentFile(small_film.read_bytes()), save=True)
        for model, language in ((CaptionTrack, "en"), (CaptionTrack, "es"), (ChapterTrack, "es")):
            model.objects.create(**parts, language=language, webvtt=CAPTIONS)
    make_practice(handouts=[{"en": 1, "es": 2}, {"es": 1}])
    export_catalogue(tmp_path / "one", "es")
    batch = bring_in(tmp_path / "one", owner)
    assert changes_of(batch) == []
    forget_everything()
    batch = bring_in(tmp_path / "one", owner)
    assert queue_making(batch)
    do_jobs()
    export_catalogue(tmp_path / "two", "es")
    first = content_of(tmp_path / "one")
    assert content_of(tmp_path / "two") == first
    assert len([name for name in first if name.startswith("files/")]) == 2 + 6 + 1 + 3


@pytest.mark.parametrize("name", ["video.csv", "best_practice.csv", "collection.csv"])
def test_each_table_alone_is_no_change_either(tmp_path: Path, name: str) -> None:
    owner = people.administrator()
    make_collection([make_video(series=make_series(), series_position=1), make_practice()])
    export_catalogue(tmp_path / "one", "en")
    batch = bring_in(tmp_path / "one", owner, name)
    assert changes_of(batch) == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderTaken):
        export_catalogue(tmp_path, "en")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_what_a_kill_has_left_is_written_anew(tmp_path: Path) -> None:
    make_video()
    (tmp_path / "one.partial").mkdir()
    (tmp_path / "one.partial" / "half").write_text("half")
    assert export_catalogue(tmp_path / "one", "en") == 1
    assert not (tmp_path / "one.partial").exists()
    shutil.rmtree(tmp_path / "one")


def test_every_address_is_listed_with_where_old_ones_lead(tmp_path: Path) -> None:
    video = make_video(slug="now")
    keep_addresses(video, ["/es/viejo", "/watch?v=7"])
    export_catalogue(tmp_path / "one", "en")
    lines = (tmp_path / "one" / "redirects.csv").read_text("utf-8-sig").split()
    assert lines[0] == "address,language,kind,slug,leads_to"
    assert set(lines[1:]) == {
        "/en/library/videos/now/,en,video,now,",
        "/es/biblioteca/videos/now/,es,video,now,",
        "/es/viejo,es,video,now,/es/biblioteca/videos/now/",
        "/watch?v=7,,video,now,/en/library/videos/now/",
    }
