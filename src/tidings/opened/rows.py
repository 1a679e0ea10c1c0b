"""Events, claims and reports as the rows of a list."""

from collections.abc import Iterable, Sequence

from tidings.lexicon.brief import Wording
from tidings.lexicon.kinds import Kinds
from tidings.opened.listing import ClaimRow, Row
from tidings.record import Entry, Event
from tidings.views.case import case_of
from tidings.views.standing import members_of
from tidings.views.telling import claim_words, estimates_words, event_claim
from tidings.views.timeline import dead_of
from tidings.views.wording import names_of, place_name


def event_rows(events: Iterable[Event], entries: Iterable[Entry], kinds: Kinds, wording: Wording) -> tuple[Row, ...]:
    """The rows of events, of which at least one claim counts."""
    by_id = {one.claim.id: one for one in entries}
    told = ((event, members_of(event, by_id)) for event in events)
    return tuple(_row(event, members, kinds, wording) for event, members in told if members)


def family_of(kind: str, kinds: Kinds) -> str:
    """The family of a kind; a kind that this program does not know stands for itself."""
    known = kinds.by_name.get(kind)
    return known.family if known else kind


def _row(event: Event, members: Sequence[Entry], kinds: Kinds, wording: Wording) -> Row:
    case = case_of(event, members)
    at, time = event.place, event.time
    return Row(
        event=event.id,
        kind=event.kind,
        family=family_of(event.kind, kinds),
        sentence=event_claim(case, wording),
        modality=case.best.modality,
        grade=event.grade,
        origins=case.standing.origins,
        claims=len(members),
        place=at.id if at else None,
        place_name=at.name if at else None,
        country=at.country if at else None,
        lat=at.lat if at else None,
        lon=at.lon if at else None,
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        assumed=time is not None and time.basis == "published",
        disputed=bool(case.against),
        dead=dead_of(case.figures),
        figures=estimates_words(case.figures, wording),
        known=members[0].known,
    )


def claim_row(entry: Entry, wording: Wording) -> ClaimRow:
    """The row of a claim."""
    claim = entry.claim
    return ClaimRow(
        claim=claim.id,
        event=entry.event,
        report=claim.report,
        outlet=entry.outlet,
        known=entry.known,
        kind=claim.kind,
        modality=claim.modality,
        sentence=claim_words(claim, wording),
        tellers=names_of(claim.sources, wording),
        place_name=place_name(claim.place) or None,
        earliest=claim.time.earliest if claim.time else None,
        latest=claim.time.latest if claim.time else None,
        quotes=entry.quotes,
        spans=tuple((span.start, span.end) for span in claim.quotes),
    )
