"""Claims and counts in words, made from their own fields by the templates of lang/*/brief.toml."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from tidings.lexicon.brief import Wording
from tidings.record import Actor, Claim, Figure, Mention, Place, Source, When
from tidings.views.private import public_name

#: So many names are told in a sentence; the others are "and others". More make a sentence that nobody reads.
MOST_NAMES = 3


def kind_sentence(kind: str, fields: dict[str, str], wording: Wording) -> str:
    """The first sentence of a kind whose fields are all given, else its noun; it begins with a capital."""
    told = (_once(template, fields) for template in wording.kinds[kind].told)
    return capital(next((one for one in told if one), None) or kind_noun(kind, fields, wording))


def kind_noun(kind: str, fields: dict[str, str], wording: Wording) -> str:
    """The noun of a kind with as much as is given of what belongs to it."""
    return _once(wording.kinds[kind].noun, fields) or kind


def _once(template: str, fields: dict[str, str]) -> str | None:
    """The template filled; without the place where the things that it tells name the place already."""
    named = fields.get("place") and re.search(rf"\b{re.escape(fields['place'])}\b", fields.get("things", ""))
    told = "{things}" in template or "{targets}" in template
    return filled(template, fields | {"place": ""} if named and told else fields)


def filled(template: str, fields: dict[str, str]) -> str | None:
    """The template with its fields put in; None where a field is lacking that no square brackets hold."""
    whole = re.sub(r"\[([^\]]*)\]", lambda part: _put(part[1], fields) or "", template)
    return _put(whole, fields)


def _put(template: str, fields: dict[str, str]) -> str | None:
    needed = re.findall(r"\{(\w+)\}", template)
    if not all(fields.get(name) for name in needed):
        return None
    return re.sub(r"\{(\w+)\}", lambda name: fields[name[1]], template)


def claim_fields(claim: Claim, wording: Wording) -> dict[str, str]:
    """The fields of a claim as words, private persons by what they are."""
    where = place_name(claim.place)
    others = [one for one in claim.targets if one.name != where]
    same = [one for one in others if _is_site(one, claim.place)]
    parties = names_of((one for one in others if one not in same and isinstance(one.value, Actor)), wording)
    things = names_of((one for one in others if one not in same and not isinstance(one.value, Actor)), wording)
    site = (where,) if same else ()
    return target_fields(names_of(claim.agents, wording), parties, (*things, *site), where, wording)


def _is_site(target: Mention, place: Mention | None) -> bool:
    """True of words that stand for the site where it happened: its name, or its noun ("prison", of Saidnaya Prison)."""
    if place is None or not isinstance(place.value, Place) or place.value.kind != "site":
        return False
    known = isinstance(target.value, Actor) and target.value.id
    nouns = {name.casefold().split()[-1] for name in (place.name, place.value.name) if name.strip()}
    return not known and bool(target.name.strip()) and target.name.casefold().split()[-1] in nouns


def target_fields(
    agents: Sequence[str], parties: Sequence[str], things: Sequence[str], place: str, wording: Wording
) -> dict[str, str]:
    """What a template may name, from names; lacking ones are empty."""
    return {
        "agents": listed(agents, wording),
        "parties": listed(parties, wording),
        "things": listed(things, wording),
        "targets": listed([*parties, *things], wording),
        "place": place,
    }


def names_of(parties: Iterable[Mention | Source], wording: Wording) -> tuple[str, ...]:
    """The public names, each once, in their order; a side's own word for its enemies in quotation marks."""
    return tuple(dict.fromkeys(_quoted(public_name(one, wording), one, wording) for one in parties))


def _quoted(name: str, who: Mention | Source, wording: Wording) -> str:
    """A description in quotation marks if it holds a word that only a side would use; a listed name as it is."""
    value = who.mention.value if isinstance(who, Source) else who.value
    known = isinstance(value, Actor) and value.id
    loaded = wording.words.names.loaded.intersection(name.lower().split())
    return f"“{name}”" if loaded and not known else name


def listed(names: Sequence[str], wording: Wording) -> str:
    """Names as a sentence tells them: "A", "A and B", "A, B, C and others"."""
    joins = wording.words.joins
    if len(names) > MOST_NAMES:
        return joins.others.format(names=", ".join(names[:MOST_NAMES]))
    return joins.last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def place_name(mention: Mention | None) -> str:
    """The place as the gazetteer knows it, as the report names it where it does not; "" for none."""
    if mention is None:
        return ""
    return mention.value.name if isinstance(mention.value, Place) else mention.name


def figure_words(figure: Figure, wording: Wording) -> str:
    """A figure in words: "at least 12 killed", "about 31 injured (children)", "704 killed since 27 November 2024"."""
    count = wording.words.bounds[figure.bound].format(count=f"{figure.count:,}")
    since = wording.words.phrases.since.format(day=day_words(figure.since)) if figure.since else ""
    return " ".join(one for one in (counted_words(count, figure.measure, figure.who, wording), since) if one)


def counted_words(count: str, measure: str, who: str, wording: Wording) -> str:
    """How many of whom: "12 killed", "12 killed (civilians)"."""
    told = f"{count} {wording.words.measures.get(measure, measure.replace('_', ' '))}"
    return told if who == "all" else wording.words.phrases.other_than_all.format(count=told, who=who)


def counted_noun(count: int, one: str, many: str) -> str:
    """A number of things: the word for one, or the words for many with the number put in."""
    return one if count == 1 else many.format(count=f"{count:,}")


def when_words(when: When | None, wording: Wording) -> str:
    """The days of a time in words."""
    return days_words(when.earliest if when else None, when.latest if when else None, wording)


def days_words(earliest: date | None, latest: date | None, wording: Wording) -> str:
    """A day, or the days from one to another; where an end is not known, that is said."""
    phrases = wording.words.phrases
    if earliest and latest:
        ends = {"earliest": day_words(earliest), "latest": day_words(latest)}
        return day_words(earliest) if earliest == latest else phrases.range_of_days.format(**ends)
    if earliest:
        return phrases.open_end.format(earliest=day_words(earliest))
    return phrases.open_start.format(latest=day_words(latest)) if latest else phrases.no_day


def day_words(day: date) -> str:
    """A day as people write it."""
    return f"{day.day} {day:%B} {day.year}"


def chain_words(names: Sequence[str], outlet: str | None, wording: Wording) -> str:
    """Who says so, first-hand first; the outlet in its own voice where it names nobody."""
    phrases = wording.words.phrases
    return phrases.through.join(names) or phrases.own_voice.format(outlet=outlet or phrases.no_outlet)


def capital(text: str) -> str:
    """The text with its first letter as a capital, a quotation mark before it or not."""
    first = 1 if text[:1] == "“" else 0
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]
