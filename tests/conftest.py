"""What the tests share: a parser loaded once, and reports made of a text."""

from collections.abc import Callable
from datetime import datetime

import hypothesis
import pytest

from tidings.claims.material import Material
from tidings.gazetteer import open_gazetteer
from tidings.lexicon.whole import load_lexicon
from tidings.pipeline import Reader, Reading
from tidings.record import Report
from tidings.split import split
from tidings.syntax import Sentences

# How long an example takes says more of the machine than of the code.
hypothesis.settings.register_profile("tidings", deadline=None)
hypothesis.settings.load_profile("tidings")

Parse = Callable[..., Sentences]
Read = Callable[..., Reading]
Look = Callable[..., Material]


@pytest.fixture(scope="session")
def reader_of() -> Parse:
    """A function of a body (and title, published) that gives the parsed report."""

    def parse(body: str, title: str = "", published: str | None = "2024-12-06") -> Sentences:
        return split(report_of(body, title, published))

    return parse


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The whole reader with the real lexicon and gazetteer."""
    return Reader(load_lexicon(), open_gazetteer())


def report_of(body: str, title: str, published: str | None) -> Report:
    """A report in English."""
    text = f"{title}\n{body}" if title else body
    when = datetime.fromisoformat(published) if published else None
    return Report(id="test", title=title, text=text, language="en", published=when)


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """A function of a body (and title, published) that gives the report read."""

    def reading(body: str, title: str = "", published: str | None = "2024-12-06") -> Reading:
        return reader.read(report_of(body, title, published))

    return reading


@pytest.fixture(scope="session")
def look(reader: Reader) -> Look:
    """A function of a body (and title, published) that gives what claims are made of."""

    def looking(body: str, title: str = "", published: str | None = "2024-12-06") -> Material:
        return reader.look(report_of(body, title, published))

    return looking
