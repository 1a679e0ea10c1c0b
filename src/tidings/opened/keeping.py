"""A record that is added to: reports with their claims, and what persons say of claims."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from types import TracebackType
from typing import Literal, Self

from tidings.errors import QuestionError, VersionError
from tidings.gazetteer import Gazetteer, open_gazetteer
from tidings.lexicon.brief import Wording, load_brief
from tidings.lexicon.links import LinkWeights, load_links
from tidings.opened.derive import TOGETHER, Progress, batches, derive, derive_again, rejoin, relink
from tidings.opened.nearby import Nearby
from tidings.record import Claim, Decision, Link, Reason, Report, Verdict
from tidings.store import Counts, Problem, Store, Writing
from tidings.store.reading_lists import AGAIN

#: The language whose words are read and written.
LANGUAGE = "en"
#: What lists are made of (facets, and events that are gone), and the number of the way in which it is made; whoever
#: changes the facets raises it, so that older records get theirs (tidings.opened.made).
LISTS, WAY = "lists", "2"


def silent(done: int, total: int | None) -> None:
    """Nobody hears of progress."""


class Keeping:
    """A record to which facts are added; what follows from each is there as soon as it is."""

    def __init__(self, store: Store, gazetteer: Gazetteer | None = None) -> None:
        self.store = store
        self._gazetteer = gazetteer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """No connection is left open."""
        self.store.close()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer in which places are looked up; by default that of the user's cache."""
        return self._gazetteer or open_gazetteer()

    @cached_property
    def weights(self) -> LinkWeights:
        """What linking knows."""
        return load_links(LANGUAGE)

    @cached_property
    def wording(self) -> Wording:
        """The words in which findings are told."""
        return load_brief(LANGUAGE)

    @cached_property
    def nearby(self) -> Nearby:
        """The claims that were last compared, as linking sees them."""
        return Nearby(self.weights)

    def has(self, report: Report) -> bool:
        """True if this very report is in the record."""
        return self.store.has(report)

    def as_version(self, report: Report) -> Report | None:
        """The report as the record would keep it, under the id of a version where another text has its id; None where
        it is there."""  # fmt: skip
        return self.store.as_version(report, _now())

    def add(self, report: Report, claims: Sequence[Claim]) -> Report | None:
        """The report is kept with its claims and linked, whole or not at all; None where it was there.

        `report` is one that `as_version` gave, and `claims` were read from it. Raises StoreError where it cannot be
        kept, and VersionError where another process has meanwhile kept another text under its id.
        """
        with self.store.writing() as writing:
            kept = _keep(writing, report, claims)
            if kept:
                derive(writing, [kept], self.nearby, self.wording)
        return kept

    def add_all(self, found: Iterable[tuple[Report, Sequence[Claim]]], progress: Progress = silent) -> int:
        """The number of reports kept with their claims; many at a time, so for large amounts faster than `add`."""
        done = 0
        for some in batches(found, TOGETHER):
            with self.store.writing() as writing:
                kept = [one for report, claims in some if (one := _keep(writing, report, claims))]
                derive(writing, kept, self.nearby, self.wording)
            done += len(kept)
            progress(done, None)
        return done

    def add_problem(self, what: str, why: str) -> None:
        """That a report could not be read, and why, is kept."""
        with self.store.writing() as writing:
            writing.add_problem(what, why, _now())

    def link(self, left: str, right: str, verdict: Verdict, *, by: str, why: str = "") -> Link:
        """What a person holds of two claims is kept and outranks the linker. Raises StoreError where one is not there.

        The score of "unsure" is one half.
        """
        if left == right:
            raise QuestionError("a claim cannot be linked with itself", where=left)
        score = {"same": 1.0, "different": 0.0, "unsure": 0.5}[verdict]
        reasons = (Reason("person", verdict, 0.0, why),) if why else ()
        low, high = sorted((left, right))
        link = Link(left=low, right=high, verdict=verdict, score=score, reasons=reasons, by=by, at=_now())
        with self.store.writing() as writing:
            writing.add_link(link)
            rejoin(writing, [low, high])
        return link

    def decide(
        self, claim: str, field: Literal["kind", "mode", "modality", "claim"], value: str, *, by: str, why: str = ""
    ) -> Decision:
        """A person's correction of a claim is kept, and what follows from it; the machine's reading stays beside it."""
        decision = Decision(claim=claim, field=field, value=value, by=by, at=_now(), why=why)
        try:
            with self.store.writing() as writing:
                writing.add_decision(decision)
                relink(writing, [claim], self.nearby)
        finally:
            self.nearby.forget()  # also where the decision was not kept
        return decision

    def link_again(self, progress: Progress = silent) -> Counts:
        """All that is derived is made anew, whole or not at all; how much the record then holds."""
        with self.store.writing() as writing:
            derive_again(writing, self.nearby, self.wording, progress)
            writing.set_made(LISTS, WAY)
            writing.set_made(AGAIN, _now().isoformat())
        return self.count()

    def count(self) -> Counts:
        """How many reports, claims, events and problems there are."""
        return self.store.count()

    def problems(self) -> list[Problem]:
        """The reports that could not be read, and why."""
        return self.store.problems()

    def doctor(self) -> list[str]:
        """What is wrong with the record, a sentence each; empty where it is sound."""
        return self.store.faults()


def _keep(writing: Writing, report: Report, claims: Sequence[Claim]) -> Report | None:
    """The report is stored with its claims, as yet unlinked."""
    kept = writing.add_report(report, _now())
    if kept is None:
        return None
    if kept.id != report.id:
        raise VersionError(
            f"the record keeps this text as {kept.id!r}, a version of another", where=report.id,
            remedy="read the report that as_version gives",
        )  # fmt: skip
    writing.add_claims(kept.id, claims)
    return kept


def _now() -> datetime:
    return datetime.now(UTC)
