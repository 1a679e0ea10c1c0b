"""Three weeks of war in one record: its events, who held which place on which day, and its tolls, as labelled."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from tests.weeks import LABELS, WARS, cases, days, labels, listed, moment, named, reports, tells

from tidings.opened.open import OpenRecord, open_record
from tidings.pipeline import Reader
from tidings.record import Claim, Report
from tidings.views.control import Holding

#: Reports of other wars, one beside each of the three: nothing that is asked of the three may hang on them.
UNRELATED = {"syr-1202-lebanon", "ukr-0913-armenia", "drc-0201-omdurman"}

#: Cases that the program does not get right, each with the reason.
MISSED: dict[str, str] = tomllib.loads((LABELS / "missed.toml").read_text("utf-8"))["missed"]

Told = tuple[Report, tuple[Claim, ...]]


class Weeks(Struct, frozen=True):
    """All reports read, and the record that holds them, all three wars in one."""

    told: dict[str, Told]
    record: OpenRecord
    event_of: dict[str, str]
    origin_of: dict[str, str]


@pytest.fixture(scope="module")
def told(reader: Reader) -> dict[str, Told]:
    """Every report of the weeks with its claims."""
    found = [report for war in WARS for report in reports(war).values()]
    return {report.id: (report, reader.read(report).claims) for report in found}


@pytest.fixture(scope="module")
def weeks(reader: Reader, told: dict[str, Told], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Weeks]:
    """The record of all the weeks, its reports kept one after another as they became known."""
    with kept(told.values(), reader, tmp_path_factory.mktemp("weeks") / "weeks.db") as record:
        of = {claim: event.id for event in record.events() for claim in event.claims}
        yield Weeks(told, record, of, {entry.claim.id: entry.origin for entry in record.entries()})


def kept(some: Any, reader: Reader, path: Path) -> OpenRecord:
    """A record that holds some reports, added in the order given."""
    record = open_record(str(path), gazetteer=reader.gazetteer)
    for report, claims in some:
        version = record.as_version(report)
        assert version is not None
        record.add(version, claims)
    return record


def telling(told: Mapping[str, Told], event: dict[str, Any], report: str, fragment: str) -> list[Claim]:
    """The claims of a report that tell an event in the words that the label gives; at its place, where any does."""
    text, claims = told[report]
    found = [claim for claim in claims if tells(event, text, fragment, claim)]
    return [claim for claim in found if at_its_place(event, claim)] or found


def all_telling(told: Mapping[str, Told], event: dict[str, Any]) -> list[Claim]:
    """The claims of all reports that tell an event."""
    return [claim for report, words in event["tells"] for claim in telling(told, event, report, words)]


def test_what_is_missed_is_a_case(request: pytest.FixtureRequest) -> None:
    """No reason is left of a case that is gone."""
    names = {item.name.removeprefix("test_") for item in request.session.items}
    here = {item.name for item in request.session.items if item.path == request.path}
    assert set(MISSED) <= names or len(here) < len(DAYS)


@pytest.fixture(autouse=True)
def _known_to_be_missed(request: pytest.FixtureRequest) -> None:
    """A case that missed.toml lists is expected to fail."""
    if reason := MISSED.get(request.node.name.removeprefix("test_")):
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))


@pytest.mark.parametrize(("war", "event"), cases("event"), ids=named)
def test_an_event_is_read_from_each_report_that_tells_it(weeks: Weeks, war: str, event: dict[str, Any]) -> None:
    """Each telling of an event is a claim of its kind, as surely as it is told."""
    lost = [(report, words) for report, words in event["tells"] if not telling(weeks.told, event, report, words)]
    found = {report: [(c.kind, c.modality) for c in weeks.told[report][1]] for report, _ in lost}
    assert not lost, f"event {event['number']} ({event['what']}) is not read from {lost}; there is {found}"


@pytest.mark.parametrize(("war", "event"), cases("event"), ids=named)
def test_an_event_is_where_and_when_it_was(weeks: Weeks, war: str, event: dict[str, Any]) -> None:
    """Each claim that tells an event has its place and its day."""
    for claim in all_telling(weeks.told, event):
        said = f"event {event['number']} ({event['what']}) in {claim.report}"
        assert at_its_place(event, claim), f"{said}: {claim.place.name if claim.place else None}"
        day, when = days(event), claim.time
        if day and when:
            earliest, latest = when.earliest or date.min, when.latest or date.max
            assert earliest <= day[1], f"{said}: {when.earliest} to {when.latest}, not {day}"
            assert latest >= day[0], f"{said}: {when.earliest} to {when.latest}, not {day}"


def at_its_place(event: dict[str, Any], claim: Claim) -> bool:
    """True if the place of a claim is called as the label has it, or the label names none."""
    right = [one.casefold() for one in listed(event.get("place", ()))]
    where = [claim.place.name, getattr(claim.place.value, "name", "")] if claim.place else []
    return not right or any(one in other.casefold() for one in right for other in where)


@pytest.mark.parametrize(("war", "event"), [case for case in cases("event") if not case[1].get("loose")], ids=named)
def test_claims_of_one_event_are_linked(weeks: Weeks, war: str, event: dict[str, Any]) -> None:
    """All that tells one event is one event, and five papers with one agency's story are one origin."""
    found = [claim for claim in all_telling(weeks.told, event) if claim.id in weeks.event_of]
    ids = {weeks.event_of[claim.id]: claim.report for claim in found}
    assert len(ids) <= 1, f"event {event['number']} ({event['what']}) comes apart: {ids}"
    if "origins" in event:
        origins = {weeks.origin_of[claim.id] for claim in found}
        assert len(origins) == event["origins"], f"event {event['number']}: {origins}"


PAIRS = [(war, tuple(pair)) for war, block in cases("apart") for pair in block["pairs"]]


@pytest.mark.parametrize(
    ("war", "pair"), PAIRS, ids=lambda one: "-".join(map(str, one)) if isinstance(one, tuple) else one
)
def test_events_that_look_alike_stay_apart(weeks: Weeks, war: str, pair: tuple[int, int]) -> None:
    """Two statues, two raids on one town and two rounds of talks stay two."""
    by_number = {event["number"]: event for event in labels(war)["event"]}
    left, right = ({weeks.event_of.get(c.id) for c in all_telling(weeks.told, by_number[n])} - {None} for n in pair)
    what = " // ".join(by_number[n]["what"] for n in pair)
    assert not left & right, f"events {pair} fall together: {what}"


DAYS = [(war, label["place"], row) for war, label in cases("control") for row in label["days"]]


@pytest.mark.parametrize(
    ("war", "place", "row"), DAYS, ids=lambda one: "-".join(str(one[f]) for f in ("day", "known_by") if f in one)
    if isinstance(one, dict) else one.replace(" ", "-"),
)  # fmt: skip
def test_who_holds_a_place_by_day(weeks: Weeks, war: str, place: str, row: dict[str, Any]) -> None:
    """Each place is on each day as the label says: its state, and who has it or has it not."""
    held = holding(weeks.record, place, row)
    said = f"{place} on {row['day']}, known by {row.get('known_by', 'now')}"
    state, side = (held.state, held.holder.side if held.holder else None) if held else ("unknown", None)
    ledger = (
        [(str(c.earliest), str(c.latest), c.state, c.holder and c.holder.side) for c in held.ledger] if held else []
    )
    assert state in row["states"], f"{said}: {state} by {side}; {ledger}"
    assert side == row.get("holder", side), f"{said}: {state} by {side}; {ledger}"
    assert state != "held" or side not in row.get("never", ()), f"{said}: {state} by {side}; {ledger}"


def holding(record: OpenRecord, place: str, row: dict[str, Any]) -> Holding | None:
    """What the record finds of a place, as the row asks; None where nothing is told of it."""
    where = record.place(place)
    found = record.control(where.id, as_of=date.fromisoformat(row["day"]), known_by=moment(row.get("known_by")))
    return next((one.value for one in found if one.subject == where.id), None)


@pytest.mark.parametrize(("war", "label"), cases("toll"), ids=named)
def test_a_toll_is_counted_once(weeks: Weeks, war: str, label: dict[str, Any]) -> None:
    """The dead of an event, or of a place and its days, are as labelled: updates, copies and parts add nothing."""
    best, low, high = killed_of_event(weeks, war, label) if "event" in label else killed_at(weeks, label)
    said = f"{label.get('event', label.get('place'))}: {low}, {best}, {high}"
    assert best == label["best"], said
    assert low <= label.get("low", low), said
    assert high is None or high >= label.get("high", high), said


def killed_of_event(weeks: Weeks, war: str, label: dict[str, Any]) -> tuple[int, int, int | None]:
    """Best, low and high of those killed in a numbered event."""
    event = next(one for one in labels(war)["event"] if one["number"] == label["event"])
    by = moment(label.get("known_by"))
    mine = {claim.id for claim in all_telling(weeks.told, event)}
    ids = {one.id for one in weeks.record.events(known_by=by) if mine & set(one.claims)}
    found = weeks.record.toll(rule=label["rule"], known_by=by).value.events
    counted = [e for one in found if one.event in ids for e in one.estimates if e.measure == "killed" and not e.part]
    assert counted, f"event {label['event']} has no toll"
    most = max(counted, key=lambda one: one.best)
    return most.best, most.low, most.high


def killed_at(weeks: Weeks, label: dict[str, Any]) -> tuple[int, int, int | None]:
    """Best, low and high of those killed at a place in its days."""
    since, until = date.fromisoformat(label["since"]), date.fromisoformat(label["until"])
    where = weeks.record.place(label["place"])
    found = weeks.record.toll(rule=label["rule"], place=where.id, since=since, until=until).value.totals
    counted = [one for one in found if one.measure == "killed" and not one.part]
    assert counted, f"{label['place']} has no toll"
    return sum(one.best for one in counted), sum(one.low for one in counted), None


@pytest.mark.parametrize(("war", "label"), cases("series"), ids=named)
def test_a_running_toll_is_a_series(weeks: Weeks, war: str, label: dict[str, Any]) -> None:
    """Counts that run from a first day stand beside the events, in the order of their days."""
    ask = weeks.record.displacement if label["measure"] == "displaced" else weeks.record.toll
    running = [one for one in ask().value.running if one.measure == label["measure"]]
    given = {point.count for one in running for point in one.points}
    lost = [(report, count) for report, count in label["values"] if count not in given]
    assert not lost, f"{label['what']}: {lost} not in {sorted(given)}"


def test_a_story_rewritten_under_its_first_stamp_is_one(weeks: Weeks) -> None:
    """The later version takes the place of the first from when it was fetched; before, the first one counts."""
    first, second = "syr-1130-courier-a", "syr-1130-courier-b"
    assert [one.id for one in weeks.record.store.versions(second)] == [first, second]
    assert first not in {entry.claim.report for entry in weeks.record.entries()}
    noon = moment("2024-11-30T12:00:00Z")
    told = {entry.claim.report for entry in weeks.record.entries(known_by=noon)}
    assert first in told
    assert second not in told
    assert weeks.record.changes(second).value


def test_those_displaced_since_a_day_are_no_sum_of_movements(weeks: Weeks) -> None:
    """Counts since 27 November and the total of the war stand beside; none is added to another."""
    found = weeks.record.displacement(place="Syria", since=date(2024, 11, 20), until=date(2024, 12, 11)).value
    assert not found.totals


def places_asked() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every place of the labels with the days asked about."""
    return ((place, row) for _, place, row in DAYS)


def plain(found: Holding | None) -> tuple[object, ...]:
    """What a holding says, without the ids of claims."""
    if found is None:
        return ()
    return (found.state, found.holder, found.rivals, found.earliest, found.latest)


def test_reports_of_another_war_change_nothing(weeks: Weeks, reader: Reader, tmp_path: Path) -> None:
    """Without the three reports of other wars each place is held as with them, on every day."""
    some = [one for one in weeks.told.values() if one[0].id not in UNRELATED]
    with kept(some, reader, tmp_path / "without.db") as other:
        for place, row in places_asked():
            if place not in ("Goris", "Omdurman"):
                assert plain(holding(other, place, row)) == plain(holding(weeks.record, place, row)), (place, row)


def test_the_order_of_reading_changes_nothing(weeks: Weeks, reader: Reader, tmp_path: Path) -> None:
    """Read backwards, the reports give the same events and the same holders."""
    with kept(list(weeks.told.values())[::-1], reader, tmp_path / "backwards.db") as other:
        assert {event.claims for event in other.events()} == {event.claims for event in weeks.record.events()}
        for place, row in places_asked():
            assert plain(holding(other, place, row)) == plain(holding(weeks.record, place, row)), (place, row)


def test_nothing_is_cited_before_it_was_known(weeks: Weeks) -> None:
    """No finding about a moment cites a claim that became known later."""
    known = {entry.claim.id: entry.known for entry in weeks.record.store.all_entries()}
    for place, row in places_asked():
        if by := moment(row.get("known_by")):
            found = weeks.record.control(
                weeks.record.place(place).id, as_of=date.fromisoformat(row["day"]), known_by=by
            )
            cited = [id for one in found for id in (*one.support, *one.dissent)]
            assert all(known[id] <= by for id in cited), (place, row)
