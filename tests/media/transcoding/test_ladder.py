"""Which qualities come of a film."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.media.transcoding.ladder import frame_rate, ladder

SIDE = st.integers(2, 8192)


@pytest.mark.parametrize(
    ("size", "steps"),
    [
        ((1920, 1080), [("240", 426, 240), ("360", 640, 360), ("720", 1280, 720)]),
        ((1080, 1920), [("240", 240, 426), ("360", 360, 640), ("720", 720, 1280)]),
        ((3840, 2160), [("240", 426, 240), ("360", 640, 360), ("720", 1280, 720)]),
        ((1280, 704), [("240", 436, 240), ("360", 654, 360), ("720", 1280, 704)]),
        ((854, 480), [("240", 426, 240), ("360", 640, 360)]),
        ((640, 360), [("240", 426, 240), ("360", 640, 360)]),
        ((320, 240), [("240", 320, 240)]),
        ((853, 479), [("240", 426, 240), ("360", 640, 360)]),
        ((100, 75), [("240", 100, 74)]),
        ((2000, 100), [("240", 576, 28)]),
        ((1, 1), [("240", 2, 2)]),
    ],
)
def test_steps_of_a_size(size: tuple[int, int], steps: list[tuple[str, int, int]]) -> None:
    assert [(step.name, step.width, step.height) for step in ladder(*size)] == steps


@given(SIDE, SIDE)
def test_steps_grow_are_even_and_never_larger_than_the_film(width: int, height: int) -> None:
    steps = ladder(width, height)
    assert steps
    areas = [step.width * step.height for step in steps]
    assert areas == sorted(areas)
    for step in steps:
        assert step.width % 2 == step.height % 2 == 0
        assert step.width <= width
        assert step.height <= height
        assert min(step.width, step.height) <= step.rung.lines


@pytest.mark.parametrize(
    ("own", "made"),
    [
        (25, 25),
        (29.97, 29.97),
        (30, 30),
        (50, 25),
        (59.94, 29.97),
        (60, 30),
        (120, 30),
        (0, 30),
        (1, 5),
    ],
)
def test_frames_are_a_whole_part_of_the_films_own(own: float, made: float) -> None:
    assert frame_rate(own) == pytest.approx(made)


@given(st.floats(0.001, 100_000))
def test_never_more_than_thirty(own: float) -> None:
    assert 5 <= frame_rate(own) <= 30.01
