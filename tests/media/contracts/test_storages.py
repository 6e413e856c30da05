"""What is promised of files, wherever they lie."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from django.core.files.uploadedfile import TemporaryUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.media.storage import StoredFile, film_name

TEXT = b"0123456789" * 100
NEVER = (OSError, ValueError, SuspiciousFileOperation)  # what a view answers with 404


@pytest.fixture
def name(storage: Storage) -> str:
    return storage.save(film_name(None, "a.mp4"), ContentFile(TEXT))


def test_what_is_read_is_what_was_saved(storage: Storage, name: str) -> None:
    with storage.open(name) as file:
        assert file.read() == TEXT
    assert storage.size(name) == len(TEXT)


def test_the_time_of_change_is_now_and_aware(storage: Storage, name: str) -> None:
    age = datetime.now(UTC) - storage.get_modified_time(name)
    assert abs(age) < timedelta(minutes=2)


def test_both_facts_are_the_same_when_they_are_asked_together(storage: Storage, name: str) -> None:
    facts = StoredFile(storage, name).facts
    assert facts.size_bytes == len(TEXT)
    assert facts.changed_at == storage.get_modified_time(name)


@pytest.mark.parametrize(
    ("place", "whence", "length", "read"),
    [
        (0, io.SEEK_SET, 3, b"012"),
        (995, io.SEEK_SET, 100, b"56789"),
        (-3, io.SEEK_END, -1, b"789"),
        (1000, io.SEEK_SET, 10, b""),
        (5000, io.SEEK_SET, 10, b""),
        (13, io.SEEK_SET, 0, b""),
    ],
)
def test_a_file_is_read_from_any_place(
    storage: Storage, name: str, place: int, whence: int, length: int, read: bytes
) -> None:
    with storage.open(name) as file:
        file.seek(place, whence)
        assert file.read(length) == read


def test_a_file_is_measured_by_going_to_its_end(storage: Storage, name: str) -> None:
    with storage.open(name) as file:
        assert file.seek(0, io.SEEK_END) == file.size == len(TEXT)


JUMPS = st.lists(st.tuples(st.integers(0, 300_000), st.integers(0, 150_000)), max_size=6)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JUMPS)
def test_any_jumps_read_the_same_as_in_memory(large: File, jumps: list[tuple[int, int]]) -> None:
    memory = io.BytesIO(LARGE)
    for place, length in jumps:
        large.seek(place)
        memory.seek(place)
        assert large.read(length) == memory.read(length)


LARGE = bytes(range(256)) * 1000


@pytest.fixture
def large(storage: Storage) -> File:
    return storage.open(storage.save(film_name(None, "a.mp4"), ContentFile(LARGE)))


def test_a_closed_file_can_be_opened_again(storage: Storage, name: str) -> None:
    file = storage.open(name)
    file.read(10)
    file.close()
    assert file.closed
    file.open()
    assert file.read(4) == b"0123"
    file.close()


def test_an_empty_file_is_a_file(storage: Storage) -> None:
    name = storage.save(film_name(None, "a.vtt"), ContentFile(b""))
    assert storage.size(name) == 0
    with storage.open(name) as file:
        assert file.read() == b""


def test_a_deleted_file_is_gone_and_may_be_deleted_again(storage: Storage, name: str) -> None:
    assert storage.exists(name)
    storage.delete(name)
    storage.delete(name)
    assert not storage.exists(name)


@pytest.mark.parametrize("ask", ["open", "size", "get_modified_time"])
@pytest.mark.parametrize("missing", ["nothing.mp4", "films/nothing.mp4"])
def test_a_file_that_is_not_there_is_an_os_error(
    storage: Storage, name: str, ask: str, missing: str
) -> None:
    with pytest.raises(FileNotFoundError, match=missing):
        getattr(storage, ask)(missing)


@pytest.mark.parametrize("place", ["films", "films/"])
def test_a_place_that_holds_files_is_no_file(storage: Storage, name: str, place: str) -> None:
    with pytest.raises(NEVER):
        storage.open(place)


@pytest.mark.parametrize(
    "written",
    [
        "clase de 4.º grado.mp4",
        "a+b&c=d%20#e?f;g.mp4",
        "ñandú/Ñ.mp4",
        "日本語.mp4",
        "'quotes' \"and\" `ticks`.mp4",
        "x" * 251 + ".mp4",
    ],
)
def test_a_name_with_odd_characters_is_kept(storage: Storage, written: str) -> None:
    name = storage.save(written, ContentFile(TEXT))
    assert name == written
    with storage.open(name) as file:
        assert file.read() == TEXT
    storage.delete(name)
    assert not storage.exists(name)


@pytest.mark.parametrize(
    "refused",
    [
        "../outside.mp4",
        "films/../../outside.mp4",
        "/etc/passwd",
        "..",
        ".",
        "a\0b",
        "x" * 300,
        "ñ" * 200,
        "films/" + "x" * 5000,
    ],
)
@pytest.mark.parametrize("ask", ["open", "save"])
def test_a_name_that_leads_outside_or_nowhere_is_refused(
    storage: Storage, refused: str, ask: str
) -> None:
    with pytest.raises(NEVER):
        storage.save(refused, ContentFile(TEXT)) if ask == "save" else storage.open(refused)


def test_a_second_file_never_takes_the_place_of_the_first(storage: Storage) -> None:
    first = storage.save("images/orchard.jpg", ContentFile(b"first"))
    second = storage.save("images/orchard.jpg", ContentFile(b"second"))
    assert first != second
    for name, content in ((first, b"first"), (second, b"second")):
        with storage.open(name) as file:
            assert file.read() == content
        storage.delete(name)


def test_not_even_when_both_found_the_name_free(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = storage.save("images/race.jpg", ContentFile(b"first"))
    asked: list[str] = []
    really = type(storage).exists

    def free_at_first(name: str) -> bool:
        asked.append(name)
        return len(asked) > 1 and really(storage, name)

    monkeypatch.setattr(storage, "exists", free_at_first)
    second = storage.save("images/race.jpg", ContentFile(b"second"))
    monkeypatch.undo()
    assert len(asked) > 1
    with storage.open(first) as file:
        assert file.read() == b"first"
    for name in (first, second):
        storage.delete(name)


def test_an_upload_that_lies_on_disk_is_stored_whole(storage: Storage) -> None:
    with TemporaryUploadedFile("film.mp4", "text/html", 50_000_000, None) as upload:
        for number in range(50):
            upload.write(bytes([number]) * 1_000_000)
        upload.seek(0)
        name = storage.save(film_name(None, "film.mp4"), upload)
    assert storage.size(name) == 50_000_000
    with storage.open(name) as file:
        for number in (49, 0, 31):
            file.seek(number * 1_000_000 - (number > 0))
            assert file.read(2)[-1] == number
    storage.delete(name)


def test_a_private_file_has_no_address(storage: Storage, name: str) -> None:
    with pytest.raises(ValueError, match="not accessible via a URL"):
        storage.url(name)
