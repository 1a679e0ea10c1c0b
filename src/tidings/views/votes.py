"""What each origin says of one count in one event: one figure an origin, its latest; copies and updates told apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import Literal, NamedTuple

from tidings.record import Actor, Entry, Figure
from tidings.views.rules import Said, reach
from tidings.views.sides import side_of_source
from tidings.views.standing import country_of
from tidings.views.trust import trust_of

#: Measure and class of those counted.
Key = tuple[str, str]


class Telling(NamedTuple):
    """One figure of one claim."""

    entry: Entry
    figure: Figure

    @property
    def claim(self) -> str:
        """The id of the claim."""
        return self.entry.claim.id


class Dropped(NamedTuple):
    """A claim whose figure is no vote of its own: a copy of one that stands, one that its source has updated, or one
    that is vaguer than another of its report."""  # fmt: skip

    claim: str
    key: Key
    reason: Literal["copy", "updated", "vaguer"]


class Votes(NamedTuple):
    """The figures that stand, one an origin in the order of becoming known, and the claims that are not counted."""

    said: tuple[Said, ...]
    dropped: tuple[Dropped, ...]


def tellings(entries: Iterable[Entry]) -> dict[Key, list[Telling]]:
    """The figures of what is asserted, by measure and class, in the order of becoming known; no running tolls."""
    found: dict[Key, list[Telling]] = defaultdict(list)
    for one in sorted(entries, key=order):
        if one.claim.modality == "asserted":
            for key, figure in _of_claim(one).items():
                found[key].append(Telling(one, figure))
    return found


def order(entry: Entry) -> tuple[datetime, datetime, str, bool, int, str]:
    """When a claim was known; of those known at one moment (fetched together) the one published first comes first.

    Of one report the headline comes first, and then what it tells late: its lead has the count that holds.
    """
    published = entry.published or entry.known
    if published.tzinfo is None:  # only the day is known, which is known at its end
        published = datetime.combine(published.date(), time.max, UTC)
    start = entry.claim.quotes[0].start if entry.claim.quotes else 0
    return entry.known, published, entry.claim.report, start > 0, -start, entry.claim.id


def votes(told: Sequence[Telling], key: Key) -> Votes:
    """The votes of one count. A later figure of an origin or of a teller takes the place of its earlier one.

    A figure counts from when its origin gave it first: a paper that prints an old figure late, after its source gave
    a newer one, changes nothing. A mere bound that allows what was told before ("dozens" after "43") is no update, and
    beside a greater figure of its own report, whoever gives that, it says nothing.
    """
    told, vague = _without_vague(told)
    firsts: dict[str, dict[int, list[Telling]]] = defaultdict(dict)
    for one in told:
        firsts[one.entry.origin or one.claim].setdefault(one.figure.count, []).append(one)
    latest = [_last(list(counts.values())) for counts in firsts.values()]
    of_teller: dict[str, list[list[Telling]]] = defaultdict(list)
    for many in sorted(latest, key=_first):
        of_teller[teller(many[0].entry)].append(many)
    last_of_teller = {who: _last(given) for who, given in of_teller.items()}
    standing = sorted(last_of_teller.values(), key=_first)
    kept = {one.claim for many in standing for one in many}
    dropped = [Dropped(one.claim, key, "copy") for many in standing for one in many[1:]]
    dropped += [Dropped(one.claim, key, "updated") for one in told if one.claim not in kept]
    dropped += [Dropped(one.claim, key, "vaguer") for one in vague]
    return Votes(tuple(_said(many) for many in standing), tuple(dropped))


def _without_vague(told: Sequence[Telling]) -> tuple[list[Telling], list[Telling]]:
    """The figures without mere bounds beside which their own report gives one as great and firmer, and those bounds."""
    of_report: dict[str, list[Figure]] = defaultdict(list)
    for one in told:
        of_report[one.entry.claim.report].append(one.figure)
    vague = [one for one in told if any(_tells_more(other, one.figure) for other in of_report[one.entry.claim.report])]
    return [one for one in told if one not in vague], vague


def _tells_more(figure: Figure, bound: Figure) -> bool:
    """True of a figure as great as a mere "at least", and firmer or greater."""
    if bound.bound != "at_least" or figure.bound == "at_most":
        return False
    return figure.count > bound.count or (figure.count == bound.count and figure.bound != "at_least")


def _last(given: Sequence[list[Telling]]) -> list[Telling]:
    """The last figure that was given; a mere "at least" that allows the one before it takes nothing back."""
    kept = given[0]
    for many in given[1:]:
        if not _tells_more(kept[0].figure, many[0].figure):
            kept = many
    return kept


def teller(entry: Entry) -> str:
    """Who tells: the first-hand source where it is a listed party, else with the outlet, for "residents" are many."""
    source = entry.claim.sources[0] if entry.claim.sources else None
    if source and isinstance(source.mention.value, Actor) and source.mention.value.id:
        return f"actor {source.mention.value.id}"
    if source is None and entry.outlet is None:
        return f"origin {entry.origin or entry.claim.id}"
    outlet = entry.outlet or f"origin {entry.origin or entry.claim.id}"
    return f"{source.name.casefold()} to {outlet}" if source else f"outlet {outlet}"


def source_name(entry: Entry) -> str:
    """The canonical name of the first-hand source where it is listed, else "": a private person has no name here."""
    actor = entry.claim.sources[0].mention.value if entry.claim.sources else None
    return actor.name if isinstance(actor, Actor) and actor.id else ""


def _of_claim(entry: Entry) -> dict[Key, Figure]:
    """The figures of a claim, one a key: of several the greatest, a firm one before a mere bound."""
    found: dict[Key, Figure] = {}
    for one in entry.claim.figures:
        if one.since is None:
            key = one.measure, one.who.casefold()
            found[key] = max(found.get(key, one), one, key=_strength)
    return found


def _strength(figure: Figure) -> tuple[int, bool, str]:
    return figure.count, figure.bound in ("exact", "about"), figure.bound


def _first(many: list[Telling]) -> tuple[datetime, datetime, str, bool, int, str]:
    return order(many[0].entry)


def _said(many: list[Telling]) -> Said:
    entry, figure = many[0]
    low, high = reach(figure)
    trust = trust_of(entry.claim, figure)
    side = side_of_source(entry.claim.sources[0], country_of(entry.claim)) if entry.claim.sources else None
    return Said(
        count=figure.count,
        bound=figure.bound,
        low=low,
        high=high,
        known=entry.known,
        claims=tuple(one.claim for one in many),
        source=source_name(entry),
        outlet=entry.outlet,
        side=side.name if side else None,
        trust=trust.kind,
        rank=trust.rank,
    )
