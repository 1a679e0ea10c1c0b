"""Events in one sentence: what the claim that tells it best says, the counts as estimated, and how it stands."""

from collections.abc import Sequence

from tidings.lexicon.brief import Wording
from tidings.record import Claim
from tidings.views.case import Case
from tidings.views.figures import Estimate
from tidings.views.standing import origins_words, speakers_words
from tidings.views.totals import Sum
from tidings.views.wording import claim_fields, counted_words, figure_words, kind_noun, kind_sentence

#: So many counts stand in a sentence, wholes first; the account of the event has them all.
MOST_COUNTS = 3


def event_sentence(case: Case, wording: Wording) -> str:
    """What an event is said to be, with its counts, its origins and its grade: "HTS captured Hama (4 origins; fair)".

    Of one that nobody tells as done, who speaks of it.
    """
    phrases, origins = wording.words.phrases, case.standing.origins
    told = event_claim(case, wording)
    if counts := estimates_words(case.figures, wording) or _running_words(case, wording):
        told = phrases.with_figures.format(sentence=told, figures=counts)
    if not origins:
        return phrases.according.format(sentence=told, names=speakers_words(case.members, wording))
    grade = wording.words.grades[case.event.grade]
    return phrases.borne.format(sentence=told, origins=origins_words(origins, wording), grade=grade)


def _running_words(case: Case, wording: Wording) -> str:
    """The figures that were told last, of an event that has none but running tolls: "327 killed since 27 November"."""
    told = [one.claim for one in case.members if one.claim.modality == "asserted" and one.claim.figures]
    return ", ".join(figure_words(one, wording) for one in told[-1].figures[:MOST_COUNTS]) if told else ""


def event_claim(case: Case, wording: Wording) -> str:
    """What the claim says that tells an event best; its place is the event's where it names none."""
    fields = claim_fields(case.best, wording)
    if not fields["place"] and case.event.place:
        fields["place"] = case.event.place.name
    return modal_sentence(case.best, fields, wording)


def modal_sentence(claim: Claim, fields: dict[str, str], wording: Wording) -> str:
    """A claim from its fields as words; as planned, denied or possible where it is no more."""
    if claim.modality == "asserted":
        return kind_sentence(claim.kind, fields, wording)
    return wording.words.modalities[claim.modality].format(noun=kind_noun(claim.kind, fields, wording))


def claim_words(claim: Claim, wording: Wording) -> str:
    """What one claim says, with its own figures."""
    told = modal_sentence(claim, claim_fields(claim, wording), wording)
    figures = ", ".join(figure_words(one, wording) for one in claim.figures)
    return wording.words.phrases.with_figures.format(sentence=told, figures=figures) if figures else told


def estimates_words(found: Sequence[Estimate], wording: Wording) -> str:
    """The first counts of an event in words; a part that is all of its whole says nothing more.

    A whole that is only summed up from its parts is left to them.
    """
    wholes = {(one.measure, one.best) for one in found if not one.part and not one.derived}
    parts = {one.measure for one in found if one.part}
    told = [one for one in found if not (one.part and (one.measure, one.best) in wholes)]
    told = [one for one in told if not (one.derived and one.measure in parts)]
    return ", ".join(estimate_words(one, wording) for one in told[:MOST_COUNTS])


def estimate_words(one: Estimate, wording: Wording) -> str:
    """An estimate in words, its range beside it where there is one: "14 killed (12 to 31)", "at least 12 killed"."""
    return _count_words(one.measure, one.who, (one.low, one.best, one.high), wording)


def sum_words(one: Sum, wording: Wording) -> str:
    """A sum over events in words, its range beside it where there is one."""
    return _count_words(one.measure, one.who, (one.low, one.best, one.high), wording)


def _count_words(measure: str, who: str, ends: tuple[int, int, int | None], wording: Wording) -> str:
    bounds, phrases = wording.words.bounds, wording.words.phrases
    low, best, high = ends
    open_only = high is None and low == best
    count = (bounds["at_least"] if open_only else bounds["exact"]).format(count=f"{best:,}")
    told = counted_words(count, measure, who, wording)
    if open_only or low == high:
        return told
    between = bounds["between"].format(low=f"{low:,}", high=f"{high:,}") if high is not None else ""
    return phrases.with_range.format(best=told, range=between or phrases.open_above.format(low=f"{low:,}"))
