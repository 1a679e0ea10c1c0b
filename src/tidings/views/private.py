"""The names under which parties may be shown: private persons by what they are, everybody else by name.

Public is who is listed in data/actors.csv: office holders, commanders, spokespeople. Anybody else who is read as a
person, or whose name has the form of a person's, is shown by a description ("a resident"). Quotes stay as they are.
What is unsure is hidden: a body that no lexicon knows may lose its name, a person does not gain one.
"""

import re
from collections.abc import Iterable, Iterator

from tidings.lexicon.actors import ActorsLexicon
from tidings.lexicon.brief import Wording
from tidings.lexicon.folding import fold_name, fold_word
from tidings.record import Actor, Entry, Mention, Place, Source

#: An option of a mention with this reason names the body that a person speaks for, which is public.
SPEAKS_FOR = "speaks for"
PERSON = "person"
#: Nouns of these classes are for people one by one, among whose words a name may stand ("resident Jo Roe").
PEOPLE = frozenset({"people", "voice"})
#: No name of a person that news write has more words; longer runs of capitals are titles of works and bodies.
LONGEST_NAME = 5


def public_name(who: Mention | Source, wording: Wording) -> str:
    """The name to show: of a listed party, of the body spoken for, or of nobody, but what the words tell of them."""
    mention = who.mention if isinstance(who, Source) else who
    if mention.options and mention.options[0].reason == SPEAKS_FOR and mention.options[0].name:
        return mention.options[0].name
    if isinstance(mention.value, Place) or (isinstance(mention.value, Actor) and mention.value.id):
        return who.name
    if _is_person(who, mention):
        return _description(f"{mention.text} {mention.name}", wording) or wording.words.names.person
    return _without_names(who.name, mention, wording)


def is_private(who: Mention | Source, wording: Wording) -> bool:
    """True of one whose own name may not be shown."""
    return public_name(who, wording) != who.name


def hidden_names(entries: Iterable[Entry], wording: Wording) -> dict[str, str]:
    """The names among claims that may not be shown, with what is shown in their stead; longer ones first.

    A name that any claim has for a place is none of them: a town that was once read as a person stays a town.
    """
    shown: dict[str, str] = {}
    entries = tuple(entries)
    places = {one.claim.place.name for one in entries if one.claim.place and isinstance(one.claim.place.value, Place)}
    for entry in entries:
        parties: list[Mention | Source] = [*entry.claim.agents, *entry.claim.targets, *entry.claim.sources]
        shown |= {one.name: public_name(one, wording) for one in parties}
    hidden = (name for name in shown if shown[name] != name and name not in places)
    return {name: shown[name] for name in sorted(hidden, key=lambda name: (-len(name), name))}


def name_alone(name: str, wording: Wording) -> str:
    """A name of which nothing else is known: as it is, unless all of it has the form of a person's."""
    person = all(_may_be_person(run, before, wording) for run, before in _runs(_words(name), wording))
    return wording.words.names.party if person else name


def without(text: str, hidden: dict[str, str]) -> str:
    """A text that was made of claims without the names that may not be shown."""
    if not hidden:
        return text
    either = "|".join(re.escape(name) for name in hidden)
    return re.sub(rf"(?<!\w)(?:{either})(?!\w)", lambda found: hidden[found[0]], text)


def _is_person(who: Mention | Source, mention: Mention) -> bool:
    kind = mention.value.kind if isinstance(mention.value, Actor) else ""
    return PERSON in (kind, who.kind if isinstance(who, Source) else "")


def _description(text: str, wording: Wording) -> str:
    """What the words say that somebody is, with an article: ranks, offices and nouns for people, and no name."""
    kept: list[str] = []
    for word in _words(text):
        dropped = word.lower() in kept or word.lower() in wording.words.names.courtesies
        if not dropped and _tells_what(word, wording.actors):
            kept.append(word.lower())
    return _with_article(kept, wording)


def _tells_what(word: str, lexicon: ActorsLexicon) -> bool:
    titles, heads = lexicon.words.titles, lexicon.heads.get(fold_word(word))
    titled = any(word.lower() in words for words in (titles.ranks, titles.offices, titles.speaks))
    return titled or (heads is not None and heads.sort in PEOPLE)


def _with_article(words: list[str], wording: Wording) -> str:
    if not words:
        return ""
    last = words[-1]
    many = last in wording.words.names.plurals or (last.endswith("s") and not last.endswith("ss"))
    article = "" if many else "an " if words[0][0] in "aeiou" else "a "
    return article + " ".join(words)


def _without_names(name: str, mention: Mention, wording: Wording) -> str:
    """A name or description without the runs of capitals in it that may be a person's."""
    runs = list(_runs(_words(name), wording))
    if not any(_may_be_person(run, before, wording) for run, before in runs):
        return name
    if mention.value is not None and not _of_people(name, wording):
        return name  # a description of armed men or of a body: its capitals name the body
    kept = [word for run, before in runs if not _may_be_person(run, before, wording) for word in run]
    return _trimmed(kept, wording)


def _of_people(name: str, wording: Wording) -> bool:
    found = (wording.actors.heads.get(fold_word(word)) for word in _words(name))
    return any(heads is not None and heads.sort in PEOPLE for heads in found)


def _trimmed(kept: list[str], wording: Wording) -> str:
    """The words left, without the small ones that a name hung on ("mother of"), with an article for one person."""
    inside = wording.actors.words.bodies.inside
    while kept and (kept[-1].lower() in inside or kept[-1].lower() in wording.words.names.at):
        kept.pop()
    while kept and kept[0].lower() in inside:
        kept.pop(0)
    if not any(word[0].isalnum() for word in kept):
        return wording.words.names.party
    titled = all(_tells_what(word, wording.actors) for word in kept)
    return _with_article([word.lower() for word in kept], wording) if titled else " ".join(kept)


def _words(text: str) -> list[str]:
    return [bare for word in text.split() if (bare := word.strip('.,;:()"“”'))]


def _runs(words: list[str], wording: Wording) -> Iterator[tuple[list[str], str]]:
    """The words in runs, of names in capitals and of others, each with the word before it."""
    inside, run, before = wording.actors.words.bodies.inside, list[str](), ""
    for i, word in enumerate(words):
        joins = bool(run) and _capital(run[0]) and word.lower() in inside
        goes_on = joins and any(_capital(later) for later in words[i + 1 : i + 3])
        if run and _capital(word) != _capital(run[0]) and not goes_on:
            yield run, before
            before, run = run[-1], []
        run.append(word)
    if run:
        yield run, before


def _capital(word: str) -> bool:
    """True of a word that begins with a capital, its Arabic article apart ("al-Shami")."""
    return any(part[:1].isupper() for part in word.split("-"))


def _may_be_person(run: list[str], before: str, wording: Wording) -> bool:
    """True of capitals that no lexicon knows and that hold no word of a body, a thing or a place."""
    lexicon, names = wording.actors, wording.words.names
    if not _capital(run[0]) or before.lower() in names.at or len(run) > LONGEST_NAME:
        return False
    if len(run) == 1 and run[0].isupper():
        return False  # an acronym
    if any(character.isdigit() for word in run for character in word):
        return False
    return not _known(run, lexicon) and not any(_of_body(word, lexicon) for word in run)


def _known(run: list[str], lexicon: ActorsLexicon) -> bool:
    """True of the name of a party, a state or a people, or of a plain noun that opens a sentence."""
    name = " ".join(fold_name(" ".join(run), lexicon.words))
    return name in lexicon.names or all(word.lower() in lexicon.words.bodies.inside for word in run)


def _of_body(word: str, lexicon: ActorsLexicon) -> bool:
    bodies, low = lexicon.words.bodies, word.lower()
    return low in bodies.first or low in bodies.last or low in bodies.never or fold_word(word) in lexicon.heads
