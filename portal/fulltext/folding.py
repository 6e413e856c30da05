"""Letters without accents: what may be left out when typing."""

import re
import unicodedata

TILDE = "\u0303"
ACCENTS = {chr(code) for code in range(0x300, 0x370)} - {TILDE}
TILDE_OF_ANOTHER_LETTER = re.compile(f"(?<!n){TILDE}")


def fold(text: str) -> str:
    """Lower case without accents; ñ becomes n. The length may change, so offsets do not survive."""
    return _without_accents(text).replace(TILDE, "")


def fold_but_keep_enye(text: str) -> str:
    """The same, but ñ stays: it is a letter of its own where somebody typed it."""
    return unicodedata.normalize("NFC", TILDE_OF_ANOTHER_LETTER.sub("", _without_accents(text)))


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in decomposed if letter not in ACCENTS)
