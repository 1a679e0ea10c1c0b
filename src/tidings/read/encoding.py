"""Bytes into text: UTF-8 first, then what the input declares of itself, then the web's old default."""

import codecs
import re

from tidings.errors import EncodingError, FormatError
from tidings.read.report import Note

#: First bytes of common files that hold no plain text, each with what to do (their formats' own specifications).
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "save its text, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save it as plain text or HTML"),
    (b"\x1f\x8b", "gzip data", "unpack it with gunzip"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text or HTML"),
    (b"{\\rtf", "rich text", "save it as plain text or HTML"),
    (b"\x89PNG", "a picture", "give the text"),
    (b"\xff\xd8\xff", "a picture", "give the text"),
    (b"GIF8", "a picture", "give the text"),
    (b"\x7fELF", "a program", "give the text"),
    (b"SQLite format 3", "a database", "export its reports as JSON Lines"),
)
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: How many bytes a page may need to declare its encoding: HTML asks for the first 1024.
DECLARED_WITHIN = 1024
#: More control characters than this share and it is no text; a form feed here and there is.
CONTROL_SHARE = 0.02
#: A text with at least so many good multi-byte characters for each broken byte was UTF-8 and got damaged.
GOOD_PER_BROKEN = 3

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.I)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def decode(data: bytes, where: str, note: Note) -> str:
    """The text of the bytes; a note says so where the encoding had to be guessed.

    Raises FormatError for what is no text, and EncodingError where no encoding fits.
    """
    for start, what, remedy in SIGNATURES:
        if data.startswith(start):
            raise FormatError(f"this is {what}", where=where, remedy=remedy)
    text = _decoded(data, where, note)
    if len(_CONTROLS.findall(text)) > CONTROL_SHARE * len(text) + 1:
        raise FormatError("this is binary data, not text", where=where, remedy="give text, HTML or JSON in UTF-8")
    return text


def _decoded(data: bytes, where: str, note: Note) -> str:
    for encoding in _likely(data):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    mended = data.decode("utf-8", "replace")
    broken = mended.count("�")
    if sum(c > "\x7f" for c in mended) - broken >= GOOD_PER_BROKEN * broken:
        note(f"{where}: {broken} broken bytes in UTF-8 text, read as �")
        return mended
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise EncodingError(
            f"byte {error.start} (0x{data[error.start]:02x}) fits no encoding that is tried",
            where=where,
            remedy="save it as UTF-8",
        ) from error
    note(f"{where}: not UTF-8, read as windows-1252; save it as UTF-8 if accents come out wrong")
    return text


def _likely(data: bytes) -> list[str]:
    """Encodings to try in turn: by byte order mark, UTF-16 by its many zero bytes, UTF-8, the declared one."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return [encoding]
    head = data[:DECLARED_WITHIN]
    if len(head) >= 4 and head.count(0) * 3 > len(head):
        return ["utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"]
    declared = _DECLARED.search(head) if head.lstrip().startswith(b"<") else None
    return ["utf-8", declared[1].decode("ascii")] if declared else ["utf-8"]
