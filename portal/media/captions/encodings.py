"""Bytes of a captions file as text, whatever program wrote them.

Browsers read WebVTT as UTF-8 and nothing else; here older files are read too, and written as UTF-8.
Marks and their encodings: Encoding Standard (https://encoding.spec.whatwg.org/), "BOM sniff".
"""

import codecs

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
UTF_8 = "utf-8"
OLD_WINDOWS = "cp1252"


def decode(content: bytes) -> tuple[str, str]:
    """The text, without a mark at its beginning, and the encoding that it was in.

    Never raises: what is neither UTF-8 nor UTF-16 is Windows-1252, in which every byte is a sign,
    save five that become “�”.
    """
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace"), encoding
    if b"\0" in content[:2]:  # UTF-16 without a mark: its first letter is a Latin one
        encoding = "utf-16-be" if content[:1] == b"\0" else "utf-16-le"
        return content.decode(encoding, errors="replace"), encoding
    try:
        return content.decode(UTF_8), UTF_8
    except UnicodeDecodeError:
        return content.decode(OLD_WINDOWS, errors="replace"), OLD_WINDOWS


def undoubled(text: str) -> str | None:
    """The words of a text that was UTF-8 and that a program once read as Windows-1252: “Ã±”, “Â¿”.

    None where that is not so: every letter of such a text comes from a byte, and the bytes are
    UTF-8 throughout, which no other text with accents is by chance.
    """
    if text.isascii():
        return None
    try:
        return b"".join(map(_byte, text)).decode(UTF_8)
    except UnicodeError:
        return None


def _byte(letter: str) -> bytes:
    """The five bytes that Windows-1252 has no letter for are kept as control codes by browsers."""
    return letter.encode("latin-1" if "\x80" <= letter <= "\x9f" else OLD_WINDOWS)
