"""An expression of time as the grammar reads it, before anything is known of the day of the report."""

from typing import Literal

from msgspec import Struct

Kind = Literal["date", "shift", "length", "set", "reference"]
#: Which unit of a period, -1 from its end; how many; the unit.
Slice = tuple[int, int, str]


class Expression(Struct, kw_only=True):
    """What the words from atom `first` up to `last` say, each field None where they do not say it.

    date:      a day, month, season, quarter, year, decade or century; `relation` counts units from now ("last week"
               is -1 W), or from the time last named where `narrative`; `days` counts days from now ("yesterday").
    shift:     `amount` of `unit` in `direction`, from now or, where `narrative`, from the time last named.
    length:    `amount` of `unit`; `relation` -1 where it ends now ("the past three days"), 1 where it begins now.
    set, reference:  only a TIMEX3 `value`; `back` days before now.
    `edge` is the part of the period (start, mid, end; early and late: cut at now), `part` and `clock` of the day;
    `slice` the units of it that are meant ("the first two weeks of").
    `until` is the second end of a range; `amount` None means more than one, untold.
    """

    first: int
    last: int
    kind: Kind = "date"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    swapped: bool = False
    weekday: int | None = None
    season: str | None = None
    portion: str | None = None
    decade: str | None = None
    century: int | None = None
    relation: int | None = None
    narrative: bool = False
    unit: str | None = None
    amount: float | None = None
    vague: bool = False
    direction: int = 0
    event: bool = False
    edge: str | None = None
    part: str | None = None
    clock: str | None = None
    days: tuple[int, int] | None = None
    slice: Slice | None = None
    value: str | None = None
    back: int | None = None
    closed: bool = False
    until: "Expression | None" = None

    @property
    def is_day(self) -> bool:
        """True if the words name a day of a month."""
        return self.day is not None and self.month is not None
