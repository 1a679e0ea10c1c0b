"""Sources side by side, against the findings that they are made of."""

from datetime import date

from tidings.opened.open import OpenRecord
from tidings.out.web.figures.comparing import compared, tellers
from tidings.views.happenings import Period


def test_counts_are_those_of_the_finding(record: OpenRecord) -> None:
    """A source's claims, firsts, borne out and contradicted claims are those of record.sources."""
    finding = record.sources()
    found = compared(finding, record.toll(), record.tellers(limit=1_000).rows)
    of = {(one.role, one.name): one for one in (*finding.value.voices, *finding.value.outlets)}
    for one in (*found.voices, *found.outlets):
        whole = of[one.role, one.name]
        assert (one.claims, one.shared, one.first) == (whole.claims, whole.events, len(whole.first))
        assert one.borne_out == len({pair.claim for pair in whole.borne_out})
        assert one.contradicted == len({pair.claim for pair in whole.contradicted})


def test_each_source_leads_to_its_page(record: OpenRecord) -> None:
    """The id of a source is that by which the record knows it."""
    found = compared(record.sources(), record.toll(), record.tellers(limit=1_000).rows)
    assert all(record.teller(one.id).name.casefold() == one.name.casefold() for one in found.outlets if one.id)
    assert [one.name for one in found.voices if one.id]


def test_every_figure_has_its_source(record: OpenRecord) -> None:
    """What several sources give of one count stands side by side: all figures of events and all running counts."""
    finding = record.toll()
    told = tellers(finding, Period(None, None))
    events = sum(len(one.events) for many in told.values() for one in many)
    running = sum(len(one.running) for many in told.values() for one in many)
    dated = [one for one in finding.value.events if one.first or one.last]
    assert events == sum(len(each.said) for one in dated for each in one.estimates)
    assert running == sum(len(one.points) for one in finding.value.running)


def test_the_measure_asked_for_is_compared(record: OpenRecord) -> None:
    """Without a measure it is the one that most sources count; one that is asked for is taken instead."""
    sources, toll, known = record.sources(), record.toll(), record.tellers(limit=1_000).rows
    assert compared(sources, toll, known).measure == "killed"
    assert compared(sources, toll, known, "injured").measure == "injured"
    assert not compared(sources, toll, known, "missing").tellers


def test_figures_lie_within_the_days(record: OpenRecord) -> None:
    """An event that may have begun before the first day asked about is drawn at that day, not before it."""
    period = {"since": date(2024, 11, 28), "until": date(2024, 12, 8)}
    found = compared(record.sources(**period), record.toll(**period), ())
    assert found.axis
    assert (found.axis.first, found.axis.last) == (period["since"], period["until"])
    assert all(found.axis.holds(each.day) for one in found.tellers for each in (*one.events, *one.running))
