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
