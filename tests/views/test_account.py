"""Who says what of one event."""

import random
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.entries import ARMY, GOMA, HAMA, HTS, M23, entry, figure, source
from tests.views.occurrences import WORDING, happened

from tidings.record import Actor, Entry, Link, Reason
from tidings.views.account import Account, account

NOON = datetime(2024, 12, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = date(2024, 12, 5)
SOHR = source("Syrian Observatory for Human Rights")
JO = Actor("", "Jo Roe", "person")


def capture(hours: int = 0, **more: object) -> Entry:
    """HTS takes Hama, as somebody says at an hour after noon."""
    more.setdefault("agents", [HTS])
    return entry("capture", HAMA, DAY, known=NOON + hours * HOUR, **more)  # type: ignore[arg-type]


def told(*entries: Entry, links: tuple[Link, ...] = (), known_by: datetime | None = None) -> Account:
    """The account of the event that the entries tell."""
    event, members = happened(entries)
    return account(event, members, links, wording=WORDING, known_by=known_by).value


def test_residents_are_no_party_that_speaks_of_itself() -> None:
    """Who is of no side that is known does not speak of his own acts, whatever pronoun the report has."""
    said = source("residents", "civilians", own=True)
    row = told(capture(sources=[said], quote="our soldiers left Hama")).tellings[0]
    assert (row.side, row.own) == (None, False)


def test_each_claim_is_a_row_with_its_chain() -> None:
    """A row names who says so from first-hand to outlet, the side spoken for, and what is quoted."""
    own = capture(sources=[source(ARMY, own=True), source("AFP", "news_agency")], quote="the army left Hama")
    row = told(own).tellings[0]
    assert [one.name for one in row.tellers] == ["Syrian army", "AFP"]
    assert (row.side, row.own, row.outlet) == ("Syrian government", True, "Sample Wire")
    assert row.quotes == ("the army left Hama",)
    assert (row.stance, row.place, row.earliest, row.report) == ("asserts", "Hama", DAY, own.claim.report)


def test_denials_and_plans_stand_beside_the_rest() -> None:
    """What a claim does is said of each, and a denial is the dissent of the account."""
    event, members = happened(
        [
            capture(sources=[SOHR]),
            capture(1, sources=[source(ARMY, own=True)], modality="denied"),
            capture(2, sources=[source(HTS, own=True)], modality="intended"),
            capture(3, outlet="Sample Courier", modality="possible"),
        ]
    )
    found = account(event, members, (), wording=WORDING)
    assert [one.stance for one in found.value.tellings] == ["asserts", "denies", "plans", "unsure"]
    assert found.support == (members[0].claim.id,)
    assert found.dissent == (members[1].claim.id,)
    assert "denied by Syrian army" in found.value.why


def test_copies_lie_under_their_origin() -> None:
    """Ten papers with one agency's story are one row with nine copies; its later figure is a row of its own."""
    papers = [
        capture(n, sources=[SOHR], outlet=f"Paper {n}", origin="sohr", figures=[figure("killed", 12)])
        for n in range(10)
    ]
    later = capture(11, sources=[SOHR], outlet="Paper 11", origin="sohr", figures=[figure("killed", 14)])
    found = told(*papers, later)
    assert [len(row.copies) for row in found.tellings] == [9, 0]
    assert {row.origin for row in found.tellings} == {1}
    assert found.origins == 1


def test_the_sentence_is_made_of_the_claim() -> None:
    """The event is told by the fields of the claim that most origins share, with its origins and grade."""
    others = [capture(n, outlet=f"Paper {n}") for n in range(3)]
    assert told(capture(sources=[source(ARMY, own=True)]), *others).sentence == (
        "Hayat Tahrir al-Sham captured Hama (4 origins; confirmed)"
    )


def test_figures_are_told_with_their_range() -> None:
    """The best count by the rule stands first, what others say in brackets."""
    found = told(
        capture(figures=[figure("killed", 12)], outlet="One"), capture(1, figures=[figure("killed", 31)], outlet="Two")
    )
    assert "31 killed (12 to 31)" in found.sentence


def test_a_running_toll_is_told_as_one() -> None:
    """Where an event has running tolls only, the one told last stands in its sentence with the day it counts from."""
    made = [
        entry("toll", HAMA, DAY, figures=[figure("killed", count, since=date(2024, 11, 27))], known=NOON + hours * HOUR)
        for hours, count in ((0, 600), (9, 704))
    ]
    assert told(*made).sentence.startswith("Toll in Hama: 704 killed since 27 November 2024")


def test_an_admission_is_named_in_the_reason() -> None:
    """That the losing side says so itself stands in the reason of the grade."""
    found = told(capture(sources=[source(ARMY, own=True)]))
    assert found.grade == "confirmed"
    assert "said against its own interest by Syrian army" in found.why


def test_rival_sides_are_named_in_the_reason() -> None:
    """Where two sides are each said to have done it both are named, and what is for the other side is dissent."""
    event, members = happened([capture(outlet="One"), capture(1, agents=[ARMY], outlet="Two")])
    found = account(event, members, (), wording=WORDING)
    assert "each said to have done it" in found.value.why
    assert found.dissent == (members[1].claim.id,)


def test_links_of_persons_come_first() -> None:
    """Why claims were linked: a person's word first, then the surest, each reason by its weight."""
    one, two, three = capture(outlet="One"), capture(1, outlet="Two"), capture(2, outlet="Three")
    near = Reason("place", "same", 5.0, "Both name Hama.")
    less = Reason("day", "same", 2.0, "Both name 5 December.")
    ids = sorted([one.claim.id, two.claim.id])
    machine = Link(left=ids[0], right=ids[1], verdict="same", score=0.99, reasons=(less, near), by="linker 1")
    ids = sorted([two.claim.id, three.claim.id])
    person = Link(left=ids[0], right=ids[1], verdict="same", score=1.0, by="an editor", at=NOON)
    elsewhere = structs.replace(machine, right="somewhere else")
    found = told(one, two, three, links=(machine, elsewhere, person))
    assert [tie.by for tie in found.ties] == ["an editor", "linker 1"]
    assert [reason.name for reason in found.ties[1].reasons] == ["place", "day"]


def test_private_names_are_in_no_field_but_the_quotes() -> None:
    """A witness is shown by what he is, in rows, reasons and sentences; the quote keeps the words."""
    said = capture(sources=[source(JO)], quote="they are in the square, said Jo Roe")
    one, two = said, capture(1, agents=[JO], outlet="Two")
    ids = sorted([one.claim.id, two.claim.id])
    reason = Reason("agents", "same", 1.0, "Both name Jo Roe.")
    link = Link(left=ids[0], right=ids[1], verdict="same", score=0.9, reasons=(reason,))
    found = told(one, two, links=(link,))
    assert found.tellings[0].tellers[0].name == "a person"
    bare = structs.replace(found, tellings=tuple(structs.replace(row, quotes=()) for row in found.tellings))
    assert "Jo Roe" not in repr(bare)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6), st.randoms(use_true_random=False), st.integers(0, 9))
def test_nothing_depends_on_order_or_on_what_came_later(hours: list[int], chance: random.Random, moment: int) -> None:
    """The same entries in another order, with others beside them, give the same account, and none was known later."""
    made = [capture(hour, outlet=f"Paper {n}", figures=[figure("killed", 3 + n)]) for n, hour in enumerate(hours)]
    event, members = happened(made)
    known_by = NOON + moment * HOUR
    beside = entry("capture", GOMA, DAY, agents=[M23], known=NOON)
    mixed = [*members, beside]
    chance.shuffle(mixed)
    found = account(event, mixed, (), wording=WORDING, known_by=known_by)
    assert found == account(event, members, (), wording=WORDING, known_by=known_by)
    cited = {*found.support, *found.dissent, *(row.claim for row in found.value.tellings)}
    assert cited <= {one.claim.id for one in members if one.known <= known_by}
