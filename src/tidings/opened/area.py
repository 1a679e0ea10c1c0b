"""The place that a question names, and which places of the record lie in it.

Named by an id, a name, a name with its country, or a province by its full name. Of a town the question is about the
town itself, its parts, districts and sites: its neighbours are not in it, however near they lie, nor is the province
that holds it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tidings.errors import QuestionError
from tidings.gazetteer import Gazetteer
from tidings.record import Place
from tidings.views.enclosure import encloses

#: Kinds of place that hold others.
WIDE = ("country", "region", "district", "area")
#: How many of the claims of the record lie in each place, by its id.
#: Kinds of place that stand by themselves: none of them lies in another.
SETTLED = ("city", "town", "village")
#: How ids of the parts and the sites of a place go on after its own (tidings.gazetteer.derived); points told by
#: distance ("10 km north of Hama") do not lie in it.
OF_IT = ("part:", "site:")
Counts = Callable[[Sequence[str]], Mapping[str, int]]


def place_asked(name: str, gazetteer: Gazetteer, counts: Counts) -> Place:
    """The place of a name: among several, the one that the record speaks of most, then the larger.

    "Hama" is the city and "Hama province" the province; "Tripoli, LB" is the one in Lebanon; an id is itself.
    Raises QuestionError where no place is so called.
    """
    if not name.strip():
        raise QuestionError("no place is named", where="place", remedy="give a name or an id, or ask without a place")
    exact = gazetteer.place(name)
    if exact:
        return exact
    called, _, country = (part.strip() for part in name.partition(","))
    found = _in_country(readings(called, gazetteer), country, gazetteer)
    if not found:
        remedy = "tidings gazetteer find NAME shows what is known; tidings gazetteer add adds a country's places"
        raise QuestionError(f"no place of the name {name!r}", where="place", remedy=remedy)
    told = counts([place.id for place in found])
    return max(found, key=lambda place: (told.get(place.id, 0), -found.index(place)))


def readings(name: str, gazetteer: Gazetteer) -> list[Place]:
    """The places of a name, the larger first; where only its first or last words name one, the wide ones of those."""
    found = gazetteer.named(name)
    words = name.split()
    shorter = [" ".join(words[:-1]), " ".join(words[1:])] if len(words) > 1 and not found else []
    wide = [place for part in shorter for place in gazetteer.named(part) if place.kind in WIDE]
    return found or wide or gazetteer.like(name)


def _in_country(places: list[Place], country: str, gazetteer: Gazetteer) -> list[Place]:
    """Those in a country, given by its code or its name; all where none is given."""
    if not country:
        return places
    named = [place.country for place in gazetteer.named(country) if place.kind == "country"]
    codes = {country.upper(), *named}
    return [place for place in places if place.country in codes]


def inside(place: Place, told: Iterable[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The ids of those of some places near a place that lie in it, itself first."""
    return (place.id, *sorted({id for id in told if id != place.id and _lies_in(id, place, gazetteer)}))


def _lies_in(id: str, outer: Place, gazetteer: Gazetteer) -> bool:
    base, _, relation = id.partition("@")
    if relation and outer.kind not in WIDE:
        return relation.startswith(OF_IT) and (base == outer.id or _lies_in(base, outer, gazetteer))
    place = gazetteer.place(id)
    if place is None or (place.kind in SETTLED and outer.kind not in WIDE):
        return False
    return place.within == outer.id or encloses(outer, place)
