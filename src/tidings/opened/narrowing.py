"""A record whose questions may be narrowed: what each part of a question means is looked up and checked here."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches
from functools import cached_property, partial
from typing import TypeVar

from tidings.errors import QuestionError
from tidings.gazetteer import Gazetteer
from tidings.lexicon.counting import load_counting
from tidings.lexicon.folding import fold_name
from tidings.lexicon.kinds import Kinds, load_kinds
from tidings.opened.area import inside, place_asked
from tidings.opened.asked import Asked, check_asked
from tidings.opened.keeping import Keeping
from tidings.opened.kept import Kept
from tidings.record import Grade, Place
from tidings.store import Named, Near, Store
from tidings.store.facets import Sort
from tidings.store.reading import Snapshot
from tidings.store.words import folded

Of = TypeVar("Of")
#: So many names like one that is not known are told with the error.
MOST_NEAR = 3
#: What the lexicon calls names of parties; the other sorts are of countries and peoples.
ACTOR = "actor"


class Narrowing(Keeping):
    """A record that knows what a question may name."""

    def __init__(self, store: Store, gazetteer: Gazetteer | None = None) -> None:
        super().__init__(store, gazetteer)
        self.kept = Kept()

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of claims."""
        return load_kinds()

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
        where = self.place(place) if place is not None else None
        asked = Asked(
            place=where,
            places=self._inside(where) if where else (),
            since=since,
            until=until,
            kinds=tuple(kinds),
            known_by=aware(known_by),
            actor=self.actor_asked(actor) if actor is not None else None,
            sources=self.sources_asked(source) if source is not None else (),
            grade=grade,
            measure=measure,
            text=text,
        )
        check_asked(asked, self.kinds, load_counting().order)
        return asked

    def actor_asked(self, name: str) -> str:
        """The id of the listed party that a name or an id stands for. Raises QuestionError where there is none."""
        if name in self.named("party"):
            return name
        found = [one.id for one in self.named("party").values() if folded(one.name) == folded(name)]
        listed = self._listed(name)
        known = [id for id in listed if id in self.named("party")]
        if not (chosen := [*found, *known, *listed]):
            raise _unknown("party", "actor", name, self.named("party").values())
        return chosen[0]

    def sources_asked(self, name: str) -> tuple[str, ...]:
        """The ids of the sources and outlets that a name or an id stands for. Raises QuestionError where there is
        none in the record."""  # fmt: skip
        known = self.named("voice") | self.named("outlet")
        if name in known:
            return (name,)
        found = [one.id for one in known.values() if folded(one.name) == folded(name)]
        found += [id for id in self._listed(name) if id in known]
        if not found:
            raise _unknown("source", "source", name, known.values())
        return tuple(dict.fromkeys(found))

    def named(self, sort: Sort) -> dict[str, Named]:
        """The parties, sources or places of the record, by their ids."""
        return self._while_unchanged(("named", sort), lambda now: {one.id: one for one in now.named((sort,))})

    def _while_unchanged(self, what: Hashable, make: Callable[[Snapshot], Of]) -> Of:
        """What is made of the record, kept until the record changes.

        No connection is held while another thread makes it, or there might be none left for that one.
        """
        with self.store.snapshot() as now:
            token = now.changed().token
        return self.kept.of(what, token, partial(self._make, make))

    def _make(self, make: Callable[[Snapshot], Of]) -> Of:
        with self.store.snapshot() as now:
            return make(now)

    def _listed(self, name: str) -> list[str]:
        """The ids of the parties that the lexicon knows under a name or an id."""
        if name in self.wording.actors.actors:
            return [name]
        key = " ".join(fold_name(name, self.wording.actors.words))
        return [one.actor.id for one in self.wording.actors.names.get(key, ()) if one.sort in (ACTOR, "state")]

    @cached_property
    def aliases(self) -> dict[str, str]:
        """All names that the lexicon has for each listed party, by its id."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, names in self.wording.actors.names.items():
            for one in names:
                found[one.actor.id] += [key] if one.sort == ACTOR else []
        return {id: " | ".join(keys) for id, keys in found.items()}

    def _inside(self, place: Place) -> tuple[str, ...]:
        """The ids of a place and of those places of the record that lie in it."""
        if place.lat is None or place.lon is None or place.kind in ("country", "region"):
            return (place.id,)
        near = self.store.places_near(Near(place.lat, place.lon, place.radius_km))
        return inside(place, near, self.gazetteer)


def aware(moment: datetime | None) -> datetime | None:
    """A moment with its zone; a naive one is taken for UTC."""
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def _unknown(what: str, where: str, name: str, known: Iterable[Named]) -> QuestionError:
    names = {one.name.casefold(): one.name for one in known}
    near = [names[one] for one in get_close_matches(name.casefold(), list(names), n=MOST_NEAR)]
    some = near or sorted(names.values())[:MOST_NEAR]
    remedy = ("perhaps " if near else "such as ") + ", ".join(some) if some else "the record names none yet"
    return QuestionError(f"there is no {what} {name!r}", where=where, remedy=remedy)
