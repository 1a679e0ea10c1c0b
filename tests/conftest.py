"""What the tests share: a parser loaded once, and reports made of a text."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tidings.gazetteer import open_gazetteer
from tidings.lexicon.whole import load_lexicon
from tidings.pipeline import Reader, Reading
from tidings.record import Report
from tidings.split import split
from tidings.syntax import Sentences

Parse = Callable[..., Sentences]
Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader_of() -> Parse:
    """A function of a body (and title, published) that gives the parsed report."""

    def parse(body: str, title: str = "", published: str | None = "2024-12-06") -> Sentences:
        text = f"{title}\n{body}" if title else body
        when = datetime.fromisoformat(published) if published else None
        return split(Report(id="test", title=title, text=text, language="en", published=when))

    return parse


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The whole reader with the real lexicon and gazetteer."""
    return Reader(load_lexicon(), open_gazetteer())


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """A function of a body (and title, published) that gives the report read."""

    def reading(body: str, title: str = "", published: str | None = "2024-12-06") -> Reading:
        text = f"{title}\n{body}" if title else body
        when = datetime.fromisoformat(published) if published else None
        return reader.read(Report(id="test", title=title, text=text, language="en", published=when))

    return reading
