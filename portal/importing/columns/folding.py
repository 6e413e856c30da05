"""Words as people mean them: without case, accents, points and spaces."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

NO_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """ "Título (en)" and "titulo_en" are both "titulo en"."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return NO_WORD.sub(" ", plain).strip()


def nearest(text: str, names: Iterable[str]) -> str:
    """The name that somebody probably meant, or nothing."""
    by_fold = {fold(name): name for name in names}
    found = difflib.get_close_matches(fold(text), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else ""
