"""Stage 1: the outside world into reports. Text, HTML, JSON and JSON Lines, from files, folders and standard input."""

from tidings.read.files import files_in, reports_in_file, reports_in_stream
from tidings.read.language import check_language, language_of
from tidings.read.report import Given, admit, make_report

__all__ = [
    "Given",
    "admit",
    "check_language",
    "files_in",
    "language_of",
    "make_report",
    "reports_in_file",
    "reports_in_stream",
]
