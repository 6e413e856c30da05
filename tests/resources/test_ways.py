"""The ways to take a film in: which there are, what each costs, and which one a reader gets."""

import pytest
from django.utils.translation import override

from portal.media.models import Rendition
from resources.ways import chosen, ways_of

LADDER = {"240": 2_000_000, "360": 4_100_000, "720": 12_000_000, "audio": 900_000}


def ways(*qualities: str, streamed: bool = True) -> list:
    renditions = [
        Rendition(
            quality=quality,
            duration_ms=240_000,
            size_bytes=LADDER[quality],
            stream_size_bytes=LADDER[quality] + 50_000,
            playlist="#EXTM3U" if streamed else "",
        )
        for quality in qualities
    ]
    return ways_of(renditions, lambda r: f"/{r.quality}.mp4", "/film.m3u8")


@pytest.mark.parametrize(
    ("qualities", "streamed", "keys"),
    [
        (["240", "360", "720", "audio"], True, ["auto", "240", "360", "720", "audio"]),
        (["240", "360", "audio"], False, ["240", "360", "audio"]),
        (["360", "audio"], True, ["360", "audio"]),  # nothing to adapt between
        (["360"], False, ["360"]),
    ],
)
def test_what_can_be_chosen(qualities, streamed, keys) -> None:
    assert [way.key for way in ways(*qualities, streamed=streamed)] == keys


@pytest.mark.parametrize(
    ("qualities", "asked", "saves_data", "key"),
    [
        (["240", "360", "720", "audio"], None, False, "auto"),
        (["240", "360", "720", "audio"], None, True, "240"),
        (["240", "360", "720", "audio"], "720", True, "720"),  # a choice beats a guess
        (["240", "360", "720", "audio"], "audio", False, "audio"),
        (["360", "audio"], None, False, "360"),
        (["360", "audio"], "720", False, "360"),
        (["240"], "audio", False, "240"),
        (["720"], "", True, "720"),
    ],
)
def test_which_one_a_reader_gets(qualities, asked, saves_data, key) -> None:
    assert chosen(ways(*qualities), asked, saves_data).key == key


def test_the_automatic_way_falls_back_to_a_file_of_normal_quality() -> None:
    automatic = ways("240", "360", "720")[0]
    assert [(s.url, s.content_type) for s in automatic.sources] == [
        ("/film.m3u8", "application/vnd.apple.mpegurl"),
        ("/360.mp4", "video/mp4"),
    ]


def test_the_cost_names_the_most_that_the_automatic_way_can_take() -> None:
    costs = {way.key: way.cost for way in ways("240", "720", "audio")}
    assert costs["auto"] == "Watch: 4:00, at most 12 MB"
    assert costs["240"] == "Watch: 4:00, about 2.0 MB"
    assert costs["audio"] == "Listen: 4:00, about 900 kB"


def test_the_cost_is_said_in_the_reader_s_language() -> None:
    with override("es"):
        assert ways("240")[0].cost.startswith("Ver: 4:00, ")
