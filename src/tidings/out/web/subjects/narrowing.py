"""The filters that narrow a page of one subject, beside the days and the moment of knowing, which it tells itself."""

from tidings.out.web.address import Address
from tidings.out.web.chips import Chip, chips_of
from tidings.out.web.desk import Desk

TOLD_BESIDE = ("days", "known")


def other_filters(desk: Desk, address: Address, own: str) -> tuple[Chip, ...]:
    """The filters that are set, without the one that the page itself is of."""
    return tuple(one for one in chips_of(desk, address) if one.part not in (own, *TOLD_BESIDE))
