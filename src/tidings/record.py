"""Every type of the record: reports, what is seen in them, the claims made of it, and what claims add up to.

All types are immutable, hashable and picklable; the same type is the Python value, the JSON and the API. None but
Finding is looked at by the garbage collector: immutable values hold no circles, and decoding a claim would otherwise
take four times as long. This module imports nothing of ours. Offsets are always in characters of `Report.text`.
"""

import hashlib
from datetime import date, datetime
from typing import Generic, Literal, TypeVar

from msgspec import Struct

Modality = Literal["asserted", "denied", "possible", "conditional", "intended"]
Bound = Literal["exact", "at_least", "at_most", "about"]
Basis = Literal["stated", "relative", "published"]
PlaceKind = Literal["country", "region", "district", "city", "town", "village", "site", "area"]
MentionKind = Literal["place", "time", "actor", "figure", "act"]
Verdict = Literal["same", "different", "unsure"]
Grade = Literal["confirmed", "fair", "weak", "contested"]

#: What a view answers with; each view defines its own.
Value = TypeVar("Value")


class Span(Struct, frozen=True, gc=False, order=True):
    """A piece of a report's text, `text[start:end]`: the only form of evidence."""

    report: str
    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """True if the two spans share at least one character of the same report."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """True if the other span lies wholly inside this one."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end


class Report(Struct, frozen=True, gc=False, kw_only=True):
    """A text somebody published, kept as it was.

    `text` is the title, a newline and the body, normalised once when it was read and never again.
    `published` and `fetched` are aware (UTC) where an hour is known; a naive value means that only the day is
    known; None means unknown. `language` is an ISO 639-1 code, or None where the text is too short to tell.
    """

    id: str
    text: str
    title: str = ""
    outlet: str | None = None
    language: str | None = None
    published: datetime | None = None
    fetched: datetime | None = None
    url: str | None = None
    supersedes: str | None = None

    def quote(self, span: Span) -> str:
        """The words of a span of this report."""
        return self.text[span.start : span.end]

    @property
    def day(self) -> date | None:
        """The day of publication, where known."""
        return self.published.date() if self.published else None


class Place(Struct, frozen=True, gc=False, tag=True):
    """A gazetteer entry: a point with a radius inside which anything said of the place may lie.

    `country` is ISO 3166-1 alpha-2, `within` the id of the enclosing region, `population` 0 where unknown.
    `lat` and `lon` are None only for a place that is named but cannot be put on the map.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    within: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float = 10.0
    population: int = 0


class Actor(Struct, frozen=True, gc=False, tag=True):
    """A party or a class of parties: an armed force, group, government, agency, monitor, news outlet, person.

    `side` names the camp it belongs to, in words that hold inside one conflict ("government", "opposition").
    `id` is empty for a party that the text describes and data/actors.csv does not know.
    """

    id: str
    name: str
    kind: str
    side: str | None = None
    part_of: str | None = None
    country: str | None = None


class When(Struct, frozen=True, gc=False, tag=True):
    """The days between which something happened, both included; one known day is the same twice.

    `basis`: stated (the text gives the date), relative (resolved against the day of the report), published (assumed
    from the day of the report). `span` is the words that say it, None only where the basis is published.
    None at either end: that end is not known.
    """

    earliest: date | None
    latest: date | None
    basis: Basis
    span: Span | None = None


class Figure(Struct, frozen=True, gc=False, tag=True):
    """A count that a report gives: what is counted (`measure`), of whom (`who`), how many, and how firmly.

    `since` is the first day of a running toll. `low` and `high` follow from `bound`.
    """

    measure: str
    who: str
    count: int
    bound: Bound
    span: Span
    since: date | None = None

    @property
    def low(self) -> int:
        """The least that the words allow."""
        return 0 if self.bound == "at_most" else self.count

    @property
    def high(self) -> int | None:
        """The most that the words allow; None where they leave it open."""
        return None if self.bound == "at_least" else self.count


class Option(Struct, frozen=True, gc=False):
    """One reading of a mention: the id of a place, an actor or a kind, with its score (0 to 1) and its reason."""

    id: str
    name: str
    score: float
    reason: str


class Mention(Struct, frozen=True, gc=False):
    """Words of a report that name a place, time, actor, figure or act, with every reading kept, best first.

    `value` is the best reading whole; None where the words were seen and not resolved (then `options` is empty),
    and for an act, whose readings are kinds. `span` is the words as written; `head` is the character offset of
    the word that carries the mention in the syntax. `text` is `report.text[span.start:span.end]`; `name` is the
    canonical name of what it stands for, which for "the group" is the group.
    """

    span: Span
    kind: MentionKind
    text: str
    name: str
    head: int
    options: tuple[Option, ...] = ()
    value: Place | Actor | When | Figure | None = None


class Source(Struct, frozen=True, gc=False):
    """One link in the chain of who says so.

    `side` is the side whose account this is; `own` is True where the source speaks of its own acts or losses.
    """

    mention: Mention
    name: str
    kind: str
    side: str | None = None
    own: bool = False


class Attribution(Struct, frozen=True, gc=False):
    """Who is said to say what: the chain first-hand first, the cue ("said", "according to"), the words said."""

    sources: tuple[Source, ...]
    cue: Span
    content: tuple[Span, ...]


class Voice(Struct, frozen=True, gc=False):
    """How one act is told: by whom (first-hand first, empty for the report's own voice), how surely, by which cue."""

    sources: tuple[Source, ...]
    modality: Modality
    cue: Span | None = None


class Claim(Struct, frozen=True, gc=False, kw_only=True):
    """One thing that one party says in one report, each field with the words that say it.

    `quotes` lie each inside one sentence, the fullest first. No `sources` means the report's own voice. `by` names
    the reader and its version, and is no part of the id.
    """

    id: str
    report: str
    kind: str
    quotes: tuple[Span, ...]
    mode: str | None = None
    agents: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    place: Mention | None = None
    time: When | None = None
    figures: tuple[Figure, ...] = ()
    sources: tuple[Source, ...] = ()
    modality: Modality = "asserted"
    score: float = 1.0
    by: str = ""


class Reason(Struct, frozen=True, gc=False):
    """One named comparison of two claims: the level reached, its weight and the sentence that says so.

    `weight` is in bits: the logarithm to base 2 of how much likelier this level is between claims of one event than
    between others (the match weight of Fellegi and Sunter, "A Theory for Record Linkage", 1969).
    """

    name: str
    level: str
    weight: float
    sentence: str


class Link(Struct, frozen=True, gc=False, kw_only=True):
    """What is held of two claims: that they tell one event, or two, or that it cannot be said.

    `left` and `right` are ids of claims, the lesser first. `score` is the probability (0 to 1) that they tell one
    event. `by` is the linker and its version, or the name of a person, who outranks it; `at` is None for the linker.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...] = ()
    by: str = ""
    at: datetime | None = None


class Decision(Struct, frozen=True, gc=False, kw_only=True):
    """A person's correction of one field of a claim; the machine's reading stays beside it.

    `field` is kind, mode or modality with the new value, or "claim" with the value "rejected".
    """

    claim: str
    field: Literal["kind", "mode", "modality", "claim"]
    value: str
    by: str
    at: datetime
    why: str = ""


class Entry(Struct, frozen=True, gc=False, kw_only=True):
    """A claim as the record holds it, with what its report and its links add.

    `quotes` are the words of the claim's quotes. `known` (aware, UTC) is the moment from which the claim counts: the
    later of its report's publication and fetching, as far as known, the end of the day where no hour is. `until` is
    the moment from which a version that supersedes its report was known, None while it is the newest. `origin` is one
    for all claims that go back to one telling: one first-hand source, or copies of one text. `event` is the id of the
    event, empty before linking.
    """

    claim: Claim
    quotes: tuple[str, ...]
    known: datetime
    outlet: str | None = None
    published: datetime | None = None
    until: datetime | None = None
    origin: str = ""
    event: str = ""


class Event(Struct, frozen=True, gc=False, kw_only=True):
    """The claims of many reports about one occurrence; rebuilt from links, never edited.

    `id` comes from the claim known first, so that it survives growth; `claims` are in the order of their becoming
    known. `kind` is the commonest, `place` the most exact, `time` the days that most claims allow.
    """

    id: str
    kind: str
    claims: tuple[str, ...]
    place: Place | None
    time: When | None
    grade: Grade


class Finding(Struct, Generic[Value], frozen=True, kw_only=True):
    """What the record says about a subject on a day, as known by a moment, with the claims for it and against it.

    `subject` is the id of a place, event, source or report, or "" for the whole record. `as_of` None is the last day
    known of; `known_by` None is all that is known. `support` and `dissent` are ids of claims, none of which was
    known later than `known_by`. `notes` are sentences on what was left out or assumed, and why.
    """

    view: str
    subject: str
    value: Value
    as_of: date | None = None
    known_by: datetime | None = None
    support: tuple[str, ...] = ()
    dissent: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def content_id(*parts: object) -> str:
    """A short stable id made of the parts: 16 hexadecimal digits of their SHA-256."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
