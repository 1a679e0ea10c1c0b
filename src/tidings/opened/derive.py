"""What follows from the facts: copies, links and events, after each report or for the whole record anew.

The rows are the same whatever order reports came in and however many came at once: a link depends on its two claims
alone, an event on the claims that are linked, an origin on what was known before.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from tidings.lexicon.links import LinkWeights
from tidings.link import events, keys, links, origin_of
from tidings.link.group import Forest, is_persons
from tidings.opened.copies import Copies
from tidings.record import Entry, Event, Link, Report
from tidings.store import Query, Writing

#: Reports that are worked through at once: enough that questions to the store cost little each.
TOGETHER = 200
#: Components that are grouped at once.
COMPONENTS_TOGETHER = 2_000
#: From this probability on a link can join two claims, and so belongs to a component: a group is joined only where
#: evidence for it outweighs that against.
EVEN = 0.5

Progress = Callable[[int, int | None], None]
Of = TypeVar("Of")


def derive(writing: Writing, fresh: Sequence[Report], weights: LinkWeights) -> None:
    """What follows from reports that were just stored with their claims is stored."""
    new, touched = _link(writing, fresh, weights)
    older = [one.supersedes for one in fresh if one.supersedes]
    outdated = writing.entries(Query(reports=tuple(older))) if older else []
    regroup(writing, [*touched, *(entry.claim.id for entry in [*new, *outdated])])


def derive_again(writing: Writing, weights: LinkWeights, progress: Progress = lambda done, total: None) -> None:
    """All that follows from the facts is gone and made anew; `progress` hears of reports done, of how many."""
    writing.drop_derived()
    total, done = writing.count().reports, 0
    for reports in batches(writing.reports(), TOGETHER):
        _link(writing, reports, weights)
        done += len(reports)
        progress(done, total)
    _group_all(writing)


def relink(writing: Writing, claim_ids: Sequence[str], weights: LinkWeights) -> None:
    """What follows from claims that a person has corrected is stored."""
    entries = writing.entries_of(claim_ids)
    writing.drop_links(claim_ids)
    before = [entry.claim.id for entry in writing.component_of(claim_ids)]
    regroup(writing, [*before, *_compare(writing, entries, weights)])


def _group_all(writing: Writing) -> None:
    """Every claim is in its component, and every component's events are stored."""
    forest = Forest(writing.claim_ids())
    for left, right in writing.joined(EVEN):
        if left in forest.above and right in forest.above:
            forest.join(left, right)
    parts: dict[str, list[str]] = defaultdict(list)
    for id in forest.above:
        parts[forest.root(id)].append(id)
    for together in batches(parts.values(), COMPONENTS_TOGETHER):
        _store_parts(writing, [id for part in together for id in part])


def _store_parts(writing: Writing, claim_ids: Sequence[str]) -> None:
    """These claims, of whole components, are in their components, with their events."""
    members = {entry.claim.id: entry for entry in writing.entries_of(claim_ids)}
    held = writing.links_among(members)
    writing.replace_components([_component(part, members, held_in) for part, held_in in _parts(members, held)])


def regroup(writing: Writing, claim_ids: Iterable[str]) -> None:
    """These claims and all that are linked with them are events, as their links now stand."""
    _store_parts(writing, [entry.claim.id for entry in writing.component_of(claim_ids)])


def events_of(entries: Iterable[Entry], held: Iterable[Link]) -> tuple[Event, ...]:
    """The events that claims tell, those that a later version of their report has not taken the place of."""
    return events([entry for entry in entries if entry.until is None], held)


def _link(writing: Writing, fresh: Sequence[Report], weights: LinkWeights) -> tuple[list[Entry], list[str]]:
    """Origins, keys and links of reports are stored; their entries, and the ids of other claims that this touches."""
    entries = writing.entries(Query(reports=tuple(one.id for one in fresh)))
    later = _set_origins(writing, fresh, entries)
    return entries, [*later, *_compare(writing, entries, weights)]


def _compare(writing: Writing, entries: Sequence[Entry], weights: LinkWeights) -> list[str]:
    """Keys and links of entries are stored; the ids of the claims that they are linked with."""
    found = {entry.claim.id: keys(entry, weights) for entry in entries}
    writing.put_keys(found)
    known = writing.entries_with_keys({key for each in found.values() for key in each})
    made = links(entries, known, weights)
    writing.put_links(made)
    return [id for link in made if link.score > EVEN for id in (link.left, link.right)]


def _set_origins(writing: Writing, fresh: Sequence[Report], entries: Sequence[Entry]) -> list[str]:
    """The origin of each claim of new reports, and of later copies of them, is stored; the ids of the latter."""
    copies = Copies(writing)
    copies.add(fresh, writing.known_of([one.id for one in fresh]))
    originals = copies.originals([one.id for one in fresh])
    later = tuple(originals.keys() - {one.id for one in fresh})
    copied = writing.entries(Query(reports=later)) if later else []
    outlets = _outlets(writing, originals, fresh)
    origins = {one.claim.id: origin_of(one, originals[one.claim.report], outlets) for one in [*entries, *copied]}
    writing.set_origins(origins)
    return [one.claim.id for one in copied]


def _outlets(writing: Writing, originals: Mapping[str, str], fresh: Sequence[Report]) -> dict[str, str | None]:
    """The outlets of the original reports, by their ids."""
    found: dict[str, str | None] = {one.id: one.outlet for one in fresh}
    for id in set(originals.values()) - found.keys():
        report = writing.report(id)
        found[id] = report.outlet if report else None
    return found


def _parts(members: Mapping[str, Entry], held: Sequence[Link]) -> Iterator[tuple[list[str], list[Link]]]:
    """The claims that links join, over any number of steps, with the links among them."""
    forest = Forest(members)
    for link in held:
        if _joins(link):
            forest.join(link.left, link.right)
    parts: dict[str, tuple[list[str], list[Link]]] = defaultdict(lambda: ([], []))
    for id in members:
        parts[forest.root(id)][0].append(id)
    for link in held:
        if forest.root(link.left) == forest.root(link.right):
            parts[forest.root(link.left)][1].append(link)
    yield from parts.values()


def _joins(link: Link) -> bool:
    return link.verdict == "same" if is_persons(link) else link.score > EVEN


def _component(ids: Sequence[str], members: Mapping[str, Entry], held: Sequence[Link]) -> tuple[str, list[str], list[Event]]:
    """A component as it is stored: its name, its claims, its events."""
    return min(ids), list(ids), list(events_of((members[id] for id in ids), held))


def batches(found: Iterable[Of], size: int) -> Iterator[list[Of]]:
    """What is found, in lists of a size."""
    waiting = iter(found)
    while part := list(islice(waiting, size)):
        yield part
