"""Which report each report's text goes back to, looked up in the record as far as a new report asks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from tidings.link.copies import alike, bands, signature
from tidings.link.origins import COPIED
from tidings.record import Report
from tidings.store import Writing

#: Days within which a text is copied: an agency's story runs for a day or two, a weekly picks it up a week later.
#: It bounds what a look-up costs in a record of many years, since boilerplate is shared by all reports of a paper.
WINDOW_DAYS = 7


class Text(Struct, frozen=True):
    """A report's text as it is compared."""

    report: str
    signature: bytes
    known: datetime

    @property
    def order(self) -> tuple[datetime, str]:
        """Earlier ones are copied by later ones."""
        return self.known, self.report

    def keys(self, reach: int = 0) -> list[str]:
        """The keys that it is stored under; with a reach, those that others near in time are stored under."""
        week = self.known.toordinal() // WINDOW_DAYS
        return [f"{band}@{week + n}" for band in bands(self.signature) for n in range(-reach, reach + 1)]


class Copies:
    """The texts of a record within one transaction."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._texts: dict[str, Text] = {}
        self._by_key: dict[str, list[Text]] = defaultdict(list)
        self._asked: set[str] = set()
        self._originals: dict[str, str] = {}

    def add(self, reports: Iterable[Report], known: Mapping[str, datetime]) -> None:
        """The texts of reports that were just stored can be looked up, and are."""
        texts = [Text(one.id, signature(one.text), known[one.id]) for one in reports]
        self._writing.put_bands_of({one.report: (one.keys(), one.signature) for one in texts})
        self._load(texts)

    def originals(self, reports: Iterable[str]) -> dict[str, str]:
        """The report that each of these goes back to, and each known later whose text may go back to one of them."""
        waiting = [self._texts[id] for id in reports]
        changed: dict[str, Text] = {}
        while waiting:
            one = waiting.pop()
            if one.report not in changed:
                changed[one.report] = one
                waiting += [other for other in self._alike(one) if other.order > one.order]
        return {id: self._original(one) for id, one in changed.items()}

    def _original(self, one: Text) -> str:
        if one.report not in self._originals:
            before = min((other for other in self._alike(one) if other.order < one.order), key=_order, default=None)
            self._originals[one.report] = self._original(before) if before else one.report
        return self._originals[one.report]

    def _alike(self, one: Text) -> list[Text]:
        """The texts near in time of which one is a copy of the other."""
        self._load([one])
        found = {other.report: other for key in one.keys(1) for other in self._by_key[key]}
        found.pop(one.report, None)
        return [other for other in found.values() if alike(one.signature, other.signature) >= COPIED]

    def _load(self, texts: Iterable[Text]) -> None:
        """What is stored under the keys of some texts is at hand."""
        keys = {key for one in texts for key in one.keys(1)} - self._asked
        self._asked |= keys
        for found in self._writing.reports_with_bands(keys) if keys else ():
            other = Text(*found)
            if other.report not in self._texts:
                self._texts[other.report] = other
                for key in other.keys():  # noqa: SIM118 (a text is no mapping)
                    self._by_key[key].append(other)


def _order(text: Text) -> tuple[datetime, str]:
    return text.order
