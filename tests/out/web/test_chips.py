"""Filters in words, and which of them to blame."""

from collections.abc import Iterator
from urllib.parse import parse_qsl

import pytest

import tidings
from tidings.out.web.address import Address, read_address
from tidings.out.web.chips import blamed, chips_of
from tidings.out.web.desk import Desk


@pytest.fixture(scope="module")
def desk(sample_record: str) -> Iterator[Desk]:
    """The record of all samples."""
    desk = Desk(lambda: tidings.open_record(sample_record, create=False))
    yield desk
    desk.close()


def asks(query: str) -> Address:
    """The address of a query."""
    return read_address(parse_qsl(query))


def test_each_filter_is_a_chip(desk: Desk) -> None:
    """Each filter is told by itself, days together, kinds apart; its query is the address without it."""
    address = asks("from=2024-12-01&to=2024-12-05&place=Hama&kind=battle&kind=aid&figures=killed_or_injured")
    found = {f"{one.part} {one.words}": one.query for one in chips_of(desk, address)}
    assert list(found) == [
        "kinds battle", "kinds aid", "place Hama", "measure killed or injured", "days 1–5 Dec 2024",
    ]  # fmt: skip
    assert found["kinds battle"] == "?from=2024-12-01&to=2024-12-05&place=Hama&kind=aid&figures=killed_or_injured"
    assert found["days 1–5 Dec 2024"] == "?place=Hama&kind=battle&kind=aid&figures=killed_or_injured"


def test_ids_are_told_by_their_names(desk: Desk) -> None:
    """A place, a party and a source that are given by id are told by name; what is no id is told as it was written."""
    assert [one.words for one in chips_of(desk, asks("actor=Nobody&source=Nobody"))] == ["Nobody", "Nobody"]
    address = asks("place=170017&actor=sy.military&source=sohr")
    words = [one.words for one in chips_of(desk, address)]
    assert words == ["Hama", "Syrian army", "Syrian Observatory for Human Rights"]


def test_nothing_is_set(desk: Desk) -> None:
    """The whole record has no chips; the order and the page of the list are no filters."""
    assert not chips_of(desk, asks("order=oldest&offset=50&limit=20"))


def test_the_filter_that_hides_most_is_blamed_first(desk: Desk) -> None:
    """Each part without which something is found is told with how much that is, the most first."""
    address = asks("from=2024-12-02&to=2024-12-02&place=Goma&kind=battle")
    assert not desk.record.listed(**address.asked()).total
    found = blamed(desk, address)
    assert [one.part for one in found] == ["days", "place"]
    assert [one.events for one in found] == sorted((one.events for one in found), reverse=True)
    assert all(one.events == desk.record.listed(**asks(one.query[1:]).asked()).total for one in found)
