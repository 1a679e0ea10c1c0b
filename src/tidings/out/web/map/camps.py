"""The camps that hold places, each with the colour and the letters that stand for it, the same on every day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from tidings.gazetteer import Gazetteer
from tidings.record import Finding
from tidings.views.control import Holder, Holding
from tidings.views.sides import SCOPE
from tidings.views.wording import capital

#: Colours that can be told apart, tokens --camp-1 to --camp-7 of the page (Okabe and Ito); the rest are grey.
SLOTS = tuple(str(number) for number in range(1, 8))
OTHER = "other"
#: Names of a camp's parties that are told with it, the commonest.
PARTIES = 4


class Camp(Struct, frozen=True, kw_only=True):
    """A camp: `slot` is its colour, "1" to "7" or "other"; `letters` are one or two that no other camp has.

    `described` is True of a party of which only a description is known: it may be of any camp, and has no letters.

    `title` is its name with the first letter large. `parties` are the commonest names under which it is told to hold
    places, `places` counts those that it holds on any day of the record.
    """

    key: str
    name: str
    title: str
    slot: str
    letters: str
    parties: tuple[str, ...]
    places: int
    described: bool = False


class Told(Struct):
    """What the ledgers of all places tell of a camp."""

    camp: str
    held: set[str]
    wanted: set[str]
    parties: Counter[str]


def camps(found: Iterable[Finding[Holding]], gazetteer: Gazetteer) -> tuple[Camp, ...]:
    """The camps that hold or want places on any day, those that hold most places first.

    A colour is used again only for a camp that is told of in none of the countries of those that have it. Those that
    are only described, and so may be of any camp, come last and have none.
    """
    told, countries = _told(found, gazetteer)
    order = sorted(told, key=lambda key: (_described(key), -len(told[key].held), -len(told[key].wanted), key))
    lands = [_land(key, gazetteer) for key in order]
    titles = [capital(told[key].camp) for key in order]
    own = [key.partition(SCOPE)[2] if land else title for key, title, land in zip(order, titles, lands, strict=True)]
    slots, known = slots_of(order, countries), sum(not _described(key) for key in order)
    letters = letters_of(list(zip(own, lands, strict=True))[:known]) + [""] * (len(order) - known)
    return tuple(
        Camp(
            key=key,
            name=told[key].camp,
            title=title,
            slot=slots[key],
            letters=mark,
            parties=tuple(name for name, _ in told[key].parties.most_common(PARTIES)),
            places=len(told[key].held),
            described=_described(key),
        )
        for key, title, mark in zip(order, titles, letters, strict=True)
    )


def slots_of(order: Sequence[str], countries: dict[str, set[str]]) -> dict[str, str]:
    """The colour of each camp: the first have their own, a later one shares one of another war, or is grey."""
    taken: dict[str, set[str]] = {}
    slots: dict[str, str] = {}
    for key in order:
        free = [slot for slot in SLOTS if slot not in taken]
        apart = [slot for slot in SLOTS if slot in taken and not taken[slot] & countries[key]]
        found = free or sorted(apart, key=lambda one: (len(taken[one]), one))
        slots[key] = OTHER if _described(key) or not found else found[0]
        if slots[key] != OTHER:
            taken.setdefault(slots[key], set()).update(countries[key])
    return slots


def letters_of(titles: Sequence[tuple[str, str]]) -> list[str]:
    """One or two letters for each name, no two alike: its first, with that of its country, with its next, a number."""
    taken: set[str] = set()
    found = []
    for name, country in titles:
        first, rest = name[:1].upper(), [one.lower() for one in name[1:] if one.isalnum()]
        wanted = [first, *([first + country[:1].upper()] if country else []), *(first + one for one in rest)]
        numbers = (f"{first}{number}" for number in range(2, len(titles) + 3))
        letters = next(one for one in (*wanted, *numbers) if one not in taken)
        taken.add(letters)
        found.append(letters)
    return found


def _told(found: Iterable[Finding[Holding]], gazetteer: Gazetteer) -> tuple[dict[str, Told], dict[str, set[str]]]:
    """What is told of each camp, and the countries of the places it is told of."""
    told: dict[str, Told] = {}
    countries: dict[str, set[str]] = defaultdict(set)
    for one in found:
        place = gazetteer.place(one.subject)
        for holder, holds in _parties(one.value):
            camp = told.setdefault(holder.side, Told(holder.camp, set(), set(), Counter()))
            camp.parties[holder.name] += 1
            (camp.held if holds else camp.wanted).add(one.subject)
            countries[holder.side].add((place.country if place else None) or "")
    return told, countries


def _parties(holding: Holding) -> Iterable[tuple[Holder, bool]]:
    """Those who hold a place or want it on any day, with which of the two; a province has its places' own."""
    if not holding.derived:
        for change in holding.ledger:
            yield from [(change.holder, True)] if change.holder else []
            yield from ((rival, False) for rival in change.rivals)


def _described(key: str) -> bool:
    """True of the key of a party of which only a description is known (views/sides.py)."""
    return key.startswith("?")


def _land(key: str, gazetteer: Gazetteer) -> str:
    """The country of a camp that is one inside it, "" for others; keys of such camps begin with its code."""
    code, colon, _ = key.partition(SCOPE)
    country = gazetteer.country(code) if colon and not _described(key) else None
    return country.name if country else ""
