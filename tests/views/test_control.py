"""Who holds a place, through time."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.entries import ARMY, GOMA, HAMA, HAMA_PROVINCE, HOMS, HTS, M23, MHARDA, SNA, entry, mention, source, when

from tidings.gazetteer import Gazetteer, open_gazetteer
from tidings.record import Entry, Finding, Mention, Place, Span, When
from tidings.views.control import FRESH_DAYS, Holding, control

SOHR = source("Syrian Observatory for Human Rights")
EVENING = datetime(2024, 12, 5, 19, tzinfo=UTC)
ARMY_SAYS = source(ARMY, own=True)
HTS_SAYS = source(HTS, own=True)


def december(day: int) -> date:
    """A day of December 2024."""
    return date(2024, 12, day)


def of(entries: list[Entry], place: Place = HAMA, **asked: object) -> Finding[Holding]:
    """The finding for one place."""
    return {one.subject: one for one in control(entries, **asked)}[place.id]  # type: ignore[arg-type]


def held(entries: list[Entry], place: Place = HAMA, **asked: object) -> tuple[str, str | None]:
    """State and holder of one place."""
    value = of(entries, place, **asked).value
    return value.state, value.holder.name if value.holder else None


def took(day: int, **more: object) -> Entry:
    """HTS took Hama on a day of December, as the Observatory says unless told otherwise."""
    more.setdefault("sources", (SOHR,))
    return entry("capture", HAMA, december(day), agents=(HTS,), **more)  # type: ignore[arg-type]


HELD_BEFORE = entry("hold", HAMA, december(2), agents=(ARMY,), sources=(SOHR,))


def test_a_capture_makes_a_holder() -> None:
    """A place that a monitor says was taken is held by the side that took it, since that day."""
    finding = of([HELD_BEFORE, took(5)])
    assert (finding.value.state, finding.value.holder.name) == ("held", "Hayat Tahrir al-Sham")  # type: ignore[union-attr]
    assert (finding.value.earliest, finding.value.latest) == (december(5), december(5))
    assert [change.holder.name for change in finding.value.ledger if change.holder] == [
        "Syrian army", "Hayat Tahrir al-Sham",
    ]  # fmt: skip


def test_a_camp_that_says_another_took_the_place_admits_it() -> None:
    """A boast that officials denied holds once the other camp of the country says so too, whoever held it before."""
    boast = took(4, sources=(HTS_SAYS,))
    denial = took(4, sources=(source("officials"),), modality="denied")
    assert held([boast, denial])[0] != "held"
    admission = took(5, sources=(source("government official", "source", "government"),))
    assert held([boast, denial, admission]) == ("held", "Hayat Tahrir al-Sham")


def test_a_denied_or_planned_claim_never_changes_control() -> None:
    """What is denied, planned, possible or conditional is shown, and changes nothing."""
    for modality in ("denied", "possible", "conditional", "intended"):
        said = took(5, modality=modality)
        finding = of([HELD_BEFORE, said])
        assert held([HELD_BEFORE, said]) == ("held", "Syrian army"), modality
        assert said.claim.id not in finding.support
        assert finding.notes or said.claim.id in finding.dissent


def test_the_day_asked_about_is_the_day_answered() -> None:
    """Before a capture the holder is the one before; after it the one who took the place."""
    entries = [HELD_BEFORE, took(5)]
    assert held(entries, as_of=december(4)) == ("held", "Syrian army")
    assert held(entries, as_of=december(5)) == ("held", "Hayat Tahrir al-Sham")


def test_a_first_hold_has_no_first_day() -> None:
    """A hold told on a day says that the place was held at least then; since when is not known."""
    value = of([HELD_BEFORE]).value
    assert (value.earliest, value.latest) == (None, december(2))


def test_a_capture_told_later_lands_on_its_own_day() -> None:
    """A capture told in passing days afterwards counts from the day that it gives."""
    late = took(3, known=datetime(2024, 12, 9, 12, tzinfo=UTC))
    value = of([entry("clash", HAMA, december(8)), late]).value
    taken = next(change for change in value.ledger if change.state == "held")
    assert (taken.earliest, taken.latest) == (december(3), december(3))


def test_both_sides_claim_the_place_until_it_is_settled() -> None:
    """Rival claims of the sides, with no independent word, are claimed by both; an admission settles it."""
    boast = took(5, sources=(HTS_SAYS,))
    denial = took(5, sources=(ARMY_SAYS,), modality="denied")
    assert held([HELD_BEFORE, boast, denial]) == ("claimed by both", None)
    rivals = of([HELD_BEFORE, boast, denial]).value.rivals
    assert {one.name for one in rivals} == {"Hayat Tahrir al-Sham", "Syrian army"}
    admission = entry("withdraw", HAMA, december(5), agents=(ARMY,), sources=(ARMY_SAYS,))
    assert held([HELD_BEFORE, boast, denial, admission]) == ("held", "Hayat Tahrir al-Sham")


def test_claimants_are_told_by_the_party_that_speaks() -> None:
    """Of two that claim a place each is named as the force that says so; who only speaks for a camp by the camp."""
    state = source("state television", "media", "government")
    for teller, name in ((ARMY_SAYS, "Syrian army"), (state, "Syrian government")):
        hold = entry("hold", HAMA, december(6), sources=(teller,))
        found = of([took(5, sources=(HTS_SAYS,)), hold]).value
        names = {one.name for one in (found.holder, *found.rivals) if one}
        assert name in names, found


def test_an_independent_origin_settles_rival_claims() -> None:
    """A monitor's word counts more than the boast of one side and the denial of the other."""
    boast, denial = took(5, sources=(HTS_SAYS,)), took(5, sources=(ARMY_SAYS,), modality="denied")
    finding = of([HELD_BEFORE, boast, denial, took(5)])
    assert finding.value.holder
    assert finding.value.holder.name == "Hayat Tahrir al-Sham"
    assert denial.claim.id in finding.dissent
    assert boast.claim.id in finding.support


def test_copies_count_once() -> None:
    """Ten reports of one origin are one word."""
    copies = [took(5, outlet=f"Paper {n}", origin="one") for n in range(10)]
    deny = [
        entry("capture", HAMA, december(5), agents=(HTS,), sources=(source(name),), modality="denied")
        for name in ("Monitor A", "Monitor B")
    ]
    assert held([HELD_BEFORE, *copies, *deny]) == ("held", "Syrian army")


def test_a_boast_that_an_independent_word_contradicts_later_fails() -> None:
    """A side's own claim of a place that a monitor then finds in other hands changes nothing."""
    boast = took(5, sources=(HTS_SAYS,))
    later = entry("hold", HAMA, december(7), agents=(ARMY,), sources=(SOHR,))
    finding = of([HELD_BEFORE, boast, later])
    assert held([HELD_BEFORE, boast, later]) == ("held", "Syrian army")
    assert boast.claim.id in finding.dissent


def test_encircled_leaves_the_holder() -> None:
    """A place that is surrounded stays its holder's."""
    ring = entry("encircle", HAMA, december(4), agents=(HTS,), sources=(SOHR,))
    assert held([HELD_BEFORE, ring]) == ("encircled", "Syrian army")
    assert of([HELD_BEFORE, ring]).value.rivals[0].name == "Hayat Tahrir al-Sham"


def test_entered_is_not_held() -> None:
    """Who enters a place that another holds contests it; who enters one that was left has it."""
    inside = entry("capture", HAMA, december(4), agents=(HTS,), sources=(SOHR,), mode="entered")
    assert held([HELD_BEFORE, inside]) == ("contested", "Syrian army")
    left = entry("withdraw", HAMA, december(4), agents=(ARMY,), sources=(ARMY_SAYS,))
    assert held([HELD_BEFORE, left, inside]) == ("held", "Hayat Tahrir al-Sham")


def test_an_offensive_is_no_change() -> None:
    """An advance on a place is told beside it, and changes nothing."""
    finding = of([HELD_BEFORE, entry("offensive", HAMA, december(4), agents=(HTS,), sources=(SOHR,))])
    assert finding.value.state == "held"
    assert any("Advances" in note for note in finding.notes)


def test_a_strike_never_changes_control() -> None:
    """A place that is bombed is its holder's."""
    strike = entry("airstrike", HAMA, december(4), agents=(ARMY,))
    assert held([HELD_BEFORE, strike]) == held([HELD_BEFORE])


def test_a_fight_is_fresh_for_a_week() -> None:
    """A place is contested while a fight in it is fresh, and its holder's again when it is not."""
    fight = entry("clash", HAMA, december(4), agents=(HTS, ARMY))
    entries = [HELD_BEFORE, fight]
    assert held(entries, as_of=december(4 + FRESH_DAYS)) == ("contested", "Syrian army")
    assert held(entries, as_of=december(5 + FRESH_DAYS)) == ("held", "Syrian army")


def test_a_withdrawal_without_a_taker_leaves_nobody() -> None:
    """A place that its holder left, and nobody is said to have taken, is held by nobody known."""
    left = entry("withdraw", HAMA, december(4), agents=(ARMY,), sources=(ARMY_SAYS,))
    assert held([HELD_BEFORE, left]) == ("unknown", None)
    then = entry("hold", HAMA, december(6), agents=(HTS,), sources=(SOHR,))
    value = of([HELD_BEFORE, left, then]).value
    assert (value.holder and value.holder.name) == "Hayat Tahrir al-Sham"
    assert (value.earliest, value.latest) == (december(4), december(6))


def test_who_is_inside_has_what_the_holder_leaves() -> None:
    """A side told to be in part of a place has it when the holder says that it left, whichever is told first."""
    inside = spoken(took(4), "HTS took parts of Hama on Wednesday")
    left = entry("withdraw", HAMA, december(5), agents=(ARMY,), sources=(ARMY_SAYS,))
    assert held([HELD_BEFORE, inside]) == ("contested", "Syrian army")
    assert held([HELD_BEFORE, inside, left]) == ("held", "Hayat Tahrir al-Sham")


def test_who_says_that_he_left_admits_it_first_of_all() -> None:
    """A withdrawal that the side tells of itself is an admission, also where nothing was told of the place before."""
    left = entry("withdraw", HAMA, december(5), agents=(ARMY,), sources=(ARMY_SAYS,))
    value = of([left, took(5, sources=(HTS_SAYS,))]).value
    assert "admits" in value.ledger[-1].why


def test_who_is_told_to_leave_and_holds_stays() -> None:
    """A side that some say is leaving, and that a later claim finds there, has the place."""
    leaving = entry("withdraw", HAMA, december(4), agents=(ARMY,), sources=(SOHR,))
    still = entry("hold", HAMA, december(6), agents=(ARMY,), sources=(ARMY_SAYS,))
    finding = of([HELD_BEFORE, leaving, still])
    assert (finding.value.state, finding.value.holder and finding.value.holder.name) == ("held", "Syrian army")


def test_a_denial_of_ones_own_loss_speaks_for_the_holder() -> None:
    """What a side denies of itself, whoever the claim takes for the doer, is that it lost the place."""
    boast = took(5, sources=(HTS_SAYS,))
    misread = entry("capture", HAMA, december(5), agents=(ARMY,), sources=(ARMY_SAYS,), modality="denied")
    assert held([HELD_BEFORE, misread]) == ("held", "Syrian army")
    assert held([HELD_BEFORE, boast, misread]) == ("claimed by both", None)


def test_places_of_one_breath_change_hands_together() -> None:
    """A claim whose targets are places tells of each of them."""
    both = entry("capture", HAMA, december(5), agents=(HTS,), sources=(SOHR,))
    claim = structs.replace(both.claim, targets=(structs.replace(mention(MHARDA.name, "place", MHARDA)),))
    both = structs.replace(both, claim=claim)
    assert held([both]) == held([both], MHARDA) == ("held", "Hayat Tahrir al-Sham")


def test_street_fights_break_a_siege_open() -> None:
    """A surrounded place that is fought for inside is contested, and surrounded again when the fight is old."""
    ring = entry("encircle", HAMA, december(4), agents=(HTS,), sources=(SOHR,))
    fight = entry("clash", HAMA, december(6), agents=(HTS, ARMY))
    assert held([HELD_BEFORE, ring, fight], as_of=december(6)) == ("contested", "Syrian army")
    assert held([HELD_BEFORE, ring, fight], as_of=december(20)) == ("encircled", "Syrian army")


def test_an_outlet_of_a_side_speaks_for_it() -> None:
    """What a side's own news agency says in its own voice is that side's word."""
    agency = entry("hold", HAMA, december(5), agents=(ARMY,), outlet="SANA")
    assert held([took(5, sources=(HTS_SAYS,)), agency]) == ("claimed by both", None)
    assert held([took(5), agency]) == ("held", "Hayat Tahrir al-Sham")


def test_gunmen_may_be_anybody() -> None:
    """A party that is only described takes the name of one told later, and contests nobody on the same days."""
    gunmen = entry("capture", HAMA, december(5), agents=("gunmen",), sources=(SOHR,))
    assert held([HELD_BEFORE, gunmen]) == ("held", "gunmen")
    assert held([HELD_BEFORE, gunmen, took(5)]) == ("held", "Hayat Tahrir al-Sham")


def test_a_loss_told_alone_gives_the_place_to_the_one_other_side() -> None:
    """A place that is lost to nobody named passes to the only other side that the record knows there."""
    lost = entry("capture", HAMA, december(5), targets=(ARMY,), sources=(ARMY_SAYS,), mode="lost")
    assert held([HELD_BEFORE, lost]) == ("unknown", None)
    fight = entry("capture", HAMA, december(4), agents=(HTS,), sources=(HTS_SAYS,), mode="entered")
    clash = entry("hold", HAMA, december(9), agents=(HTS,), sources=(HTS_SAYS,))
    assert held([HELD_BEFORE, lost, fight, clash]) == ("held", "Hayat Tahrir al-Sham")


def test_vague_days_follow_the_order_of_the_text() -> None:
    """A place taken on a day and retaken "in 2022", as one report says in that order, was retaken after that day."""
    first = entry("capture", GOMA, date(2022, 9, 2), agents=(M23,), report="one", quote="a")
    back = entry("capture", GOMA, when(date(2022, 1, 1), date(2022, 12, 31)), agents=(ARMY,), report="one", quote="b")
    moved = Span("one", 5, 6)
    back = with_quotes(back, moved)
    value = of([back, first], GOMA).value
    assert value.holder
    assert value.holder.name == "Syrian army"
    assert (value.earliest, value.latest) == (date(2022, 9, 2), date(2022, 12, 31))


def with_quotes(one: Entry, *spans: Span, quotes: tuple[str, ...] = ("",), place: Mention | None = None) -> Entry:
    """The entry with its quotes, and its place, at other offsets."""
    claim = structs.replace(one.claim, quotes=spans, place=place or one.claim.place)
    return structs.replace(one, claim=claim, quotes=quotes)


def spoken(one: Entry, text: str) -> Entry:
    """The entry with a sentence as its quote, in which its place is named."""
    assert one.claim.place
    at = text.index(one.claim.place.text)
    report = one.claim.report
    place = structs.replace(one.claim.place, span=Span(report, at, at + len(one.claim.place.text)))
    return with_quotes(one, Span(report, 0, len(text)), quotes=(text,), place=place)


def test_suburbs_are_not_the_city() -> None:
    """A capture of what lies beside a city says nothing of it; of its suburbs or a part, that it is fought for."""
    beside = spoken(took(5), "HTS took a hill near the city of Hama on Thursday")
    assert held([HELD_BEFORE, beside]) == ("held", "Syrian army")
    suburbs = spoken(took(5), "HTS took the northern suburbs of Hama on Thursday")
    assert held([HELD_BEFORE, suburbs]) == ("contested", "Syrian army")
    after = spoken(took(5), "Fights went on near Hama, which HTS took on Thursday")
    agent = structs.replace(after.claim.agents[0], span=Span(after.claim.report, 30, 33))
    after = structs.replace(after, claim=structs.replace(after.claim, agents=(agent,)))
    assert held([HELD_BEFORE, after]) == ("held", "Hayat Tahrir al-Sham")
    part = spoken(took(5), "HTS took three districts of the city of Hama")
    assert held([HELD_BEFORE, part]) == ("contested", "Syrian army")
    fight = spoken(entry("clash", HAMA, december(5)), "Clashes went on near Hama")
    assert held([HELD_BEFORE, fight]) == ("held", "Syrian army")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The gazetteer that ships."""
    return open_gazetteer()


def test_a_province_is_not_its_capital(gazetteer: Gazetteer) -> None:
    """A claim of a province gives no town a holder; its state is derived from its towns and said to be."""
    hama = next(place for place in gazetteer.named("Hama") if place.kind == "city")
    salamiyah = next(place for place in gazetteer.named("Salamiyah") if place.country == "SY")
    region = next(place for place in gazetteer.within(hama) if place.kind == "region")
    whole = entry("hold", region, december(6), agents=(HTS,), sources=(SOHR,))
    city = entry("capture", hama, december(5), agents=(HTS,), sources=(SOHR,))
    town = entry("hold", salamiyah, december(4), agents=(ARMY,), sources=(SOHR,))
    found = {one.subject: one for one in control([whole, city, town], gazetteer=gazetteer)}
    assert found[salamiyah.id].value.holder
    assert found[salamiyah.id].value.holder.name == "Syrian army"
    assert found[region.id].value.derived
    assert found[region.id].value.state == "contested"
    assert any("Derived from 2 places" in note for note in found[region.id].notes)
    alone = {one.subject: one for one in control([city], gazetteer=gazetteer)}[region.id]
    assert (alone.value.state, alone.value.derived) == ("held", True)
    told = {one.subject: one for one in control([whole], gazetteer=gazetteer)}
    assert set(told) == {region.id}
    assert not told[region.id].value.derived


KINDS = ("capture", "withdraw", "hold", "encircle", "clash", "offensive", "airstrike", "toll")
VOICES = ((), (SOHR,), (ARMY_SAYS,), (HTS_SAYS,), (source("Monitor B"),))


@st.composite
def any_entry(draw: st.DrawFn) -> Entry:
    """Any claim of an armed side about one of three places."""
    day = draw(st.integers(1, 12))
    return entry(
        draw(st.sampled_from(KINDS)),
        draw(st.sampled_from((HAMA, HOMS, MHARDA, HAMA_PROVINCE))),
        when(december(day), december(day + draw(st.integers(0, 3)))),
        agents=draw(st.lists(st.sampled_from((ARMY, HTS, SNA, "gunmen")), max_size=2)),
        targets=draw(st.lists(st.sampled_from((ARMY, HTS)), max_size=1)),
        sources=draw(st.sampled_from(VOICES)),
        outlet=draw(st.sampled_from(("Wire A", "Wire B", "SANA"))),
        known=datetime(2024, 12, draw(st.integers(1, 20)), 12, tzinfo=UTC),
        modality=draw(st.sampled_from(("asserted", "asserted", "asserted", "denied", "intended", "possible"))),
        mode=draw(st.sampled_from((None, None, "entered", "lost"))),
    )


RECORDS = st.lists(any_entry(), max_size=12)


@given(RECORDS, st.integers(1, 20))
def test_nothing_cites_a_claim_known_later(entries: list[Entry], day: int) -> None:
    """No finding, and no change in its ledger, cites a claim known after the moment asked about."""
    moment = datetime(2024, 12, day, 12, tzinfo=UTC)
    known = {one.claim.id for one in entries if one.known <= moment}
    for finding in control(entries, known_by=moment):
        changes = finding.value.ledger
        cited = [*finding.support, *finding.dissent, *(id_ for c in changes for id_ in (*c.support, *c.dissent))]
        assert set(cited) <= known


@given(RECORDS, st.randoms())
def test_the_order_of_reports_does_not_matter(entries: list[Entry], random: object) -> None:
    """The same claims give the same findings in whatever order they came."""
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert control(shuffled) == control(entries)


@given(RECORDS)
def test_an_unrelated_claim_changes_no_finding(entries: list[Entry]) -> None:
    """A claim about another place, or of another kind, changes nothing."""
    before = control(entries)
    other = entry("capture", GOMA, december(5), agents=(M23,))
    after = control([*entries, other, entry("toll", HAMA, december(5))])
    assert tuple(one for one in after if one.subject != GOMA.id) == before


@given(RECORDS)
def test_unsure_claims_change_no_state(entries: list[Entry]) -> None:
    """Without the claims that are planned, possible or conditional, every state and holder is the same."""
    sure = [one for one in entries if one.claim.modality in ("asserted", "denied")]
    states = {one.subject: (one.value.state, one.value.holder) for one in control(sure)}
    for finding in control(entries, as_of=december(20)):
        alone = {one.subject: one for one in control(sure, as_of=december(20))}.get(finding.subject)
        if alone is None:
            assert finding.value.state == "unknown"
        else:
            assert (finding.value.state, finding.value.holder) == (alone.value.state, alone.value.holder)
    assert states is not None


@given(RECORDS, st.integers(1, 12))
def test_a_denial_gives_no_side_the_place(entries: list[Entry], day: int) -> None:
    """A denied claim makes no holder: who holds a place holds it by a claim that is asserted."""
    asserted = {one.claim.id for one in entries if one.claim.modality == "asserted"}
    for finding in control(entries, as_of=december(day)):
        for change in finding.value.ledger:
            assert set(change.support) <= asserted


@given(RECORDS)
def test_the_ledger_runs_forward(entries: list[Entry]) -> None:
    """The last days of the changes follow one another, and no change ends before it begins."""
    for finding in control(entries):
        days = [change.latest for change in finding.value.ledger if change.latest]
        assert days == sorted(days)
        assert all(c.earliest <= c.latest for c in finding.value.ledger if c.earliest and c.latest)


def test_a_hold_that_had_lasted_ends_before_the_gain_of_its_own_report() -> None:
    """Soldiers who had held the city since March, told on the day when others have it, do not hold it then."""
    quote = "Its soldiers had held it since March"
    since = When(date(2024, 3, 1), december(5), "relative", Span("one", len(quote) - 11, len(quote)))
    told = entry("hold", HAMA, since, agents=(ARMY,), report="one", quote=quote, known=EVENING)
    others = entry("hold", HAMA, december(5), agents=(HTS,), report="one", known=EVENING)
    (army,) = (one for one in of([told, others]).value.ledger if one.holder and one.holder.name == ARMY.name)
    assert army.latest == december(4)
    assert held([told, others]) == ("held", HTS.name)
