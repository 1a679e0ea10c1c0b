"""What lists ask of the store."""

from datetime import date, timedelta

from msgspec import structs
from sqlalchemy import insert
from tests.entries import GOMA, HAMA, MHARDA
from tests.store.facts import ADDED, NOON, add, claim, made_up, report

from tidings.record import Decision, Event, Link, When
from tidings.store import Facet, Faceted, Named, Query, ReportsAsked, Store, Writing
from tidings.store.reading_lists import OfDay, OfValue
from tidings.store.tables import derived_claims

DAY = NOON.date()


def told(id: str, claims: tuple[str, ...], day: date | None = DAY, **more: object) -> Event:
    """An event of claims."""
    time = When(day, day, "stated") if day else None
    made = Event(id=id, kind="clash", claims=claims, place=HAMA, time=time, grade="weak")
    return structs.replace(made, **more)


def put(writing: Writing, *events: Event) -> None:
    """Events with their claims."""
    writing.set_events({claim: event.id for event in events for claim in event.claims})
    writing.put_events([], events)


def test_the_state_changes_with_every_fact(store: Store) -> None:
    """Each addition makes another token, and asking makes none; the moment is that of the last addition."""

    def token() -> str:
        with store.snapshot() as now:
            return now.changed().token

    of, (first, second, _) = made_up(1)
    tokens = [token()]
    add(store, of, first, second)
    tokens.append(token())
    with store.snapshot() as now:
        assert now.changed().at == ADDED
    later = ADDED + timedelta(days=1)
    with store.writing() as writing:
        writing.add_link(Link(left=first.id, right=second.id, verdict="same", score=1.0, by="Ada", at=later))
    tokens.append(token())
    with store.writing() as writing:
        writing.add_decision(Decision(claim=first.id, field="mode", value="artillery", by="Ada", at=later))
    tokens.append(token())
    store.entries(Query())
    assert tokens[-1] == token()
    assert len(set(tokens)) == 4
    with store.snapshot() as now:
        assert now.changed().at == later


def test_events_are_listed_by_their_own_days(store: Store) -> None:
    """Events touch a period with their own days, one known end standing for both; those without a day are in none."""
    of, claims = made_up(1)
    add(store, of, *claims)
    ids = [(one.id,) for one in claims]
    with store.writing() as writing:
        put(
            writing, told("a", ids[0]), told("b", ids[1], DAY + timedelta(days=3)), told("c", ids[2], None),
            told("d", (), time=When(None, DAY - timedelta(days=9), "stated")),
        )  # fmt: skip
    with store.snapshot() as now:
        page = now.page_of_events(Query(limit=2), newest=True)
        assert (page.ids, page.total) == (("b", "a"), 4)
        assert now.page_of_events(Query(limit=9), newest=False).ids == ("d", "a", "b", "c")
        assert now.page_of_events(Query(since=DAY, until=DAY), newest=True).ids == ("a",)
        assert now.page_of_events(Query(until=DAY), newest=False).ids == ("d", "a")
        assert now.number_of_events(Query(since=DAY)) == 2
        assert now.number_without_day(Query()) == 1
        assert now.days_of_events(Query(since=DAY)) == [
            OfDay(DAY, "clash", 1), OfDay(DAY + timedelta(days=3), "clash", 1),
        ]  # fmt: skip
        assert now.extent().first == DAY - timedelta(days=9)


def test_events_are_listed_by_place_kind_and_grade(store: Store) -> None:
    """A place is that of the event, or told in one breath by a claim of it."""
    of = report()
    both = claim(of, "hold", HAMA, targets=[HAMA, GOMA])
    add(store, of, both)
    with store.writing() as writing:
        put(writing, told("a", (both.id,)), told("b", (), place=MHARDA, kind="hold", grade="fair"))
    with store.snapshot() as now:

        def listed(**asked: object) -> set[str]:
            return set(now.page_of_events(Query(**asked), newest=True).ids)  # type: ignore[arg-type]

        assert listed(places=(HAMA.id,)) == listed(places=(GOMA.id,)) == {"a"}
        assert listed(country="SY") == listed(within=("SY.hama",)) == {"a", "b"}
        assert listed(kinds=("hold",)) == listed(grades=("fair",)) == {"b"}
        assert [(one.place, one.events) for one in now.places_of_events(Query())] == [(HAMA.id, 1), (MHARDA.id, 1)]


def test_one_claim_must_have_all_facets(store: Store) -> None:
    """Facets of two claims of an event do not add up, and a claim that a person rejected has none that count."""
    of, (first, second, third) = made_up(1)
    add(store, of, first, second, third)
    does, says = Facet("does", "hts"), Facet("voice", "sohr")
    with store.writing() as writing:
        put(writing, told("a", (first.id, second.id)), told("b", (third.id,)))
        writing.put_facets({
            first.id: Faceted(frozenset({does})), second.id: Faceted(frozenset({says})),
            third.id: Faceted(frozenset({does, says})),
        })  # fmt: skip
    with store.snapshot() as now:
        assert set(now.page_of_events(Query(having=((does,),)), newest=True).ids) == {"a", "b"}
        assert now.page_of_events(Query(having=((does,), (says,))), newest=True).ids == ("b",)
        assert now.page_of_events(Query(having=((does, says),)), newest=True).total == 2
        assert now.page_of_claims(Query(having=((does,), (says,)))) == [third.id]
        assert {(one.value, one.claims) for one in now.values_of(("does", "voice"))} == {("hts", 2), ("sohr", 2)}
    with store.writing() as writing:
        writing.set_events({third.id: ""})
        assert [one.claims for one in writing.values_of(("does",))] == [1]
        assert writing.page_of_claims(Query(having=((does,),))) == [first.id]


def test_a_stray_row_hides_no_value(store: Store) -> None:
    """A derived row of a claim that is not there, which doctor tells, leaves the counts of the others as they are."""
    of, (first, *_) = made_up(1)
    add(store, of, first)
    with store.writing() as writing:
        put(writing, told("a", (first.id,)))
        writing.put_facets({first.id: Faceted(frozenset({Facet("does", "hts")}))})
    with store.writing() as writing:
        writing._connection.execute(insert(derived_claims), [{"claim": "gone", "origin": "o"}])
        assert [one.value for one in writing.values_of(("does",))] == ["hts"]


def test_values_are_told_with_their_days(store: Store) -> None:
    """A value has the days on which its claims begin; of one that reaches back for ever, the last."""
    of = report()
    some = [claim(of, "hold", day=When(None, DAY, "stated")), claim(of, "clash", day=When(DAY, DAY, "stated"))]
    add(store, of, *some)
    with store.writing() as writing:
        put(writing, told("a", tuple(one.id for one in some)))
        writing.put_facets({one.id: Faceted(frozenset({Facet("measure", "killed")})) for one in some})
        (found,) = writing.values_of(("measure",))
    assert found == OfValue("measure", "killed", 2, DAY, DAY, found.known)


def test_the_name_of_a_value_does_not_depend_on_the_order(store: Store) -> None:
    """Of several names for one id the least stays, whichever came first."""
    names = [Named("outlet", "outlet:x", name, "outlet") for name in ("the x", "The X", "THE X")]
    for some in (names, names[::-1]):
        with store.writing() as writing:
            writing.drop_facets()
            for one in some:
                writing.put_facets({"none": Faceted(frozenset(), frozenset({one}))})
            assert writing.named(("outlet",)) == [names[2]]


def test_pages_of_reports(store: Store) -> None:
    """Reports are in the order of their becoming known, with how many claims each makes."""
    for number in range(3):
        of, claims = made_up(number)
        add(store, of, *claims[: number + 1])
    add(store, report("other", "All quiet.", outlet="Sample Herald", published=NOON))
    with store.snapshot() as now:
        found = now.page_of_reports(ReportsAsked(newest=False, limit=2, offset=1))
        assert [(one.id, one.claims) for one in found] == [("made-1", 2), ("made-2", 3)]
        assert now.number_of_reports(ReportsAsked()) == 4
        assert [one.id for one in now.page_of_reports(ReportsAsked(outlet="Sample Herald"))] == ["other"]
