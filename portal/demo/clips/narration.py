"""Spoken sentences: a voice for each language, one loudness, the samples each takes."""

import io
import re
import tempfile
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from . import programs
from .storyboard import Storyboard

RATE = 16_000
VOICES = {"en": "en-US", "es": "es-ES"}
SPEED = 92  # per cent of the voice's own pace
LEAD, BETWEEN_SENTENCES, BETWEEN_SCENES, TAIL = (round(s * RATE) for s in (0.6, 0.35, 0.8, 1.2))
LOUDNESS = -18.0  # LUFS
CEILING = 0.85  # of full scale; louder peaks are rounded off
SILENCE = 0.004

# What the voice would read wrongly, and how it is written for the ear. Captions keep the words.
# Whole numbers up to thousands and the letters C, D, F, G it reads well by itself.
RESPELLINGS = {
    "en": {
        r"\b1938\b": "nineteen thirty-eight",
        r"\bx\b": "ex",
        r"\bA(?= is the highest| to G)": "ay",
        r"\b[Mm]ixteco\b": "mistecko",
    },
    "es": {
        r"\bx\b": "equis",
        r"\bn\b": "ene",
        r"\bPASS\b": "pas",
    },
}


@dataclass(frozen=True)
class Span:
    """Samples from `start` up to `end`."""

    start: int
    end: int

    @property
    def seconds(self) -> tuple[float, float]:
        return self.start / RATE, self.end / RATE


@dataclass(frozen=True)
class Narration:
    samples: np.ndarray  # 16 bit, mono, RATE a second
    spoken: list[list[Span]]  # for each scene, for each sentence

    @property
    def seconds(self) -> float:
        return len(self.samples) / RATE

    @property
    def sentences(self) -> list[Span]:
        return [span for scene in self.spoken for span in scene]

    def scene_starts(self) -> list[float]:
        """A slide comes half a pause before its first word; the first one opens the film."""
        return [0.0] + [(scene[0].start - BETWEEN_SCENES / 2) / RATE for scene in self.spoken[1:]]


def for_the_ear(sentence: str, language: str) -> str:
    """The sentence as the voice should read it; whole words only, the rest as written."""
    for pattern, spelling in RESPELLINGS[language].items():
        sentence = re.sub(pattern, spelling, sentence)
    return sentence


def speak(sentence: str, language: str) -> np.ndarray:
    """One sentence without the silence around it, between -1 and 1."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "spoken.wav"
        text = f'<speed level="{SPEED}">{for_the_ear(sentence, language)}</speed>'
        programs.run(["pico2wave", "-l", VOICES[language], "-w", file, text])
        with wave.open(str(file)) as sound:
            pcm = np.frombuffer(sound.readframes(sound.getnframes()), np.int16)
    return trimmed(pcm / 32768)


def trimmed(sound: np.ndarray) -> np.ndarray:
    """Without the silence before and after; a sentence of silence alone is an error."""
    loud = np.flatnonzero(np.abs(sound) > SILENCE)
    if not len(loud):
        raise RuntimeError("the voice said nothing")
    return sound[loud[0] : loud[-1] + 1]


def loudness(sound: np.ndarray) -> float:
    """Integrated loudness in LUFS, as ffmpeg measures it (EBU R 128)."""
    source = ["-f", "f32le", "-ar", str(RATE), "-ac", "1", "-i", "-"]
    measured = ["-af", "ebur128", "-f", "null", "-"]
    command = ["ffmpeg", "-hide_banner", *source, *measured]
    answer = programs.run(command, sound.astype(np.float32).tobytes()).stderr.decode()
    return float(re.findall(r"I:\s+(-?[\d.]+) LUFS", answer)[-1])


def levelled(sound: np.ndarray) -> np.ndarray:
    """Brought to one loudness; peaks above three quarters of the ceiling bend towards it."""
    sound = sound * 10 ** ((LOUDNESS - loudness(sound)) / 20)
    knee = 0.75 * CEILING
    over = np.abs(sound) - knee
    bent = np.sign(sound) * (knee + (CEILING - knee) * np.tanh(over / (CEILING - knee)))
    return np.where(over > 0, bent, sound)


def narrate(clip: Storyboard, language: str) -> Narration:
    """All sentences of a clip at one loudness, with the samples that each takes."""
    pieces, spoken, at = [np.zeros(LEAD)], [], LEAD
    for number, scene in enumerate(clip.scenes):
        spans = []
        for turn, sentence in enumerate(scene.say[language]):
            pause = 0 if not (number or turn) else BETWEEN_SENTENCES if turn else BETWEEN_SCENES
            sound = speak(sentence, language)
            pieces += [np.zeros(pause), sound]
            spans.append(Span(at + pause, at + pause + len(sound)))
            at = spans[-1].end
        spoken.append(spans)
    samples = levelled(np.concatenate([*pieces, np.zeros(TAIL)]))
    return Narration(np.round(samples * 32767).astype(np.int16), spoken)


def wav(narration: Narration) -> bytes:
    """The narration as a WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(narration.samples.tobytes())
    return out.getvalue()
