"""A report made of its parts: the one place where a text is normalised, dated and given an id."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct, structs

from tidings.errors import FormatError
from tidings.read.language import check_language, language_of
from tidings.record import Report, content_id

#: Longest report that is read: spaCy's own bound on one text. The longest real reports (a year's findings of a
#: United Nations panel) stay below it; what is longer is an archive, to be given as JSON Lines, a report a line.
MAX_REPORT_CHARS = 1_000_000

Note = Callable[[str], None]


def ignore(_: str) -> None:
    """Nothing happens: for callers who want no notes."""


class Given(Struct, frozen=True, kw_only=True):
    """What is known before reading: values for what the input itself does not say, the bound, where notes go."""

    published: datetime | None = None
    outlet: str | None = None
    language: str | None = None
    max_chars: int = MAX_REPORT_CHARS
    note: Note = ignore


def _table() -> dict[int, str]:
    """Each character that is no text, with what stands for it: one for one, so offsets keep their meaning."""
    breaks = dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n")
    controls = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], " ")
    surrogates = dict.fromkeys(range(0xD800, 0xE000), "�")
    return controls | surrogates | breaks | {0x09: "\t", 0x0A: "\n"}


_TABLE = _table()


def normalise(text: str) -> str:
    """The text with line ends as one newline and without characters that are no text; words and spacing stay.

    Nothing is composed, trimmed or replaced by a look-alike: a quote must be found again, letter by letter, in
    what was published. Doing it twice changes nothing.
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").translate(_TABLE)


def make_report(found: Report, where: str, given: Given) -> Report:
    """The report as the rest of the program gets it: normalised, with an id and a language; one that is read.

    `found` is what the input said, its id "" where it said none, and its text whole. Raises FormatError where it is
    too long and LanguageError where it is in a language that is not read.
    """
    _check_length(found, where, given.max_chars)
    text, title = normalise(found.text), normalise(found.title)
    if not text.strip():
        given.note(f"{where}: there is no text in it")
    outlet = found.outlet or given.outlet
    report = structs.replace(
        found,
        id=found.id or content_id(outlet, text),
        text=text,
        title=title,
        outlet=outlet,
        language=_code(found.language or given.language) or language_of(text),
        published=found.published or given.published,
    )
    check_language(report, where)
    return report


def admit(report: Report, max_chars: int = MAX_REPORT_CHARS) -> Report:
    """A report that was made elsewhere as it can be read; offsets in its text hold in the one that was given.

    Raises FormatError where it is too long and LanguageError where it is in a language that is not read.
    """
    _check_length(report, report.id, max_chars)
    text = report.text.translate(_TABLE)
    language = _code(report.language) or language_of(text)
    fit = structs.replace(report, text=text, title=report.title.translate(_TABLE), language=language)
    check_language(fit)
    return fit


def _check_length(report: Report, where: str, max_chars: int) -> None:
    if len(report.text) > max_chars:
        raise FormatError(
            f"{len(report.text):,} characters, more than the {max_chars:,} of one report",
            where=where,
            remedy="give its parts as JSON Lines, or raise max_report_chars in tidings.toml",
        )


def _code(language: str | None) -> str | None:
    """The ISO 639-1 code of a declared language: "en-GB" and "EN" are "en"."""
    return language.strip().lower().replace("_", "-").split("-")[0] or None if language else None
