"""Which qualities a film is made in. Pure."""

import math
from dataclasses import dataclass
from fractions import Fraction

from portal.media.models import Quality

MOST_FRAMES = 30  # a second; more costs data and shows nothing more of a lesson
FEWEST_FRAMES = 5
NEARLY = Fraction(3, 4)  # a source of so much of a quality's lines is made in it, in its own size
LONGEST_SIDE = Fraction(12, 5)  # as a multiple of the shorter: wider than a cinema's picture


@dataclass(frozen=True)
class Rung:
    """A quality with what it may cost, in bits a second: the most, and less where it suffices."""

    quality: Quality
    lines: int
    picture_bits: int
    sound_bits: int


RUNGS = (
    Rung(Quality.LOW, 240, 180_000, 48_000),
    Rung(Quality.MIDDLE, 360, 400_000, 64_000),
    Rung(Quality.HIGH, 720, 1_200_000, 64_000),
)
SOUND_BITS = 48_000  # of the sound alone


@dataclass(frozen=True)
class Step:
    """A quality in the size that one film has in it: even numbers, as H.264 wants them."""

    rung: Rung
    width: int
    height: int

    @property
    def name(self) -> str:
        return self.rung.quality.value


def ladder(width: int, height: int) -> list[Step]:
    """The steps for a film of this size, smallest first; at least one, never larger than it."""
    shorter = min(width, height)
    rungs = [rung for rung in RUNGS if shorter >= rung.lines * NEARLY] or [RUNGS[0]]
    return [_step(rung, width, height) for rung in rungs]


def frame_rate(frames_per_second: float) -> float:
    """The frames a second that a film is made with: a whole part of its own, to keep it smooth."""
    if frames_per_second <= 0:
        return MOST_FRAMES
    part = math.ceil(frames_per_second / (MOST_FRAMES + 0.01))
    return max(FEWEST_FRAMES, round(frames_per_second / part, 3))


def _step(rung: Rung, width: int, height: int) -> Step:
    shorter, longer = min(width, height), max(width, height)
    scale = min(Fraction(rung.lines, shorter), rung.lines * LONGEST_SIDE / longer, Fraction(1))
    return Step(rung, _even(width * scale), _even(height * scale))


def _even(length: Fraction) -> int:
    return max(2, int(length) // 2 * 2)
