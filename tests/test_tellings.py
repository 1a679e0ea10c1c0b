"""Which claims stand on their own."""

from datetime import date

from tests.entries import HAMA, entry

from tidings.link.grade import grade
from tidings.tellings import independent
from tidings.views.standing import standing

DAY = date(2024, 12, 5)
RESIDENTS, VOICE, OTHER = "source:residents in outlet:sample wire", "outlet:sample wire", "outlet:sample post"


def told(*origins: str) -> list[frozenset[str] | int | str]:
    """What is independent of claims of these origins, how many a view counts, and the grade."""
    entries = [entry("capture", HAMA, DAY, origin=one) for one in origins]
    return [independent(entries), standing(entries).origins, grade(entries)]


def test_a_text_that_leaves_out_its_own_source_is_no_second_origin() -> None:
    """What residents told a wire is one origin, though the headline and a copy say it in the wire's own voice."""
    assert told(RESIDENTS, VOICE) == [{RESIDENTS}, 1, "weak"]
    assert told(RESIDENTS, OTHER) == [{RESIDENTS, OTHER}, 2, "fair"]
    assert told("source:people in the camp in outlet:sample wire", VOICE)[1] == 1


def test_a_source_with_a_name_stands_beside_a_text() -> None:
    """A monitor and a wire in its own voice are two, as are two reports of no outlet."""
    assert told("source:sohr", VOICE)[1:] == [2, "fair"]
    assert told("report:a", "report:b")[1:] == [2, "fair"]
