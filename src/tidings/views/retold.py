"""Figures that only repeat a running toll of their own report or source: a headline, or the battle that it is of.

"Toll of the fighting passes 700" above "704 people have been killed since 27 November" is no second count, although a
reader may find in it a fight with 700 dead.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import structs

from tidings.lexicon.counting import Counting
from tidings.record import Entry, Figure
from tidings.views.series import is_long_sum, is_running
from tidings.views.votes import teller

#: Headlines round down to the leading digit of a count of at least three digits: "700" for 704, not for 790.
LEAST_ROUNDED, MOST_ABOVE = 100, 1.1
#: A count under this is told of every other event, and its being told again says nothing (our choice, as in sums.py).
LEAST_COUNT = 3


def without_retold(entries: Sequence[Entry], counting: Counting) -> tuple[tuple[Entry, ...], frozenset[str]]:
    """The entries without figures that repeat a running toll of their report or of who tells them, and the ids of
    claims that had some."""  # fmt: skip
    running = _running(entries, counting)
    kept: list[Entry] = []
    changed = set()
    for entry in entries:
        told = running[entry.claim.report] | {one for one in running[teller(entry)] if one[1] >= LEAST_ROUNDED}
        figures = [one for one in entry.claim.figures if not (told and _repeats(entry, one, told, counting))]
        if len(figures) < len(entry.claim.figures):
            changed.add(entry.claim.id)
            entry = structs.replace(entry, claim=structs.replace(entry.claim, figures=tuple(figures)))
        kept.append(entry)
    return tuple(kept), frozenset(changed)


def _running(entries: Iterable[Entry], counting: Counting) -> dict[str, set[tuple[str, int]]]:
    """The running counts of each report and of each teller, with their measures."""
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for entry in entries:
        for one in entry.claim.figures:
            if _runs(entry, one, counting):
                found[entry.claim.report].add((one.measure, one.count))
                found[teller(entry)].add((one.measure, one.count))
    return found


def _runs(entry: Entry, figure: Figure, counting: Counting) -> bool:
    return is_long_sum(entry, counting) or is_running(entry, figure, counting)


def _repeats(entry: Entry, figure: Figure, told: Iterable[tuple[str, int]], counting: Counting) -> bool:
    if figure.count < LEAST_COUNT or _runs(entry, figure, counting):
        return False
    return any(measure == figure.measure and _is_told(figure.count, count) for measure, count in told)


def _is_told(count: int, running: int) -> bool:
    """True of the running count itself, and of it rounded down to its leading digit."""
    leading = 10 ** (len(str(count)) - 1)
    rounded = count >= LEAST_ROUNDED and count % leading == 0 and count <= running < count * MOST_ABOVE
    return count == running or rounded
