"""What an address asks to see: the window of days, the moment of knowing and the filters, from its query and back.

The address of a page is the whole of what it shows, so that a link shows the same picture. Every page takes the same
parts; what a page has no use for it passes on in its links.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, get_args
from unicodedata import category
from urllib.parse import quote, urlencode

from msgspec import Struct, structs

from tidings.errors import QuestionError
from tidings.opened.listing import Order
from tidings.out.question import day_of, kinds_of, moment_of, one_of
from tidings.record import Grade
from tidings.views.figures import Rule

#: Rows of a list on one page, and the most that one JSON answer holds.
ROWS, MOST_ROWS = 50, 500
#: Characters of one part of an address, more than any name or search has: what is longer is a mistake or mischief.
LONGEST = 500
#: The parts of an address by their names in it, in the order in which links have them.
NAMES = {
    "since": "from", "until": "to", "known": "known", "place": "place", "kinds": "kind", "actor": "actor",
    "source": "source", "grade": "grade", "measure": "figures", "text": "q", "rule": "rule", "order": "order",
    "limit": "limit", "offset": "offset",
}  # fmt: skip


class Address(Struct, frozen=True, kw_only=True):
    """What is asked to be seen; what is None or empty does not narrow.

    `since` and `until` are days, both included; `until` is also the day of the map. `known` is the moment (UTC) up to
    which reports are looked at, `known_written` as it stood in the address. `kinds` are kinds or families as written.
    """

    since: date | None = None
    until: date | None = None
    known: datetime | None = None
    known_written: str = ""
    place: str | None = None
    kinds: tuple[str, ...] = ()
    actor: str | None = None
    source: str | None = None
    grade: Grade | None = None
    measure: str | None = None
    text: str = ""
    rule: Rule = "latest"
    order: Order = "newest"
    limit: int = ROWS
    offset: int = 0

    def asked(self, *leave_out: str) -> dict[str, Any]:
        """The narrowing parts, as arguments for the record's questions; some may be left out by name."""
        found = {
            "place": self.place, "since": self.since, "until": self.until, "kinds": kinds_of(self.kinds),
            "known_by": self.known, "actor": self.actor, "source": self.source, "grade": self.grade,
            "measure": self.measure, "text": self.text,
        }  # fmt: skip
        return {name: value for name, value in found.items() if value and name not in leave_out}

    @property
    def narrowed(self) -> bool:
        """True where a filter other than the days and the moment of knowing is set."""
        return bool(self.asked("since", "until", "known_by"))

    def query(self, **changes: Any) -> str:
        """The query of a link to what is seen with some parts changed, with its question mark; "" for all defaults.

        A changed part is given by its own name; one that is None is dropped. Changing a filter begins the list anew.
        """
        if "known" in changes:
            changes["known_written"] = _written(changes["known"])
        given = structs.replace(self, **{"offset": 0} | {name: _default(name, one) for name, one in changes.items()})
        pairs = [(NAMES[name], text) for name in NAMES for text in _texts(given, name)]
        return "?" + urlencode(pairs, quote_via=quote) if pairs else ""

    def hidden(self, *leave_out: str) -> list[tuple[str, str]]:
        """The parts as names and values for the hidden fields of a form, but those that the form has itself."""
        return [(NAMES[name], text) for name in NAMES if name not in leave_out for text in _texts(self, name)]


DEFAULT = Address()
KNOWN = frozenset(NAMES.values())


def read_address(query: Mapping[str, str] | Iterable[tuple[str, str]]) -> Address:
    """The address of a query; raises QuestionError that names the part and says how to write it.

    Parts that are empty, as those of a form that was left alone, are as if they were not there; so are others' names.
    """
    pairs = query.items() if isinstance(query, Mapping) else query
    many: dict[str, list[str]] = {}
    for name, value in pairs:
        if name in KNOWN and value.strip():
            many.setdefault(name, []).append(_text(value.strip(), name))
    one = {name: values[-1] for name, values in many.items()}
    since, until = day_of(one.get("from", ""), "from"), day_of(one.get("to", ""), "to")
    if since and until and since > until:
        raise QuestionError(f"{since} is after {until}", where="from", remedy="give the earlier day to from")
    kinds = tuple(many.get("kind", ()))
    kinds_of(kinds, "kind")
    return Address(
        since=since,
        until=until,
        known=moment_of(_zoned(one.get("known", "")), "known"),
        known_written=one.get("known", ""),
        place=one.get("place"),
        kinds=kinds,
        actor=one.get("actor"),
        source=one.get("source"),
        grade=one_of(one["grade"], get_args(Grade), "grade") if "grade" in one else None,
        measure=one.get("figures"),
        text=one.get("q", ""),
        rule=one_of(one.get("rule", DEFAULT.rule), get_args(Rule), "rule"),
        order=one_of(one.get("order", DEFAULT.order), get_args(Order), "order"),
        limit=_number(one.get("limit"), "limit", ROWS, 1, MOST_ROWS),
        offset=_number(one.get("offset"), "offset", 0, 0, None),
    )


def _text(value: str, name: str) -> str:
    """The value, if it is text that may be asked for."""
    if len(value) > LONGEST:
        raise QuestionError("this is too long", where=name, remedy=f"give at most {LONGEST} characters")
    if any(category(one) in ("Cc", "Cs") for one in value):
        raise QuestionError("a character in it is no text", where=name, remedy="leave out what cannot be printed")
    return value


def _zoned(written: str) -> str:
    """A moment whose zone has its plus sign, of which a query makes a blank."""
    day, hour, rest = written.partition("T")
    return day + hour + rest.replace(" ", "+")


def _number(text: str | None, name: str, otherwise: int, least: int, most: int | None) -> int:
    """The whole number that is written, within its bounds."""
    if text is None:
        return otherwise
    bounds = f"{least} to {most}" if most is not None else f"{least} or more"
    if not (text.isascii() and text.isdigit() and len(text) < 10) or not least <= int(text) <= (most or int(text)):
        raise QuestionError(f"{text!r} cannot be", where=name, remedy=f"give a whole number, {bounds}")
    return int(text)


def _default(name: str, value: Any) -> Any:
    return getattr(DEFAULT, name) if value is None else value


def _written(moment: datetime | str | None) -> str:
    return moment.isoformat() if isinstance(moment, datetime) else moment or ""


def _texts(address: Address, name: str) -> list[str]:
    """A part as it stands in a query: nothing where it is the default."""
    if name == "known":
        return [address.known_written] if address.known_written else []
    value = getattr(address, name)
    if value == getattr(DEFAULT, name):
        return []
    return list(value) if isinstance(value, tuple) else [str(value)]
