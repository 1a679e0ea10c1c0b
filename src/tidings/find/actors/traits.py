"""What the words of a description say of the party: its kind, side, organ, country and owner."""

from msgspec import Struct

from tidings.find.actors.scan import Hit
from tidings.find.actors.text import Text
from tidings.lexicon.actor_words import Heads
from tidings.record import Actor
from tidings.syntax import Token

OPPOSITE = {"government": "opposition", "opposition": "government"}


class Traits(Struct):
    """What a description says.

    `strong`: it is more than a part of a state ("rebel army"); `related`: it holds "US-led" or the like; `unknown`: it
    holds a name that is not known ("Svoboda Battalion"); `seat`: the country is told by its capital ("Tripoli forces").
    """

    kind: str
    side: str | None
    organ: str | None
    owner: Actor | None = None
    country: str | None = None
    strong: bool = False
    state: bool = False
    related: bool = False
    unknown: bool = False
    seat: bool = False


def read_traits(text: Text, first: int, head: Token, heads: Heads) -> Traits:
    """What a description says: of its noun, the words left of it, and its owner."""
    traits = read_words(text, first, head.i, heads)
    if traits.owner is None and traits.country is None:
        _read_owner(text, first, head, traits)
    return traits


def read_words(text: Text, first: int, last: int, heads: Heads) -> Traits:
    """What a noun and the words from `first` up to `last` before it say."""
    traits = Traits(heads.kind, heads.side, heads.organ)
    i = first
    while i < last:
        i += _read_word(text, i, last, traits)
    return traits


def _read_word(text: Text, i: int, end: int, traits: Traits) -> int:
    """Takes in the word at `i` and gives how many tokens it was."""
    hit = text.hit_at.get(i)
    last = hit.last if hit else i + 1
    if skipped := _related(text, i, last, end):
        traits.related = True
        return skipped
    if hit is not None:
        _take_hit(text, i, traits)
        return max(1, last - i)
    word = text.fold(i)
    if word in text.lexicon.words.relations.before and text.tokens[i + 1].text == "-" and i + 2 < end:
        return 2 + _read_against(text, i + 2, word, traits)
    if traits.kind == "government" and word in text.lexicon.portfolios:
        traits.organ, traits.state = text.lexicon.portfolios[word], True
        return 1
    groups = text.lexicon.modifiers.get(word, ())
    if traits.organ and (same := [group for group in groups if group.organ == traits.organ]):
        groups = tuple(same)  # "armed" before "forces" says no more than the noun
    traits.unknown |= not groups and text.is_name_part(i, end)
    for group in groups:
        traits.side = group.side or traits.side
        traits.kind = group.kind or traits.kind
        traits.organ = group.organ or traits.organ
        traits.strong |= group.strong
        traits.state |= group.state
    return 1


def _related(text: Text, i: int, last: int, end: int) -> int:
    """How many tokens "US-led" takes, where the words at `i` are such; 0 where they are not."""
    after = text.lexicon.words.relations.after
    if "-" in text.tokens[i].text[1:-1] and text.tokens[i].lower.rsplit("-", 1)[1] in after:
        return 1
    if last < end and text.tokens[last].text == "-" and text.tokens[last + 1].lower in after:
        return last + 2 - i
    return 0


def _read_against(text: Text, i: int, word: str, traits: Traits) -> int:
    """Takes in "government" of "pro-government"; every other word before a hyphen turns its side round."""
    traits.strong = True
    for group in text.lexicon.modifiers.get(text.fold(i), ()):
        if group.side:
            traits.side = group.side if word in text.lexicon.words.relations.same else OPPOSITE.get(group.side)
    hit = text.hit_at.get(i)
    if hit is not None and word in text.lexicon.words.relations.same:
        traits.side = _camp_of(text, hit) or traits.side
    return hit.last - i if hit else 1


def _camp_of(text: Text, hit: Hit) -> str | None:
    """The side of a country that has one abroad, by its army's: "russia" for "pro-Russian"; else None."""
    named = hit.of("adjective", "state", "people")
    army = text.lexicon.organ(named.actor.country, "military") if named and named.actor.country else None
    return army.side if army and army.side not in OPPOSITE else None


def _take_hit(text: Text, i: int, traits: Traits) -> None:
    if (name := text.named(i)) is not None:
        traits.owner = name.actor
    elif (country := text.hit_at[i].of("adjective", "state", "people", "capital", "seat")) is not None:
        traits.country, traits.seat = country.actor.country, country.sort in ("capital", "seat")


def _read_owner(text: Text, first: int, head: Token, traits: Traits) -> None:
    """Takes in an owner: "Syria's army", "the army of Sudan", "fighters from HTS"."""
    for i in _owners(text, first, head):
        if i in text.hit_at:
            _take_hit(text, i, traits)
            return


def _owners(text: Text, first: int, head: Token) -> list[int]:
    sentences = text.sentences
    found = [child.i for token in text.tokens[first : head.i + 1] for child in sentences.children(token, "poss")]
    for prep in sentences.children(head, "prep"):
        if prep.lower in text.lexicon.words.relations.of and prep.i == head.i + 1:
            found += [child.i for child in sentences.children(prep, "pobj")]
    return found + [leader.i for leader in leaders(text, head)]


def leaders(text: Text, head: Token) -> list[Token]:
    """Those to whom the described are loyal: "forces loyal to Assad"."""
    after = text.tokens[head.i + 1 : head.i + 2]
    if not after or after[0].lower not in text.lexicon.words.relations.phrases:
        return []
    return [t for prep in text.sentences.children(after[0], "prep") for t in text.sentences.children(prep, "pobj")]
