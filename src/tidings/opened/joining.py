"""Which event each claim belongs to, as links now stand: worked out for new claims, and for those that follow on them.

A claim joins or founds an event by what was known before it. So a claim that comes in the order of its becoming known
touches no other; one that comes late may change what later ones join, and these are gone through again, in order.
"""

import heapq
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tidings.link.group import best_event, event_id, ties_of
from tidings.record import Link
from tidings.store import Writing

#: A claim's place in the order of becoming known: the moment, in microseconds since 1970, and its id.
Place = tuple[int, str]
#: Claims that find their events at once when all do.
TOGETHER = 5_000


class Joining:
    """Claims finding their events within one transaction.

    `changed` is the event of each claim that has another one than before, `touched` all events that gained or lost one.
    `latest` is when the last of the claims that have an event became known.
    """

    def __init__(self, writing: Writing, latest: int) -> None:
        self._writing, self._latest = writing, latest
        self._place: dict[str, Place] = {}
        self._event: dict[str, str] = {}
        self._members: dict[str, list[Place]] = {}
        self._links: dict[str, list[Link]] = {}
        self.changed: dict[str, str] = {}
        self.touched: set[str] = set()

    def join(self, claims: Iterable[str]) -> None:
        """These claims have the events that their links give them, and so have all that follow on them."""
        claims = list(claims)
        self._load_links(claims)
        self._load_members(self._event.values())
        waiting = [self._place[one] for one in claims if one in self._place]
        heapq.heapify(waiting)
        last: Place | None = None
        while waiting:
            place = heapq.heappop(waiting)
            if place == last:
                continue
            last = place
            for follower in self._settle(place):
                heapq.heappush(waiting, follower)

    def _settle(self, place: Place) -> Iterator[Place]:
        """A claim finds its event; the claims known later that this may matter to."""
        claim = place[1]
        before, now = self._event.get(claim, ""), self._best(place)
        if now == before:
            return
        for event in {before, now} - {""}:
            self._load_members([event])
        if before:
            self._members[before].remove(place)
        insort(self._members[now], place)
        self._event[claim] = self.changed[claim] = now
        self.touched |= {before, now} - {""}
        if place[0] <= self._latest:
            yield from self._later(place, {before, now} - {""})

    def _best(self, place: Place) -> str:
        """The event that a claim joins or founds."""
        claim = place[1]
        links = [link for link in self._links[claim] if self._place.get(_other(link, claim), place) < place]
        events = {one: self._event[one] for link in links if self._event.get(one := _other(link, claim))}
        self._load_members(events.values())
        sizes = {event: bisect_left(self._members[event], place) for event in events.values()}
        return best_event(ties_of(claim, links), events, sizes) or event_id(claim)

    def _later(self, place: Place, events: Iterable[str]) -> set[Place]:
        """The claims known later than one that are tied to a claim of some events."""
        members = [one for event in events for _, one in self._members[event]]
        self._load_links(members)
        tied = {_other(link, one) for one in members for link in self._links[one]} | set(members)
        self._load_links(tied)
        return {self._place[one] for one in tied if one in self._place and self._place[one] > place}

    def _load_links(self, claims: Iterable[str]) -> None:
        """The links of these claims are at hand, and where all that they name stand."""
        fresh = {one for one in claims if one not in self._links}
        if not fresh:
            return
        self._links |= {one: [] for one in fresh}
        for link in self._writing.links_of(fresh):
            for one in (link.left, link.right):
                if one in fresh:
                    self._links[one].append(link)
        named = {*fresh, *(one for claim in fresh for link in self._links[claim] for one in (link.left, link.right))}
        for claim, stands in self._writing.standing(named - self._place.keys()).items():
            self._place[claim] = (stands.known, claim)
            self._event[claim] = stands.event

    def _load_members(self, events: Iterable[str]) -> None:
        """The claims of these events are at hand, in their order, with what has changed."""
        fresh = set(events) - self._members.keys() - {""}
        if fresh:
            self._members |= {event: [] for event in fresh}
            for stands in self._writing.members(fresh):
                self._members[stands.event].append((stands.known, stands.claim))


def join_all(writing: Writing) -> None:
    """Every claim has the event that its links give it, worked out from nothing."""
    event_of: dict[str, str] = {}
    sizes: dict[str, int] = defaultdict(int)
    for part in _in_order(writing):
        tied: dict[str, list[Link]] = {one: [] for one in part}
        for link in writing.links_of(part):
            for one in (link.left, link.right):
                if one in tied:
                    tied[one].append(link)
        for one in part:
            event_of[one] = best_event(ties_of(one, tied[one]), event_of, sizes) or event_id(one)
            sizes[event_of[one]] += 1
        writing.set_events({one: event_of[one] for one in part})


def _in_order(writing: Writing) -> Iterator[list[str]]:
    """The claims in the order of their becoming known, many at a time."""
    claims = [one.claim for one in writing.all_standing()]
    return (claims[start : start + TOGETHER] for start in range(0, len(claims), TOGETHER))


def _other(link: Link, claim: str) -> str:
    return link.right if link.left == claim else link.left
