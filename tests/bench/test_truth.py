"""Findings on two weeks of a synthetic war are what truly happened."""

from collections.abc import Sequence

import pytest
from msgspec import structs

from synthetic import Told, War
from tidings.record import Entry, Finding, Place
from tidings.views.control import Holding, control
from tidings.views.displacement import Displacement, displacement
from tidings.views.toll import Toll, toll
from truth import Truth, control_checked, moves_checked, tolls_checked


class Known:
    """Claims in memory, grouped as they truly belong, asked as a record is: the views by themselves are on trial."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.entries = [entry for one in told for entry in _entries(one)]

    def of(self, place: str) -> list[Entry]:
        """The claims of a country."""
        return [one for one in self.entries if _country(one) == place]

    def control(self, place: str, **asked: object) -> tuple[Finding[Holding], ...]:
        """See OpenRecord.control."""
        return control(self.of(place), **asked)  # type: ignore[arg-type]

    def toll(self, place: str, **asked: object) -> Finding[Toll]:
        """See OpenRecord.toll."""
        return toll(self.of(place), **asked)  # type: ignore[arg-type]

    def displacement(self, place: str, **asked: object) -> Finding[Displacement]:
        """See OpenRecord.displacement."""
        return displacement(self.of(place), **asked)  # type: ignore[arg-type]


def _country(entry: Entry) -> str | None:
    place = entry.claim.place.value if entry.claim.place else None
    return place.country if isinstance(place, Place) else None


def _entries(one: Told) -> list[Entry]:
    report = one.report
    assert report.published
    return [
        Entry(
            claim=claim, quotes=(report.quote(claim.quotes[0]),), known=report.published, outlet=report.outlet,
            published=report.published, event=name,
            origin=claim.sources[0].name if claim.sources else str(report.outlet),
        )
        for claim, name in zip(one.claims, one.happenings, strict=True)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def known(told: list[Told]) -> Known:
    """The claims of the first reports; what a later version superseded no longer counts."""
    found = Known(told)
    later = {one.report.supersedes: one.report.published for one in told if one.report.supersedes}
    found.entries = [structs.replace(one, until=later.get(one.claim.report)) for one in found.entries]
    return found


@pytest.fixture(scope="module")
def truth(course: list[War], told: list[Told]) -> Truth:
    """What is true of those days."""
    return Truth(course, told)


def test_towns_are_in_the_right_hands(known: Known, truth: Truth) -> None:
    """Of the towns told of, nearly all are found with their true holder on each day, and next to none with another."""
    found = control_checked(known, truth, 2)  # type: ignore[arg-type]
    told = ("right", "open", "wrong")
    assert sum(found.counts[name] for name in told) > 200
    assert found.share("right", of=told) >= 0.97
    assert found.share("wrong", of=told) <= 0.01


def test_the_dead_and_those_who_fled_are_within_bounds(known: Known, truth: Truth) -> None:
    """For nineteen of twenty events the true number lies from low to high, where noise is honest."""
    dead, moved = tolls_checked(known, truth), moves_checked(known, truth)  # type: ignore[arg-type]
    assert dead.counts["in"] > 100
    assert dead.share("in", of=("in", "out")) >= 0.95
    assert moved.counts["in"] > 20
    assert moved.share("in", of=("in", "out")) >= 0.95
