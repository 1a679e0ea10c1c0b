"""Two versions of one report: claims new, gone and the same, and what was changed in them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from tidings.lexicon.brief import Wording
from tidings.record import Claim, Entry, Finding, Place, Report, Source, When
from tidings.views.telling import claim_words
from tidings.views.wording import figure_words, names_of, place_name, when_words
from tidings.views.wordwise import WORD, Passage, compared

Field = Literal["kind", "modality", "figures", "sources", "agents", "targets", "place", "time"]

#: What two claims of two versions have in common, by our judgment of how seldom two claims of one report have it so:
#: `words` is for quotes with the same words, in proportion; `no_place` for two that name none.
WEIGHTS = {"words": 3.0, "kind": 2.0, "place": 2.0, "no_place": 1.0, "time": 1.0, "agents": 1.0, "targets": 1.0}
#: Kind, place and time are not enough to take two claims for one: some words of the quotes must be shared too.
LEAST = 5.5
#: Quotes of which so many words are shared are one sentence, though another kind may be read from it now.
SAME_WORDS = 0.6


class Told(Struct, frozen=True):
    """A claim of one version that the other has not."""

    claim: str
    kind: str
    sentence: str
    quotes: tuple[str, ...]


class Change(Struct, frozen=True):
    """A field of a claim that reads otherwise in the newer version, in words."""

    old: str
    new: str
    field: Field
    before: str
    after: str


class Changes(Struct, frozen=True, kw_only=True):
    """A version against the one it supersedes. `same` pairs claims in which nothing changed, the older first.

    `added` and `removed` are the words, which may change where no claim does.
    """

    old: str
    new: str
    fresh: tuple[Told, ...]
    gone: tuple[Told, ...]
    changed: tuple[Change, ...]
    same: tuple[tuple[str, str], ...]
    added: tuple[Passage, ...]
    removed: tuple[Passage, ...]


def changes(
    old_entries: Iterable[Entry], new_entries: Iterable[Entry], old: Report, new: Report, wording: Wording
) -> Finding[Changes]:
    """What a version says otherwise than the older one; its claims are the support, those that are gone the dissent."""
    before, after = _of(old_entries, old), _of(new_entries, new)
    pairs = matched(before, after)
    kept, taken = {one.claim.id for one, _ in pairs}, {one.claim.id for _, one in pairs}
    changed = tuple(change for one, other in pairs for change in differences(one.claim, other.claim, wording))
    altered = {change.new for change in changed}
    removed, added = compared(old, new) if old.text != new.text else ((), ())
    value = Changes(
        old=old.id,
        new=new.id,
        fresh=tuple(_told(one, wording) for one in after if one.claim.id not in taken),
        gone=tuple(_told(one, wording) for one in before if one.claim.id not in kept),
        changed=changed,
        same=tuple((one.claim.id, other.claim.id) for one, other in pairs if other.claim.id not in altered),
        added=added,
        removed=removed,
    )
    return Finding(
        view="changes",
        subject=new.id,
        value=value,
        support=tuple(one.claim.id for one in after),
        dissent=tuple(one.claim for one in value.gone),
    )


def _of(entries: Iterable[Entry], report: Report) -> tuple[Entry, ...]:
    """The claims of a report in the order of its text."""
    found = {one.claim.id: one for one in entries if one.claim.report == report.id}
    return tuple(sorted(found.values(), key=lambda one: (one.claim.quotes[:1], one.claim.id)))


def _told(entry: Entry, wording: Wording) -> Told:
    return Told(entry.claim.id, entry.claim.kind, claim_words(entry.claim, wording), entry.quotes)


def matched(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[tuple[Entry, Entry], ...]:
    """Claims of two versions that are one claim, each in one pair at most, the likest first; in the text's order."""
    scored = [
        (-score, one.claim.id, other.claim.id, one, other)
        for one in before
        for other in after
        if (score := likeness(one, other)) is not None
    ]
    pairs: dict[str, tuple[Entry, Entry]] = {}
    taken: set[str] = set()
    for _, left, right, one, other in sorted(scored, key=lambda row: row[:3]):
        if left not in taken and right not in pairs:
            taken.add(left)
            pairs[right] = one, other
    return tuple(pairs[one.claim.id] for one in after if one.claim.id in pairs)


def likeness(one: Entry, other: Entry) -> float | None:
    """How much two claims of two versions have in common; None where they cannot be one claim."""
    words = _words_shared(one, other)
    score = sum(WEIGHTS[name] for name in _in_common(one.claim, other.claim)) + WEIGHTS["words"] * words
    alike = one.claim.kind == other.claim.kind and score >= LEAST
    return score if alike or words >= SAME_WORDS else None


def _words_shared(one: Entry, other: Entry) -> float:
    """The share of the words of two claims' quotes that both have (Jaccard)."""
    left, right = _words(one), _words(other)
    return len(left & right) / len(left | right) if left and right else 0.0


def _words(entry: Entry) -> set[str]:
    return {word for quote in entry.quotes for word in WORD.findall(quote.lower()) if word[0].isalnum()}


def _in_common(one: Claim, other: Claim) -> Iterator[str]:
    if one.kind == other.kind:
        yield "kind"
    if one.place and other.place and _where(one) == _where(other):
        yield "place"
    if not one.place and not other.place:
        yield "no_place"
    if one.time and other.time and _meet(one.time, other.time):
        yield "time"
    if {party.name for party in one.agents} & {party.name for party in other.agents}:
        yield "agents"
    if {party.name for party in one.targets} & {party.name for party in other.targets}:
        yield "targets"


def _where(claim: Claim) -> str:
    value = claim.place.value if claim.place else None
    return value.id if isinstance(value, Place) else claim.place.name if claim.place else ""


def _meet(one: When, other: When) -> bool:
    """True if two times have a day in common, or may have one."""
    apart = (one.latest and other.earliest and one.latest < other.earliest) or (
        other.latest and one.earliest and other.latest < one.earliest
    )
    return not apart


def differences(old: Claim, new: Claim, wording: Wording) -> Iterator[Change]:
    """Each field in which two claims differ, with what it says before and after."""
    left, right = _fields(old, wording), _fields(new, wording)
    for field in left:
        if left[field] != right[field]:
            yield Change(old.id, new.id, field, _listed(left[field]), _listed(right[field]))


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words)


def _fields(claim: Claim, wording: Wording) -> dict[Field, tuple[str, ...]]:
    """The fields of a claim as words, those without an order in the order of the alphabet."""
    return {
        "kind": (claim.kind,),
        "modality": (claim.modality,),
        "figures": tuple(sorted(figure_words(one, wording) for one in claim.figures)),
        "sources": _chain(claim.sources, wording),
        "agents": tuple(sorted(names_of(claim.agents, wording))),
        "targets": tuple(sorted(names_of(claim.targets, wording))),
        "place": (place_name(claim.place),) if claim.place else (),
        "time": (when_words(claim.time, wording),) if claim.time else (),
    }


def _chain(sources: Sequence[Source], wording: Wording) -> tuple[str, ...]:
    return names_of(sources, wording)
