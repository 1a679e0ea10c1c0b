"""An open record: what may be asked of it, each question answered by a view from what the store holds."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from msgspec import structs

from tidings.errors import QuestionError
from tidings.gazetteer import Gazetteer
from tidings.link.group import is_persons
from tidings.link.profile import profile
from tidings.link.score import compare_profiles
from tidings.opened.asked import Asked, Grouped, grouped
from tidings.opened.lists import Lists
from tidings.opened.made import make_lists
from tidings.opened.narrowing import aware
from tidings.opened.tables import claims_table
from tidings.record import Entry, Event, Finding, Link, Report
from tidings.store import Query, open_store
from tidings.views.known import counted

if TYPE_CHECKING:
    import polars

    from tidings.views.account import Account
    from tidings.views.brief import Brief
    from tidings.views.changes import Changes
    from tidings.views.control import Ground, Holding
    from tidings.views.displacement import Displacement
    from tidings.views.rules import Rule
    from tidings.views.sources import Sources
    from tidings.views.timeline import Timeline
    from tidings.views.toll import Toll


#: Where ids of reports are found.
LISTED = "tidings claims lists claims with the ids of their reports"


def open_record(url: str = "tidings.db", *, gazetteer: Gazetteer | None = None, create: bool = True) -> "OpenRecord":
    """The record in a file (SQLite) or at the address of a PostgreSQL database, made where there is none.

    Raises StoreError where it cannot be opened, or with `create` False where there is none.
    """
    record = OpenRecord(open_store(url, create=create), gazetteer)
    try:
        make_lists(record)
    except BaseException:
        record.close()
        raise
    return record


class OpenRecord(Lists):
    """A record with its questions. Close it, or use it in a `with`.

    Every question may be narrowed: `place` is a name or an id, `since` and `until` are days, both included, `known_by`
    (aware; naive is taken for UTC) is the moment up to which reports are looked at; `actor` is a listed party that
    acts or is acted on, `source` who says it or the outlet, each by a name or an id; `grade` is that of the event,
    `measure` what is counted, `text` words of a claim's quotes. Raises QuestionError where one of these is not known,
    or the days are the wrong way round.
    """

    def entries(self, **asked: Any) -> list[Entry]:
        """The claims, in the order of their becoming known."""
        of = self.asked(**asked)
        return list(counted(self.store.entries(of.query()), of.known_by))

    def claims(self, **asked: Any) -> "polars.DataFrame":
        """The claims as a table, a row each."""
        return claims_table(self.entries(**asked), self.wording)

    def events(self, **asked: Any) -> tuple[Event, ...]:
        """The events of which a claim matches, in the order of their days."""
        of = self.asked(**asked)
        found = self._grouped(of).events if of.known_by else self.store.events(of.query())
        return tuple(sorted(found, key=_first_day))

    def event(self, id: str, *, rule: "Rule" = "latest", known_by: datetime | None = None) -> "Finding[Account]":
        """Who says what of one event; `id` may also be that of one of its claims, or the unique beginning of an id."""
        from tidings.views.account import account

        moment = aware(known_by)
        asked = Query(events=(self._event_id(id),), known_by=moment)
        found = grouped(self.store, asked)
        then = next(iter(found.events), None)
        if then is None:
            raise self._not_then(id, asked)
        held = self._reasoned(self.store.links_among(then.claims), found)
        return account(then, found.entries, held, wording=self.wording, rule=rule, known_by=moment)

    def control(
        self, place: str | None = None, *, as_of: date | None = None, known_by: datetime | None = None
    ) -> "tuple[Finding[Holding], ...]":
        """Who holds each place, or one: a province by its towns, a country as all places in it."""
        from tidings.views.control import control, found_on
        from tidings.views.control.words import EFFECTS

        asked = self.asked(place=place, kinds=tuple(EFFECTS), known_by=known_by)
        if asked.place is None or (asked.place.kind == "country" and asked.place.country):
            grounds = self._grounds(asked.known_by, asked.place.country if asked.place else None)
            return found_on(grounds, as_of=as_of, known_by=asked.known_by, gazetteer=self.gazetteer)
        query = asked.query()
        if asked.place.kind != "region":
            query = structs.replace(query, places=(asked.place.id,))
        entries = self.store.entries(query)
        found = control(entries, as_of=as_of, known_by=asked.known_by, gazetteer=self.gazetteer)
        only = tuple(one for one in found if one.subject == asked.place.id)
        return found if asked.place.kind == "region" and not only else only

    def _grounds(self, known_by: datetime | None, country: str | None) -> "Mapping[str, Ground]":
        """What is told of who holds each place, kept while the record stays: a page asks for one day after another."""
        from tidings.views.control import grounds_of, told_of
        from tidings.views.control.words import EFFECTS

        query = Query(kinds=tuple(EFFECTS))
        made, told = self._while_unchanged("told of ground", lambda now: (object(), told_of(now.entries(query))))
        return self.kept.of("grounds", (made, known_by, country), lambda: grounds_of(told, known_by, country))

    def toll(self, *, rule: "Rule" = "latest", **asked: Any) -> "Finding[Toll]":
        """How many were killed and injured: low, best by the rule, high, per event and in all."""
        from tidings.views.toll import toll

        of = self.asked(**asked)
        found = self._grouped(of)
        return toll(found.entries, rule=rule, since=of.since, until=of.until, known_by=of.known_by, subject=of.subject)

    def displacement(self, *, rule: "Rule" = "latest", **asked: Any) -> "Finding[Displacement]":
        """How many people moved, from where to where: low, best by the rule, high."""
        from tidings.views.displacement import displacement

        of = self.asked(**asked)
        found = self._grouped(of)
        return displacement(
            found.entries, rule=rule, since=of.since, until=of.until, known_by=of.known_by, subject=of.subject
        )

    def timeline(self, **asked: Any) -> "Finding[Timeline]":
        """The events by their days, the weightiest first."""
        from tidings.views.timeline import timeline

        of = self.asked(**asked)
        found = self._grouped(of)
        return timeline(
            found.events,
            found.entries,
            wording=self.wording,
            since=of.since,
            until=of.until,
            known_by=of.known_by,
        )

    def sources(self, **asked: Any) -> "Finding[Sources]":
        """What each source and outlet says, and how often others contradict it or bear it out."""
        from tidings.views.sources import sources

        of = self.asked(**asked)
        return sources(self._grouped(of).entries, wording=self.wording, known_by=of.known_by)

    def changes(self, report_id: str) -> "Finding[Changes]":
        """A version of a report against the one that it supersedes. Raises QuestionError where it supersedes none."""
        from tidings.views.changes import changes

        versions = self.store.versions(report_id)
        place = next((n for n, one in enumerate(versions) if one.id == report_id), None)
        if place is None:
            raise QuestionError("there is no such report in the record", where=report_id, remedy=LISTED)
        if place == 0:
            later = ", ".join(one.id for one in versions[1:])
            remedy = f"ask for a later version: {later}" if later else "there is no other version of it either"
            raise QuestionError("this report supersedes none in the record", where=report_id, remedy=remedy)
        old, new = versions[place - 1], versions[place]
        return changes(self._claims_of(old), self._claims_of(new), old, new, self.wording)

    def brief(self, day: date, *, place: str | None = None, known_by: datetime | None = None) -> "Finding[Brief]":
        """One day on one page, each sentence with its sources."""
        from tidings.opened.day import day_of
        from tidings.views.brief import brief

        of = self.asked(place=place, since=day, until=day, known_by=known_by)
        return brief(day_of(self.store, day, of, self.gazetteer), wording=self.wording, known_by=of.known_by)

    def report(self, id: str) -> Report | None:
        """The report of that id."""
        return self.store.report(id)

    def _reasoned(self, held: Sequence[Link], found: Grouped) -> list[Link]:
        """Links among the claims of an event: those of the linker with their reasons, a person's as they are."""
        profiles = {one.claim.id: profile(one, self.weights) for one in found.entries}
        return [
            link if is_persons(link) else compare_profiles(profiles[link.left], profiles[link.right], self.weights)
            for link in held
            if is_persons(link) or {link.left, link.right} <= profiles.keys()
        ]

    def _not_then(self, id: str, asked: Query) -> QuestionError:
        """Why nothing of an event counts at the moment asked about: it was not known yet, or is superseded."""
        entries = self.store.entries(structs.replace(asked, known_by=None))
        last = max((one.until for one in entries if one.until), default=None)
        if last and (asked.known_by is None or last <= asked.known_by):
            what = "nothing of this event counts any more, since newer versions of its reports are known"
            return QuestionError(what, where=id, remedy=f"ask with a moment before {last:%Y-%m-%dT%H:%M:%SZ}")
        return QuestionError("nothing of this event was known by then", where=id, remedy="ask with a later moment")

    def _grouped(self, of: Asked) -> Grouped:
        return grouped(self.store, of.query())

    def _claims_of(self, report: Report) -> list[Entry]:
        return self.store.entries(Query(reports=(report.id,)))

    def _event_id(self, id: str) -> str:
        """The id of the event meant, which may be one of which nothing counts now."""
        found = self.store.events_like(id)
        if len(found) == 1:
            return found[0].id
        if found:
            raise QuestionError(f"{len(found)} events have ids that begin so", where=id, remedy="give more of the id")
        raise QuestionError("there is no such event in the record", where=id, remedy="tidings events lists them")


def _first_day(event: Event) -> tuple[date, str]:
    day = (event.time.earliest or event.time.latest) if event.time else None
    return day or date.max, event.id
