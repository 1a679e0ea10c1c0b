"""A record whose questions may be narrowed: what each part of a question means is looked up and checked here."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cached_property

from tidings.lexicon.brief import Wording, load_brief
from tidings.lexicon.kinds import Kinds, load_kinds
from tidings.opened.area import inside, place_asked
from tidings.opened.asked import Asked, check_asked
from tidings.opened.keeping import LANGUAGE, Keeping
from tidings.record import Grade, Place
from tidings.store import Near


class Narrowing(Keeping):
    """A record that knows what a question may name."""

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of claims."""
        return load_kinds()

    @cached_property
    def wording(self) -> Wording:
        """The words in which findings are told."""
        return load_brief(LANGUAGE)

    def place(self, name: str) -> Place:
        """The place that a name or an id stands for; among several of a name the one that the record speaks of most."""
        return place_asked(name, self.gazetteer, self.store.place_counts)

    def asked(
        self,
        *,
        place: str | None = None,
        since: date | None = None,
        until: date | None = None,
        kinds: Sequence[str] = (),
        known_by: datetime | None = None,
        actor: str | None = None,
        source: str | None = None,
        grade: Grade | None = None,
        measure: str | None = None,
        text: str = "",
    ) -> Asked:
        """What a question is narrowed to, checked."""
        check_asked(since, until, kinds, self.kinds)
        where = self.place(place) if place is not None else None
        return Asked(
            place=where,
            places=self._inside(where) if where else (),
            since=since,
            until=until,
            kinds=tuple(kinds),
            known_by=aware(known_by),
            actor=actor,
            source=source,
            grade=grade,
            measure=measure,
            text=text,
        )

    def _inside(self, place: Place) -> tuple[str, ...]:
        """The ids of a place and of those places of the record that lie in it."""
        if place.lat is None or place.lon is None or place.kind in ("country", "region"):
            return (place.id,)
        near = self.store.places_near(Near(place.lat, place.lon, place.radius_km))
        return inside(place, near, self.gazetteer)


def aware(moment: datetime | None) -> datetime | None:
    """A moment with its zone; a naive one is taken for UTC."""
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
