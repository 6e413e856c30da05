"""Old addresses lead to where records are now, in both languages."""

import pytest

from portal.records.old_addresses import (
    AddressError,
    addresses_of,
    keep_addresses,
    normal_address,
)
from resources.models import Video
from tests.factories import make_video

pytestmark = pytest.mark.django_db


def led(client, path: str) -> str:
    """Where an address leads to, for good; nothing for a page or none."""
    answer = client.get(path)
    return answer.url if answer.status_code == 301 else ""


def renamed(video: Video, slug: str) -> Video:
    video.slug = slug
    video.save_revision().publish()
    video.refresh_from_db()
    return video


def test_a_renamed_record_is_found_at_its_old_address_in_both_languages(client) -> None:
    renamed(make_video(slug="old"), "new")
    assert led(client, "/en/library/videos/old/") == "/en/library/videos/new/"
    assert led(client, "/es/biblioteca/videos/old/") == "/es/biblioteca/videos/new/"


def test_the_oldest_address_leads_to_the_newest_in_one_step(client) -> None:
    renamed(renamed(make_video(slug="first"), "second"), "third")
    assert led(client, "/en/library/videos/first/") == "/en/library/videos/third/"
    assert led(client, "/en/library/videos/second/") == "/en/library/videos/third/"


def test_a_record_that_takes_its_old_name_again_leads_nowhere(client) -> None:
    renamed(renamed(make_video(slug="first"), "second"), "first")
    assert client.get("/en/library/videos/first/").status_code == 200
    assert led(client, "/en/library/videos/second/") == "/en/library/videos/first/"


def test_a_new_record_at_an_old_address_wins(client) -> None:
    renamed(make_video(slug="old"), "new")
    make_video(slug="old")
    assert client.get("/en/library/videos/old/").status_code == 200


def test_a_draft_that_nobody_has_seen_leaves_no_address(client) -> None:
    renamed(make_video(slug="old", live=False), "new")
    assert client.get("/en/library/videos/old/").status_code == 404


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://old.example.org/video.php?id=12", "/video.php?id=12"),
        ("http://old.example.org/es/v%C3%ADdeo/", "/es/v%C3%ADdeo/"),
        ("/programs/película", "/programs/pel%C3%ADcula"),
        ("/a?b=2&a=1", "/a?a=1&b=2"),
    ],
)
def test_addresses_of_the_old_site_lead_to_the_record(client, address, asked) -> None:
    video = make_video(slug="new")
    keep_addresses(video, [normal_address(address)])
    expected = "/es/biblioteca" if "/es/" in address else "/en/library"
    assert led(client, asked) == f"{expected}/videos/new/"
    keep_addresses(video, [])
    assert addresses_of(video) == []


@pytest.mark.parametrize(
    "text",
    ["", "words", "ftp://old.example.org/a", "/", "https://[", "http://x:y/z", "/" + "a" * 300],
)
def test_what_is_no_address_is_refused(text) -> None:
    with pytest.raises(AddressError):
        normal_address(text)
