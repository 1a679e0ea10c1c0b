"""Claims made of whole reports, through the real reader: what holds of every claim, and what one report must give."""

from datetime import date

import pytest
from tests.conftest import Read

from tidings.pipeline import Reading
from tidings.record import Claim, Mention, Place, Span, When

#: Reports of our own, of several conflicts and shapes; what must hold of every claim is asked of each.
REPORTS = [
    (
        "Rebels capture Saraqib from army",
        "Rebels captured the town of Saraqib in northern Syria on Thursday. The army withdrew to the south.",
    ),
    (
        "",
        "Two days after government forces in the eastern part of the country, which had been under the control of "
        "rebels since the spring of the year before last, opened a long road that leads from the coast to the capital "
        "and to the old market, militants attacked a convoy near Palmyra and killed nine soldiers who guarded it.",
    ),
    (
        "Car bomb in Mogadishu kills 15",
        "A car bomb killed at least 15 people in Mogadishu on Saturday. It wounded 40 others, police said. "
        "Al-Shabaab said that it had carried out the attack. The president condemned it and vowed to respond.",
    ),
    (
        "Truce talks",
        "Envoys of both sides met in Geneva on Monday. The army denied that it had shelled Kharkiv. If the truce "
        "collapses, Poland will send troops, its prime minister warned. More than 20,000 people have fled since May.",
    ),
    ("FIVE KILLED", "FIVE PEOPLE WERE KILLED IN KHARTOUM. RSF SHELLED THE MARKET, WITNESSES SAID."),
    ("", "Shelling killed three. Shelling wounded six. “They shelled us,” she said. Clashes? None. Then he fled."),
]
IDS = [title or body[:30] for title, body in REPORTS]


def claims_of(read: Read, body: str, kind: str, title: str = "") -> list[Claim]:
    """The claims of one kind in a report of 6 December 2024."""
    return [claim for claim in read(body, title).claims if claim.kind == kind]


def names(mentions: tuple[Mention, ...]) -> set[str]:
    """The names of parties, in small letters."""
    return {mention.name.lower() for mention in mentions}


def counts(claim: Claim) -> set[tuple[str, int]]:
    """The measure and the count of every figure."""
    return {(figure.measure, figure.count) for figure in claim.figures}


def evidence(claim: Claim) -> list[Span]:
    """The words behind every field of a claim."""
    mentions = [*claim.agents, *claim.targets, *(source.mention for source in claim.sources)]
    mentions += [claim.place] if claim.place else []
    spans = [mention.span for mention in mentions] + [figure.span for figure in claim.figures]
    return spans + ([claim.time.span] if claim.time and claim.time.span else [])


@pytest.fixture(params=REPORTS, ids=IDS)
def reading(request: pytest.FixtureRequest, read: Read) -> Reading:
    """Each of the reports, read."""
    title, body = request.param
    return read(body, title)


def test_every_report_tells_something(reading: Reading) -> None:
    """Each of the reports here makes a claim, each claim of an act that was found."""
    assert reading.claims
    heads = {act.head for act in reading.acts}
    for claim in reading.claims:
        assert any(quote.start <= head < quote.end for quote in claim.quotes for head in heads)


def test_a_quote_is_of_the_report(reading: Reading) -> None:
    """A claim has one to three quotes, each of the title or of the body, none over a line's end."""
    for claim in reading.claims:
        assert 1 <= len(claim.quotes) <= 3
        for span in claim.quotes:
            assert reading.report.quote(span).strip()
            assert "\n" not in reading.report.quote(span)


def test_no_quote_of_a_claim_lies_in_another(reading: Reading) -> None:
    """The quotes of a claim are different words."""
    for claim in reading.claims:
        quotes = claim.quotes
        assert not any(a.overlaps(b) for n, a in enumerate(quotes) for b in quotes[n + 1 :])


def test_every_field_points_to_its_words(reading: Reading) -> None:
    """Whatever a claim holds has words of the report behind it, and a mention's text is those words."""
    report = reading.report
    for claim in reading.claims:
        for span in evidence(claim):
            assert span.report == report.id
            assert 0 <= span.start < span.end <= len(report.text)
        for mention in (*claim.agents, *claim.targets):
            assert report.quote(mention.span) == mention.text
        assert claim.time is None or claim.time.span or claim.time.basis == "published"


def test_no_party_is_on_both_sides_under_one_name(reading: Reading) -> None:
    """A claim names no party twice, neither on one side nor on both."""
    for claim in reading.claims:
        named = [mention.name.lower() for mention in (*claim.agents, *claim.targets)]
        assert len(named) == len(set(named))


def test_reading_twice_changes_nothing(reading: Reading, read: Read) -> None:
    """The same report gives the same claims, with the same ids, and no id twice."""
    report = reading.report
    again = read(report.text.removeprefix(report.title).lstrip("\n"), report.title)
    assert [claim.id for claim in again.claims] == [claim.id for claim in reading.claims]
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)


def test_headline_and_body_are_one_claim(read: Read) -> None:
    """What the headline and the body tell alike is one claim with two quotes, the body's first."""
    title, body = REPORTS[0]
    (claim,) = claims_of(read, body, "capture", title)
    first, second = claim.quotes
    assert first.start > len(title) > second.start


def test_two_parties_that_differ_stay_two(read: Read) -> None:
    """Two figures for one strike from two sources are two claims, each with its own figure."""
    text = (
        "The Syrian Observatory for Human Rights said 12 civilians were killed in an air strike on Idlib on Tuesday. "
        "The Syrian Civil Defence said 19 civilians were killed in the air strike."
    )
    left, right = claims_of(read, text, "airstrike")
    assert counts(left) == {("killed", 12)}
    assert counts(right) == {("killed", 19)}


def test_two_strikes_stay_two(read: Read) -> None:
    """Two towns hit on two days are two claims."""
    text = "Shelling killed two people in Kharkiv on Monday. On Wednesday shelling killed five people in Kherson."
    claims = claims_of(read, text, "shelling")
    assert {claim.place.name for claim in claims if claim.place} == {"Kharkiv", "Kherson"}


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("The Russian defence ministry denied that its jets bombed a hospital in Idlib.", "airstrike", "denied"),
        ("The army plans to storm the town of Douma on Friday.", "offensive", "intended"),
        ("Turkey will send troops to Idlib if the truce collapses, the president said.", "deploy", "conditional"),
        ("Rebels captured the town of Saraqib on Thursday.", "capture", "asserted"),
    ],
)
def test_a_claim_keeps_how_it_is_told(text: str, kind: str, modality: str, read: Read) -> None:
    """What is denied, planned or conditional is a claim that says so, never one that it happened."""
    claims = claims_of(read, text, kind)
    assert [claim.modality for claim in claims] == [modality]


def test_a_claim_has_its_place_and_time(read: Read) -> None:
    """Place and day come from the words beside the act, the day counted from the day of the report."""
    (claim,) = claims_of(read, "Rebels captured the town of Saraqib on Thursday.", "capture")
    assert claim.place
    assert isinstance(claim.place.value, Place)
    assert claim.place.value.country == "SY"
    assert isinstance(claim.time, When)
    assert (claim.time.earliest, claim.time.latest) == (date(2024, 12, 5), date(2024, 12, 5))


def test_a_fresh_event_without_a_day_is_of_the_day_of_the_report(read: Read) -> None:
    """News that gives no day is of the day of the report and the one before, and the claim shows that as assumed."""
    (claim,) = claims_of(read, "Rebels captured the town of Saraqib.", "capture")
    assert claim.time
    assert (claim.time.earliest, claim.time.latest, claim.time.basis) == (
        date(2024, 12, 5),
        date(2024, 12, 6),
        "published",
    )


def test_who_did_what_to_whom(read: Read) -> None:
    """The subject of the act is its agent, the object its target, in the active and in the passive."""
    for text in (
        "Boko Haram kidnapped two engineers near Maiduguri on Monday.",
        "Two engineers were kidnapped by Boko Haram near Maiduguri on Monday.",
    ):
        (claim,) = claims_of(read, text, "abduct")
        assert "boko haram" in names(claim.agents)
        assert "boko haram" not in names(claim.targets)


def test_a_figure_belongs_to_its_act(read: Read) -> None:
    """A count goes to the act whose result it is, not to another of the sentence."""
    (claim,) = claims_of(read, "A car bomb killed at least 15 people in Mogadishu on Saturday.", "bombing")
    assert claim.mode == "car bomb"
    assert [(f.measure, f.who, f.count, f.bound) for f in claim.figures] == [("killed", "all", 15, "at_least")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Customs officers seized four rifles and a crate of ammunition in Mombasa on Monday.", "disrupt"),
        ("The navy set up a new base near Port Sudan on Sunday.", "establish"),
        ("Three rebel groups merged in Aleppo on Sunday.", "regroup"),
    ],
)
def test_kinds_that_no_label_teaches_are_told_by_words(text: str, kind: str, read: Read) -> None:
    """A kind that no labelled report holds is claimed where its words name it."""
    assert len(claims_of(read, text, kind)) == 1


@pytest.mark.parametrize(
    "text",
    ["", "The rebel-held town was quiet.", "Mild weather is expected on the coast.", "The minister likes tea."],
)
def test_what_tells_no_act_makes_no_claim(text: str, read: Read) -> None:
    """Description and small talk are no claims."""
    assert read(text).claims == ()


def test_a_monitor_is_no_side_of_what_it_counts(read: Read) -> None:
    """A monitor that "recorded" strikes does not speak of itself; an army that "bombed" does."""
    (told,) = read("The Syrian Observatory for Human Rights said it had recorded the shelling of Homs.").claims
    assert [one.own for one in told.sources] == [False]
    (told,) = read("The Syrian army said it had shelled Homs on Monday.").claims
    assert [one.own for one in told.sources] == [True]


def test_another_strike_is_not_the_one_before(read: Read) -> None:
    """What is told as one more has its own place and its own dead."""
    body = "An air strike killed 12 people in Idlib, a monitor said. In another strike five people died in Ariha."
    told = claims_of(read, body, "airstrike")
    assert [counts(one) for one in told] == [{("killed", 12)}, {("killed", 5)}]
    assert [one.place.name for one in told if one.place is not None] == ["Idlib", "Ariha"]


def test_the_strike_told_again_is_one(read: Read) -> None:
    """ "The strike" after "a strike", with no day of its own, is the same one, days after it too."""
    body = "A strike killed at least 12 people in Idlib on Monday, a monitor said. The strike was widely condemned."
    assert [counts(one) for one in claims_of(read, body, "airstrike")] == [{("killed", 12)}]
