"""Whatever comes in: no crash, every quote verbatim, every offset inside the text."""

import json
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

import msgspec
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import tidings
from tidings.errors import ReadError
from tidings.out.claims_json import claims_line
from tidings.read import Given, admit, make_report, reports_in_stream
from tidings.record import Claim, Mention, Report, Span

FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))

#: Pieces of which reports are made: words that the stages look for, in and out of place, and what is no word at all.
PIECES = st.sampled_from(
    [
        "At least 12 people were killed", "dozens", "in Hama", "near", "Aleppo",
        "between Aleppo and Damascus", "on Monday", "since Nov. 27", "in 2011", "on Dec. 45, 20245",
        "the army said", "according to", '"', "“", "”", "'", "denied", "has denied that it shelled", "if",
        "will", "10 km north of", "the rebels", "its", "they", ",", ".", ";", " - ", "(", ")", "SOHR",
        "99999999999999999999", "1,2,3", "0", "½", "one hundred and", "thousand", "and", "or", "\n", "\n\n",
        "\t", "حماة", "🙂", "\u202e", "e\u0301", "Ωmega", "A" * 300, "…", "U.S.", "Mr.", "a.m.", "captured",
        "was captured by", "clashes that", "the capture of", "to", "of", "the", "half", "-5", "5-", "5-10",
        "1st", "31/02/2024", "24:99",
    ]
)  # fmt: skip
LETTERS = st.characters(exclude_categories=())
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.text(LETTERS, max_size=200)
DAYS = st.none() | st.datetimes()


def spans(value: object) -> Iterator[Span]:
    """Every span inside a value of the record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for one in msgspec.structs.astuple(value):
            yield from spans(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from spans(one)


def mentions(claim: Claim) -> Iterator[Mention]:
    """Every mention that a claim rests on."""
    yield from (*claim.agents, *claim.targets, *(source.mention for source in claim.sources))
    if claim.place:
        yield claim.place


def holds(report: Report) -> tuple[Claim, ...]:
    """The claims of a report, after all that must hold of them was asserted."""
    claims = tidings.extract(report)
    for claim in claims:
        assert claim.quotes
        assert claim.report == report.id
        assert all(0 <= span.start < span.end <= len(report.text) for span in spans(claim))
        assert all(report.quote(quote).strip() for quote in claim.quotes)
        assert all(one.text == admit(report).quote(one.span) for one in mentions(claim))
    line = json.loads(claims_line(admit(report), claims))
    for got in line["claims"]:
        assert all(quote["text"] == admit(report).text[quote["start"] : quote["end"]] for quote in got["quotes"])
    return claims


@FEW
@given(title=TEXTS, body=TEXTS, published=DAYS)
@example(title="", body="", published=None)
@example(title="Last year", body="Rebels took Hama yesterday, hours after Monday.", published=datetime(1, 1, 1))
@example(
    title="Next year", body="They will leave Hama tomorrow, by Friday or next month.", published=datetime(9999, 12, 31)
)
@example(title="\n", body="\x00\ud800\ufeff", published=None)
def test_any_report_is_read_without_a_crash(title: str, body: str, published: datetime | None) -> None:
    """No report crashes the reader: each is read or refused, with every quote verbatim and every offset inside."""
    found = Report(
        id="r", title=title.replace("\n", " "), text=f"{title}\n{body}".replace("\r", " "), published=published
    )
    try:
        report = make_report(found, "here", Given())
    except ReadError:
        return
    holds(report)


@FEW
@given(TEXTS, DAYS)
def test_a_report_made_by_hand_is_read_or_refused(body: str, published: datetime | None) -> None:
    """A report that did not come through `read` is read or refused too, and offsets hold in the text as given."""
    try:
        holds(Report(id="r", text=body, published=published))
    except ReadError:
        return


@FEW
@given(TEXTS, DAYS)
def test_reading_twice_changes_nothing(body: str, published: datetime | None) -> None:
    """The same report gives the same claims with the same ids."""
    report = Report(id="r", text=f"\n{body}", language="en", published=published)
    assert tidings.extract(report) == tidings.extract(report)


JSONS: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(["report", "id", "title", "text", "published", "outlet", "url", "language", "fetched", "more"])


@MANY
@given(
    st.lists(
        st.binary(max_size=60) | st.dictionaries(FIELDS, JSONS, max_size=5).map(lambda d: json.dumps(d).encode()),
        max_size=5,
    )
)
def test_any_stream_gives_reports_or_errors(lines: list[bytes]) -> None:
    """Any bytes on standard input come out as reports and errors, never as a crash."""
    for outcome in reports_in_stream(BytesIO(b"\n".join(lines)), Given()):
        assert isinstance(outcome, Report | ReadError)
        if isinstance(outcome, Report):
            assert outcome.id
            outcome.text.encode()


def test_a_long_report_is_read_whole() -> None:
    """A report of a hundred thousand characters is read to its end, in one go."""
    line = "Rebels shelled the town of Saraqib on Monday, killing four civilians.\n"
    report = make_report(
        Report(id="r", text="\n" + "The council met again to speak of water and bread.\n" * 600 + line), "-", Given()
    )
    assert any(claim.kind == "shelling" for claim in holds(report))
