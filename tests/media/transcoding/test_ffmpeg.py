"""The program: which one is taken, what it is told, and that it always ends."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.media.transcoding import ffmpeg
from portal.media.transcoding.probe import probe
from portal.media.transcoding.transcode import transcode
from tests.media.transcoding.making_films import picture

ENDLESS = ["-f", "lavfi", "-re", "-i", "testsrc2=s=64x64", "-f", "null", "-"]


@pytest.fixture
def nothing_on_the_path(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PATH", "")
    ffmpeg.program.cache_clear()
    ffmpeg.gentle.cache_clear()
    yield
    monkeypatch.undo()
    ffmpeg.program.cache_clear()
    ffmpeg.gentle.cache_clear()


@pytest.mark.usefixtures("nothing_on_the_path")
def test_without_one_on_the_machine_the_packages_own_does_everything(
    small_film: Path, tmp_path: Path
) -> None:
    assert "imageio_ffmpeg" in ffmpeg.program()
    finished = transcode(probe(small_film), tmp_path, lambda percent: None)
    assert [made.quality for made in finished.qualities] == ["240", "audio"]
    assert finished.duration_ms == pytest.approx(1500, abs=100)


def test_what_it_cannot_do_is_told_with_its_words() -> None:
    with pytest.raises(ffmpeg.FfmpegFailed) as failed:
        ffmpeg.run(["-i", "/nowhere.mp4"], 10)
    assert "No such file" in failed.value.said


def test_it_is_ended_when_its_time_is_over() -> None:
    began = time.monotonic()
    with pytest.raises(ffmpeg.TooSlow):
        ffmpeg.run(ENDLESS, limit_seconds=1)
    assert time.monotonic() - began < 5


def test_it_is_ended_when_nobody_wants_it_any_more() -> None:
    def refuse(seconds: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ffmpeg.run(ENDLESS, 60, refuse)


def test_it_tells_how_far_it_is() -> None:
    told: list[float] = []
    outcome = ffmpeg.run([*picture(seconds=3), "-f", "null", "-"], 60, told.append)
    assert outcome.seconds == pytest.approx(3, abs=0.2)
    assert told == sorted(told)


@pytest.mark.parametrize(
    ("progress", "seconds"),
    [
        ("out_time_us=1500000\nprogress=continue\n", 1.5),
        ("out_time_us=1500000\nout_time_us=N/A\n", 7.0),
        ("frame=1\n", 7.0),
        ("", 7.0),
    ],
)
def test_progress_is_read_or_stays_as_it_was(progress: str, seconds: float) -> None:
    assert ffmpeg.seconds_done(progress, before=7.0) == seconds
