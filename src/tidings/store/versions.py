"""Which reports are versions of one another, and until when each counts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, or_, select

from tidings.record import Report
from tidings.store.coding import address_of, words_of
from tidings.store.tables import reports

#: The end of an id that a version was given here: "~2" for the second.
NUMBER = re.compile(r"~\d+$")
#: Ids in one question; SQLite takes 32,766 values.
CHUNK = 5_000

COLUMNS = tuple(
    reports.c[name]
    for name in ("number", "id", "given", "words", "address", "supersedes", "known", "outlet", "published", "url")
)


class Version(Struct, frozen=True):
    """What tells a report from its versions. `given` is the id it came with; `words` and `address` stand for its text
    and url; `known` is in microseconds."""  # fmt: skip

    number: int
    id: str
    given: str
    words: str
    address: str | None
    supersedes: str | None
    known: int
    outlet: str | None = None
    published: str | None = None
    url: str | None = None

    def same(self, report: Report, given: str) -> bool:
        """True if a report is this very one, and not another with the same words.

        The words are the same and so is the url, or the id, or all of outlet, day and url. A report without a url
        that tells the same words at another time is another: a channel may say "all is quiet" every day.
        """
        if self.words != words_of(report.text):
            return False
        if self.address and self.address == address_of(report.url):
            return True
        told = report.published.isoformat() if report.published else None
        if given == self.given or report.id == self.id:
            return told is None or self.published is None or told == self.published
        return (self.outlet, self.published, self.url) == (report.outlet, told, report.url)

    def versions(self, other: "Version") -> bool:
        """True if the two are versions of one report: linked, or of one id or url with other words."""
        if self.supersedes == other.id or other.supersedes == self.id:
            return True
        alike = self.given == other.given or (self.address is not None and self.address == other.address)
        return alike and self.words != other.words


def untils(family: Sequence[Version]) -> dict[str, int]:
    """From when each report of a family no longer counts: the earliest moment at which a newer version was known.

    Newer is what supersedes it, over any number of steps, and what was known later, unless it supersedes that. The
    answer is the same in whatever order the family is given; a circle of versions superseding each other is cut.
    """
    by_id = {one.id: one for one in family}
    newer = defaultdict(list)
    for one in family:
        if one.supersedes in by_id and one.supersedes != one.id:
            newer[one.supersedes].append(one)
    ordered = sorted(family, key=lambda one: (one.known, one.id))
    found: dict[str, int] = {}
    for place, one in enumerate(ordered):
        moments = [_earliest_newer(one, newer), _next_known(one, ordered[place + 1 :], by_id)]
        told = [moment for moment in moments if moment is not None]
        if told:
            found[one.id] = min(told)
    return found


def _earliest_newer(one: Version, newer: dict[str, list[Version]]) -> int | None:
    """The earliest moment at which a version that supersedes this one, over any number of steps, was known."""
    seen, waiting, found = {one.id}, list(newer.get(one.id, ())), []
    while waiting:
        other = waiting.pop()
        if other.id not in seen:
            seen.add(other.id)
            found.append(other.known)
            waiting += newer.get(other.id, ())
    return min(found, default=None)


def _next_known(one: Version, later: Iterable[Version], by_id: dict[str, Version]) -> int | None:
    """The moment of the next version known later that this one does not itself supersede."""
    older = _superseded(one, by_id)
    return next((other.known for other in later if other.known > one.known and other.id not in older), None)


def _superseded(one: Version, by_id: dict[str, Version]) -> set[str]:
    """The ids of the versions that this one supersedes, over any number of steps."""
    seen: set[str] = set()
    before = one.supersedes
    while before in by_id and before not in seen:
        seen.add(before)
        before = by_id[before].supersedes
    return seen


def family_of(connection: Connection, seed: Version) -> list[Version]:
    """A report with all that are versions of it, over any number of steps, as stored; the seed need not be."""
    found = {seed.id: seed}
    fresh = [seed]
    while fresh:
        near = _touched_by(connection, fresh)
        fresh = [one for one in near if one.id not in found and any(one.versions(other) for other in fresh)]
        found |= {one.id: one for one in fresh}
    return sorted(found.values(), key=lambda one: (one.known, one.number))


def _touched_by(connection: Connection, ones: Sequence[Version]) -> list[Version]:
    """The stored reports that share an id or url with some, or are linked with them."""
    found: dict[str, Version] = {}
    for start in range(0, len(ones), CHUNK):
        part = ones[start : start + CHUNK]
        found |= {one.id: one for one in stored(connection, _touching(part))}
    return list(found.values())


def _touching(ones: Sequence[Version]) -> Any:
    addresses = {one.address for one in ones if one.address}
    older = {one.supersedes for one in ones if one.supersedes}
    parts = [reports.c.given.in_({one.given for one in ones}), reports.c.supersedes.in_({one.id for one in ones})]
    parts += [reports.c.address.in_(addresses)] if addresses else []
    parts += [reports.c.id.in_(older)] if older else []
    return or_(*parts)


def stored(connection: Connection, condition: Any) -> list[Version]:
    """The stored reports that fulfil a condition."""
    return [Version(*row) for row in connection.execute(select(*COLUMNS).where(condition))]


def in_families(versions: Sequence[Version]) -> list[list[Version]]:
    """The reports that have versions, a list for each family."""
    root = list(range(len(versions)))

    def top(of: int) -> int:
        while root[of] != of:
            root[of] = root[root[of]]
            of = root[of]
        return of

    for left, right in _ties(versions):
        root[top(right)] = top(left)
    families = defaultdict(list)
    for place, one in enumerate(versions):
        families[top(place)].append(one)
    return [family for family in families.values() if len(family) > 1]


def _ties(versions: Sequence[Version]) -> Iterable[tuple[int, int]]:
    """Pairs of places in the list that are versions of one another; enough to tell the families."""
    at = {one.id: place for place, one in enumerate(versions)}
    yield from ((at[one.supersedes], at[one.id]) for one in versions if one.supersedes in at)
    for key in ("given", "address"):
        groups = defaultdict(list)
        for place, one in enumerate(versions):
            groups[getattr(one, key)].append(place)
        groups.pop(None, None)
        for group in groups.values():
            if len({versions[place].words for place in group}) > 1:
                yield from pairwise(group)
