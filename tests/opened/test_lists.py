"""The lists of an open record: what they show is what its events, claims and reports tell."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.databases import empty_database
from tests.opened.contents import readings, sample_reports, week_reports
from tests.store.test_opening import engine, to_the_first

from tidings.errors import QuestionError
from tidings.opened.asked import Asked
from tidings.opened.facets import faceted
from tidings.opened.keeping import LISTS, WAY
from tidings.opened.open import OpenRecord, open_record
from tidings.pipeline import Reader
from tidings.record import Claim, Event, Place, Report
from tidings.store import Query
from tidings.views.known import counted
from tidings.views.private import hidden_names

Read = tuple[tuple[Report, tuple[Claim, ...]], ...]
WEEK = {"since": date(2024, 12, 1), "until": date(2024, 12, 8)}
#: Questions of each sort, and of several at once.
QUESTIONS: tuple[dict[str, Any], ...] = (
    {},
    WEEK,
    {"place": "Hama"},
    {"place": "Syria", **WEEK},
    {"place": "Hama Governorate"},
    {"kinds": ("capture", "hold")},
    {"grade": "contested"},
    {"actor": "hts"},
    {"actor": "Syrian army", "measure": "killed"},
    {"source": "SOHR"},
    {"source": "Sample Wire", "text": '"killed" reb'},
    {"measure": "killed"},
    {"text": "hama"},
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(
    request: pytest.FixtureRequest, reader: Reader, read_samples: Read, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenRecord]:
    """A record of a third of the samples on each kind of database, which no test adds to."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            url = str(tmp_path_factory.mktemp("lists") / "record.db")
        else:
            url = stack.enter_context(empty_database(request.getfixturevalue("postgres")))
        record = stack.enter_context(open_record(url, gazetteer=reader.gazetteer))
        record.add_all(read_samples)
        yield record


def of_event(event: Event, of: Asked) -> bool:
    """True of an event of the place, days, kinds and grade asked about, by its own."""
    first, last = days_of(event)
    if (of.since and (last is None or last < of.since)) or (of.until and (first is None or first > of.until)):
        return False
    return (not of.kinds or event.kind in of.kinds) and of.grade in (None, event.grade) and lies_in(event.place, of)


def days_of(event: Event) -> tuple[date | None, date | None]:
    """The days of an event, one known end standing for both."""
    earliest, latest = (event.time.earliest, event.time.latest) if event.time else (None, None)
    return earliest or latest, latest or earliest


def lies_in(place: Place | None, of: Asked) -> bool:
    """True of a place in the one asked about."""
    if of.place is None or place is None:
        return of.place is None
    if of.place.kind == "country":
        return place.country == of.place.country
    return of.place.id in (place.within, place.id) if of.place.kind == "region" else place.id in of.places


def expected(record: OpenRecord, asked: dict[str, Any]) -> dict[str, Event]:
    """The events that a list should show, found by looking at every one."""
    of = record.asked(**asked)
    rest = {name: asked[name] for name in ("actor", "source", "measure", "text") if name in asked}
    told = {one.event for one in record.entries(**rest)} if rest else None
    beside = {one.event for one in record.store.entries(Query(places=of.places)) if of.places} if of.places else set()
    events = record.store.events(Query())
    return {
        one.id: one for one in events
        if (told is None or one.id in told)
        and (of_event(one, of) or (one.id in beside and is_beside(record, one, of)))
    }  # fmt: skip


def is_beside(record: OpenRecord, event: Event, of: Asked) -> bool:
    """True of an event that a claim puts into the place in one breath with its own."""
    targets = {mention.value.id for one in record.store.entries_of(event.claims) for mention in one.claim.targets
               if isinstance(mention.value, Place)}  # fmt: skip
    return bool(targets & set(of.places))


def test_lists_days_and_marks_tell_the_same_events(filled: OpenRecord) -> None:
    """For every sort of question the list, the days and the marks hold what looking at each event finds."""
    for asked in QUESTIONS:
        found = expected(filled, asked)
        listed = filled.listed(limit=1000, **asked)
        assert {one.event for one in listed.rows} == set(found), asked
        assert listed.total == len(found)
        days = [(one.earliest or one.latest or date.min, one.event) for one in listed.rows]
        assert days == sorted(days, reverse=True)
        assert sum(one.events for one in filled.days(**asked)) == sum(day > date.min for day, _ in days)
        of_place = Counter(one.place.id for one in found.values() if one.place and one.place.lat is not None)
        marks: Counter[str] = Counter()
        for one in filled.marks(**asked):
            marks[one.place] += one.events
        assert marks == of_place, asked
    assert filled.listed(limit=5, offset=3).rows == filled.listed(limit=1000).rows[3:8]
    oldest = [one.event for one in filled.listed(limit=1000, order="oldest").rows]
    dated = [one.event for one in filled.listed(limit=1000).rows if one.earliest or one.latest]
    assert oldest[: len(dated)] == dated[::-1]


def test_a_row_is_what_its_event_is(filled: OpenRecord) -> None:
    """A row agrees with the account and the time line of its event."""
    told = {one.event: one for day in filled.timeline().value.days for one in day.occurrences}
    for row in filled.listed(limit=60).rows:
        account = filled.event(row.event).value
        assert (row.kind, row.grade, row.origins) == (account.kind, account.grade, account.origins)
        assert (row.earliest, row.latest) == (account.earliest, account.latest)
        assert account.sentence.startswith(row.sentence)
        assert row.figures in account.sentence
        if row.event in told:
            assert (row.dead, row.assumed) == (told[row.event].dead, told[row.event].assumed)
            assert row.disputed == bool(told[row.event].dissent)


def test_what_has_no_day_is_said(filled: OpenRecord) -> None:
    """A list of a period says how many events it leaves out, since no report tells their day."""
    undated = sum(days_of(one)[0] is None for one in filled.store.events(Query()))
    assert undated
    (note,) = filled.listed(**WEEK).notes
    assert note.startswith(f"{undated} event")
    assert filled.listed().notes == ()


def test_lists_of_a_past_moment(record: OpenRecord, reader: Reader) -> None:
    """Every event that counted at a moment is listed then, as it was told then, also one that is gone since."""
    record.add_all(readings(reader, week_reports("syria-2024")))
    entries = list(record.store.all_entries())
    moments = sorted({one.known for one in entries})
    for moment in (*moments[:: len(moments) // 4], *sorted({one.known for one in entries if one.until})[:2]):
        then = {one.id: one for one in record.events(known_by=moment)}
        listed = record.listed(limit=1000, known_by=moment)
        assert {one.event for one in listed.rows} == set(then)
        assert {(one.event, one.grade, one.kind) for one in listed.rows} == {
            (one.id, one.grade, one.kind) for one in then.values()
        }
        claims = record.told(limit=2000, known_by=moment)
        assert [one.claim for one in claims.rows] == [one.claim.id for one in counted(entries, moment)[::-1]]
        span = record.span(moment)
        assert (span.events, span.claims, span.newest) == (len(then), claims.total, moment)


def test_the_directory_counts_the_claims(filled: OpenRecord) -> None:
    """Parties, sources and places are told with as many claims as name them, and pages of them add up."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in counted(filled.store.all_entries()):
        counts.update((facet.name, facet.value) for facet in faceted(one, filled.wording).facets)
    parties = filled.parties(limit=1000)
    assert parties.rows
    for party in parties.rows:
        found = [counts[name, party.id] for name in ("does", "suffers", "voice")]
        assert [party.does, party.suffers, party.says] == found
        assert filled.party(party.id) == party
    tellers = filled.tellers(limit=1000)
    for teller in tellers.rows:
        assert teller.claims == counts["outlet" if teller.role == "outlet" else "voice", teller.id]
        assert filled.told(source=teller.id, limit=1).total == teller.claims
        assert filled.teller(teller.id) == teller
    places = filled.places_told(limit=1000)
    assert {one.id: one.claims for one in places.rows} == {id: n for (name, id), n in counts.items() if name == "place"}
    assert filled.parties(limit=2, offset=1).rows == parties.rows[1:3]
    assert filled.span().sources == tellers.total
    assert {one.role for one in filled.tellers(role="voice", limit=1000).rows} == {"voice"}


def test_the_directory_is_searched(filled: OpenRecord) -> None:
    """Names are found by the beginnings of their words, parties by all their names, anything by its id."""
    assert {one.id for one in filled.parties(like="hts").rows} >= {"hts"}
    assert {one.id for one in filled.parties(like="tahrir hay").rows} == {"hts"}
    assert filled.parties(like="ayat").total == 0
    assert "Hama" in {one.name for one in filled.places_told(like="HAM").rows}
    (outlet,) = filled.tellers(like="outlet:sample wire").rows
    assert outlet.name == "Sample Wire"


def test_no_private_person_is_listed(record: OpenRecord, reader: Reader) -> None:
    """A name that may not be shown stands in no list, and nothing is found by it as a source or a party."""
    text = "Resident Mahmoud Kattan said shelling killed his brother Samir Kattan in Hama on Thursday. They fled."
    one = Report(id="r", text=text, outlet="Sample Wire", published=datetime(2024, 12, 5, 12, tzinfo=UTC))
    record.add_all([(one, reader.read(one).claims)])
    hidden = hidden_names(record.store.all_entries(), record.wording)
    assert any("Kattan" in name for name in hidden)
    shown = [*record.tellers(limit=1000).rows, *record.parties(limit=1000).rows, *record.places_told(limit=1000).rows]
    told = " ".join(f"{row.id} {row.name}" for row in shown).casefold()
    assert "kattan" not in told
    for name in hidden:
        for part in ("source", "actor"):
            with pytest.raises(QuestionError):
                record.asked(**{part: name})
    assert not any("kattan" in str(row).casefold() for row in record.listed().rows)


def test_a_page_of_claims_and_of_reports(filled: OpenRecord) -> None:
    """Claims are told newest first, all those of a report too; reports by outlet and words of the title."""
    report = max(filled.reports(limit=1000).rows, key=lambda one: one.claims)
    told = filled.told(report=report.id, limit=1000)
    text = filled.report(report.id)
    assert told.total == len(told.rows) == report.claims
    assert text is not None
    for row in told.rows:
        assert row.quotes == tuple(text.text[start:end] for start, end in row.spans)
    reports = filled.reports(limit=1000)
    assert [one.known for one in reports.rows] == sorted((one.known for one in reports.rows), reverse=True)
    of_outlet = filled.reports(outlet=report.outlet, limit=1000)
    assert {one.outlet for one in of_outlet.rows} == {report.outlet}
    word = report.title.split()[0]
    assert report.id in {one.id for one in filled.reports(text=word, limit=1000).rows}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"actor": "nobody of that name"}, "no party 'nobody of that name'"),
        ({"source": "Sample Monitor"}, "perhaps Sample Monitor Bulletin"),
        ({"grade": "good"}, "the grades are confirmed, fair, weak, contested"),
        ({"measure": "dead"}, "the measures are killed, injured"),
        ({"kinds": ("capturing",)}, "there is no kind 'capturing'"),
        ({"since": date(2024, 12, 8), "until": date(2024, 12, 1)}, "swap them"),
    ],
)
def test_what_is_asked_wrong_is_told_with_what_is_known(filled: OpenRecord, asked: dict[str, Any], told: str) -> None:
    """A name or a word that the record does not know is an error that says what there is."""
    for question in (filled.listed, filled.toll, filled.days):
        with pytest.raises(QuestionError, match=told):
            question(**asked)


def test_a_name_may_be_written_in_many_ways(filled: OpenRecord) -> None:
    """A party is named by its id or any of its names, known to the record or to the lexicon alone."""
    assert {filled.asked(actor=name).actor for name in ("hts", "HTS", "hayat tahrir al-sham")} == {"hts"}
    assert filled.asked(source="sample WIRE").sources == ("outlet:sample wire",)
    assert filled.listed(actor="Wagner Group").total == 0


def test_all_questions_take_all_parts(filled: OpenRecord) -> None:
    """Tolls, time lines and sources are narrowed as lists are; as known by a moment the grade is that of then."""
    asked = {"actor": "sy.military", "place": "Syria"}
    assert 0 < len(filled.events(**asked)) < len(filled.events(place="Syria"))
    told = {one.event for day in filled.timeline(**asked).value.days for one in day.occurrences}
    assert told <= {one.id for one in filled.events(**asked)}
    assert filled.toll(**asked, measure="killed").value != filled.toll().value
    assert filled.sources(source="Sample Wire").value.outlets
    moment = datetime(2024, 12, 1, tzinfo=UTC)
    for grade in ("weak", "fair", "contested"):
        assert {one.grade for one in filled.events(grade=grade, known_by=moment)} <= {grade}


def test_the_state_changes_with_the_record(record: OpenRecord, read_samples: Read) -> None:
    """Lists are told anew once a report is added, a claim decided on, or all derived anew; else they are kept."""
    record.add_all(read_samples[:-1])
    states, parties = [record.state()], record.parties(limit=1000)
    assert record.state() == states[0]
    record.add_all(read_samples[-1:])
    states.append(record.state())
    claim = record.told(limit=1, actor=parties.rows[0].id).rows[0].claim
    before = record.party(parties.rows[0].id)
    record.decide(claim, "claim", "rejected", by="Ada")
    states.append(record.state())
    after = record.party(parties.rows[0].id)
    assert after.does + after.suffers < before.does + before.suffers
    record.link_again()
    states.append(record.state())
    assert len({one.token for one in states}) == len(states)
    assert states[-1].changed
    assert states[-1].changed > datetime.now(UTC) - timedelta(minutes=5)


def test_what_is_derived_again_is_the_same(record: OpenRecord, read_samples: Read) -> None:
    """Facets, words and events come out the same when all is derived anew, or from reports in another order."""
    record.add_all(read_samples)

    def lists() -> list[Any]:
        return [
            record.parties(limit=1000), record.tellers(limit=1000), record.places_told(limit=1000), record.days(),
            record.marks(), record.listed(limit=1000), record.listed(text="hama", limit=1000),
        ]  # fmt: skip

    before = lists()
    record.link_again()
    assert lists() == before
    assert record.doctor() == []


def test_the_lists_of_an_older_record_are_made_when_it_is_opened(
    record: OpenRecord, record_url: str, read_samples: Read, reader: Reader
) -> None:
    """A record of the first revision has the lists that a new one has once it is opened, and is sound."""

    def lists(of: OpenRecord) -> list[Any]:
        moment = min(one.until for one in of.store.all_entries() if one.until) - timedelta(seconds=1)
        return [
            of.parties(limit=1000), of.tellers(limit=1000), of.places_told(limit=1000), of.days(), of.marks(),
            of.span(), of.listed(limit=1000), of.listed(limit=1000, known_by=moment), of.reports(text="hama"),
            of.told(text='"in hama', limit=1000),
        ]  # fmt: skip

    corrected = tuple(one for one in sample_reports() if one.id.startswith("kabul-airport"))
    record.add_all([*read_samples, *readings(reader, corrected)])
    before = lists(record)
    with engine(record_url).begin() as connection:
        to_the_first(connection)
    with open_record(record_url, gazetteer=record.gazetteer) as opened:
        assert lists(opened) == before
        assert opened.doctor() == []


def test_facets_that_were_made_in_another_way_are_made_anew(
    record: OpenRecord, record_url: str, read_samples: Read
) -> None:
    """Where an older program made facets otherwise, opening the record makes them as they are made now, once."""
    record.add_all(read_samples[:20])
    before = record.parties(limit=1000), record.tellers(limit=1000)
    with record.store.writing() as writing:
        writing.drop_facets()
        writing.set_made(LISTS, "0")
    with open_record(record_url, gazetteer=record.gazetteer) as opened:
        assert (opened.parties(limit=1000), opened.tellers(limit=1000)) == before
        with opened.store.snapshot() as now:
            assert now.made(LISTS) == WAY
