"""What ffmpeg is asked to do, as lists of arguments. Pure.

One run decodes the film once and makes every quality in fragments, as one file each that HLS reads
by ranges; a second copies them, without coding anything anew, into files that play while they
arrive. Every quality has its key pictures at the same moments, so that a player can change between
them; nothing of where, when and with what the film was taken stays in it.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from portal.media.models import Quality
from portal.media.transcoding.ladder import SOUND_BITS, Step, frame_rate
from portal.media.transcoding.loudness import ONE_CHANNEL, levelling
from portal.media.transcoding.probe import Source

FRAGMENT_SECONDS = 4
KEY_SECONDS = 2
QUALITY_FACTOR = 24  # x264's: what a picture needs; the rung's bits are the most that it may cost
PICTURE_CODING = [
    *("-c:v", "libx264", "-preset", "medium", "-profile:v", "main", "-crf", str(QUALITY_FACTOR)),
    *("-force_key_frames", f"expr:gte(t,n_forced*{KEY_SECONDS})", "-sc_threshold", "0"),
]
FRAGMENTS = [
    *("-f", "hls", "-hls_time", str(FRAGMENT_SECONDS), "-hls_playlist_type", "vod"),
    *("-hls_segment_type", "fmp4", "-hls_flags", "single_file"),
]
BARE = ["-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"]
# what a phone films in high dynamic range, for screens that cannot show it (ITU-R BT.2390)
TO_SDR = (
    "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,"
    "zscale=t=bt709:m=bt709:r=tv,"
)


def making(source: Source, steps: Sequence[Step], gain: float | None, folder: Path) -> list[str]:
    """Everything in fragments: ``<quality>.m4s`` with ``<quality>.m3u8`` beside it.

    ``gain`` is in decibels; None leaves the sound out.
    """
    command = [*source.arguments, "-filter_complex", _graph(source, steps, gain)]
    for step in steps:
        command += ["-map", f"[picture{step.name}]"]
        command += [*PICTURE_CODING, *_at_most(step.rung.picture_bits)]
        if gain is not None:
            command += ["-map", f"[sound{step.name}]", *_sound_coding(step.rung.sound_bits)]
        command += [*BARE, *FRAGMENTS, str(folder / f"{step.name}.m3u8")]
    if gain is not None:
        command += ["-map", f"[sound{Quality.SOUND}]", *_sound_coding(SOUND_BITS)]
        command += [*BARE, *FRAGMENTS, str(folder / f"{Quality.SOUND}.m3u8")]
    return command


def copying(copies: Iterable[tuple[Path, Path]], streams: str = "") -> list[str]:
    """Each film, or only these of its streams, as a file that can be played while it arrives."""
    inputs, outputs = [], []
    for number, (film, copy) in enumerate(copies):
        inputs += ["-f", "mov", "-i", str(film)]
        chosen = f"{number}:{streams}" if streams else str(number)
        outputs += ["-map", chosen, "-c", "copy", *BARE, "-movflags", "+faststart", str(copy)]
    return inputs + outputs


def taking_tiles(film: Path, every: int, width: int, out: Path) -> list[str]:
    """One of so many key pictures, each made small; the pictures between are not decoded."""
    chosen = f"select=not(mod(n\\,{every})),scale={width}:-2:flags=area"
    reading = ["-skip_frame", "nokey", "-f", "mov", "-i", str(film)]
    return [*reading, "-an", "-vf", chosen, "-fps_mode", "passthrough", "-f", "image2", str(out)]


def taking_still(film: Path, at_seconds: float, out: Path) -> list[str]:
    return ["-ss", f"{at_seconds:.3f}", "-f", "mov", "-i", str(film), "-frames:v", "1", str(out)]


def _graph(source: Source, steps: Sequence[Step], gain: float | None) -> str:
    parts = [_pictures(source, steps)]
    if gain is not None:
        parts.append(_sounds(source, [*(step.name for step in steps), Quality.SOUND.value], gain))
    return ";".join(parts)


def _pictures(source: Source, steps: Sequence[Step]) -> str:
    """The large picture is made small once; the smaller ones are made from it."""
    largest = steps[-1]
    once = (
        f"yadif=deint=interlaced,fps={frame_rate(source.frames_per_second):g}:start_time=0,"
        f"scale={largest.width}:{largest.height},setsar=1,{TO_SDR if source.is_hdr else ''}"
        "format=yuv420p"
    )
    inner = "".join(f"[to{step.name}]" for step in steps)
    scaled = [
        f"[to{step.name}]scale={step.width}:{step.height},setsar=1[picture{step.name}]"
        for step in steps
    ]
    return ";".join([f"[0:{source.picture_stream}]{once},split={len(steps)}{inner}", *scaled])


def _sounds(source: Source, names: Sequence[str], gain: float) -> str:
    """Gaps and the end are filled with silence: the sound is as long as the film."""
    once = (
        f"aresample=async=1:first_pts=0,{ONE_CHANNEL},{levelling(gain)},"
        f"apad=whole_dur={source.duration_seconds:.3f}"
    )
    outer = "".join(f"[sound{name}]" for name in names)
    return f"[0:{source.sound_stream}]{once},asplit={len(names)}{outer}"


def _at_most(bits: int) -> Iterator[str]:
    return iter(("-maxrate", str(bits), "-bufsize", str(bits * 2)))


def _sound_coding(bits: int) -> list[str]:
    return ["-c:a", "aac", "-b:a", str(bits)]
