"""What the tests share: a parser loaded once, and reports made of a text."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tidings.record import Report
from tidings.split import split
from tidings.syntax import Sentences

Parse = Callable[..., Sentences]


@pytest.fixture(scope="session")
def reader_of() -> Parse:
    """A function of a body (and title, published) that gives the parsed report."""

    def parse(body: str, title: str = "", published: str | None = "2024-12-06") -> Sentences:
        text = f"{title}\n{body}" if title else body
        when = datetime.fromisoformat(published) if published else None
        return split(Report(id="test", title=title, text=text, language="en", published=when))

    return parse
