"""Plain text: the file as it is, its first line the title where it looks like one, its paragraphs each on one line."""

import re

from tidings.record import Report

#: A headline has between three and thirty words: "HAMA, Syria" is a dateline, a longer line a paragraph.
TITLE_WORDS = range(3, 31)
#: Texts are wrapped at up to 132 columns (the widest terminals); a longer line is a paragraph that was not wrapped.
MOST_COLUMNS = 132
#: Of the line ends inside paragraphs, the share that must lie where a wrapping program would put them.
WRAPPED_SHARE = 0.6
#: And the share after which the text goes on in lower case: about 0.75 in wrapped English, near 0 in headlines.
LOWER_SHARE = 0.4
#: What ends a sentence or leads on is no end of a headline; a question mark may be.
_SENTENCE_ENDS = (".", "!", ":", ";", ",", "…", '."', ".”")
_LINE_END = re.compile(r"(?<=\S)\n(?=(\S+))")


def report_of_plain(text: str) -> Report:
    """The report of a plain text, yet without id: the text whole, but for blank lines before it."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    while text[:1].isspace() and "\n" in text and not text[: text.index("\n")].strip():
        text = text[text.index("\n") + 1 :]
    text = unwrapped(text)
    first, _, rest = text.partition("\n")
    titled = rest.strip() and len(first.split()) in TITLE_WORDS and not first.rstrip().endswith(_SENTENCE_ENDS)
    return Report(id="", text=text, title=first if titled else "")


def unwrapped(text: str) -> str:
    """The text with a space for each line end that only wraps a paragraph, so that no sentence is cut; else unchanged.

    A line was wrapped if the first word of the next one would not have fitted on it. Offsets stay the same.
    """
    width = max((len(line) for line in text.split("\n")), default=0)
    ends = list(_LINE_END.finditer(text))
    wrapped = [end.start() for end in ends if _length(text, end.start()) + 1 + len(end[1]) > width]
    lower = sum(end[1][0].islower() for end in ends)
    if width > MOST_COLUMNS or len(wrapped) < WRAPPED_SHARE * len(ends) or lower < LOWER_SHARE * len(ends):
        return text
    letters = list(text)
    for at in wrapped:
        letters[at] = " "
    return "".join(letters)


def _length(text: str, end: int) -> int:
    """The length of the line that ends there."""
    return end - text.rfind("\n", 0, end) - 1
