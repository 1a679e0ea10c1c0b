"""What follows from the facts: copies, links and events, after each report or for the whole record anew.

The rows are the same whatever order reports came in and however many came at once: a link depends on its two claims
alone, an origin and an event on what was known before.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from tidings.lexicon.brief import Wording
from tidings.link import event, origin_of
from tidings.link.candidates import links_of, sought_keys
from tidings.opened.copies import Copies
from tidings.opened.facets import put_facets
from tidings.opened.joining import Joining, join_all
from tidings.opened.nearby import Nearby
from tidings.record import Entry, Event, Report
from tidings.store import Query, Writing

#: Reports that are worked through at once: enough that questions to the store cost little each.
TOGETHER = 200
#: Events that are told at once.
EVENTS_TOGETHER = 2_000
#: Later than any moment, in microseconds: every claim may have later ones.
END = 2**62

Progress = Callable[[int, int | None], None]
Of = TypeVar("Of")


def derive(writing: Writing, fresh: Sequence[Report], nearby: Nearby, wording: Wording) -> None:
    """What follows from reports that were just stored with their claims is stored."""
    if not fresh:  # no reports in a query would ask for those of all
        return
    ids = [one.id for one in fresh]
    entries = writing.entries(Query(reports=tuple(ids)))
    copied = _set_origins(writing, fresh, entries)
    put_facets(writing, entries, wording)
    _compare(writing, entries, nearby)
    outdated = _outdated(writing, fresh)
    _join(writing, [one.claim.id for one in entries], writing.latest_known(ids), [*copied, *outdated])


def derive_again(
    writing: Writing, nearby: Nearby, wording: Wording, progress: Progress = lambda done, total: None
) -> None:
    """All that follows from the facts is gone and made anew; `progress` hears of reports done, of how many."""
    writing.drop_derived()
    total, done = writing.count().reports, 0
    for reports in batches(writing.reports(), TOGETHER):
        entries = writing.entries(Query(reports=tuple(one.id for one in reports)))
        _set_origins(writing, reports, entries)
        put_facets(writing, entries, wording)
        _compare(writing, entries, nearby)
        done += len(reports)
        progress(done, total)
    join_all(writing)
    for ids in batches(writing.event_ids(), EVENTS_TOGETHER):
        tell(writing, ids)


def relink(writing: Writing, claim_ids: Sequence[str], nearby: Nearby) -> None:
    """What follows from claims that a person has corrected or rejected is stored."""
    tied = {one for link in writing.links_of(claim_ids) for one in (link.left, link.right)}
    before = writing.events_with(claim_ids)
    members = {one.claim for one in writing.members(before)}
    writing.drop_links(claim_ids)
    writing.set_events(dict.fromkeys(claim_ids, ""))
    _compare(writing, writing.entries_of(claim_ids), nearby)
    _join(writing, [*claim_ids, *tied, *members], END, before)


def rejoin(writing: Writing, claim_ids: Iterable[str]) -> None:
    """Claims whose links have changed are in the events that these give them."""
    _join(writing, list(claim_ids), END, ())


def events_among(entries: Iterable[Entry]) -> tuple[Event, ...]:
    """The events of claims as these know them, made of these claims."""
    of: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        if one.event:
            of[one.event].append(one)
    return tuple(event(members, id) for id, members in of.items())


def _join(writing: Writing, claims: Sequence[str], latest: int, events: Iterable[str]) -> None:
    """Claims find their events; these and some others are told anew."""
    joining = Joining(writing, latest)
    joining.join(claims)
    writing.set_events(joining.changed)
    tell(writing, joining.touched | set(events))


def tell(writing: Writing, ids: Iterable[str]) -> None:
    """Events are stored as the claims tell them that no later version of their report has taken the place of.

    Where one has of all claims, the event is gone, and stored as these told it, for questions about the time before.
    """
    ids = sorted(ids)
    if ids:
        found = writing.entries(Query(events=tuple(ids)))
        told = events_among(one for one in found if one.until is None)
        there = {event.id for event in told}
        writing.put_events(ids, told, events_among(one for one in found if one.event not in there))


def _compare(writing: Writing, entries: Sequence[Entry], nearby: Nearby) -> None:
    """Keys and links of entries are stored."""
    new = nearby.new(entries)
    writing.put_keys({one.profile.id: one.keys for one in new})
    sought = {key for one in new for key in sought_keys(one.profile, nearby.weights)}
    writing.put_links(links_of(new, nearby.known(writing, sought), nearby.weights))


def _set_origins(writing: Writing, fresh: Sequence[Report], entries: Sequence[Entry]) -> set[str]:
    """The origin of each claim of new reports, and of later copies of them, is stored; the events of the latter."""
    copies = Copies(writing)
    copies.add(fresh, writing.known_of([one.id for one in fresh]))
    originals = copies.originals([one.id for one in fresh])
    later = tuple(originals.keys() - {one.id for one in fresh})
    copied = writing.entries(Query(reports=later)) if later else []
    outlets = _outlets(writing, originals, fresh)
    origins = {one.claim.id: origin_of(one, originals[one.claim.report], outlets) for one in [*entries, *copied]}
    writing.set_origins(origins)
    return {one.event for one in copied} - {""}


def _outlets(writing: Writing, originals: Mapping[str, str], fresh: Sequence[Report]) -> dict[str, str | None]:
    """The outlets of the original reports, by their ids."""
    found: dict[str, str | None] = {one.id: one.outlet for one in fresh}
    for id in set(originals.values()) - found.keys():
        report = writing.report(id)
        found[id] = report.outlet if report else None
    return found


def _outdated(writing: Writing, fresh: Sequence[Report]) -> set[str]:
    """The events told by older versions of reports."""
    may_be = (one.id for one in fresh if one.supersedes or one.url)
    older = {version.id for id in may_be for version in writing.versions(id)}
    older -= {one.id for one in fresh}
    return {one.event for one in writing.entries(Query(reports=tuple(older)))} - {""} if older else set()


def batches(found: Iterable[Of], size: int) -> Iterator[list[Of]]:
    """What is found, in lists of a size."""
    waiting = iter(found)
    while part := list(islice(waiting, size)):
        yield part
