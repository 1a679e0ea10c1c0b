"""Provinces: their state put together from the places in them, and said to be."""

from collections import defaultdict
from collections.abc import Mapping

from tidings.gazetteer import Gazetteer
from tidings.record import Finding, Place
from tidings.views.control.holding import Holder, Holding, State

REGION = "region"
#: What counts for a province: the settlements in it, not the air bases, hills and quarters.
SETTLED = ("city", "town", "village")
#: So many names are listed in a sentence, as many as fit on a line; more are counted.
LISTED = 8


def provinces(
    towns: list[tuple[Place, Finding[Holding]]], own: Mapping[str, Finding[Holding]], gazetteer: Gazetteer
) -> dict[str, Finding[Holding]]:
    """A finding for each province with places of which something is found, by the province's id.

    `own` are the findings by subject, among them what claims say of provinces as a whole.
    """
    inside: dict[str, list[Finding[Holding]]] = defaultdict(list)
    names: dict[str, Place] = {}
    for place, finding in towns:
        for around in gazetteer.within(place) if place.kind in SETTLED else ():
            if around.kind == REGION:
                names[around.id] = around
                inside[around.id].append(finding)
    return {key: _derived(names[key], found, own.get(key)) for key, found in inside.items()}


def _derived(region: Place, towns: list[Finding[Holding]], whole: Finding[Holding] | None) -> Finding[Holding]:
    """The finding of one province: held where every place known in it is held by one side, else contested."""
    towns = sorted(towns, key=lambda one: one.subject)
    values = [one.value for one in towns]
    holders = {one.holder.side: one.holder for one in values if one.holder}
    state: State = "contested"
    if all(one.state == "unknown" for one in values):
        state = "unknown"
    elif len(holders) == 1 and all(one.state == "held" for one in values):
        state = "held"
    holder = next(iter(holders.values())) if state == "held" else None
    since = max((one.latest for one in values if one.latest), default=None) if holder else None
    return Finding(
        view=towns[0].view,
        subject=region.id,
        value=Holding(
            place=region.id, name=region.name, state=state, holder=holder,
            rivals=tuple(holders[key] for key in sorted(holders)) if not holder else (),
            earliest=since, latest=since, derived=True,
        ),
        as_of=towns[0].as_of,
        known_by=towns[0].known_by,
        support=_cited(towns, whole, holder),
        dissent=() if whole is None or _agrees(whole, holder) else whole.support,
        notes=(_put_together(region, values, holders), *_said_of_all(whole)),
    )  # fmt: skip


def _cited(towns: list[Finding[Holding]], whole: Finding[Holding] | None, holder: Holder | None) -> tuple[str, ...]:
    found = [id_ for one in towns for id_ in one.support]
    found += whole.support if whole is not None and _agrees(whole, holder) else ()
    return tuple(dict.fromkeys(found))


def _agrees(whole: Finding[Holding], holder: Holder | None) -> bool:
    said = whole.value.holder
    return holder is not None and said is not None and said.side == holder.side


def _put_together(region: Place, values: list[Holding], holders: dict[str, Holder]) -> str:
    """The sentence that says of which places the state is made."""
    parts = []
    for side in sorted(holders):
        names = sorted(one.name for one in values if one.holder and one.holder.side == side)
        parts.append(f"{holders[side].name} has {_listed(names)}")
    rest = sorted(one.name for one in values if not one.holder)
    if rest:
        parts.append(f"nobody is found to hold {_listed(rest)}")
    return f"Derived from {_places(len(values))} in {region.name}: {'; '.join(parts)}. Of other places nothing is told."


def _said_of_all(whole: Finding[Holding] | None) -> tuple[str, ...]:
    if whole is None:
        return ()
    value = whole.value
    by = f" by {value.holder.name}" if value.holder else ""
    return (
        f"Claims about {value.name} as a whole tell that it is {value.state}{by}; no single place follows from them.",
    )


def _places(number: int) -> str:
    return "1 place" if number == 1 else f"{number} places"


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return ", ".join(names[:LISTED]) + more
