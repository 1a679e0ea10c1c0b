"""Claims brought together into events: average linkage over the links, with persons' words above the linker's."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log2

from tidings.record import Entry, Link

#: Bits that a pair without a link counts for. The linker stores no pair that is surely different, and pairs that share
#: no key are told of other days or grounds.
MISSING_BITS = -4.0
#: Bits that one link counts for at most, so that no single pair outweighs all others of two groups.
MOST_BITS = 8.0
#: What a person's word begins with: everything but the linker's own name.
LINKER = "linker"


def group(entries: Iterable[Entry], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """The claims grouped by event, ids in order, the same whatever order entries and links are given in.

    Persons' links outrank: "same" joins whatever the linker says, "different" parts, and of two that contradict each
    other the later one counts.
    """
    ids = sorted({entry.claim.id for entry in entries})
    known = set(ids)
    inside = [link for link in links if link.left in known and link.right in known and link.left != link.right]
    machine, persons = _sorted_out(inside)
    found: list[tuple[str, ...]] = []
    for part in _parts(ids, [*machine, *persons]):
        found += _agglomerate(part, machine, persons)
    return tuple(sorted(found))


def is_persons(link: Link) -> bool:
    """True of a link that a person made."""
    return not link.by.startswith(LINKER)


def _sorted_out(links: Sequence[Link]) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], bool]]:
    """The bits of each pair by the linker, and by persons whether it is one event; unsure says nothing."""
    machine: dict[tuple[str, str], float] = {}
    told: dict[tuple[str, str], Link] = {}
    for link in sorted(links, key=_order):
        pair = (min(link.left, link.right), max(link.left, link.right))
        if is_persons(link):
            told[pair] = link
        else:
            machine[pair] = bits(link.score)
    ordered = sorted(told.items(), key=lambda item: (_order(item[1]), item[0]))
    return machine, {pair: link.verdict == "same" for pair, link in reversed(ordered) if link.verdict != "unsure"}


def _order(link: Link) -> tuple[str, str, str, float]:
    return (link.at.isoformat() if link.at else "", link.by, link.verdict, link.score)


def bits(score: float) -> float:
    """The bits of evidence in a probability, cut where they would outweigh everything else."""
    if not 0 < score < 1:
        return MOST_BITS if score >= 1 else -MOST_BITS
    return max(-MOST_BITS, min(MOST_BITS, log2(score / (1 - score))))


def _parts(ids: Sequence[str], pairs: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """The claims cut where no link runs at all."""
    forest = Forest(ids)
    for left, right in pairs:
        forest.join(left, right)
    parts: dict[str, list[str]] = defaultdict(list)
    for one in ids:
        parts[forest.root(one)].append(one)
    yield from parts.values()


class Forest:
    """Which of the claims have been joined; the root of a tree is its least id."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.above = {one: one for one in ids}

    def root(self, one: str) -> str:
        """The least id of those that a claim has been joined with."""
        while (up := self.above[one]) != one:
            self.above[one] = self.above[up]
            one = up
        return one

    def join(self, left: str, right: str) -> str:
        """The root of the two trees made one."""
        low, high = sorted((self.root(left), self.root(right)))
        self.above[high] = low
        return low


class Clusters:
    """Groups on their way: members, the sum and number of links between two groups, and which may not be one."""

    def __init__(self, ids: Sequence[str]) -> None:
        self.members = {one: [one] for one in ids}
        self.sums: dict[str, dict[str, tuple[float, int]]] = {one: {} for one in ids}
        self.barred: dict[str, set[str]] = {one: set() for one in ids}
        self.heap: list[tuple[float, str, str]] = []

    def average(self, left: str, right: str) -> float:
        """The bits for two groups being one, over all pairs of their members."""
        total, linked = self.sums[left].get(right, (0.0, 0))
        pairs = len(self.members[left]) * len(self.members[right])
        return (total + MISSING_BITS * (pairs - linked)) / pairs

    def link(self, left: str, right: str, weight: float) -> None:
        """One link more between two groups."""
        for one, other in ((left, right), (right, left)):
            total, linked = self.sums[one].get(other, (0.0, 0))
            self.sums[one][other] = (total + weight, linked + 1)

    def bar(self, left: str, right: str) -> None:
        """Two groups that may never be one."""
        self.barred[left].add(right)
        self.barred[right].add(left)

    def merge(self, left: str, right: str) -> str:
        """The name of the group that two become: the lesser of their names."""
        keep, gone = sorted((left, right))
        self.members[keep] += self.members.pop(gone)
        mine, theirs = self.sums[keep], self.sums.pop(gone)
        mine.pop(gone, None)
        for other, (total, linked) in theirs.items():
            if other != keep:
                before = mine.get(other, (0.0, 0))
                mine[other] = self.sums[other][keep] = (before[0] + total, before[1] + linked)
                del self.sums[other][gone]
        for other in self.barred.pop(gone):
            self.barred[other].discard(gone)
            self.bar(keep, other)
        return keep

    def offer(self, one: str) -> None:
        """Puts every pair of the group that would gain by being one on the heap, the best first."""
        for other in self.sums[one]:
            if other not in self.barred[one] and (gain := self.average(one, other)) > 0:
                low, high = sorted((one, other))
                heapq.heappush(self.heap, (-round(gain, 9), low, high))


def _agglomerate(
    ids: list[str], machine: dict[tuple[str, str], float], persons: dict[tuple[str, str], bool]
) -> list[tuple[str, ...]]:
    """The groups of one part: what persons say first, then the two groups with the best average, time and again."""
    clusters, within = Clusters(ids), set(ids)
    name = {one: one for one in ids}
    for (left, right), weight in sorted(machine.items()):
        if left in within:
            clusters.link(left, right, weight)
    for (left, right), same in persons.items():
        if left in within:
            _obey(clusters, name, (left, right), same)
    for one in ids:
        if one in clusters.members:
            clusters.offer(one)
    while clusters.heap:
        gain, left, right = heapq.heappop(clusters.heap)
        if _stands(clusters, left, right, -gain):
            clusters.offer(clusters.merge(left, right))
    return [tuple(sorted(members)) for members in clusters.members.values()]


def _stands(clusters: Clusters, left: str, right: str, gain: float) -> bool:
    """True if both groups are still there, may be one, and gain what they did when they were put on the heap."""
    if left not in clusters.members or right not in clusters.members or right in clusters.barred[left]:
        return False
    return abs(round(clusters.average(left, right), 9) - gain) < 1e-9


def _obey(clusters: Clusters, name: dict[str, str], pair: tuple[str, str], same: bool) -> None:
    """What a person says of a pair, unless a later word of a person forbids it."""
    left, right = (_now(name, one) for one in pair)
    if not same:
        if left != right:
            clusters.bar(left, right)
    elif left != right and right not in clusters.barred[left]:
        keep = clusters.merge(left, right)
        name[left] = name[right] = keep


def _now(name: dict[str, str], one: str) -> str:
    while name[one] != one:
        one = name[one]
    return one
