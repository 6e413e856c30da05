"""The task, from a row with an upload to the rows that readers watch, in whatever storage."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction

from portal.fulltext import outbox
from portal.jobs.models import Job
from portal.jobs.running import claim, run
from portal.media.models import Master, Recording, Rendition, Storyboard
from portal.media.transcoding import keeping, make, scratch
from portal.media.transcoding.make import QUEUE, queue_film
from portal.media.transcoding.playlists import bit_rates
from portal.media.transcoding.scratch import scratch_of
from tests.factories import make_video

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def master(small_film: Path) -> Master:
    return upload(Recording.objects.create(name="Empacar cajas"), small_film)


def upload(recording: Recording, film: Path) -> Master:
    with film.open("rb") as file:
        master = Master.objects.create(
            recording=recording, spoken_language="es", file=File(file, name="clase.mp4")
        )
    queue_film(master, None)
    return Master.objects.get(pk=master.pk)


def work() -> Job:
    job = claim(QUEUE)
    assert job is not None
    run(job)
    return Job.objects.filter(pk=job.pk).first() or job


def stored(*rows: Rendition | Storyboard | Master) -> list[bool]:
    fields = [(row, name) for row in rows for name in row.file_fields() if getattr(row, name)]
    return [getattr(row, name).storage.exists(getattr(row, name).name) for row, name in fields]


def nothing_is_left(master: Master) -> bool:
    staged = Master.objects.filter(pk=master.pk).values_list("staged", flat=True)
    return not scratch_of() and list(staged) in ([], [[]])


def test_an_upload_becomes_films_a_storyboard_and_a_poster(master: Master) -> None:
    assert work().state == Job.State.DONE
    low, sound = Rendition.objects.order_by("quality")
    assert (low.quality, low.width, low.height) == ("240", 320, 240)
    assert (sound.quality, sound.width, sound.codecs) == ("audio", 0, "mp4a.40.2")
    assert low.duration_ms == sound.duration_ms == pytest.approx(1500, abs=100)
    assert low.codecs.startswith("avc1.4d40")
    assert low.peak_bits_per_second == bit_rates(low.playlist).peak > 0
    assert (low.frames_per_second, sound.frames_per_second) == (10, 0)
    with low.stream_file.open("rb") as fragments:
        assert len(fragments.read()) == low.stream_size_bytes
    with low.file.open("rb") as film:
        assert len(film.read()) == low.size_bytes
    assert Storyboard.objects.get().count == 1
    assert Recording.objects.get().poster.name.endswith(".webp")
    assert nothing_is_left(master)


def test_made_again_it_takes_the_place_of_what_was_there(master: Master) -> None:
    work()
    old = [*Rendition.objects.all(), *Storyboard.objects.all()]
    poster = Recording.objects.get().poster.name
    queue_film(Master.objects.get(), None)
    work()
    assert Rendition.objects.count() == 2
    assert not any(stored(*old))
    assert all(stored(*Rendition.objects.all(), *Storyboard.objects.all()))
    assert Recording.objects.get().poster.name == poster  # nothing chooses another by itself


def test_the_picture_that_an_editor_chose_stays(small_film: Path) -> None:
    recording = Recording.objects.create(name="Empacar cajas")
    recording.poster.save("still.webp", ContentFile(b"a picture"))
    upload(recording, small_film)
    work()
    recording.refresh_from_db()
    with recording.poster.open("rb") as file:
        assert file.read() == b"a picture"


def test_films_that_are_there_stay_until_the_new_ones_are(master: Master, tmp_path: Path) -> None:
    work()
    before = set(Rendition.objects.values_list("file", flat=True))
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"\0\0\0\x18ftypisom" + bytes(500))
    with broken.open("rb") as file:
        master.file = File(file, name="broken.mp4")
        master.save()
    queue_film(Master.objects.get(), None)
    job = work()
    assert job.state == Job.State.FAILED
    assert "ends before its film does" in job.explanation
    assert set(Rendition.objects.values_list("file", flat=True)) == before
    assert all(stored(*Rendition.objects.all()))
    assert nothing_is_left(master)


def test_an_upload_whose_file_has_gone_is_explained(master: Master) -> None:
    master.file.storage.delete(master.file.name)
    assert "no longer there" in work().explanation


@pytest.mark.parametrize("moment", [0, 3, 5])
def test_an_upload_that_is_deleted_meanwhile_leaves_nothing(
    master: Master, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stored_names()
    at_file(moment, Master.objects.get().delete, monkeypatch)
    work()
    assert not Job.objects.exists()
    assert not Rendition.objects.exists()
    assert stored_names() == before - {("private", master.file.name)}
    assert not scratch_of()


def test_a_storage_that_fails_half_way_is_tried_again(
    master: Master, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError("the disk has gone")

    before = stored_names()
    at_file(3, fail, monkeypatch)
    job = work()
    assert (job.state, job.attempts) == (Job.State.WAITING, 1)
    assert stored_names() == before
    assert nothing_is_left(master)


def test_what_is_made_can_be_found(small_film: Path) -> None:
    video = make_video()
    video.recording = Recording.objects.create(name="Empacar cajas")
    video.save()
    upload(video.recording, small_film)
    with transaction.atomic():
        before = outbox.pending()
    work()
    assert outbox.pending() > before


def test_the_sweep_clears_up_after_the_dead_and_not_after_the_living(master: Master) -> None:
    claim(QUEUE)
    folder = scratch.root() / f"{master.pk}-left"
    folder.mkdir(parents=True)
    master.stage([["private", master.file.storage.save("films/left.mp4", ContentFile(b"half"))]])
    make.sweep_films()
    assert folder.exists()
    assert master.file.storage.exists("films/left.mp4")
    Job.objects.update(state=Job.State.FAILED)
    make.sweep_films()
    assert not folder.exists()
    assert not master.file.storage.exists("films/left.mp4")
    assert nothing_is_left(master)


def at_file(number: int, do: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let something happen just before the so-manieth file is stored."""
    count = iter(range(100))
    store = keeping._store

    def store_after(file: keeping.Staged) -> None:
        if next(count) == number:
            do()
        store(file)

    monkeypatch.setattr(keeping, "_store", store_after)


def stored_names() -> set[tuple[str, str]]:
    """Every file of both storages that a film can go to."""
    found = set()
    for alias in (keeping.PRIVATE, keeping.PUBLIC):
        storage = keeping.storages[alias]
        for folder in ("films", "streams", "storyboards", "posters", "masters"):
            try:
                _folders, files = storage.listdir(folder)
            except FileNotFoundError:
                continue
            found |= {(alias, f"{folder}/{name}") for name in files}
    return found
