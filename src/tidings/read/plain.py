"""Plain text: the file as it is, its first line the title where it looks like one."""

from tidings.record import Report

#: A headline has between three and thirty words: "HAMA, Syria" is a dateline, a longer line a paragraph.
TITLE_WORDS = range(3, 31)
#: What ends a sentence or leads on is no end of a headline; a question mark may be.
_SENTENCE_ENDS = (".", "!", ":", ";", ",", "…", '."', ".”")


def report_of_plain(text: str) -> Report:
    """The report of a plain text, yet without id: the text whole, but for blank lines before it."""
    text = text.removeprefix("\ufeff")
    while text[:1].isspace() and "\n" in text and not text[: text.index("\n")].strip():
        text = text[text.index("\n") + 1 :]
    first, _, rest = text.partition("\n")
    titled = rest.strip() and len(first.split()) in TITLE_WORDS and not first.rstrip().endswith(_SENTENCE_ENDS)
    return Report(id="", text=text, title=first if titled else "")
