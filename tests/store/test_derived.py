"""What follows from facts is kept, found and made anew."""

from collections.abc import Iterable
from datetime import timedelta

from msgspec.structs import replace
from tests.entries import HAMA
from tests.store.facts import NOON, add, made_up, report

from tidings.record import Decision, Event, Link, When
from tidings.store import Query, Store, Writing

LINKER = "linker 1"


def event(id: str, claims: Iterable[str], **more: object) -> Event:
    """An event of claims."""
    return Event(id=id, kind="kill", claims=tuple(claims), place=HAMA, time=None, grade="fair", **more)  # type: ignore[arg-type]


def machine(left: str, right: str, score: float = 0.9) -> Link:
    """A link of the linker."""
    left, right = sorted((left, right))
    return Link(left=left, right=right, verdict="same", score=score, by=LINKER)


def filled(store: Store, reports: int = 4) -> list[list[str]]:
    """The ids of the claims of some reports, stored."""
    made = [made_up(number) for number in range(reports)]
    for of, claims in made:
        add(store, of, *claims)
    return [[one.id for one in claims] for _, claims in made]


def put(writing: Writing, groups: list[list[str]]) -> None:
    """Each group has keys of its own and shared ones, and tells two events."""
    for number, ids in enumerate(groups):
        writing.put_keys({id: [f"key {number}", f"key {number + 1}"] for id in ids})
        writing.put_links([machine(one, other) for one in ids for other in ids if one < other])
        writing.set_origins(dict.fromkeys(ids, f"origin {number}"))
        events = [event(f"{number} a", ids[:2]), event(f"{number} b", ids[2:])]
        writing.set_events({id: one.id for one in events for id in one.claims})
        writing.put_events([one.id for one in events], events)
        writing.put_bands_of({f"made-{number}": ([f"band {number}", "all"], bytes([number]))})


def told(store: Store) -> object:
    """All that follows from the facts, as the record tells it."""
    every = store.entries(Query())
    with store.snapshot() as now:
        keyed = [now.claims_with_keys([f"key {number}"]) for number in range(6)]
        return (
            every,
            store.events(Query()),
            keyed,
            now.reports_with_bands(["all"]),
            now.links_of(e.claim.id for e in every),
        )


def test_claims_are_found_by_their_keys(store: Store) -> None:
    """A claim is found by each of its keys, and by those it was given last."""
    groups = filled(store)
    with store.writing() as writing:
        put(writing, groups)
        assert writing.claims_with_keys(["key 1"]) == {*groups[0], *groups[1]}
        writing.put_keys({groups[0][0]: ["other"]})
        assert groups[0][0] not in writing.claims_with_keys(["key 0", "key 1"])
        assert writing.claims_with_keys(["other", "none"]) == {groups[0][0]}


def test_a_link_of_the_machine_is_the_last_one(store: Store) -> None:
    """A pair has one link of the machine; a person's stands beside it."""
    (ids, *_) = filled(store)
    person = replace(machine(ids[0], ids[1]), verdict="different", by="Ada", at=NOON)
    with store.writing() as writing:
        writing.put_links([machine(ids[0], ids[1], 0.2)])
        writing.put_links([machine(ids[0], ids[1], 0.7), machine(ids[1], ids[2])])
        writing.add_link(person)
        assert {(one.by, one.score) for one in writing.links_among(ids[:2])} == {(LINKER, 0.7), ("Ada", 0.9)}
        writing.drop_links([ids[0]])
        assert {one.by for one in writing.links_of([ids[0]])} == {"Ada"}
        assert writing.links_of([ids[2]]) == [machine(ids[1], ids[2])]


def test_entries_know_their_event_and_origin(store: Store) -> None:
    """An entry has the origin and the event that were put last."""
    groups = filled(store)
    with store.writing() as writing:
        put(writing, groups)
        writing.set_origins({groups[0][0]: "elsewhere"})
    one, two = store.entries_of([groups[0][0], groups[0][2]])
    assert {(e.origin, e.event) for e in (one, two)} == {("elsewhere", "0 a"), ("origin 0", "0 b")}
    assert [e.claim.id for e in store.entries(Query(events=("0 a", "3 b")))] == [
        e.claim.id for e in store.entries(Query()) if e.event in ("0 a", "3 b")
    ]


def test_an_event_takes_the_place_of_others(store: Store) -> None:
    """Events that are put for some ids replace what had these ids; claims know the event that was set last."""
    groups = filled(store)
    with store.writing() as writing:
        put(writing, groups)
        both = groups[0] + groups[1]
        writing.set_events(dict.fromkeys(both, "new"))
        writing.put_events(["0 a", "0 b", "1 a", "1 b"], [event("new", both)])
        assert {one.event for one in writing.entries_of(both)} == {"new"}
        assert {one.origin for one in writing.entries_of(both)} == {"origin 0", "origin 1"}
        assert writing.event("0 a") is None
        assert writing.event("new") == event("new", both)
    assert store.count().events == 5
    assert store.faults() == []


def test_standing_tells_when_claims_became_known_and_their_events(store: Store) -> None:
    """Every claim, those asked for and those of an event stand in the order of becoming known."""
    groups = filled(store)
    with store.writing() as writing:
        put(writing, groups[:2])
        entries = writing.entries(Query())
        every = list(writing.all_standing())
        assert [one.claim for one in every] == [one.claim.id for one in entries]
        assert every == sorted(every)
        assert {one.claim: one.event for one in every} == {one.claim.id: one.event for one in entries}
        assert writing.standing(groups[3]) == {one.claim: one for one in every if one.claim in groups[3]}
        assert writing.members(["0 b", "1 a"]) == [one for one in every if one.event in ("0 b", "1 a")]


def test_events_are_found_by_their_claims(store: Store) -> None:
    """An event is found where a claim of it is, in the order of days; limits count events."""
    groups = filled(store)
    with store.writing() as writing:
        days = [When(NOON.date() + timedelta(days=n), None, "stated") for n in (3, 1, 2)]
        for number, (ids, day) in enumerate(zip(groups, [*days, None], strict=True)):
            writing.set_events(dict.fromkeys(ids, f"e{number}"))
            writing.put_events([], [replace(event(f"e{number}", ids), time=day)])
    assert [one.id for one in store.events(Query())] == ["e1", "e2", "e0", "e3"]
    assert [one.id for one in store.events(Query(limit=2, offset=1))] == ["e2", "e0"]
    assert [one.id for one in store.events(Query(reports=("made-2", "made-3"), kinds=("clash",)))] == ["e2", "e3"]
    assert store.event("e1") == store.events(Query(events=("e1",)))[0]
    assert store.event("none") is None


def test_reports_are_found_by_their_bands(store: Store) -> None:
    """A report is found by any band, with its signature, the one known first first."""
    groups = filled(store)
    with store.writing() as writing:
        put(writing, groups)
        found = writing.reports_with_bands(["band 3", "band 1", "none"])
        assert [(id, signature) for id, signature, _ in found] == [("made-1", b"\1"), ("made-3", b"\3")]
        assert found[0][2] == made_up(1)[0].published
        writing.put_bands_of({"made-1": ([], b"")})
        assert [id for id, _, _ in writing.reports_with_bands(["all"])] == ["made-0", "made-2", "made-3"]


def test_what_is_derived_can_be_dropped_and_made_anew(store: Store) -> None:
    """Derived rows made anew from the facts are the same; dropping them leaves every fact."""
    groups = filled(store)
    add(store, report("made-1", "Other words."))
    with store.writing() as writing:
        writing.add_decision(Decision(claim=groups[0][0], field="kind", value="wound", by="Ada", at=NOON))
        put(writing, groups)
    before = told(store)
    facts = list(store.reports()), store.decisions()
    with store.writing() as writing:
        writing.drop_derived()
    assert store.events(Query()) == []
    assert {(one.event, one.origin) for one in store.entries(Query())} == {("", "")}
    assert (list(store.reports()), store.decisions()) == facts
    assert store.faults() == []
    with store.writing() as writing:
        put(writing, groups)
    assert told(store) == before


def test_an_event_is_found_by_the_beginning_of_its_id_or_by_a_claim(store: Store) -> None:
    """An event is found by the first letters of its id, as they are written, or by a claim of it."""
    groups = filled(store)
    with store.writing() as writing:
        names = ["abc", "abd", "Abe", "b%"]
        for name, ids in zip(names, groups, strict=True):
            writing.set_events(dict.fromkeys(ids, name))
        writing.put_events(names, [event(name, ids) for name, ids in zip(names, groups, strict=True)])
    with store.snapshot() as now:
        found = {asked: [one.id for one in now.events_like(asked)] for asked in ("ab", "abc", "b", "%", groups[2][0])}
    assert found == {"ab": ["abc", "abd"], "abc": ["abc"], "b": ["b%"], "%": [], groups[2][0]: ["Abe"]}
