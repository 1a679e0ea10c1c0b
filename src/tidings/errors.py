"""Every exception of Tidings.

    TidingsError
     ├─ SettingsError      a setting is wrong
     ├─ LexiconError       one or more mistakes in data/
     ├─ GazetteerError     the gazetteer cannot be built, read or added to
     ├─ ReadError          something given to be read cannot be read as a report
     │   ├─ FormatError    it is not of a form that is known, or breaks that form
     │   ├─ EncodingError  its bytes are not text
     │   └─ LanguageError  it is written in a language that is not read
     ├─ ParserError        the parser or its model is missing or of another version
     ├─ QuestionError      a question names what is not there: a place, an event, a report, a day
     └─ StoreError         the record cannot be opened, read or added to
         ├─ NoRecordError      there is none yet
         ├─ NotARecordError    what is there is no record, or a newer one
         ├─ ReadOnlyError      it may be read and not added to
         ├─ DiskFullError      there is no room left for it
         ├─ BusyError          another process writes for too long
         ├─ UnreachableError   its server cannot be reached
         └─ VersionError       another text has meanwhile taken the id of a report that was to be kept

Every one says what is wrong, where, and what to do.
"""


class TidingsError(Exception):
    """Something outside the program is wrong; its text says what, where, and what to do."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        text = f"{where}: {what}" if where else what
        super().__init__(f"{text} ({remedy})" if remedy else text)


class SettingsError(TidingsError):
    """A setting has a value it cannot have."""


class LexiconError(TidingsError):
    """Mistakes in the files under data/; `problems` holds each as one line."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class GazetteerError(TidingsError):
    """The gazetteer cannot be built, read or added to."""


class ReadError(TidingsError):
    """Something given to be read cannot be read as a report."""


class FormatError(ReadError):
    """The input is not of a form that is known, or breaks that form."""


class EncodingError(ReadError):
    """The input's bytes are not text in any encoding that is tried."""


class LanguageError(ReadError):
    """The report is written in a language that is not read."""


class ParserError(TidingsError):
    """The parser or its model is missing or of another version than the one pinned."""


class QuestionError(TidingsError):
    """A question names something that the record or the gazetteer does not have."""


class StoreError(TidingsError):
    """The record cannot be opened, read or added to; nothing was half written."""


class NoRecordError(StoreError):
    """There is no record yet where one is to be asked."""


class NotARecordError(StoreError):
    """What is there is no record of Tidings, or one made by a newer program."""


class ReadOnlyError(StoreError):
    """The record may be read and not added to."""


class DiskFullError(StoreError):
    """There is no room left for the record, or the system lets no more be written."""


class BusyError(StoreError):
    """Another process has been writing into the record for longer than one waits."""


class UnreachableError(StoreError):
    """The record's server cannot be reached, does not let one in, or was lost on the way."""


class VersionError(StoreError):
    """Another text was meanwhile kept under the id of a report: it is to be read again, as a version of that one."""
