"""Wars and battles with their days, from data/wars.csv, by the words that name them."""

import re
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from msgspec import Struct, field

from tidings.lexicon.demonyms import Demonym, load_demonyms
from tidings.lexicon.files import read_csv
from tidings.lexicon.folding import fold_word

Words = tuple[str, ...]
#: Words and numbers, with the hyphens that tell an Arabic article from a word.
_PIECES = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[-–]")
PLACE = "{}"
HYPHENS = frozenset("-–")


class War(Struct, frozen=True):
    """A row of data/wars.csv; `ends` is None where it is still going on or its end is not known."""

    id: str
    kind: Literal["war", "campaign", "battle", "siege", "attack"]
    country: tuple[str, ...]
    begins: date = field(name="from")
    ends: date | None = field(name="to", default=None)
    names: tuple[str, ...] = ()
    place: tuple[str, ...] = ()

    def last(self, otherwise: date) -> date:
        """The last day, or another where it is not known."""
        return self.ends or max(otherwise, self.begins)


class EventForms(Struct, frozen=True):
    """How the names of wars are made of the places of data/wars.csv, and what goes for the name in a report.

    `forms` are by kind, with {} for the place; `weak` ones may as well be of an event that no row tells of, and count
    only where the days fit. `always` and `hyphened` are articles that fall from names, these only before a hyphen.
    `wars` are nouns for a war as a whole, `parts` for a campaign or battle, `starts` for the first of it; `begins` are
    verbs of beginning, `through` words before a noun for all of its days, `inside` words for some of them.
    """

    forms: dict[str, tuple[str, ...]]
    weak: dict[str, tuple[str, ...]]
    always: frozenset[str]
    hyphened: frozenset[str]
    possessives: frozenset[str]
    wars: frozenset[str]
    parts: frozenset[str]
    starts: frozenset[str]
    begins: frozenset[str]
    through: tuple[Words, ...]
    inside: frozenset[str]
    have: frozenset[str]
    joins: frozenset[str]


class Named(Struct, frozen=True):
    """What some words name: wars by a sure form, wars by a weak one, and wars of the country that they tell of."""

    sure: tuple[War, ...] = ()
    weak: tuple[War, ...] = ()
    hinted: tuple[War, ...] = ()


class Wars(Struct, frozen=True):
    """Every name, folded to words, with what it names; and by the first word how long the names are, longest first.

    `skipped` are words and marks that names are written with or without.
    """

    names: dict[Words, Named]
    lengths: dict[str, tuple[int, ...]]
    skipped: frozenset[str]


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The word as names have it; "" for what is no word."""
    return fold_word(word)


def folded_words(name: str, forms: EventForms) -> Words:
    """The folded words of a name, without articles."""
    pieces = _PIECES.findall(name.replace("'s ", " ").replace("’s ", " "))
    kept = []
    for piece, after in pairwise([*pieces, ""]):
        lower = piece.lower()
        if lower in forms.always or (lower in forms.hyphened and after in HYPHENS):
            continue
        if word := fold(lower):
            kept.append(word)
    return tuple(kept)


def load_wars(forms: EventForms) -> Wars:
    """All names of wars; raises LexiconError where a row breaks the form."""
    sure: dict[Words, list[War]] = {}
    weak: dict[Words, list[War]] = {}
    hinted: dict[Words, list[War]] = {}
    around = {kind: _around(found, forms) for kind, found in forms.forms.items()}
    weakly = {kind: _around(found, forms) for kind, found in forms.weak.items()}
    lands = {land.country: land for land in load_demonyms()}
    for _, war in read_csv("wars.csv", War):
        places = [folded_words(place, forms) for place in war.place]
        for name in war.names:
            _add(sure, folded_words(name, forms), war)
        for place in places:
            for before, after in around.get(war.kind, ()):
                _add(sure, before + place + after, war)
            for before, after in weakly.get(war.kind, ()):
                _add(weak, before + place + after, war)
        for hint in [*_land_words(war, lands, forms), *places] if war.kind == "war" else ():
            _add(hinted, hint, war)
    return _laid_out(sure, weak, hinted, forms)


def _around(forms: tuple[str, ...], all_forms: EventForms) -> list[tuple[Words, Words]]:
    """The folded words before and after the place, for each form."""
    halves = (form.partition(PLACE) for form in forms)
    return [(folded_words(before, all_forms), folded_words(after, all_forms)) for before, _, after in halves]


def _land_words(war: War, lands: dict[str, Demonym], forms: EventForms) -> list[Words]:
    """What the country of a war and its people are called."""
    land = lands.get(war.country[0])
    told = (land.name, *land.adjectives, *land.people) if land else ()
    return [folded_words(name, forms) for name in told]


def _laid_out(
    sure: dict[Words, list[War]], weak: dict[Words, list[War]], hinted: dict[Words, list[War]], forms: EventForms
) -> Wars:
    """The three tables as one."""
    none: list[War] = []
    names = {
        key: Named(tuple(sure.get(key, none)), tuple(weak.get(key, none)), tuple(hinted.get(key, none)))
        for key in {**sure, **weak, **hinted}
    }
    lengths: dict[str, set[int]] = {}
    for key in names:
        lengths.setdefault(key[0], set()).add(len(key))
    longest_first = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
    return Wars(names, longest_first, forms.always | forms.possessives | HYPHENS)


def _add(table: dict[Words, list[War]], key: Words, war: War) -> None:
    if key:
        found = table.setdefault(key, [])
        if not found or found[-1] is not war:
            found.append(war)
