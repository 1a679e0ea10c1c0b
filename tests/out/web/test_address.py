"""The address of a page: what it asks to see, read from its query and written back."""

from datetime import UTC, date, datetime
from typing import get_args
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.errors import QuestionError
from tidings.lexicon.kinds import load_kinds
from tidings.out.web.address import DEFAULT, LONGEST, MOST_ROWS, NAMES, Address, read_address
from tidings.record import Grade
from tidings.views.figures import Rule

KINDS = (*load_kinds().by_name, *load_kinds().families)
#: Whatever a person may type, but what is no text.
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40).map(str.strip)
SOME = WORDS.filter(bool) | st.none()
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31)) | st.none()
MOMENTS = st.datetimes(datetime(1900, 1, 2), datetime(2100, 12, 30)).map(lambda one: one.replace(tzinfo=UTC))


@st.composite
def addresses(draw: st.DrawFn) -> Address:
    """An address as a page may have it."""
    since, until, known = draw(DAYS), draw(DAYS), draw(MOMENTS | st.none())
    if since and until and since > until:
        since, until = until, since
    return Address(
        since=since,
        until=until,
        known=known,
        known_written=known.isoformat() if known else "",
        place=draw(SOME),
        kinds=tuple(draw(st.lists(st.sampled_from(KINDS), max_size=4))),
        actor=draw(SOME),
        source=draw(SOME),
        grade=draw(st.sampled_from((None, *get_args(Grade)))),
        measure=draw(SOME),
        text=draw(WORDS),
        rule=draw(st.sampled_from(get_args(Rule))),
        order=draw(st.sampled_from(("newest", "oldest"))),
        limit=draw(st.integers(1, MOST_ROWS)),
        offset=draw(st.integers(0, 999_999_999)),
    )


def read(query: str) -> Address:
    """The address of a query as a server takes it apart."""
    return read_address(parse_qsl(query.removeprefix("?"), keep_blank_values=True))


@given(addresses())
def test_a_link_shows_the_same(address: Address) -> None:
    """What an address asks, written as a query and read again, is the same."""
    assert read(address.query(offset=address.offset)) == address


@given(addresses(), SOME)
def test_a_change_changes_one_part(address: Address, place: str | None) -> None:
    """A link that changes one part keeps all others, and begins the list anew."""
    changed = read(address.query(place=place))
    assert (changed.place, changed.offset) == (place, 0)
    assert changed.query(place=address.place, offset=address.offset) == address.query(offset=address.offset)


@given(addresses())
def test_a_form_keeps_what_it_does_not_ask(address: Address) -> None:
    """The hidden fields of a form with the fields that it asks itself make up the whole address."""
    fields = [*address.hidden("text", "offset"), ("q", address.text), ("offset", str(address.offset))]
    assert read_address(fields) == address


def test_nothing_asked_is_no_query() -> None:
    """The address that asks nothing is the bare path, and empty fields of a form ask nothing."""
    assert (DEFAULT.query(), DEFAULT.asked(), DEFAULT.narrowed) == ("", {}, False)
    assert read_address([(name, " ") for name in NAMES.values()] + [("view", "8/35/36"), ("utm", "x")]) == DEFAULT


@pytest.mark.parametrize("written", ["2024-12-05T18:00Z", "2024-12-05T21:00+03:00", "2024-12-05T21:00 03:00"])
def test_a_moment_with_its_zone(written: str) -> None:
    """A zone's plus sign may come as it is, or as the blank that a query makes of it."""
    assert read_address({"known": written}).known == datetime(2024, 12, 5, 18, tzinfo=UTC)


def test_a_moment_without_zone_is_utc() -> None:
    """A moment without a zone, with a T or a blank before the hour, is one of UTC; a day is its end."""
    assert read_address({"known": "2024-12-05T18:00"}).known == datetime(2024, 12, 5, 18, tzinfo=UTC)
    assert read_address({"known": "2024-12-05 18:00"}).known == datetime(2024, 12, 5, 18, tzinfo=UTC)
    assert read_address({"known": "2024-12-05"}).known == datetime(2024, 12, 5, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("value", ["2024-12-05", "2024-12-05T18:00"])
def test_a_changed_moment_is_written(value: str) -> None:
    """A moment given to a link as text or as a moment is written so that it is read the same."""
    moment = read_address({"known": value}).known
    assert read(DEFAULT.query(known=value)).known == moment
    assert read(DEFAULT.query(known=moment)).known == moment
    assert read(read(DEFAULT.query(known=moment)).query(known=None)) == DEFAULT


RUBBISH = [
    ("from", "yesterday"), ("from", "2024-13-01"), ("from", "0000-01-01"), ("to", "2024-02-30"), ("to", "12/05/2024"),
    ("known", "noon"), ("known", "2024-12-05T25:00"), ("known", "9999-12-31T23:59-14:00"), ("kind", "fun"),
    ("grade", "certain"), ("rule", "luck"), ("order", "best"), ("limit", "0"), ("limit", "501"), ("limit", "-1"),
    ("limit", "1e2"), ("limit", "٣"), ("offset", "-1"), ("offset", "1.5"), ("offset", "9" * 40),
    ("q", "a\x00b"), ("place", "\x1b[31m"), ("actor", "x\ny"), ("source", "x" * (LONGEST + 1)), ("q", "\ud800"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), RUBBISH)
def test_rubbish_is_told_by_its_part(name: str, value: str) -> None:
    """A part that is written wrong is told by its name in the address, with how to write it."""
    with pytest.raises(QuestionError) as told:
        read_address({name: value})
    assert told.value.where == name
    assert told.value.what
    assert told.value.remedy


def test_days_the_wrong_way_round() -> None:
    """A window that ends before it begins is told."""
    with pytest.raises(QuestionError, match="is after") as told:
        read_address({"from": "2024-12-08", "to": "2024-12-01"})
    assert told.value.where == "from"


@given(st.lists(st.tuples(st.sampled_from((*NAMES.values(), "view", "x")), st.text(max_size=30))))
def test_any_query_is_read_or_told(pairs: list[tuple[str, str]]) -> None:
    """Whatever stands in a query, it is an address, or an error that names a part of it."""
    address = read_or_told(pairs)
    if isinstance(address, QuestionError):
        assert address.where in NAMES.values()
        assert address.remedy
    else:
        assert read(address.query(offset=address.offset)) == address


def read_or_told(pairs: list[tuple[str, str]]) -> Address | QuestionError:
    """The address of a query, or what is wrong with it."""
    try:
        return read_address(pairs)
    except QuestionError as error:
        return error
