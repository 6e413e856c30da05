"""A real film, made once for a session."""

from pathlib import Path

import pytest

from tests.media.transcoding.making_films import film


@pytest.fixture(scope="session")
def small_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """320 x 240 with sound, one and a half seconds."""
    return film(tmp_path_factory.mktemp("films") / "small.mp4")
