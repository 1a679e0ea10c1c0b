"""What each source says, and how others' claims compare."""

import random
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.entries import ARMY, GOMA, HAMA, HTS, M23, entry, figure, source
from tests.views.occurrences import WORDING, happened

from tidings.record import Actor, Entry
from tidings.views.sources import SourceRecord, Sources, sources

NOON = datetime(2024, 12, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = date(2024, 12, 5)
SOHR, OTHER = source("Syrian Observatory for Human Rights"), source("Syrian Network for Human Rights")


def strike(hours: int = 0, killed: int | None = None, **more: object) -> Entry:
    """An air strike on Hama, as somebody says at an hour after noon."""
    figures = [figure("killed", killed)] if killed is not None else []
    return entry("airstrike", HAMA, DAY, known=NOON + hours * HOUR, figures=figures, **more)  # type: ignore[arg-type]


def of(*entries: Entry) -> Sources:
    """The sources of entries that tell one event."""
    return sources(happened(entries)[1], wording=WORDING).value


def voice(found: Sources, name: str) -> SourceRecord:
    """The first-hand source of that name."""
    return next(one for one in found.voices if one.name.endswith(name))


def test_outlets_and_those_heard_first_hand_are_apart() -> None:
    """The paper is an outlet, whom it quotes is a voice; of which side and of whom they speak is counted."""
    found = of(strike(sources=[source(ARMY, own=True)]), strike(1, outlet="Sample Wire"))
    assert [(one.name, one.claims, one.own_voice) for one in found.outlets] == [("Sample Wire", 2, 1)]
    army = voice(found, "army")
    assert (army.claims, army.of_itself, army.sides, army.kinds) == (1, 1, ("Syrian government",), (("airstrike", 1),))


def test_a_figure_outside_the_others_bounds_contradicts() -> None:
    """Two counts that exclude each other are a pair for both sources, unless the later one is only higher."""
    found = of(strike(0, 31, sources=[SOHR]), strike(1, 24, sources=[OTHER]))
    assert [pair.how for pair in voice(found, "Rights").contradicted] == ["figure"]
    rising = of(strike(0, 24, sources=[SOHR]), strike(1, 31, sources=[OTHER]))
    assert [pair.how for one in rising.voices for pair in one.contradicted] == ["update", "update"]


def test_bounds_that_overlap_do_not_contradict() -> None:
    """ "At least 12" and 31 may both be true."""
    least = entry("airstrike", HAMA, DAY, known=NOON, figures=[figure("killed", 12, "at_least")], sources=[SOHR])
    assert not any(one.contradicted for one in of(least, strike(1, 31, sources=[OTHER])).voices)


def test_denials_and_other_agents_contradict() -> None:
    """Who denies what another asserts, and who names another side as the doer, is a pair with the claims behind it."""
    event, members = happened(
        [
            strike(0, sources=[SOHR], agents=[ARMY]),
            strike(1, sources=[source(ARMY, own=True)], agents=[ARMY], modality="denied"),
            strike(2, sources=[OTHER], agents=[HTS]),
        ]
    )
    found = sources(members, wording=WORDING).value
    first = next(one for one in found.voices if one.name == SOHR.name)
    assert sorted(pair.how for pair in first.contradicted) == ["agent", "denial"]
    assert {pair.other for pair in first.contradicted} == {members[1].claim.id, members[2].claim.id}
    assert {pair.event for pair in first.contradicted} == {event.id}


def test_who_was_first_and_who_was_borne_out() -> None:
    """First is who was known before all others; borne out is what another origin tells again later."""
    found = of(strike(0, sources=[SOHR]), strike(1, sources=[OTHER]))
    first = next(one for one in found.voices if one.name == SOHR.name)
    second = next(one for one in found.voices if one.name == OTHER.name)
    assert (len(first.first), [pair.how for pair in first.borne_out]) == (1, ["told again"])
    assert (second.first, second.borne_out) == ((), ())


def test_an_admission_bears_out() -> None:
    """A side's own word against itself bears out what others told before."""
    told = entry("capture", HAMA, DAY, known=NOON, agents=[HTS], sources=[source(HTS, own=True)])
    admitted = entry("capture", HAMA, DAY, known=NOON + HOUR, agents=[HTS], sources=[source(ARMY, own=True)])
    pairs = voice(of(told, admitted), "Sham").borne_out
    assert [pair.how for pair in pairs] == ["admitted"]


def test_copies_of_one_origin_bear_out_nothing() -> None:
    """Two papers with one agency's text are one telling."""
    found = of(strike(0, outlet="One", origin="wire"), strike(1, outlet="Two", origin="wire"))
    assert not any(one.borne_out or one.first for one in found.outlets)


def test_an_outlet_is_not_contradicted_for_what_it_quotes() -> None:
    """To quote a side is not to assert what it says."""
    found = of(strike(0, 31, sources=[SOHR], outlet="One"), strike(1, 24, outlet="Two"))
    assert not any(one.contradicted for one in found.outlets)


def test_a_description_is_one_source_however_it_is_written() -> None:
    """Who opens a sentence ("Residents said") is the same as in the midst of one."""
    found = of(strike(0, sources=[source("Residents")]), strike(1, sources=[source("residents")]))
    assert [one.claims for one in found.voices] == [2]


def test_private_persons_are_counted_by_what_they_are() -> None:
    """A witness stands among the sources without a name."""
    found = of(strike(sources=[source(Actor("", "Jo Roe", "person"))]))
    assert [one.name for one in found.voices] == ["a person"]
    assert "Jo Roe" not in repr(found)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6), st.randoms(use_true_random=False), st.integers(0, 9))
def test_nothing_known_later_is_cited_whatever_the_order(hours: list[int], chance: random.Random, moment: int) -> None:
    """In any order the same, and no claim in a pair became known after the moment; other events change no pair."""
    _, members = happened(
        [strike(hour, 3 + i, sources=[source(f"Monitor {i} watchdog")]) for i, hour in enumerate(hours)]
    )
    beside = happened([entry("capture", GOMA, DAY, agents=[M23], outlet="Elsewhere", known=NOON)])[1]
    mixed = [*members, *beside]
    chance.shuffle(mixed)
    known_by = NOON + moment * HOUR
    found = sources(mixed, wording=WORDING, known_by=known_by)
    assert found == sources(mixed[::-1], wording=WORDING, known_by=known_by)
    known = {one.claim.id for one in mixed if one.known <= known_by}
    pairs = [pair for one in found.value.voices for pair in (*one.contradicted, *one.borne_out)]
    assert {*found.support, *(pair.claim for pair in pairs), *(pair.other for pair in pairs)} <= known
    assert found.value.voices == sources(members, wording=WORDING, known_by=known_by).value.voices
