"""`tidings link`: a person's word on two claims, and everything derived built anew."""

from tidings.errors import QuestionError
from tidings.out.opening import record_asked
from tidings.out.progress import Bar
from tidings.out.show.words import counted
from tidings.record import Verdict

HOW = "tidings link LEFT RIGHT --same or --different, --by NAME; or tidings link --again"


def verdict_of(*, same: bool, different: bool) -> Verdict:
    """What a person says of two claims; raises QuestionError where it is neither or both."""
    if same == different:
        raise QuestionError("say either that the claims are --same or that they are --different", remedy=HOW)
    return "same" if same else "different"


def link_two(left: str, right: str, verdict: Verdict, *, by: str, why: str, record: str) -> None:
    """What a person says of two claims is kept, and the events made of them are made anew."""
    if not (left and right):
        raise QuestionError("name two claims by their ids", remedy=HOW)
    if not by.strip():
        raise QuestionError("say who says so", where="--by", remedy="give a name: --by 'A. Editor'")
    with record_asked(record) as opened:
        opened.link(left, right, verdict, by=by.strip(), why=why.strip())
    says = "one event" if verdict == "same" else "two events"
    print(f"Kept: {by.strip()} says that {left} and {right} tell {says}.")


def link_again(record: str) -> None:
    """Links and events are made anew from reports, claims and what persons said."""
    with Bar("Linking") as bar, record_asked(record) as opened:
        held = opened.link_again(bar.at)
    print(f"{counted(held.events, 'event')} made anew from {counted(held.claims, 'claim')}.")
