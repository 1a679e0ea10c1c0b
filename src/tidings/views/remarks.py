"""What must be said beside a sum of figures: what it lacks, what it assumes, and what others say of the same."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from tidings.lexicon.counting import WHOLE
from tidings.views.figures import Estimate
from tidings.views.happenings import Period
from tidings.views.series import Series
from tidings.views.tally import SENTENCES, Tally
from tidings.views.totals import Beside, Counted, Sum
from tidings.views.trust import BOAST


def remarks(found: Tally, period: Period) -> tuple[str, ...]:
    """Sentences on what the sums do not tell by themselves, each true of at least one claim or event.

    The last are one for each sum beside, one for each series and one for each reason of leaving out, so that whoever
    shows these by themselves knows how many to leave away.
    """
    return (
        *_partly_counted(found.added),
        *_boasted(found.added),
        *_on_edge(found.added),
        *(_beside(one) for one in found.beside),
        *(_running(one, found.sums, period) for one in found.running),
        *_left_out(found),
    )


def _partly_counted(added: Sequence[Counted]) -> Iterator[str]:
    """Events that count only some classes, by measure."""
    told = Counter(estimate.measure for one in added for estimate in one.estimates if estimate.who == WHOLE)
    partly: dict[str, Counter[str]] = {}
    for one in added:
        for measure in [estimate.measure for estimate in one.estimates if estimate.derived]:
            classes = sorted(each.who for each in one.estimates if each.measure == measure and each.part)
            partly.setdefault(measure, Counter())[" and ".join(classes)] += 1
    for measure, classes_of in sorted(partly.items()):
        lists = ", ".join(f"{_events(count)} only {classes}" for classes, count in sorted(classes_of.items()))
        yield (
            f"Of {_events(told[measure])} with {_words(measure)}, {lists} are counted; what is told of them is added "
            "as the least of all."
        )


def _boasted(added: Sequence[Counted]) -> Iterator[str]:
    """What only those say who say that they did it to the other side."""
    told: dict[str, list[int]] = {}
    for one in added:
        for each in one.estimates:
            if not each.part and _trusts(each, one) == {BOAST}:
                told.setdefault(each.measure, []).append(each.best)
    for measure, counts in sorted(told.items()):
        yield (
            f"{sum(counts):,} {_words(measure)} in {_events(len(counts))} are told only by a party that counts its "
            "enemy's losses."
        )


def _trusts(whole: Estimate, one: Counted) -> set[str]:
    """The kinds of source of a whole, or of the parts that it is summed from."""
    parts = [each for each in one.estimates if each.measure == whole.measure] if whole.derived else [whole]
    return {said.trust for each in parts for said in each.said}


def _on_edge(added: Sequence[Counted]) -> Iterator[str]:
    edge = sum(one.lies == "edge" for one in added)
    if edge:
        yield (
            f"{_events(edge)} may have happened outside the days asked about: the low holds nothing of it, the "
            "best holds them where their last day is inside, the high holds them whole."
        )


def _beside(one: Beside) -> str:
    told = _listed([f"{each.best:,} {_words(each.measure)}" for each in one.estimates if not each.part])
    where = one.place_name or "no named place"
    return (
        f"A sum for {where} ({_days(one.first, one.last)}) tells {told}; it is not added, since "
        f"{_events(len(one.holds))} that it holds are."
    )


def _running(one: Series, sums: Sequence[Sum], period: Period) -> str:
    last = one.points[-1]
    who = "" if one.who == WHOLE else f" {one.who}"
    since = f" since {_day(one.since)}" if one.since else ""
    teller = one.source or one.outlet or "A source"
    where = f" ({one.place_name})" if one.place_name else ""
    told = f"{teller} counts {last.count:,}{who} {_words(one.measure)}{since} up to {_day(last.day)}{where}"
    if one.rise is not None and one.rise != last.count:
        told += f", {one.rise:,} more than before the days asked about" if period.since else ""
    same = next((each for each in sums if (each.measure, each.who) == (one.measure, one.who)), None)
    return f"{told}; the events here add up to {same.best:,}." if same else f"{told}; no event here tells any."


def _left_out(found: Tally) -> Iterator[str]:
    """How many claims were not added for each reason."""
    for reason, count in sorted(Counter(one.reason for one in found.left_out).items()):
        claims = "1 claim" if count == 1 else f"{count:,} claims"
        yield f"Not added, {claims} ({reason}): {SENTENCES[reason]}"


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"


def _words(measure: str) -> str:
    return measure.replace("_", " ")


def _listed(parts: Sequence[str]) -> str:
    return ", ".join(parts) or "no whole"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "day not known"
    return _day(first) if first == last else f"{_day(first)} to {_day(last)}"
