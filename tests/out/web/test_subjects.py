"""Pages of places, parties, sources and days, on the samples and in a real browser."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import httpx
import msgspec
import pytest
from tests.out.web.conftest import CLIENT, Seen, Served

import tidings
from tidings.opened.open import OpenRecord
from tidings.out.web.subjects import party, place, source
from tidings.out.web.subjects.party import PartyPage
from tidings.out.web.subjects.place import PlacePage
from tidings.out.web.subjects.source import SourcePage

Look = Callable[..., Seen]
Picture = Callable[..., Path]
HAMA, KHARKIV, SYRIA, GOMA = "170017", "UA.07", "SY", "216281"


@pytest.fixture(scope="module")
def record(sample_record: str) -> OpenRecord:
    """The record of all samples."""
    return tidings.open_record(sample_record)


def asked(served: Served, path: str) -> httpx.Response:
    """The answer to a path."""
    return CLIENT.get(served.address + path)


# --- Places


def test_a_place_tells_its_holders_through_time(look: Look, picture: Picture, record: OpenRecord) -> None:
    """Each change of the ledger is told with its day and why, the claims for it and those against it by their words."""
    page = look(f"/places/{HAMA}").page
    (finding,) = record.control(HAMA, as_of=record.span().last)
    changes = page.query_selector_all(".ledger > li")
    assert len(changes) == len(finding.value.ledger)
    last = finding.value.ledger[-1]
    told = changes[0].inner_text()
    assert "5 Dec 2024" in told
    assert last.why in told
    links = changes[0].eval_on_selector_all("a.to-words", "all => all.map((one) => one.getAttribute('href'))")
    assert {one.partition("#claim-")[2] for one in links} == {*last.support, *last.dissent}
    assert changes[0].query_selector(".ledger-against a.to-words")
    picture(page, "place-hama", full_page=True)


def test_the_words_of_a_change_are_in_the_report(look: Look) -> None:
    """A quote on the page of a place leads to the same words, marked in the report."""
    page = look(f"/places/{HAMA}").page
    link = page.query_selector(".ledger a.to-words")
    assert link
    words, claim = link.inner_text(), (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    page.wait_for_url("**/reports/**")
    assert page.query_selector(f"[id='{claim}']")
    assert words.split()[0] in page.inner_text("main")


def test_a_day_and_a_moment_are_looked_back_to(look: Look) -> None:
    """The holder is that of the last day asked about, as known by the moment asked about."""
    before = look(f"/places/{HAMA}?to=2024-12-04").page.inner_text(".head")
    assert "Surrounded by Hayat Tahrir al-Sham; Syrian army in it" in before
    after = look(f"/places/{HAMA}?to=2024-12-06").page.inner_text(".head")
    assert "Held by Insurgents" in after
    unknown = look(f"/places/{HAMA}?to=2024-12-06&known=2024-12-04T12:00").page
    assert "Held by Insurgents" not in unknown.inner_text(".head")
    assert "as known by 4 Dec 2024, 12:00 UTC" in unknown.inner_text(".head")


def test_a_band_is_drawn_and_told(look: Look) -> None:
    """The band has a stretch for each state, and tells itself to those who do not see it; no state by colour alone."""
    page = look(f"/places/{HAMA}?from=2024-11-29&to=2024-12-08").page
    assert page.eval_on_selector_all(".holder-band .stretch", "all => all.map((one) => one.getAttribute('class'))") == [
        "stretch unknown", "stretch held", "stretch contested", "stretch encircled", "stretch held",
    ]  # fmt: skip
    label = page.get_attribute(".holder-band", "aria-label") or ""
    assert "fought for: held by Syrian army, against Insurgents from 3 Dec 2024" in " ".join(label.split())
    widths = page.eval_on_selector_all(
        ".holder-band .stretch", "all => all.map((one) => one.getBoundingClientRect().width)"
    )
    assert all(width > 4 for width in widths)
    assert not page.query_selector("main [style]")


def test_a_province_is_put_together_from_its_towns(look: Look, picture: Picture) -> None:
    """The page of a province says from which towns its state is derived, draws each, and names what is not told."""
    page = look(f"/places/{KHARKIV}").page
    text = page.inner_text("main")
    assert "put together from its towns" in text
    assert "Derived from" in text
    names = page.eval_on_selector_all(".band-name", "all => all.map((one) => one.innerText)")
    assert {"Balakliia", "Kupiansk", "Izium", "Kharkiv"} <= set(names)
    picture(page, "place-kharkiv", full_page=True)


def test_a_country_counts_its_places_by_holder(look: Look, picture: Picture) -> None:
    """The head of a country's page sums its towns by camp, and its provinces stand apart in the list."""
    seen = look(f"/places/{SYRIA}?from=2024-11-27&to=2024-12-08")
    assert "held by Syrian opposition" in seen.page.inner_text(".head")
    assert "Provinces, put together from their towns" in seen.page.inner_text("main")
    picture(seen.page, "place-syria", full_page=True)
    look(f"/places/{GOMA}", color_scheme="dark", viewport={"width": 360, "height": 800})


def test_figures_of_a_place_are_those_of_the_record(served: Served, record: OpenRecord) -> None:
    """The sums on the page are the totals of the toll there."""
    found = msgspec.json.decode(asked(served, f"/places/{GOMA}.json").content, type=PlacePage)
    assert found.toll
    assert found.toll.value.totals == record.toll(place=GOMA).value.totals
    assert found.events.total == record.listed(place=GOMA).total


def test_places_are_found_by_name_and_country(served: Served, look: Look) -> None:
    """The list narrows by a part of a name and by a country; where nothing fits, that is said, with a way out."""
    named = asked(served, "/places.json?q=hom").json()
    assert [one["name"] for one in named["rows"]] == ["Homs"]
    syrian = asked(served, "/places.json?place=SY&limit=500").json()
    assert {one["country"] for one in syrian["rows"]} == {"SY"}
    page = look("/places?q=zzz").page
    assert "zzz" in page.inner_text(".none")
    page.click(".none a")
    assert page.query_selector("table.list")


def test_a_place_is_asked_for_by_name_too(served: Served) -> None:
    """/places/Hama is the city; what no gazetteer knows is no page."""
    assert asked(served, "/places/Hama.json").json()["id"] == HAMA
    for path in ("/places/Nowhere%20at%20all", "/places/%3Fnowhere", "/places/Nowhere.json"):
        assert asked(served, path).status_code == 404, path


# --- Parties


def test_a_party_is_told_by_what_is_said_of_it(look: Look, picture: Picture, served: Served) -> None:
    """Its page tells what it is said to have done, each by whom, and the places that its camp holds."""
    page = look("/actors/hts").page
    found = msgspec.json.decode(asked(served, "/actors/hts.json").content, type=PartyPage)
    assert found.does.total > 5
    assert page.inner_text("#h-does .total") == str(found.does.total)
    assert all(one.claim.claim for one in found.does.rows)
    assert page.query_selector_all(".told-acts a.to-words")
    assert "Hama" in page.inner_text("section:has(#h-holds)")
    picture(page, "actor-hts", full_page=True)
    before = look("/actors/hts?to=2024-12-01").page.inner_text("section:has(#h-holds)")
    assert "Hama" not in before.replace("Hama Air Base", "")


def test_a_site_is_named_with_its_town(look: Look) -> None:
    """What reports call "the airport" is told with the town that it is of, where the town is not told beside it."""
    page = look("/actors/m23").page
    page.click("section:has(#h-holds) >> text=Goma airport")
    assert page.inner_text("h1") == "Goma airport"


def test_parties_of_one_army(served: Served) -> None:
    """A party tells what it is a part of, and what belongs to it."""
    found = msgspec.json.decode(asked(served, "/actors/ru.military.json").content, type=PartyPage)
    assert found.camp == "Russia"
    assert found.part_of
    assert found.part_of.id == "ru.government"
    assert "ru.air_force" in {one.id for one in found.parts}


def test_denials_are_told_as_such(look: Look) -> None:
    """What is denied stands with a sign and the word for it, wherever it is listed."""
    page = look("/actors/ru.military").page
    assert "denies it" in page.inner_text("main")


# --- Sources


def test_a_source_stands_beside_others(look: Look, picture: Picture, served: Served, record: OpenRecord) -> None:
    """What bears its claims out stands beside them with the words of both; counts are told, and no mark is made."""
    found = msgspec.json.decode(asked(served, "/sources/sy.military.json").content, type=SourcePage)
    (own,) = (one for one in record.sources().value.voices if one.name == found.source.name)
    assert found.record
    assert (found.record.claims, len(found.record.borne_out)) == (own.claims, len(own.borne_out))
    page = look("/sources/sy.military").page
    pairs = page.query_selector_all("section:has(#h-borne-out) .pair")
    assert len(pairs) == min(len(own.borne_out), 12)
    assert all(len(one.query_selector_all("a.to-words")) == 2 for one in pairs)
    assert "no mark for credibility" in page.inner_text("main")
    picture(page, "source-army", full_page=True)


def test_an_outlet_has_its_reports(look: Look, picture: Picture, record: OpenRecord) -> None:
    """The page of an outlet lists its reports and its latest claims, paged."""
    page = look("/sources/Sample%20Wire").page
    assert page.inner_text("#h-reports .total") == str(record.reports(outlet="Sample Wire").total)
    first = page.inner_text("section:has(#h-latest)")
    page.click('nav[aria-label="Pages of claims"] a[rel=next]')
    assert "offset=15" in page.url
    assert page.inner_text("section:has(#h-latest) .quoted-cards") not in first
    page.click("section:has(#h-reports) a.button")
    assert page.url.partition("?")[0].endswith("/reports")
    assert "38" in page.inner_text("main")
    picture(page, "source-wire", full_page=True)


def test_sources_are_paged_by_role(look: Look) -> None:
    """Outlets and voices stand apart; the next page of one goes on with it alone."""
    page = look("/sources").page
    assert page.query_selector("#h-voice")
    page.click("section:has(#h-voice) a[rel=next]")
    assert page.query_selector("#h-voice")
    assert not page.query_selector("#h-outlet")
    assert page.inner_text(".pager").startswith("← before") or "51–" in page.inner_text(".pager")


# --- All of them


@pytest.mark.parametrize("path", ["/places", "/places/170017", "/actors", "/sources", "/briefs", "/briefs/2024-12-05"])
def test_tables_are_files_too(served: Served, path: str) -> None:
    """Lists are given as CSV, each row as long as its header."""
    answer = asked(served, f"{path}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(StringIO(answer.text)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize(
    "path", ["/places", "/actors", "/sources", "/briefs", "/api", "/briefs/2024-12-05", "/places.json"]
)
def test_an_empty_record_says_so(
    serve: Callable[[str], Served], path: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Where nothing is in the record, each list says so."""
    record = str(tmp_path_factory.mktemp("empty") / "empty.db")
    tidings.open_record(record).close()
    answer = CLIENT.get(serve(record).address + path)
    assert answer.status_code == 200
    assert path in ("/api", "/places.json") or 'class="none"' in answer.text


def test_filters_of_others_are_told_and_dropped(look: Look, served: Served) -> None:
    """A filter that is no part of the page itself narrows it, is told, and can be dropped."""
    page = look(f"/places/{HAMA}?kind=strike&grade=weak").page
    assert {"strike", "weak"} <= set(page.inner_text(".narrowed").replace("×", " ").split())
    number = asked(served, f"/places/{HAMA}.json?kind=strike&grade=weak").json()["events"]["total"]
    assert number < asked(served, f"/places/{HAMA}.json").json()["events"]["total"]
    page.click(".narrowed a >> nth=0")
    page.click(".narrowed a >> nth=0")
    assert not page.query_selector(".narrowed")


def test_very_many_claims_are_asked_for(
    serve: Callable[[str], Served], sample_record: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where more claims are there than a page has time for, it says so, and compares or counts them when asked to."""
    monkeypatch.setattr(source, "MOST_COMPARED", 5)
    monkeypatch.setattr(place, "MOST_SUMMED", 5)
    monkeypatch.setattr(party, "MOST_READ", 5)
    own = serve(sample_record)
    many = asked(own, "/sources/sohr").text
    assert "compare=true" in many
    assert 'id="h-borne-out"' not in many
    assert 'id="h-borne-out"' in asked(own, "/sources/sohr?compare=true").text
    assert "count them" in asked(own, f"/places/{HAMA}").text
    assert "more than" in asked(own, "/actors/sy.military").text
