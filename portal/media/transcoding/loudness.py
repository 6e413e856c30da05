"""How loud a film is and by how much it has to change, after EBU R 128.

Measured by ITU-R BS.1770 over the whole film, in the one channel that readers get. The target is
the speech level of AES77-2023 and the middle of what EBU R 128 s2 gives for streaming (-20 to -16
LUFS). One gain for all of it, so that nothing pumps; a limiter holds the peaks that it lifts. It
leaves half a decibel below the -1 dBTP of both documents for what AAC adds.
"""

import re
from dataclasses import dataclass

from portal.media.transcoding import ffmpeg
from portal.media.transcoding.probe import Source

TARGET_LUFS = -18.0
MOST_GAIN_DB = 30.0  # more would only lift the noise of a room
CEILING_DBTP = -1.5
SILENCE_LUFS = -70.0  # the absolute gate of BS.1770: what is below was not counted at all
ONE_CHANNEL = "aformat=channel_layouts=mono,aresample=48000"
INTEGRATED = re.compile(r"^\s+I:\s+(-?[\d.]+|-inf|nan) LUFS", re.MULTILINE)


@dataclass(frozen=True)
class Heard:
    """Decibels to add to the sound of a film, None where there is nothing to hear; its length."""

    gain: float | None
    seconds: float


def measuring(source: Source) -> list[str]:
    """The arguments that let ffmpeg say how loud a film is."""
    sound = ["-map", f"0:{source.sound_stream}", "-af", f"{ONE_CHANNEL},ebur128=framelog=verbose"]
    return [*source.arguments, *sound, "-vn", "-sn", "-dn", "-f", "null", "-"]


def measured(said: str) -> float | None:
    """The integrated loudness in LUFS that ffmpeg has printed last; None for silence."""
    found = INTEGRATED.findall(said)
    if not found or found[-1] in {"-inf", "nan"}:
        return None
    loudness = float(found[-1])
    return loudness if loudness > SILENCE_LUFS else None


def gain_db(loudness: float) -> float:
    return round(min(TARGET_LUFS - loudness, MOST_GAIN_DB), 2)


def hear(source: Source, limit_seconds: float, tick: ffmpeg.Tick) -> Heard:
    """Listen to the whole film once."""
    if source.sound_stream is None:
        return Heard(None, 0.0)
    outcome = ffmpeg.run(measuring(source), limit_seconds, tick)
    loudness = measured(outcome.said)
    return Heard(None if loudness is None else gain_db(loudness), outcome.seconds)


def levelling(gain: float) -> str:
    """The filter that brings a film to the target."""
    ceiling = 10 ** (CEILING_DBTP / 20)
    return f"volume={gain}dB,alimiter=limit={ceiling:.4f}:attack=5:release=50:level=disabled"
