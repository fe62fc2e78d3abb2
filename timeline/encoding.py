"""Bytes as text: UTF-8, UTF-16 with its mark or without, and the code pages in which Arabic was written before them."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from timeline.errors import InputError

LEGACY = ("cp1256", "iso8859_6", "cp720")
"""The code pages of Windows, of Unix and the Mac, and of DOS."""
SAMPLE = 1 << 18
"""How many bytes tell the encoding of all."""

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_ARABIC = re.compile("[\u0600-\u06ff]")


def decode(data: bytes) -> str:
    """The text that bytes are: UTF-8 unless they cannot be.

    Raises:
        InputError: For a binary file and for bytes that are no text in any encoding that Arabic is written in.
    """
    sample = data[:SAMPLE]
    name = _marked(data) or (_wide(sample) if b"\0" in data else "utf-8")
    if not name:
        raise InputError("a binary file, not text")
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        fault = f"not UTF-{'16' if '16' in name else '8'} text (byte 0x{data[error.start]:02x} at {error.start})"
    if name == "utf-8" and (page := _code_page(sample)):
        with suppress(UnicodeDecodeError):
            return data.decode(page)
    raise InputError(fault)


def is_wide(sample: bytes) -> bool:
    """Whether a sample begins a text in UTF-16, whose lines do not end in one byte."""
    return "16" in (_marked(sample) or (_wide(sample) if b"\0" in sample else ""))


def _marked(data: bytes) -> str:
    return next((name for mark, name in _MARKS.items() if data.startswith(mark)), "")


def _wide(sample: bytes) -> str:
    """UTF-16 without its mark, if it is Arabic; empty for any other bytes with NULs, which are as good as binary."""
    return _guessed(sample[: len(sample) // 2 * 2], ("utf_16_le", "utf_16_be"))


def _code_page(sample: bytes) -> str:
    """The code page of bytes that are not UTF-8; empty for UTF-8 that is damaged, and for what no Arabic is seen in."""
    text = sample.decode("utf-8", "replace")
    broken, foreign = text.count("\ufffd"), sum(char >= "\x80" for char in text)
    return "" if broken <= max(1, foreign - broken) else _declared(sample) or _guessed(sample, LEGACY)


def _declared(sample: bytes) -> str:
    """What a web page says of itself, if it can be so."""
    match = _DECLARED.search(sample)
    try:
        return name if match and sample.decode(name := match[1].decode("ascii")) else ""
    except (LookupError, UnicodeDecodeError):
        return ""


def _guessed(sample: bytes, names: tuple[str, ...]) -> str:
    """The likeliest of some encodings, if the text is mostly Arabic in it; else empty."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(names)).best()
    text = str(best) if best else ""
    foreign = sum(char >= "\x80" for char in text)
    return best.encoding if best and 0 < foreign <= 2 * len(_ARABIC.findall(text)) else ""
