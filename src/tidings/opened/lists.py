"""A record with its lists: what a page shows of events, days, places, parties, sources, reports and claims."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from tidings.errors import QuestionError
from tidings.opened.asked import Asked, Grouped
from tidings.opened.derive import events_among
from tidings.opened.listing import (
    ClaimRow,
    DayCount,
    Listed,
    Mark,
    Order,
    Parties,
    PartyRow,
    PlaceRow,
    PlacesTold,
    ReportRow,
    Reports,
    Role,
    Row,
    SourceRow,
    Span,
    State,
    Tellers,
    Told,
)
from tidings.opened.narrowing import Narrowing, aware
from tidings.record import Actor, Entry, Event, Place, Report
from tidings.store.coding import known_of
from tidings.views.case import case_of
from tidings.views.known import counted
from tidings.views.private import public_name
from tidings.views.sides import side_of_source
from tidings.views.standing import country_of, members_of
from tidings.views.telling import claim_words, estimates_words, event_claim
from tidings.views.timeline import dead_of
from tidings.views.wording import names_of, place_name

Of = TypeVar("Of")


class Lists(Narrowing):
    """A record that answers with lists, a page at a time."""

    def state(self) -> State:
        """Whether anything was added since."""
        count = self.store.count()
        decided = self.store.decisions()
        token = f"{count.reports}.{count.claims}.{len(decided)}"
        return State(token, max((one.at for one in decided), default=None))

    def span(self, known_by: datetime | None = None) -> Span:
        """How far the record reaches, and how much it holds."""
        found = self._all(aware(known_by))
        days = [one for event in found.events for one in days_of_event(event) if one]
        reports = {one.claim.report: one for one in found.entries}
        told = [self._tellers_of(one) for one in found.entries]
        return Span(
            first=min(days, default=None),
            last=max(days, default=None),
            reports=len(reports) if known_by else self.count().reports,
            claims=len(found.entries),
            events=len(found.events),
            sources=len({id for some in told for id in some}),
            newest=max((one.known for one in found.entries), default=None),
        )

    def listed(self, limit: int = 50, offset: int = 0, order: Order = "newest", **asked: Any) -> Listed:
        """The events of a question in the order of their days."""
        found, by_id = self._events_asked(self.asked(**asked))
        found = in_order(found, order)
        rows = tuple(self._row(event, members_of(event, by_id)) for event in found[offset:][:limit])
        return Listed(rows, len(found), limit, offset)

    def days(self, **asked: Any) -> tuple[DayCount, ...]:
        """How many events began on each day, by family."""
        found, _ = self._events_asked(self.asked(**asked))
        counts = Counter((day, self._family(one.kind)) for one in found if (day := days_of_event(one)[0]))
        return tuple(DayCount(day, family, counts[day, family]) for day, family in sorted(counts))

    def marks(self, **asked: Any) -> tuple[Mark, ...]:
        """How many events each place has that can be put on a map, by family."""
        found, _ = self._events_asked(self.asked(**asked))
        counts: Counter[tuple[Place, str]] = Counter()
        for one in found:
            if one.place and one.place.lat is not None:
                counts[one.place, self._family(one.kind)] += 1
        return tuple(
            Mark(place=at.id, name=at.name, country=at.country, lat=at.lat, lon=at.lon, family=family, events=number)
            for (at, family), number in sorted(counts.items(), key=lambda item: (item[0][0].id, item[0][1]))
            if at.lat is not None and at.lon is not None
        )

    def parties(self, like: str = "", limit: int = 50, offset: int = 0) -> Parties:
        """The listed parties of the record."""
        rows = [one for one in self._parties() if like.casefold() in f"{one.name} {one.id}".casefold()]
        return Parties(tuple(rows[offset:][:limit]), len(rows), limit, offset)

    def party(self, id: str) -> PartyRow:
        """A listed party of the record. Raises QuestionError where there is none of that id."""
        return _only([one for one in self._parties() if one.id == id], "party", id)

    def tellers(self, like: str = "", role: Role | None = None, limit: int = 50, offset: int = 0) -> Tellers:
        """The outlets and first-hand sources of the record."""
        named = [one for one in self._tellers() if like.casefold() in one.name.casefold()]
        rows = [one for one in named if role in (None, one.role)]
        return Tellers(tuple(rows[offset:][:limit]), len(rows), limit, offset)

    def teller(self, id: str) -> SourceRow:
        """A source of the record. Raises QuestionError where there is none of that id."""
        return _only([one for one in self._tellers() if one.id == id], "source", id)

    def places_told(self, like: str = "", limit: int = 50, offset: int = 0) -> PlacesTold:
        """The places that claims tell of."""
        found: dict[Place, list[date]] = defaultdict(list)
        for one in self._all(None).entries:
            if one.claim.place and isinstance(one.claim.place.value, Place):
                found[one.claim.place.value].append(_day(one))
        rows = [
            PlaceRow(
                id=place.id, name=place.name, kind=place.kind, country=place.country, lat=place.lat, lon=place.lon,
                claims=len(days), first=min(days), last=max(days),
            )
            for place, days in found.items()
            if like.casefold() in place.name.casefold()
        ]  # fmt: skip
        rows.sort(key=lambda one: (-one.claims, one.id))
        return PlacesTold(tuple(rows[offset:][:limit]), len(rows), limit, offset)

    def reports(
        self, limit: int = 50, offset: int = 0, order: Order = "newest", *, outlet: str | None = None, text: str = ""
    ) -> Reports:
        """The reports of the record by the moment from which they count, of an outlet, with words in their title."""
        counts = Counter(one.claim.report for one in self._all(None).entries)
        found = [one for one in self.store.reports() if outlet in (None, one.outlet)]
        found = [one for one in found if text.casefold() in one.title.casefold()]
        rows = [_report_row(one, counts[one.id]) for one in found]
        rows.sort(key=lambda one: (one.known, one.id), reverse=order == "newest")
        return Reports(tuple(rows[offset:][:limit]), len(rows), limit, offset)

    def told(self, limit: int = 50, offset: int = 0, *, report: str | None = None, **asked: Any) -> Told:
        """The claims of a question, or of one report, those known last first."""
        of = self.asked(**asked)
        found = [one for one in counted(self.store.entries(of.query()), of.known_by) if self._fits(one, of)]
        found = [one for one in found if report in (None, one.claim.report)]
        found.sort(key=lambda one: (one.known, one.claim.id), reverse=True)
        return Told(tuple(self._claim_row(one) for one in found[offset:][:limit]), len(found), limit, offset)

    def _all(self, known_by: datetime | None) -> Grouped:
        entries = counted(self.store.all_entries(), known_by)
        return Grouped(entries, events_among(entries))

    def _events_asked(self, of: Asked) -> tuple[list[Event], dict[str, Entry]]:
        """The events that fit a question, with what counts."""
        found = self._all(of.known_by)
        by_id = {one.claim.id: one for one in found.entries}
        fitting = {one.event for one in found.entries if self._fits(one, of)}
        return [one for one in found.events if one.id in fitting and _of_event(one, of)], by_id

    def _fits(self, entry: Entry, of: Asked) -> bool:
        """True of a claim with the party, the source, the measure and the words asked about."""
        parties = [one.value.id for one in (*entry.claim.agents, *entry.claim.targets) if isinstance(one.value, Actor)]
        words = " ".join(entry.quotes).casefold()
        return (
            (of.actor is None or of.actor in parties)
            and (of.source is None or of.source.casefold() in {one.casefold() for one in self._tellers_of(entry)})
            and (of.measure is None or any(one.measure == of.measure for one in entry.claim.figures))
            and all(word in words for word in of.text.casefold().split())
        )

    def _family(self, kind: str) -> str:
        return self.kinds.by_name[kind].family

    def _row(self, event: Event, members: Sequence[Entry]) -> Row:
        case = case_of(event, members)
        at = event.place
        return Row(
            event=event.id,
            kind=event.kind,
            family=self._family(event.kind),
            sentence=event_claim(case, self.wording),
            modality=case.best.modality,
            grade=event.grade,
            origins=case.standing.origins,
            claims=len(members),
            place=at.id if at else None,
            place_name=at.name if at else None,
            country=at.country if at else None,
            lat=at.lat if at else None,
            lon=at.lon if at else None,
            earliest=event.time.earliest if event.time else None,
            latest=event.time.latest if event.time else None,
            assumed=event.time is not None and event.time.basis == "published",
            disputed=bool(case.against),
            dead=dead_of(case.figures),
            figures=estimates_words(case.figures, self.wording),
            known=members[0].known,
        )

    def _claim_row(self, entry: Entry) -> ClaimRow:
        claim = entry.claim
        return ClaimRow(
            claim=claim.id,
            event=entry.event,
            report=claim.report,
            outlet=entry.outlet,
            known=entry.known,
            kind=claim.kind,
            modality=claim.modality,
            sentence=claim_words(claim, self.wording),
            tellers=names_of(claim.sources, self.wording),
            place_name=place_name(claim.place) or None,
            earliest=claim.time.earliest if claim.time else None,
            latest=claim.time.latest if claim.time else None,
            quotes=entry.quotes,
            spans=tuple((span.start, span.end) for span in claim.quotes),
        )

    def _parties(self) -> list[PartyRow]:
        told: dict[Actor, Counter[str]] = defaultdict(Counter)
        days: dict[str, list[date]] = defaultdict(list)
        for one in self._all(None).entries:
            said = [source.mention for source in one.claim.sources]
            for what, some in (("does", one.claim.agents), ("suffers", one.claim.targets), ("says", said)):
                for actor in {each.value for each in some if isinstance(each.value, Actor) and each.value.id}:
                    told[actor][what] += 1
                    days[actor.id].append(_day(one))
        rows = [
            PartyRow(
                id=one.id, name=one.name, kind=one.kind, side=one.side, country=one.country, does=counts["does"],
                suffers=counts["suffers"], says=counts["says"], first=min(days[one.id]), last=max(days[one.id]),
            )
            for one, counts in told.items()
        ]  # fmt: skip
        return sorted(rows, key=lambda one: (-one.does - one.suffers - one.says, one.id))

    def _tellers_of(self, entry: Entry) -> dict[str, tuple[str, Role, str, str | None]]:
        """The outlet and the first-hand source of a claim, by their ids: name, role, kind, side."""
        found: dict[str, tuple[str, Role, str, str | None]] = {}
        if entry.outlet:
            found[entry.outlet] = (entry.outlet, "outlet", "outlet", None)
        for source in entry.claim.sources[:1]:
            actor, name = source.mention.value, public_name(source, self.wording)
            side = side_of_source(source, country_of(entry.claim))
            id = actor.id if isinstance(actor, Actor) and actor.id else name.casefold()
            found[id] = (name, "voice", source.kind, side.name if side else None)
        return found

    def _tellers(self) -> list[SourceRow]:
        days: dict[tuple[str, Role], list[date]] = defaultdict(list)
        told: dict[tuple[str, Role], tuple[str, Role, str, str | None]] = {}
        for one in self._all(None).entries:
            for id, what in self._tellers_of(one).items():
                days[id, what[1]].append(_day(one))
                told.setdefault((id, what[1]), what)
        rows = [
            SourceRow(
                id=id, name=what[0], role=role, kind=what[2], side=what[3], claims=len(days[id, role]),
                first=min(days[id, role]), last=max(days[id, role]),
            )
            for (id, role), what in told.items()
        ]  # fmt: skip
        return sorted(rows, key=lambda one: (-one.claims, one.id))


def days_of_event(event: Event) -> tuple[date | None, date | None]:
    """The first and the last day of an event, one known end standing for both."""
    earliest, latest = (event.time.earliest, event.time.latest) if event.time else (None, None)
    return earliest or latest, latest or earliest


def in_order(events: Iterable[Event], order: Order) -> list[Event]:
    """Events by their first day, then by id; those without a day last."""
    dated = [one for one in events if days_of_event(one)[0]]
    dated.sort(key=lambda one: (days_of_event(one)[0] or date.min, one.id), reverse=order == "newest")
    return [*dated, *sorted((one for one in events if not days_of_event(one)[0]), key=lambda one: one.id)]


def _of_event(event: Event, of: Asked) -> bool:
    """True of an event of the place, the days, the kinds and the grade asked about."""
    first, last = days_of_event(event)
    if (of.since or of.until) and (first is None or last is None):
        return False
    early = of.since is not None and last is not None and last < of.since
    late = of.until is not None and first is not None and first > of.until
    kind = not of.kinds or event.kind in of.kinds
    return kind and not early and not late and of.grade in (None, event.grade) and _lies_in(event.place, of)


def _lies_in(place: Place | None, of: Asked) -> bool:
    if of.place is None:
        return True
    if place is None:
        return False
    if of.place.kind == "country":
        return place.country == of.place.country
    return place.within == of.place.id if of.place.kind == "region" else place.id in of.places


def _day(entry: Entry) -> date:
    """The first day that a claim tells of, that of its report where it tells none."""
    time = entry.claim.time
    told = (time.earliest or time.latest) if time else None
    return told or (entry.published or entry.known).date()


def _report_row(report: Report, claims: int) -> ReportRow:
    return ReportRow(
        id=report.id,
        title=report.title,
        outlet=report.outlet,
        published=report.published,
        known=known_of(report, datetime.now(UTC)),
        claims=claims,
        supersedes=report.supersedes,
    )


def _only(found: list[Of], what: str, id: str) -> Of:
    if not found:
        raise QuestionError(f"there is no {what} of this id in the record", where=id)
    return found[0]
