"""Decoding: the bytes of a file -> its text.

In      bytes
Out     text, and a note where the encoding was not UTF-8
Units   shares are of characters
Missing raises NotText with the reason; nothing is replaced by question marks
Next    documents
"""

import codecs
import re

MAX_CONTROL, MAX_FOREIGN = 0.02, 0.30  # our choice: above this share, bytes read as Windows-1252 are no Western text

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


class NotText(Exception):
    """The bytes are no text that can be read; the message is the reason."""


def decode_bytes(content: bytes) -> tuple[str, str | None]:
    """The text of a file, and what was noticed in decoding it.

    Raises NotText for empty, blank, binary and undecodable content.
    """
    text, note = _decode(content)
    if not content:
        raise NotText("empty file")
    if not text.strip():
        raise NotText("only blanks")
    if "\0" in text or len(_CONTROL.findall(text)) > MAX_CONTROL * len(text):
        raise NotText("binary, no text")
    return text, note


def _decode(content: bytes) -> tuple[str, str | None]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_utf16(content)
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        whole = content[: error.start].decode("utf-8-sig")
        # In a text of plain ASCII up to here, the odd last byte is a Western letter, not half a character.
        if error.reason == "unexpected end of data" and not whole.isascii():
            return whole, "cut within its last character"
    return _decode_western(content)


def _decode_utf16(content: bytes) -> tuple[str, str | None]:
    try:
        return content.decode("utf-16"), "decoded as UTF-16"
    except UnicodeDecodeError as error:
        raise NotText("starts as UTF-16 but does not go on so") from error


def _decode_western(content: bytes) -> tuple[str, str | None]:
    foreign = sum(byte >= 0x80 for byte in content)
    if b"\0" in content:
        raise NotText("binary, no text")
    if foreign > MAX_FOREIGN * len(content):
        raise NotText("in an encoding that is neither UTF-8 nor Western")
    try:
        return content.decode("cp1252"), "decoded as Windows-1252"
    except UnicodeDecodeError:
        return content.decode("latin-1"), "decoded as Latin-1"
