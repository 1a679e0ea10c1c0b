"""A running toll is told once: the act whose dead it sums up over months does not count them again."""

from msgspec import structs

from tidings.record import Claim, Figure

TOLL = "toll"


def told_once(claims: tuple[Claim, ...], body: int) -> tuple[Claim, ...]:
    """The claims with what a running toll counts in its claim only; `body` is where the text after the title begins.

    "The battle has killed 1,093 since April" is read as a toll and as a battle. The battle of that sentence is none
    beside the toll; one that is told elsewhere too stays, without the dead of months.
    """
    tolls = [one for one in claims if one.kind == TOLL and any(figure.since for figure in one.figures)]
    kept = []
    for claim in claims:
        toll = next((one for one in tolls if claim.kind != TOLL and _is_counted_in(claim, one)), None)
        if toll is None:
            kept.append(claim)
        elif not all(any(mine.overlaps(q) for q in toll.quotes) for mine in claim.quotes if mine.start >= body):
            kept.append(structs.replace(claim, figures=()))
    return tuple(kept)


def _is_counted_in(claim: Claim, toll: Claim) -> bool:
    """True where some of the words are the same, and all figures run and are the toll's."""
    running = bool(claim.figures) and all(figure.since is not None for figure in claim.figures)
    beside = any(mine.overlaps(other) for mine in claim.quotes for other in toll.quotes)
    return running and beside and {_count(one) for one in claim.figures} <= {_count(one) for one in toll.figures}


def _count(figure: Figure) -> tuple[str, int]:
    return figure.measure, figure.count
