"""One report as it was published, with what was read from it: each claim, its words in the text, and the versions."""

from collections.abc import Iterable
from datetime import date, datetime
from urllib.parse import urlsplit

from msgspec import Struct

from tidings.errors import QuestionError
from tidings.lexicon.brief import Wording
from tidings.opened.open import LISTED, OpenRecord
from tidings.out.web.accounts.segments import Quoted, Segment, paragraphs, segments
from tidings.record import Basis, Entry, Modality, Report
from tidings.store import Query
from tidings.views.account import STANCES, Count, Stance, Teller, counts_of, teller
from tidings.views.standing import country_of
from tidings.views.telling import claim_words
from tidings.views.wording import place_name

#: Only such addresses are made links: another scheme may run a program in the reader's browser.
SCHEMES = ("http", "https")


class ReadClaim(Struct, frozen=True, kw_only=True):
    """A claim of a report, with where its quotes stand in the text.

    `event` None means that it belongs to none; `gone` is True where nothing of its event counts any more, so that it
    can only be seen as it stood while this version counted.
    """

    claim: str
    event: str | None
    gone: bool
    kind: str
    mode: str | None
    modality: Modality
    stance: Stance
    sentence: str
    tellers: tuple[Teller, ...]
    counts: tuple[Count, ...]
    place: str | None
    country: str | None
    earliest: date | None
    latest: date | None
    basis: Basis | None
    quotes: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


class Version(Struct, frozen=True):
    """A version of a report, and from when it counts."""

    id: str
    title: str
    known: datetime


class Reading(Struct, frozen=True, kw_only=True):
    """A report with its claims in the order of its text.

    It counts from `known` until `until`, the moment from which a version that supersedes it was known; None while it is
    the newest. `versions` are all of them, itself among them, the one known first first.
    """

    report: Report
    known: datetime
    until: datetime | None
    versions: tuple[Version, ...]
    claims: tuple[ReadClaim, ...]

    @property
    def before(self) -> Version | None:
        """The version that this one supersedes."""
        return self.versions[self._place - 1] if self._place else None

    @property
    def after(self) -> Version | None:
        """The version that supersedes this one."""
        return self.versions[self._place + 1] if self._place + 1 < len(self.versions) else None

    @property
    def _place(self) -> int:
        return [one.id for one in self.versions].index(self.report.id)


def reading_of(record: OpenRecord, id: str) -> Reading:
    """The report of that id with its claims. Raises QuestionError where there is none."""
    with record.store.snapshot() as now:
        report = now.report(id)
        if report is None:
            raise QuestionError("there is no such report in the record", where=id, remedy=LISTED)
        versions = now.versions(id)
        known, until = now.known_of([one.id for one in versions]), now.until(id)
        entries = now.entries(Query(reports=(id,)))
        events = {one.id for one in now.events_of({one.event for one in entries if one.event})}
    claims = {one.claim.id: _read(one, events, record.wording) for one in entries}
    return Reading(
        report=report,
        known=known[id],
        until=until,
        versions=tuple(Version(one.id, one.title, known[one.id]) for one in versions),
        claims=tuple(sorted(claims.values(), key=_in_text)),
    )


def _in_text(claim: ReadClaim) -> tuple[tuple[int, int], str]:
    return min(claim.spans, default=(0, 0)), claim.claim


def _read(entry: Entry, events: set[str], wording: Wording) -> ReadClaim:
    claim, time = entry.claim, entry.claim.time
    return ReadClaim(
        claim=claim.id,
        event=entry.event or None,
        gone=bool(entry.event) and entry.event not in events,
        kind=claim.kind,
        mode=claim.mode,
        modality=claim.modality,
        stance=STANCES[claim.modality],
        sentence=claim_words(claim, wording),
        tellers=tuple(teller(one, claim, wording) for one in claim.sources),
        counts=counts_of(claim),
        place=place_name(claim.place) or None,
        country=country_of(claim),
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        basis=time.basis if time else None,
        quotes=entry.quotes,
        spans=tuple((span.start, span.end) for span in claim.quotes),
    )


def paragraphs_of(report: Report, claims: Iterable[ReadClaim]) -> tuple[tuple[Segment, ...], ...]:
    """The lines of a report's text, cut so that the words of each claim can be marked."""
    quoted = [
        Quoted(one.claim, start, end, anchor(one.claim, number))
        for one in claims
        for number, (start, end) in enumerate(one.spans, 1)
    ]
    return paragraphs(segments(report.text, quoted))


def anchor(claim: str, number: int = 1) -> str:
    """The name by which a quote of a claim is found in the text of its report: the first by the claim's alone."""
    return f"claim-{claim}" if number == 1 else f"claim-{claim}-{number}"


def titled(report: Report) -> bool:
    """True where the first line of the text is the title."""
    return bool(report.title.strip()) and report.text.split("\n", 1)[0] == report.title


def link_of(url: str | None) -> str:
    """The address of a report if it may be followed, else ""."""
    try:
        parts = urlsplit(url or "")
        return url or "" if parts.scheme.lower() in SCHEMES and parts.hostname else ""
    except ValueError:
        return ""
