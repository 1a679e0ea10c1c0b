"""Claims as linking sees them, kept while a record is open: reports of one day meet the same claims time and again."""

from collections.abc import Iterable

from tidings.lexicon.links import LinkWeights
from tidings.link.candidates import Kept, worked_out
from tidings.record import Entry
from tidings.store import Writing

#: Claims that are kept at most, some 50 MB: what a dense war brings in a week or two.
MOST = 6_000


class Nearby:
    """The claims of one record that were last compared; what is kept is forgotten when a person corrects a claim."""

    def __init__(self, weights: LinkWeights) -> None:
        self.weights = weights
        self._kept: dict[str, Kept] = {}
        self._decision = 0

    def new(self, entries: Iterable[Entry]) -> list[Kept]:
        """Claims that were just stored, worked out."""
        found = [worked_out(one, self.weights) for one in entries]
        self._kept |= {one.profile.id: one for one in found}
        return found

    def known(self, writing: Writing, keys: Iterable[str]) -> list[Kept]:
        """The claims of the record under some keys, worked out."""
        self._look(writing)
        ids = writing.claims_with_keys(keys)
        for entry in writing.entries_of(ids - self._kept.keys()):
            self._kept[entry.claim.id] = worked_out(entry, self.weights)
        found = [self._kept.pop(one) for one in sorted(ids & self._kept.keys())]
        self._kept |= {one.profile.id: one for one in found}
        for one in list(self._kept)[: max(0, len(self._kept) - MOST)]:
            del self._kept[one]
        return found

    def _look(self, writing: Writing) -> None:
        """What is kept is forgotten where a person, here or in another process, has decided something since."""
        if (last := writing.last_decision()) != self._decision:
            self.forget()
            self._decision = last

    def forget(self) -> None:
        """Nothing is kept."""
        self._kept.clear()
