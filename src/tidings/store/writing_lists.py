"""What lists ask, put beside the rows that it follows from."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import delete, func, select

from tidings.record import Event
from tidings.store.asking import parts
from tidings.store.coding import event_row
from tidings.store.facets import Faceted, Named, named_row
from tidings.store.putting import Putting
from tidings.store.tables import claims, derived_claims, derived_events, derived_facets, derived_made, derived_named

#: What decides between two names of one id, so that it does not matter which came first: the lesser stays.
DECIDES = ("name", "kind", "side", "country")


class ListsWriting(Putting):
    """Puts what lists ask."""

    def put_facets(self, found: Mapping[str, Faceted]) -> None:
        """These claims have these facets, beside those that they have."""
        for part in parts(found):
            asked = select(claims.c.id, claims.c.number, claims.c.known, claims.c.first_day, claims.c.last_day)
            rows = self._connection.execute(asked.where(claims.c.id.in_(part))).all()
            self._insert_new(derived_facets, [
                {"facet": one.name, "value": one.value, "number": row.number, "day": _first(row), "known": row.known}
                for row in rows for one in sorted(found[row.id].facets)
            ])  # fmt: skip
        self._put_named({one for of in found.values() for one in of.named})

    def drop_facets(self) -> None:
        """No claim has a facet."""
        for table in (derived_facets, derived_named):
            self._connection.execute(delete(table))

    def _put_named(self, named: Iterable[Named]) -> None:
        least = {(one.sort, one.id): one for one in sorted(named, key=_deciding, reverse=True)}
        if not least:
            return
        adding = self._adding(derived_named)
        mine = [derived_named.c[name] for name in DECIDES]
        theirs = [adding.excluded[name] for name in DECIDES]
        put = adding.on_conflict_do_update(
            index_elements=["sort", "id"],
            set_={name: adding.excluded[name] for name in (*DECIDES, "lat", "lon")},
            where=_less(theirs, mine),
        )
        self._connection.execute(put, [named_row(least[key]) for key in sorted(least)])

    def set_made(self, what: str, how: str) -> None:
        """This is how something was last made of the facts."""
        adding = self._adding(derived_made)
        put = adding.on_conflict_do_update(index_elements=["what"], set_={"how": adding.excluded.how})
        self._connection.execute(put, [{"what": what, "how": how}])

    def put_events(self, ids: Iterable[str], found: Iterable[Event], gone: Iterable[Event] = ()) -> None:
        """Of the events of these ids there are these, and no others; of those that are gone all claims were
        superseded."""  # fmt: skip
        told = [(event, False) for event in found] + [(event, True) for event in gone]
        wanted = list(dict.fromkeys([*ids, *(event.id for event, _ in told)]))
        for part in parts(wanted):
            self._connection.execute(delete(derived_events).where(derived_events.c.id.in_(part)))
        counted = self._counted_members(event.id for event, _ in told)
        rows = [event_row(event) | counted.get(event.id, NONE) | {"gone": is_gone} for event, is_gone in told]
        self._insert_new(derived_events, rows)

    def _counted_members(self, events: Iterable[str]) -> dict[str, dict[str, Any]]:
        """When the first claim of each event became known, and whether all of them still count."""
        asked = select(derived_claims.c.event, func.min(derived_claims.c.known), func.count(derived_claims.c.until))
        rows = self._by_ids(events, lambda part: self._connection.execute(
            asked.where(derived_claims.c.event.in_(part)).group_by(derived_claims.c.event)))  # fmt: skip
        return {event: {"known": known or 0, "steady": not ended} for event, known, ended in rows}


#: What the row of an event tells whose claims are not there.
NONE: dict[str, Any] = {"known": 0, "steady": True}


def _first(row: Any) -> date:
    """The first day that a claim tells of; of one that reaches back for ever, the last."""
    first: date = row.first_day
    last: date = row.last_day
    return first if first > date.min else last


def _deciding(one: Named) -> tuple[str, ...]:
    return tuple(getattr(one, name) for name in DECIDES)


def _less(left: list[Any], right: list[Any]) -> Any:
    """True where one row of columns stands before another."""
    one, other = left[0], right[0]
    return one < other if len(left) == 1 else (one < other) | ((one == other) & _less(left[1:], right[1:]))
