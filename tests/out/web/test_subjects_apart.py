"""What must not be taken for one on pages of places, parties and sources: wars, namesakes, sorts, unnamed sources."""

from collections.abc import Callable

import msgspec
from tests.out.web.conftest import CLIENT, Seen, Served

from tidings.opened.listing import Listed
from tidings.out.web.subjects.place import PlacePage

Look = Callable[..., Seen]
HAMA, GOMA, DARAA, DARAA_REGION = "170017", "216281", "170905", "SY.06"


def test_no_sum_stands_without_its_days(look: Look, served: Served) -> None:
    """Each stretch of time has its own sums with its days; the number of events leads to a list of as many."""
    page = look(f"/places/{GOMA}").page
    groups = [" ".join(one.split()) for one in page.locator(".counted .group").all_inner_texts()]
    assert groups == ["27 Jan – 5 Feb 2025 · 5 events", "19–20 Nov 2012 · 1 event"]
    link = page.locator(".counted tbody").last.locator("td a").first
    address = link.get_attribute("href") or ""
    listed = CLIENT.get(served.address + address.replace("/events", "/events.json")).content
    assert msgspec.json.decode(listed, type=Listed).total == int(link.inner_text())
    old = " ".join(look(f"/places/{HAMA}").page.locator(".counted tbody").last.inner_text().split())
    assert old.startswith("Feb 1982 · 1 event killed 10,000")


def test_stretches_are_of_the_days_asked_for(served: Served) -> None:
    """Where days are asked for, no event of others is counted."""
    answer = CLIENT.get(f"{served.address}/places/{GOMA}.json?from=2025-01-01")
    found = msgspec.json.decode(answer.content, type=PlacePage)
    assert [one.first.year for one in found.counted if one.first] == [2025]


def test_a_town_and_a_province_of_one_name_are_told_apart(look: Look) -> None:
    """Each has its kind beside its name in its headline, in lists and in filters, and leads to the other."""
    page = look(f"/places/{DARAA}").page
    assert " ".join(page.inner_text("h1").split()) == "Daraa (town)"
    page.click(".where bdi:text-is('Daraa (region)')")
    assert page.url.endswith(DARAA_REGION)
    assert {"Daraa (town)", "Daraa (region)"} <= set(look("/places?q=daraa").page.locator("th a").all_inner_texts())
    assert "Daraa (region)" in look(f"/actors/sy.military?place={DARAA_REGION}").page.inner_text(".narrowed")


def test_a_hold_goes_on_to_the_day_asked_about(look: Look) -> None:
    """A band is drawn on, faintly and with an arrow, to the day asked about, and says that nothing newer is told."""
    page = look(f"/places/{HAMA}?to=2024-12-20").page
    figure = page.locator(".through-time").first
    assert "Hama" in figure.locator("figcaption").inner_text()
    assert "20 Dec 2024" in figure.locator("figcaption").inner_text()
    assert figure.locator(".goes-on path").count() == 1
    label = figure.locator(".holder-band").get_attribute("aria-label") or ""
    assert "nothing newer is told up to 20 Dec 2024" in label


def test_parties_stand_by_sorts(look: Look) -> None:
    """Forces, governments, persons and organisations stand apart; what is not told of one is a dash."""
    page = look("/actors?limit=500").page
    heads = [one.split(" ")[0] for one in page.locator("tr.group").all_inner_texts()]
    assert heads == ["Armed", "States", "Persons", "Organisations"]
    cells = page.locator("td.n").all_inner_texts()
    assert "–" in cells
    assert "" not in cells


def test_places_held_are_counted_by_sorts(look: Look) -> None:
    """A party's page says of how many towns, sites and provinces its places are."""
    told = look("/actors/hts").page.inner_text("section:has(#h-holds)")
    assert "towns" in told
    assert "Provinces and districts" in told


def test_sources_without_a_name_are_no_one_source(look: Look) -> None:
    """Those told by what they are only stand in a group at the end, each marked, and so does the page of one."""
    page = look("/sources").page
    headings = [one.get_attribute("id") for one in page.query_selector_all(".halves h2")]
    assert headings == ["h-voice", "h-outlet", "h-unnamed"]
    unnamed = page.inner_text("section:has(#h-unnamed)")
    assert "security source not named; may be several people" in unnamed
    assert "not named" not in page.inner_text("section:has(#h-voice)")
    page.click("section:has(#h-unnamed) >> text=security source")
    assert "several people" in page.inner_text(".standfirst")


def test_the_list_of_sources_says_what_it_is_of(look: Look) -> None:
    """Where a moment of knowing is set, the list says that it does not look back."""
    told = look("/sources?known=2024-12-04T12:00").page.inner_text("main")
    assert "does not look back to 4 Dec 2024, 12:00 UTC" in told


def test_a_figure_that_is_cheap_is_drawn_at_once(look: Look) -> None:
    """The chart of a place comes without being scrolled to."""
    page = look(f"/places/{GOMA}").page
    page.wait_for_selector("#toll svg", state="attached")


def test_sources_of_a_brief_stand_beside_it(look: Look) -> None:
    """On a wide screen the notes have a column of their own; on a narrow one they follow."""

    def left(width: int) -> tuple[float, float]:
        page = look("/briefs/2024-12-05", viewport={"width": width, "height": 800}).page
        boxes = [page.locator(name).bounding_box() for name in (".brief-words", ".brief-notes")]
        return tuple(one["x"] for one in boxes if one)  # type: ignore[return-value]

    words, notes = left(1280)
    assert notes > words + 600
    words, notes = left(360)
    assert words == notes


def test_what_is_no_text_in_a_path_finds_nothing(served: Served) -> None:
    """A NUL in a path is not passed over: it leads to no list and no other thing."""
    for path in ("/places/%00", "/actors/%00", "/events/%00", f"/places/{HAMA}%00"):
        assert CLIENT.get(served.address + path).status_code == 404, path


def test_a_browser_finds_a_sign(served: Served) -> None:
    """What browsers ask for by themselves is there, and is drawn here."""
    answer = CLIENT.get(served.address + "/favicon.ico")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
